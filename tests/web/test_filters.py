"""What a list may be asked for besides province, year, type, topic and level."""

from datetime import date

import pytest

from archive.models import Issuer, IssuerAlias, Region, Registration, ValidityEvent
from archive.web.forms import FilterForm
from tests.support.accounts import make_account
from tests.support.makers import make_action, make_directive, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def holdings():
    province = make_region()
    for code, name, level, parent in [("990100", "甲市", "city", "990000"), ("990101", "丙县", "county", "990100")]:
        Region.objects.create(code=code, name=name, short_name=name[0], level=level, parent_id=parent)
    sections = [("一、", "总体要求", "各级工会要做好示例工作。")]
    one = make_directive(
        "甲", number="示工发〔2021〕7号", issued_on=date(2021, 3, 1), city_id="990100", issuer="示例市总工会",
        sections=sections,
    )  # fmt: skip
    make_action(one.sections.get(), deadline_text="年底前")
    make_directive(
        "乙", number="示工办〔2022〕17号", printed_on=date(2022, 5, 1), city_id="990100", county_id="990101"
    )
    third = make_directive("丙", issuer="样例省总工会", region=province)
    IssuerAlias.objects.create(issuer=Issuer.objects.get(name="样例省总工会"), name="样例总")
    ValidityEvent.objects.create(directive=third, kind="abolished")
    Registration.objects.create(directive=one, source=one.source, year=2022, serial=1, received_on=date(2022, 6, 1),
                                place="above")  # fmt: skip


def titles(client, query):
    page = client.get(f"/directives/?{query}")
    return "".join(sorted(row.title for row in page.context["page_obj"])), page.context["notices"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("issuer=样例总", "丙"), ("issuer=样例省总工会&issuer=示例市总工会", "丙乙甲"), ("city=甲市", "乙甲"),
        ("city=甲&county=none", "甲"), ("county=丙县", "乙"), ("dated_from=2021-03-01&dated_to=2021-12-31", "甲"),
        ("dated_from=2022-01-01", "乙"), ("dated=none", "丙"), ("dated=none&dated_to=2021-03-01", "丙甲"),
        ("number=7号", "甲"), ("number=示工办", "乙"), ("number=[2022]", "乙"), ("number=示工发〔2021〕7号", "甲"),
        ("validity=abolished", "丙"), ("validity=未核定", "乙甲"), ("validity=none&validity=已废止", "丙乙甲"),
        ("deadline=yes", "甲"), ("deadline=none", "丙乙"), ("deadline=none&deadline=yes", "丙乙甲"),
        ("genre=none", ""), ("topic=none", "丙乙甲"),
    ],
)  # fmt: skip
def test_each_filter_leaves_what_passes_it(client, holdings, query, left):
    assert titles(client, query) == ("".join(sorted(left)), [])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("issuer=乌有总工会", "没有“乌有总工会”这一发文机关"), ("city=丙县", "没有“丙县”这一市州"),
        ("county=x", "没有“x”这一县（市、区）"), ("dated=x", "没有“x”这一成文日期"),
        ("dated_from=昨天", "“昨天”不是日期"), ("dated_to=2021-02-30", "“2021-02-30”不是日期"),
        ("dated_from=2022-01-01&dated_to=2021-01-01", "起始在截止之后"), ("number=“”", "没有可供查找的文号"),
        ("validity=x", "没有“x”这一效力"), ("deadline=x", "没有“x”这一期限"), ("place=above", "收文登记簿"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_told_and_left_out(client, holdings, query, told):
    found, notices = titles(client, query)
    assert found == "".join(sorted("甲乙丙")) and len(notices) == 1 and told in notices[0]


def test_all_fields_may_be_nonsense_at_once(client, index, holdings):
    names = {*FilterForm.base_fields, "in"} - {"number", "place"}
    nonsense = "&".join(f"{name}=\x01胡言%00" for name in sorted(names)) + "&number=“”"
    for page in ("directives/", "search/", "api/v1/directives/", "directives/export.csv", "search/feed.atom"):
        assert client.get(f"/{page}?{nonsense}").status_code == 200
    assert len(titles(client, nonsense)[1]) == len(names)


def test_what_a_directive_is_to_the_office_only_they_ask_who_register(client, holdings):
    assert "来文类别" not in client.get("/directives/").text
    client.force_login(make_account("文秘一", "enter_directives"))
    assert titles(client, "place=上级来文") == ("甲", [])
    assert titles(client, "place=none") == ("".join(sorted("乙丙")), [])
    facets = {facet.name: facet for facet in client.get("/directives/").context["facets"]}
    assert [(one.value, one.count) for one in facets["place"].options] == [("above", 1), ("none", 2)]


def test_an_issuer_of_closed_directives_alone_is_no_issuer(client, holdings):
    make_directive("密", issuer="密件总工会", openness="signed-in")
    assert "没有“密件总工会”这一发文机关" in client.get("/directives/?issuer=密件总工会").text


def test_a_span_of_days_is_taken_away_as_a_whole(client, holdings):
    page = client.get("/directives/?dated_from=2021-01-01&dated_to=2021-12-31&year=2023")
    assert '<a class="chip" href="?year=2023"><span class="visually-hidden">取消 </span>成文日期' in page.text
    # Those without a date are one click away.
    assert "dated_from=2021-01-01&amp;dated_to=2021-12-31&amp;dated=none" in page.text


def test_what_is_seldom_asked_is_folded_away_until_it_is_chosen(client, holdings):
    assert '<details class="facets-more">' in client.get("/directives/").text
    assert '<details class="facets-more" open>' in client.get("/directives/?deadline=yes").text


def test_of_thousands_of_issuers_twenty_are_told(client):
    for at in range(30):
        make_directive(issuer=f"示例{at}总工会")
    page = client.get("/directives/?issuer=示例9总工会").context["facets"]
    issuers = next(facet for facet in page if facet.name == "issuer")
    assert len(issuers.options) == 21 and issuers.is_cut and issuers.selected[0].label == "示例9总工会"


def test_the_way_back_and_files_keep_the_filters(client, holdings):
    query = "city=990100&number=7%E5%8F%B7&deadline=yes"
    assert f'/?{query.replace("&", "&amp;")}"' in client.get(f"/directives/?{query}").text
    file = client.get(f"/directives/export.csv?{query}")
    told = b"".join(file.streaming_content).decode("utf-8-sig")
    assert "甲" in told and "丙" not in told
