"""Every field says how it was found and how surely; what is doubtful is told by name."""

import pytest

from archive.parsing import parse
from archive.rendering.directive_json import as_json
from tests.support.doubtful_fields import doubtful_fields

NOTICE = """示例市总工会文件
示工发〔2022〕8号
示例市总工会关于开展竞赛的通知
各县总工会：
为做好竞赛，现通知如下。
一、要广泛动员职工参加，不得弄虚作假。
二、要认真组织实施，请于8月31日前报市总工会。
附件：报名表
示例市总工会
2022年3月5日
（此件公开发布）
抄送：示例省总工会。
示例市总工会办公室 2022年3月6日印发"""


def read(text=NOTICE, **changes):
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return parse(text).directives[0]


def doubts(**changes):
    # The issuers of the tests are fictional and sit nowhere.
    return [name for name in doubtful_fields(read(**changes)) if name != "region"]


def test_every_field_that_was_found_says_how():
    directive = read()
    told = as_json(directive)
    named = ("title", "number", "issuers", "year", "issued_on", "printed_on", "genre", "addressees", "copies_to")
    named += ("attachments", "publication", "printed_by", "reports_to", "outline", "actions")
    for name in named:
        assert told[name]
        assert told["findings"][name]["certainty"] in ("certain", "likely"), name
        assert told["findings"][name]["how"]
    assert directive.provenance["issued_on"].evidence == "2022年3月5日"


def test_nothing_is_doubtful_in_a_whole_notice():
    assert doubts() == []


@pytest.mark.parametrize(
    ("change", "field", "method"),
    [
        (("示例市总工会关于开展竞赛的通知", "为了职工的健康，我们要行动起来。"), "title", "无标题，据首句自拟"),
        (("示工发〔2022〕8号", "示工发〔20228号"), "number", "文号残缺，照录原文"),
        (("\n示例市总工会\n2022", "\n示例市教育局\n2022"), "issuers", "标题与落款不一致"),
        (("示工发〔2022〕8号", "示工发〔2021〕8号"), "year", "成文日期与发文字号年份不一致"),
        (("2022年3月6日印发", "2022年3月4日印发"), "printed_on", "成文日期晚于印发日期"),
        (("2022年3月5日", "202235"), "issued_on", "落款日期残缺"),
        (("\n2022年3月5日", "\n3月5日"), "issued_on", "落款日期缺年份"),
        (("二、要认真", "三、要认真"), "outline", "序号不连续"),
    ],
)
def test_what_is_made_up_damaged_or_contradicted_is_doubtful(change, field, method):
    directive = read(change=change)
    assert field in doubtful_fields(directive)
    assert directive.provenance[field].method == method


def test_a_missing_issuer_is_told_and_doubtful():
    directive = read("关于开展竞赛的通知\n各县总工会：\n请组织。")
    assert [directive.provenance[name].method for name in ("issuers", "year", "region")] == ["未找到"] * 3


def test_a_notice_without_addressees_is_told_but_a_plan_needs_none():
    notice, plan = (read(f"示例市总工会关于竞赛的{kind}\n一、要组织。") for kind in ("通知", "实施方案"))
    assert notice.provenance["addressees"].confidence == "doubtful"
    assert "addressees" not in plan.provenance


def test_a_long_text_without_items_wants_a_second_look():
    assert "outline" in doubtful_fields(
        read("示例市总工会关于竞赛的通知\n各县总工会：\n" + "要认真组织职工参加。" * 200)
    )


def test_a_province_that_only_the_number_tells_is_doubtful():
    directive = read("关于竞赛的通知\n豫示工〔2020〕1号\n各分会：\n请组织。\n校工会\n2020年1月4日")
    assert (directive.region_name, directive.provenance["region"].method) == ("河南省", "仅据发文字号")
    assert "region" in doubtful_fields(directive)


def test_a_number_of_another_province_than_the_issuers_is_doubtful():
    text = "河南省总工会名录样张的通知\n黔工发〔2020〕1号\n各分会：\n请组织。\n河南省总工会\n2020年1月4日"
    assert "number" in doubtful_fields(read(text))


def test_what_is_inferred_says_from_what():
    wrapper = "关于转发《示例省总工会关于竞赛的通知》的通知\n各分会：\n现转发。\n"
    forwarded = "示例省总工会关于竞赛的通知\n各市：\n要组织。\n示例省总工会\n2020年1月4日"
    wrapper, forwarded = parse(wrapper + forwarded).directives
    assert (wrapper.year_basis, wrapper.provenance["year"].method) == ("inferred", "据所转发文件推断")
    assert forwarded.provenance["carried_by"].method == "据转发标题"
