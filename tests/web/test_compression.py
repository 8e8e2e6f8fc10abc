"""What is sent packed, and to whom."""

import gzip

import pytest

from search.indexing import index_upkeep
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db(transaction=True)

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def directive(index):
    made = make_directive(text="示例市总工会关于示例工作的通知\n" + "各级工会要认真学习。" * 200)
    index_upkeep.rebuild()
    return made


@pytest.mark.parametrize(
    "address", ["/directives/{}/", "/api/v1/directives/{}/", "/search/?q=工会", "/search/feed.atom"]
)
def test_pages_json_and_feeds_are_packed_the_first_time_and_when_kept(client, directive, address):
    plain = client.get(address.format(directive.pk))
    for _ in range(2):
        packed = client.get(address.format(directive.pk), headers=GZIP)
        assert (packed["Content-Encoding"], "Accept-Encoding" in packed["Vary"]) == ("gzip", True)
        assert len(packed.content) < len(plain.content)
        assert gzip.decompress(packed.content).startswith(plain.content[:200])


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "br, gzip; q=0.0", "gzip;q=0, *;q=1"])
def test_who_takes_nothing_packed_gets_nothing_packed(client, directive, accepted):
    assert "Content-Encoding" not in client.get("/directives/", headers={"Accept-Encoding": accepted})


@pytest.mark.parametrize("address", ["/directives/export.csv", "/directives/export.xlsx", "/directives/{}/docx/"])
def test_what_is_sent_while_it_is_made_or_packed_already_is_left_alone(client, directive, address):
    assert "Content-Encoding" not in client.get(address.format(directive.pk), headers=GZIP)


def test_a_browser_that_holds_a_packed_page_is_not_sent_it_again(client, directive):
    tag = client.get("/directives/", headers=GZIP)["ETag"]
    assert client.get("/directives/", headers=GZIP | {"If-None-Match": tag}).status_code == 304
