"""Marks of head and foot as fields, with their places; none of them is part of a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse

TITLE = "示例市总工会关于开展职工读书活动的通知"
BODY = """各县总工会：
为做好有关工作，现就有关事项通知如下。
一、活动范围
请于6月10日前将名单报示例市总工会。

示例市总工会
2024年5月6日"""


def read(above: str = "", below: str = "", title: str = TITLE):
    return parse(f"{above}\n{title}\n\n{BODY}\n{below}\n").directives[0]


HEADS = [
    ("000012", "copy_number", "000012"),
    ("份号：000012", "copy_number", "000012"),
    ("№000012", "copy_number", "000012"),
    ("００００１２", "copy_number", "００００１２"),
    ("特急", "urgency", "特急"),
    ("特　急", "urgency", "特急"),
    ("加 急", "urgency", "加急"),
    ("【加急】", "urgency", "加急"),
    ("平急", "urgency", "平急"),
    ("特提", "urgency", "特提"),
    ("急件", "urgency", "急件"),
    ("明电", "urgency", "明电"),
    ("特急·明电", "urgency", "特急·明电"),
    ("紧急程度：特急", "urgency", "特急"),
    ("000012　　特急", "urgency", "特急"),
    ("000012 特急", "copy_number", "000012"),
    ("示工发〔2024〕7号　　签发人：孙某某", "signers", ["孙某某"]),
    ("示工发〔2024〕7号　　签发人：孙某某　李某", "signers", ["孙某某", "李某"]),
    ("签发人：孙某某、李某某", "signers", ["孙某某", "李某某"]),
    ("签 发 人：孙　某", "signers", ["孙某"]),
    ("内部资料　　注意保存", "circulation", ["内部资料", "注意保存"]),
    ("内部资料", "circulation", ["内部资料"]),
]


@pytest.mark.parametrize(("line", "field", "value"), HEADS)
def test_a_mark_of_the_head_is_a_field_and_no_part_of_the_title(line, field, value):
    directive = read(line)
    assert getattr(directive, field) == value
    assert directive.title == TITLE and directive.provenance[field].evidence
    spans = [span for span in directive.annotations.marks if span.field == field]
    written = ["".join(directive.text[span.start : span.end].split()) for span in spans]
    assert written == (value if isinstance(value, list) else [value])


@given(st.permutations(["000012", "特急", "示工发〔2024〕7号"]))
def test_marks_stand_in_any_order(lines):
    directive = read("\n".join(lines))
    assert (directive.copy_number, directive.urgency, directive.number) == ("000012", "特急", "示工发〔2024〕7号")
    assert directive.title == TITLE


@given(st.sets(st.sampled_from(range(len(HEADS))), min_size=1, max_size=4))
def test_every_place_lies_in_the_text(chosen):
    directive = read("\n".join(HEADS[at][0] for at in chosen))
    assert directive.title == TITLE
    for span in directive.annotations.marks:
        assert 0 <= span.start < span.end <= len(directive.text)


@pytest.mark.parametrize(
    ("line", "publication", "note", "circulation"),
    [
        ("（此件公开发布）", "此件公开发布", "", []),
        ("（此件不公开）", "此件不公开", "", []),
        ("（依申请公开）", "依申请公开", "", []),
        ("（不予公开）", "不予公开", "", []),
        ("公开方式：依申请公开", "依申请公开", "", []),
        ("（此件发至县级工会）", "", "此件发至县级工会", []),
        ("（联系人：王某，电话：0000-87000000）", "", "联系人：王某，电话：0000-87000000", []),
        ("（此件不得翻印）", "", "", ["此件不得翻印"]),
        ("（盖章）", "", "", []),
    ],
)
def test_a_mark_of_the_foot_is_a_field(line, publication, note, circulation):
    directive = read(below=line)
    assert (directive.publication, directive.note, directive.circulation) == (publication, note, circulation)
    places = {span.field: directive.text[span.start : span.end] for span in directive.annotations.marks}
    assert places == {
        name: value
        for name, value in (("publication", publication), ("note", note), ("circulation", "".join(circulation)))
        if value
    }


@pytest.mark.parametrize("line", ["做好不予公开信息的审查。", "各单位要特急办理。", "内部资料的管理要加强。"])
def test_what_a_directive_is_about_is_no_mark(line):
    directive = parse(f"{TITLE}\n\n各县总工会：\n{line}\n\n示例市总工会\n2024年5月6日\n").directives[0]
    assert (directive.urgency, directive.circulation, directive.publication) == ("", [], "")
    assert directive.annotations.marks == ()


FORWARDED = "示例省总工会关于开展职工读书活动的通知"


@pytest.mark.parametrize(
    ("own", "theirs", "stricter", "method"),
    [
        ("（此件主动公开）", "（依申请公开）", "依申请公开", "据所转发文件（从严）"),
        ("（此件主动公开）", "（不予公开）", "不予公开", "据所转发文件（从严）"),
        ("（依申请公开）", "（此件主动公开）", "依申请公开", "据公开标注"),
        ("", "（依申请公开）", "依申请公开", "据所转发文件（从严）"),
    ],
)
def test_a_forwarding_is_as_strict_as_what_it_forwards(own, theirs, stricter, method):
    text = (
        f"示例市总工会关于转发《{FORWARDED}》的通知\n\n各县总工会：\n现将《{FORWARDED}》转发给你们，请认真贯彻执行。\n\n"
        f"示例市总工会\n2024年6月6日\n{own}\n\n{FORWARDED}\n\n{BODY.replace('示例市', '示例省')}\n{theirs}\n"
    )
    notice, forwarded = parse(text).directives
    assert forwarded.publication == theirs.strip("（）")
    assert (notice.publication, notice.provenance["publication"].method) == (stricter, method)
