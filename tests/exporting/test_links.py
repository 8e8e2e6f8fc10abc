"""What the pages offer to take away."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from archive.catalogue.relations import relations_of
from archive.privacy.sight import EVERYBODY
from archive.templatetags import take_away
from search.indexing import index_upkeep
from tests.exporting.conftest import PHONE
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["directives", "search", "actions"])
def test_a_list_can_be_taken_away_and_followed_as_it_is_filtered(client, index, directive, name):
    index_upkeep.rebuild()
    page = client.get(f"/{name}/?year=2023&sort=oldest&page=1").text
    for file in ("csv", "xlsx"):
        assert f'href="/{name}/export.{file}?year=2023&amp;sort=oldest"' in page
    assert (
        f'<link rel="alternate" type="application/atom+xml" title="按这些条件订阅" href="/{name}/feed.atom?year=2023">'
        in page
    )
    assert page.count(f'href="/{name}/feed.atom?year=2023"') == 2


def test_nothing_found_offers_nothing_to_take(client, directive):
    assert "export.csv" not in client.get("/directives/?year=1999").text


def test_more_than_can_be_taken_is_said_beforehand(client, monkeypatch):
    monkeypatch.setattr(take_away, "MOST", 1)
    make_directive(), make_directive()
    assert "文件中只有前 1 行" in client.get("/directives/").text


def test_directives_can_be_chosen_while_browsing(client, directive):
    page = client.get("/directives/?year=2023").text
    assert f'<input type="checkbox" name="d" value="{directive.pk}">' in page
    assert '<input type="hidden" name="year" value="2023">' in page
    assert 'name="d"' not in client.get("/").text


def test_a_directive_shows_how_it_is_cited(client, directive):
    page = client.get(f"/directives/{directive.pk}/").text
    cited = (
        f"示例市总工会. 示例市总工会关于安康杯的通知（{'*' * len(PHONE)}）: 示工〔2023〕1号[A/OL]. 2023"
        f"[{timezone.localdate()}]. http://testserver/directives/{directive.pk}/"
    )
    assert page.count(cited) == 1
    assert "（示工〔2023〕1号）</dd>" in page
    assert page.count("引用其中一节") == 1


def test_a_directive_can_be_saved(client, directive):
    part = client.get(f"/directives/{directive.pk}/").text.partition('id="take-title"')[2]
    for address in ("directives/{}/pdf/", "directives/{}/docx/", "directives/{}/source/", "api/v1/directives/{}/"):
        assert f'href="/{address.format(directive.pk)}"' in part


def test_to_cite_a_directive_asks_nothing_more(rf, directive, django_assert_num_queries):
    request, relations = rf.get("/"), relations_of(directive, [], sight=EVERYBODY)
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        assert take_away.list_entry({"request": request}, directive, relations).startswith("示例市总工会. ")
