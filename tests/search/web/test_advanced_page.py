"""The advanced form: every box its own meaning, and one plain address for what is asked."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Group

from archive.models import Directive, Topic
from search.indexing import index_upkeep
from tests.support.accounts import make_account_of
from tests.support.makers import make_directive, make_region

ADVANCED = "/search/advanced/"


@pytest.fixture
def directive(index):
    make_region("990100", "示例州", "示例", "city")
    directive = make_directive("示例市总工会关于劳模宣讲的通知", number="示工〔2023〕19号", city_id="990100")
    directive.topics.add(Topic.objects.create(name="示例主题"))
    index_upkeep.rebuild()
    return directive


def led(client, **typed) -> dict[str, list[str]]:
    answer = client.get(ADVANCED, {"ask": "1", **typed})
    assert answer.status_code == 302, re.findall('class="field-error">([^<]*)', answer.text)
    address = urlsplit(answer["Location"])
    assert address.path == "/search/"
    return parse_qs(address.query)


def told(client, **typed) -> list[str]:
    page = client.get(ADVANCED, {"ask": "1", **typed})
    assert page.status_code == 200
    return re.findall('class="field-error"[^>]*>([^<]*)', page.text)


def test_boxes_of_words_make_one_query(client, directive):
    typed = {"every": "劳模", "any": "宣讲 竞赛", "wording": "劳模宣讲", "without": "帮扶", "in": "title"}
    assert led(client, **typed) == {"q": ['劳模 (宣讲 OR 竞赛) "劳模宣讲" -帮扶'], "in": ["title"]}
    assert "找到 1 件" in client.get(ADVANCED, {"ask": "1", **typed}, follow=True).text


def test_every_other_box_is_a_filter_of_the_plain_address(client, directive):
    typed = {
        "number": "〔2023〕", "issuer": "示例市总工会", "city": "示例州", "dated_from": "2020-01-01",
        "dated_to": "2024-12-31", "genre": ["通知", "意见"], "topic": "示例主题", "level": "city",
        "province": "990000", "validity": "unsettled", "deadline": "none", "sort": "-number", "view": "compact",
    }  # fmt: skip
    assert led(client, **typed) == {
        name: value if isinstance(value, list) else [value] for name, value in typed.items()
    }


def test_what_was_left_empty_stands_in_no_address(client, directive):
    assert client.get(ADVANCED, {"ask": "1", "every": " ", "sort": "relevance"})["Location"] == "/search/"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("2021、2023", {"year": ["2021", "2023"]}),
        ("2021年，2023", {"year": ["2021", "2023"]}),
        ("2020-2023", {"q": ["年份:2020-2023"]}),
        ("2020至2023年", {"q": ["年份:2020-2023"]}),
        ("2020-2022 2010", {"year": ["2020", "2021", "2022", "2010"]}),
        ("未注明", {"year": ["none"]}),
    ],
)
def test_years_are_a_list_or_a_span(client, directive, typed, asked):
    assert led(client, years=typed) == asked


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"every": '"劳模'}, "引号没有成对。"),
        ({"any": "（（"}, "括号没有成对。"),
        ({"wording": "。。"}, "这里没有可供检索的文字。"),
        ({"without": "，"}, "这里没有可供检索的文字。"),
        ({"every": "劳" * 600}, "共 600 个字符，最多 512 个。"),
        ({"number": "「」"}, "“「」”里没有可供查找的文号。"),
        ({"issuer": "示例市总工会、乌有会"}, "没有“乌有会”这一发文机关。"),
        ({"city": "乌有州"}, "没有“乌有州”这一市州。"),
        ({"county": "乌有县"}, "没有“乌有县”这一县（市、区）。"),
        ({"years": "去年"}, "“去年”不是年份。"),
        ({"years": "2023-2020"}, "起止年份颠倒了：2023 晚于 2020。"),
        ({"years": "1950-2020、2021"}, "年份太多"),
        ({"dated_from": "昨天"}, "“昨天”不是日期。"),
        ({"dated_to": "2021-13-01"}, "“2021-13-01”不是日期。"),
        ({"dated_from": "2023-02-01", "dated_to": "2022-02-01"}, "截止日期早于起始日期。"),
        ({"province": "乌有省"}, "没有“乌有省”这一地区。"),
        ({"genre": "乌有"}, "没有“乌有”这一类型。"),
        ({"topic": "乌有"}, "没有“乌有”这一主题。"),
        ({"level": "乌有"}, "没有“乌有”这一发文级别。"),
        ({"validity": "乌有"}, "没有“乌有”这一效力。"),
        ({"place": "乌有"}, "没有“乌有”这一来文类别。"),
        ({"deadline": "乌有"}, "没有“乌有”这一期限。"),
        ({"in": "乌有"}, "没有“乌有”这一检索范围。"),
        ({"sort": "乌有"}, "没有“乌有”这一排序。"),
        ({"view": "乌有"}, "没有“乌有”这一显示方式。"),
    ],
)
def test_nonsense_is_told_at_its_box_and_all_that_was_typed_stays(client, directive, typed, message):
    kept = {"every": "劳模"} | typed
    messages = told(client, **kept)
    assert len(messages) == 1 and messages[0].startswith(message)
    page = client.get(ADVANCED, {"ask": "1", **kept}).text
    for text in kept.values():
        assert f'value="{text.replace(chr(34), "&quot;")}"' in page or text in ("乌有",)


def test_every_box_full_of_nonsense_is_a_working_page(client, directive):
    boxes = ["any", "wording", "without", "years", "dated_from", "dated_to", "issuer", "province", "sort"]
    assert len(told(client, every="（", **dict.fromkeys(boxes, "！"))) == len(boxes) + 1


def test_it_opens_with_the_present_query(client, directive):
    page = client.get(f'{ADVANCED}?q=劳模 -竞赛 "宣讲"&year=2023&issuer=示例市总工会&genre=通知&sort=newest').text
    values = dict(re.findall(r'<input type="text" id="(\w+)" name="\w+" value="([^"]+)"', page))
    assert values == {
        "every": "劳模", "without": "竞赛", "wording": "宣讲", "years": "2023", "issuer": "示例市总工会",
    }  # fmt: skip
    assert '<input type="checkbox" name="genre" value="通知" checked>' in page
    assert '<option value="newest" selected>' in page


def test_what_it_opens_with_leads_back_to_the_same(client, directive):
    address = "q=劳模 (宣讲 OR 竞赛) -帮扶&year=2023&year=2021&genre=通知&sort=oldest"
    page = client.get(f"{ADVANCED}?{address}").text
    fields = re.findall(r'<input type="text" id="(\w+)" name="\w+" value="([^"]*)"', page)
    ticked = re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]*)" checked>', page)
    again = led(client, **dict(fields), **dict(ticked), sort="oldest")
    assert again == {
        "q": ["劳模 (宣讲 OR 竞赛) -帮扶"], "year": ["2023", "2021"], "genre": ["通知"], "sort": ["oldest"],
    }  # fmt: skip


def test_the_place_in_the_office_is_for_who_enters(client, directive):
    assert 'name="place"' not in client.get(ADVANCED).text
    assert told(client, place="above") == ["没有“above”这一来文类别。"]


def test_of_an_issuer_that_is_not_to_be_known_nothing_is_told(client, directive):
    Directive.objects.update(openness="groups")
    group = Group.objects.create(name="示例人员组")
    Directive.objects.get().known_to.add(group)
    page = client.get(ADVANCED).text
    assert "示例市总工会" not in page and "示例主题" not in page
    assert told(client, issuer="示例市总工会") == ["没有“示例市总工会”这一发文机关。"]


def test_results_and_lists_lead_to_it_with_their_query(client, directive):
    for page in (client.get("/search/?q=劳模&year=2023"), client.get("/directives/?year=2023")):
        assert re.search(rf'href="{ADVANCED}\?[^"]*year=2023"', page.text)


def test_staff_who_enter_choose_by_the_place(client, directive):
    client.force_login(make_account_of("文秘", "文秘甲"))
    assert told(client, place="乌有") == ["没有“乌有”这一来文类别。"]
