import re

import pytest

from archive.models import Directive, Forwarding, Occurrence, Reference, Region
from search.indexing import index_upkeep
from tests.support.accounts import make_account
from tests.support.makers import make_action, make_directive, make_region, make_source, overwrite

pytestmark = pytest.mark.django_db

SECTIONS = [
    ("一、", "提高认识", "各级工会要认真学习。\n各单位要结合实际。"),
    ("二、", "抓好落实", "请于2023年8月31日前报告市总工会。"),
]


def test_every_line_of_the_text_is_on_the_page(client):
    directive = make_directive(sections=SECTIONS)
    foot = "\n示例市总工会\n2023年5月1日\n示例市总工会办公室 2023年5月2日印发"
    overwrite(Directive.objects.filter(pk=directive.pk), text=directive.text + foot)
    directive.refresh_from_db()
    page = client.get(directive.get_absolute_url())
    for line in directive.text.split("\n"):
        assert line in page.text


def test_the_place_is_shown_down_to_the_county(client):
    province = make_region()
    city = Region.objects.create(code="990100", name="示例市", short_name="示例", level="city", parent=province)
    county = Region.objects.create(code="990121", name="样例县", short_name="样例", level="county", parent=city)
    page = client.get(make_directive(city=city, county=county).get_absolute_url())
    assert ">示例省</a> 示例市 样例县</span>" in page.text


def test_the_contents_lead_to_the_sections(client):
    page = client.get(make_directive(sections=SECTIONS).get_absolute_url())
    assert '<a href="#s-2">二、抓好落实</a>' in page.text
    assert 'id="s-2"' in page.text


def test_what_the_original_does_not_state_is_said_plainly(client):
    page = client.get(make_directive(number="").get_absolute_url())
    assert "原件未载明" in page.text


def test_the_year_stands_with_its_basis(client):
    page = client.get(make_directive(year=2021).get_absolute_url())
    assert "据发文字号" in page.text


def test_a_reader_from_a_search_finds_the_way_back(client):
    page = client.get(make_directive().get_absolute_url() + "?q=竞赛&year=2023")
    assert "返回检索结果" in page.text
    assert 'href="/search/?q=%E7%AB%9E%E8%B5%9B&amp;year=2023"' in page.text
    assert "print/?q=%E7%AB%9E%E8%B5%9B&amp;year=2023" in page.text


def test_a_reader_from_nowhere_is_offered_the_list(client):
    page = client.get(make_directive().get_absolute_url())
    assert "返回检索结果" not in page.text
    assert '<a class="back" href="/directives/">' in page.text


def test_the_list_context_goes_along_into_a_comparison(client):
    forwarding_directive = make_directive("另一件")
    page = client.get(make_directive(forwarding_directive=forwarding_directive).get_absolute_url() + "?q=竞赛")
    assert '<input type="hidden" name="q" value="竞赛">' in page.text


def test_action_items_show_who_and_by_when_and_lead_to_their_section(client):
    directive = make_directive(sections=SECTIONS)
    make_action(directive.sections.last(), actor="各级工会", deadline_text="2023年8月31日前", deadline="2023-08-31")
    page = client.get(directive.get_absolute_url())
    assert "各级工会" in page.text
    assert "2023年8月31日前" in page.text
    assert '<span class="duty-span" data-kind="task" id="duty-1">请于2023年8月31日前报告市总工会。</span>' in page.text
    assert 'href="#note-1"' in page.text and 'id="note-1"><a href="#duty-1">' in page.text


def test_a_forwarded_directive_and_its_forwarding_directive_lead_to_each_other(client):
    forwarding_directive = make_directive("关于转发示例通知的通知")
    forwarded = make_directive("示例通知", forwarding_directive=forwarding_directive)
    assert forwarded.get_absolute_url() in client.get(forwarding_directive.get_absolute_url()).text
    assert forwarding_directive.get_absolute_url() in client.get(forwarded.get_absolute_url()).text


def test_a_reference_leads_to_the_archived_directive(client):
    cited, citing = make_directive("所引的通知"), make_directive("引用的通知")
    Reference.objects.create(directive=citing, position=0, kind="work", text="所引的通知", target=cited)
    page = client.get(citing.get_absolute_url())
    assert f'<a href="{cited.get_absolute_url()}">所引的通知</a>' in page.text


