"""A long text is read in portions; every section is reached, every character shown once."""

import re

import pytest
from lxml import html

from archive.catalogue import long_directive, portions
from archive.models import Section, Source
from archive.web import heavy_places
from archive.web.heavy_places import HeavyPlaces
from archive.web.views import received
from tests.support.makers import make_action, make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """A long text has more than 200 characters, a portion 100."""
    monkeypatch.setattr(portions, "SIZE", 100)
    for module in (portions, long_directive, received):
        monkeypatch.setattr(module, "LONGEST_WHOLE", 200)


@pytest.fixture
def long(index):
    sections = [(f"{at}、", f"第{at}项", f"各单位要报送第{at}号材料，做好示例工作。") for at in range(1, 41)]
    directive = make_directive(sections=sections)
    for section in Section.objects.filter(directive=directive).order_by("position"):
        make_action(section)
    return directive


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def count_of(client, directive):
    (words,) = set(page_of(client, f"/directives/{directive.pk}/").xpath("//*[@class='portions-here']/text()"))
    return int(re.search(r"共 (\d+) 部分", words)[1])


@pytest.mark.parametrize("kind", ["", "print/"])
def test_all_portions_together_are_the_text_and_each_section_stands_once(client, long, kind):
    shown, anchors = "", []
    for number in range(1, count_of(client, long) + 1):
        page = page_of(client, f"/directives/{long.pk}/{kind}?part={number}")
        (paper,) = page.xpath("//article")
        anchors += paper.xpath(".//section/@id")
        for beside in paper.xpath(".//h2 | .//*[contains(@class, 'duty-notes') or contains(@class, 'reprint-line')]"):
            beside.drop_tree()
        shown += "".join(paper.text_content().split())
        assert page.xpath("//h1")[0].text_content() == long.title
    assert anchors == list(long.sections.order_by("position").values_list("anchor", flat=True))
    assert shown == "".join(long.text.removeprefix(long.title).split())


def test_a_text_that_is_not_long_stays_one_page_and_takes_no_notice_of_a_part(client, index):
    short = make_directive(sections=[("一、", "示例", "各单位要报送。")])
    path = f"/directives/{short.pk}/"
    assert b"portions" not in client.get(path).content
    assert page_of(client, f"{path}?part=3&at=s-1").xpath("//section[@id='s-1']")


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("0", 1), ("x", 1), ("-1", 1), ("3", 3), ("99999", 0)])
def test_whatever_part_is_asked_for_one_is_shown(client, long, asked, number):
    last = count_of(client, long)
    told = page_of(client, f"/directives/{long.pk}/?part={asked}").xpath("//*[@class='portions-here']/text()")
    assert set(told) == {f"第 {number or last} 部分，共 {last} 部分"}


def test_the_contents_lead_to_every_part_and_to_the_sections_of_this(client, long):
    page = page_of(client, f"/directives/{long.pk}/?part=2&q=示例")
    links = page.xpath("//details[contains(@class, 'contents')]//li/a/@href")
    own = [link for link in links if link.startswith("#")]
    assert own == [f"#{anchor}" for anchor in page.xpath("//article//section/@id")]
    others = [int(re.search(r"part=(\d+)", link)[1]) for link in links if not link.startswith("#")]
    assert others == [number for number in range(1, count_of(client, long) + 1) if number != 2]
    assert all("q=%E7%A4%BA%E4%BE%8B" in link for link in links if not link.startswith("#"))


def test_the_links_before_and_after_say_what_they_are(client, long):
    page = page_of(client, f"/directives/{long.pk}/?part=2")
    assert page.xpath("//nav[contains(@class, 'portions')]/a/@rel") == ["prev", "next"] * 2
    first = page_of(client, f"/directives/{long.pk}/")
    assert set(first.xpath("//nav[contains(@class, 'portions')]/a/@rel")) == {"next"}


