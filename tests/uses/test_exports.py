"""Each export is one record, whoever made it."""

import pytest

from archive.models import UseRecord
from archive.models.choices import UseAct
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


def exported() -> list:
    return list(UseRecord.objects.of_acts([UseAct.EXPORTED]).order_by("pk").values_list("what", flat=True))


@pytest.mark.parametrize(
    "address",
    ["/directives/export.csv", "/directives/export.xlsx", "/actions/export.csv", "/actions/export.xlsx"],
)
def test_a_list_taken_away_is_recorded_with_what_was_asked(client, address):
    make_directive()
    client.get(f"{address}?year=2023", REMOTE_ADDR="192.0.2.9")
    row = UseRecord.objects.get(act=UseAct.EXPORTED)
    kind = address.rpartition(".")[2].upper()
    assert row.what.startswith(f"{kind}，")
    assert row.what.endswith(f"{address}?year=2023")
    assert (row.account_name, row.address) == ("", "192.0.2.9")


def test_the_results_of_a_search_too(client, index):
    client.get("/search/export.csv", {"q": "示例"})
    assert exported() == ["CSV，0 行：/search/export.csv?q=示例"]


def test_several_directives_as_one_pdf(client):
    first, second = make_directive(), make_directive(title="示例市总工会关于另一示例的通知")
    assert client.get(f"/directives/pdf/?d={first.pk}&d={second.pk}").status_code == 200
    assert exported() == [f"PDF，2 件：/directives/pdf/?d={first.pk}&d={second.pk}"]


@pytest.mark.parametrize("address", ["/directives/feed.atom", "/directives/", "/"])
def test_pages_and_feeds_are_no_exports(client, address):
    client.get(address)
    assert exported() == []


def test_nor_is_the_head_alone(client):
    client.head("/directives/export.csv")
    assert exported() == []