def test_what_it_is_tied_to_is_offered_for_comparison(client):
    forwarding_directive, cited, directive = make_directive("载它的"), make_directive("它引的"), make_directive("本件")
    make_directive("无关的")
    Forwarding.objects.create(forwarding_directive=forwarding_directive, forwarded_directive=directive)
    Reference.objects.create(directive=directive, position=0, kind="work", text="它引的", target=cited)
    options = re.findall('<option value="([0-9]+)"', client.get(directive.get_absolute_url()).text)
    assert options == [str(forwarding_directive.pk), str(cited.pk)]


def test_any_other_directive_can_be_chosen_for_comparison(client):
    directive = make_directive()
    assert f'<a href="/compare/?d={directive.pk}">' in client.get(directive.get_absolute_url()).text


def test_a_text_with_markup_is_shown_and_not_run(client):
    page = client.get(make_directive("通知<script>alert(1)</script>").get_absolute_url())
    assert "<script>" not in page.text


@pytest.mark.parametrize("view", ["", "print/"])
def test_personal_data_is_hidden_from_who_may_not_see_it(client, view):
    sections = [("一、", "", "联系人：示例某，电话0000-1234567。")]
    directive = make_directive(sections=sections, contacts=["示例某", "0000-1234567"])
    make_action(directive.sections.first())
    address = directive.get_absolute_url() + view
    assert "示例某" not in client.get(address).text
    assert "0000-1234567" not in client.get(address).text
    client.force_login(make_account("staff", "view_contacts"))
    assert "示例某" in client.get(address).text


@pytest.mark.parametrize("view", ["", "print/", "source/"])
@pytest.mark.parametrize("pk", ["404", "99999999999999999999999"])
def test_a_missing_directive_is_not_found(client, pk, view):
    page = client.get(f"/directives/{pk}/{view}")
    assert page.status_code == 404
    assert 'name="q"' in page.text


def test_a_directive_asks_few_questions(client, index, django_assert_max_num_queries):
    """One with everything, opened from a search for the first time."""
    directive = make_directive("安康杯竞赛通知", sections=SECTIONS * 5)
    for section in directive.sections.all():
        make_action(section)
    others = [
        make_directive(f"{subject}通知", sections=SECTIONS) for subject in ("安康杯竞赛", "二", "三", "四", "五")
    ]
    for at, other in enumerate(others):
        Reference.objects.create(directive=directive, position=at, kind="work", text=f"引文{at}", target=other)
        Reference.objects.create(directive=other, position=at, kind="work", text="本件", target=directive)
        Occurrence.objects.create(directive=directive, source=make_source(), basis="title", likeness=0.9)
        directive.provenance.create(field=f"field{at}", method="据标题", confidence="certain", other=other)
    Forwarding.objects.create(forwarding_directive=others[0], forwarded_directive=directive)
    Forwarding.objects.create(forwarding_directive=directive, forwarded_directive=others[1])
    directive.topics.create(name="示例主题")
    index_upkeep.rebuild()
    # One of them asks once whether those that are like it are in force; four are of the whole archive, and not asked
    # again before anything changes: topics and issuers that a query may name, states of today, who has a deadline.
    with django_assert_max_num_queries(22):
        page = client.get(f"{directive.get_absolute_url()}?q=通知&province=990000")
    assert "共 6 件" in page.text
    assert "相似文件" in page.text


@pytest.mark.parametrize("words", ["地区:样例县", "地区:样例", "地区:990121", "地区:示例省"])
def test_a_directive_is_found_by_its_county(client, index, words):
    province = make_region()
    county = Region.objects.create(code="990121", name="样例县", short_name="样例", level="county", parent=province)
    directive = make_directive(county=county)
    make_directive(
        region=Region.objects.create(
            code="980000", name="别省", short_name="别", level="province", parent=province.parent
        )
    )
    index_upkeep.rebuild()
    found = client.get("/api/v1/search/", {"q": words}).json()["results"]
    assert [row["id"] for row in found] == [directive.pk]