def test_the_received_text_is_in_portions_too(client, long):
    Source.objects.update(text=long.text, removals=[], omitted=[])
    shown = cleaned = ""
    for number in range(1, count_of(client, long) + 1):
        page = page_of(client, f"/directives/{long.pk}/received/?part={number}")
        shown += page.xpath("//pre")[0].text_content().replace("§", "") if page.xpath("//pre") else ""
        cleaned += "".join(part.text_content() for part in page.xpath("//div[@class='cleaned-text']"))
    assert shown == long.text
    assert "".join(cleaned.split()) == "".join(long.text.split())


@pytest.mark.parametrize("kind", ["", "print/", "received/"])
def test_an_anchor_is_sent_on_to_its_part(client, long, kind):
    Source.objects.update(text=long.text, removals=[], omitted=[])
    for anchor in long.sections.values_list("anchor", flat=True):
        answer = client.get(f"/directives/{long.pk}/{kind}?q=材料&at={anchor}")
        assert answer.status_code == 302 and answer.url.endswith(f"#{anchor}")
        assert page_of(client, answer.url).xpath(f"//*[@id='{anchor}']")


def test_an_anchor_that_is_nowhere_leads_to_the_first_part_and_to_no_place(client, long):
    answer = client.get(f"/directives/{long.pk}/?at=s-999")
    assert (answer.status_code, answer.url) == (302, f"/directives/{long.pk}/?part=1#")


def test_links_from_lists_lead_to_the_part(client, long):
    links = page_of(client, "/actions/").xpath("//p[@class='duty-text']/a/@href")
    links += [row["url"] for row in client.get("/api/v1/actions/?page_size=100").json()["results"]]
    assert len(links) == 80
    for link in links:
        path, _, anchor = link.partition("#")
        assert page_of(client, path).xpath(f"//section[@id='{anchor}']")


def test_action_items_are_numbered_through_the_whole_text(client, long):
    numbers = []
    for number in range(1, count_of(client, long) + 1):
        notes = page_of(client, f"/directives/{long.pk}/?part={number}").xpath("//li[@class='note']/@id")
        numbers += notes
    assert numbers == [f"note-{at}" for at in range(1, 41)]


def test_hits_are_marked_in_their_part_and_counted_in_the_others(client, long):
    last = count_of(client, long)
    page = page_of(client, f"/directives/{long.pk}/?part=2&q=材料")
    links = page.xpath("//p[@class='hits-parts']/a")
    told = {int(re.search(r"part=(\d+)", link.get("href"))[1]): link.text_content() for link in links}
    assert set(told) == set(range(1, last + 1)) - {2}
    shown = {}
    for number in range(1, last + 1):
        marks = page_of(client, f"/directives/{long.pk}/?part={number}&q=材料").xpath("//article//mark/@id")
        assert marks == [f"hit-{at}" for at in range(1, len(marks) + 1)]
        shown[number] = len(marks)
    assert sum(shown.values()) == 40
    assert {number: f"{count} 处" for number, count in shown.items() if number != 2} == {
        number: words.partition("部分 ")[2] for number, words in told.items()
    }


def test_citations_and_the_rest_are_those_of_the_part(client, long):
    page = page_of(client, f"/directives/{long.pk}/?part=3")
    cited = page.xpath("//*[contains(@class, 'citations')]//a/@href")
    assert cited == [f"#{anchor}" for anchor in page.xpath("//article//section/@id")]


def test_a_long_text_is_heavy_work(client, long, monkeypatch):
    Source.objects.update(text=long.text, removals=[], omitted=[])
    monkeypatch.setattr(heavy_places, "LONG_TEXT", 200)
    monkeypatch.setattr(heavy_places, "PLACES", own := HeavyPlaces(waiting=0, longest_wait=0))
    pages = [f"/directives/{long.pk}/{kind}" for kind in ("", "print/", "received/")]
    for path in [*pages, f"/api/v1/directives/{long.pk}/"]:
        with own.taken():
            assert client.get(path).status_code == 503
        assert client.get(path).status_code == 200
