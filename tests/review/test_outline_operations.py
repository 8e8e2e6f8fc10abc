"""What is done to an outline leaves every character of the text where it is, and always fits it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.slice_rules import fits
from archive.models.choices import SectionKind
from archive.parsing import parse_as_it_stands
from archive.review.outline_nodes import APART, ActionSpan, Impossible, OutlineNode, Place, parents, parts
from archive.review.outline_operations import OPERATIONS, apply
from archive.review.section_kinds import kinds_for
from tests.support.corpus import NAMES, reading

_LINES = """示例市总工会关于做好示例工作的通知
各县总工会：
一、加强领导
（一）提高认识。各级工会要认真学习。要及时上报。
1.各基层工会请于8月31日前报送名单。
一是要重视示例。二是要落实。
二、总 则
　　各单位要结合实际。
附件1
示例报名表
序号\t姓名
第一章 总 则
加强宣传
2.
特此通知。
示例市总工会
2022年5月1日
首先，各级工会要学习。"""
LINES = st.sampled_from(_LINES.splitlines())
TEXTS = st.lists(LINES, min_size=1, max_size=16).map("\n".join)
# What is asked for, by its number among all that the outline has just then.
ASKED = st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 50), st.integers(0, 50)), max_size=12)


def outline_of(parsed) -> list[OutlineNode]:
    return [
        OutlineNode(
            at, one.kind, one.level, one.label, one.heading, one.run_in, one.anchor, one.start, one.body_start,
            one.end, tuple(ActionSpan(action.start, action.end, at) for action in one.actions),
        )
        for at, one in enumerate(parsed.sections)
    ]  # fmt: skip


def asked_place(text, nodes, node, which) -> Place:
    """A paragraph, sentence or action item of a section, whether it can be had there or not."""
    one = nodes[node % len(nodes)]
    own = text[one.body_start : one.end]
    starts = [0, *(at + 1 for at, character in enumerate(own) if character in "\n。"), *(a.start for a in one.actions)]
    start = starts[which % len(starts)]
    stop = own.find("。", start)
    return Place(node % len(nodes), start, len(own) if stop < 0 else stop + 1)


def at(nodes, label) -> int:
    return next(place for place, one in enumerate(nodes) if one.label == label)


def held(text, nodes) -> str:
    """The characters that some section holds, without blanks."""
    return "".join("".join(text[one.start : one.end].split()) for one in nodes)


@given(TEXTS, ASKED)
def test_whatever_is_done_the_outline_fits_and_holds_the_same_characters(text, asked):
    nodes = outline_of(parse_as_it_stands(text))
    characters = held(text, nodes)
    for name, node, which in asked if nodes else ():
        try:
            nodes = apply(name, text, nodes, asked_place(text, nodes, node, which))
        except Impossible:
            continue
        assert fits(text, parts(text, nodes))
        assert held(text, nodes) == characters


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_above_what_is_told_by_the_levels(name):
    for directive in reading(name).directives:
        place = {id(section): at for at, section in enumerate(directive.sections)}
        above = {id(child): place[id(section)] for section in directive.sections for child in section.children}
        assert parents(outline_of(directive)) == [above.get(id(one)) for one in directive.sections]


TEXT = """示例市总工会关于示例工作的通知
各县总工会：
一、加强领导
（一）提高认识。各级工会要认真学习。
（二）落实责任
各单位要落实。
宣传安排
要多宣传。
二、工作要求
请于8月31日前上报。"""


@pytest.fixture
def nodes():
    return outline_of(parse_as_it_stands(TEXT))


def shown(nodes):
    return [(one.level, one.label, one.heading, TEXT[one.body_start : one.end]) for one in nodes if one.kind == "item"]


def test_a_section_goes_up_and_down_with_what_stands_under_it(nodes):
    down = apply("down", TEXT, nodes, Place(at(nodes, "二、")))
    assert parents(down)[at(down, "二、")] == at(down, "一、")
    up = apply("up", TEXT, nodes, Place(at(nodes, "（二）")))
    assert [one.level for one in up if one.label in ("（一）", "（二）")] == [2, 1]
    both = apply("down", TEXT, up, Place(at(up, "（二）")))
    assert both == nodes


def test_a_heading_becomes_text_and_a_heading_again(nodes):
    place = Place(at(nodes, "（一）"))
    plain = apply("to-text", TEXT, nodes, place)
    assert shown(plain)[1][2:] == ("", "提高认识。各级工会要认真学习。")
    assert apply("to-heading", TEXT, plain, place) == nodes


def test_a_paragraph_without_a_label_becomes_a_heading_of_its_own_and_goes_back(nodes):
    nodes, place = [one._replace(actions=()) for one in nodes], at(nodes, "（二）")
    own = TEXT[nodes[place].body_start : nodes[place].end]
    parted = apply("to-heading", TEXT, nodes, Place(place, own.index("宣传安排")))
    assert (2, "", "宣传安排", "要多宣传。") in shown(parted)
    assert len({one.anchor for one in parted}) == len(parted)
    assert apply("to-text", TEXT, parted, Place(place + 1)) == nodes


def test_two_sections_are_merged_and_split_again_at_the_label(nodes):
    place = at(nodes, "（二）")
    merged = apply("merge", TEXT, nodes, Place(place))
    own = TEXT[merged[place - 1].body_start : merged[place - 1].end]
    assert own.startswith("各级工会要认真学习。\n（二）落实责任")
    again = apply("split", TEXT, merged, Place(place - 1, own.index("（二）")))
    assert shown(again) == shown(nodes)


def test_a_sentence_becomes_an_action_item_once(nodes):
    bare = [one._replace(actions=()) for one in nodes]
    place = Place(at(nodes, "（二）"), 0, len("各单位要落实。"))
    added = apply("add-action", TEXT, bare, place)
    assert added[place.node].actions == (ActionSpan(0, 7, None),)
    with pytest.raises(Impossible):
        apply("add-action", TEXT, added, place)
    assert apply("remove-action", TEXT, added, place) == bare


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("up", "一、"),
        ("down", "一、"),
        ("split", "一、"),
        ("nonsense", "一、"),
        ("as-item", "一、"),
        ("as-closing", "一、"),
        ("as-lead", "二、"),
        ("run-in", "（一）"),
        ("run-in", "一、"),
        ("own-line", "（二）"),
    ],
)
def test_what_cannot_be_done_is_told(nodes, name, label):
    with pytest.raises(Impossible):
        apply(name, TEXT, nodes, Place(at(nodes, label)))


def test_a_paragraph_that_holds_an_action_item_is_no_heading(nodes):
    place = at(nodes, "（二）")
    own = TEXT[nodes[place].body_start : nodes[place].end]
    with pytest.raises(Impossible):
        apply("to-heading", TEXT, nodes, Place(place, own.index("各单位")))


@given(TEXTS, ASKED, st.integers(0, 50))
def test_a_section_becomes_what_it_is_offered_and_nothing_else(text, asked, which):
    nodes = outline_of(parse_as_it_stands(text))
    for name, node, where in asked if nodes else ():
        with suppress(Impossible):
            nodes = apply(name, text, nodes, asked_place(text, nodes, node, where))
    if not nodes:
        return
    place, offered = which % len(nodes), kinds_for(nodes, which % len(nodes))
    for kind in SectionKind:
        if kind not in offered:
            with pytest.raises(Impossible):
                apply(f"as-{kind}", text, nodes, Place(place))
            continue
        changed = apply(f"as-{kind}", text, nodes, Place(place))
        assert [one.kind for one in changed] == [kind if at == place else one.kind for at, one in enumerate(nodes)]
        assert [one.anchor for one in changed] == [one.anchor for one in nodes]
        assert kind not in APART or place not in parents(changed)


def test_a_lead_becomes_an_item_and_a_lead_again():
    text = TEXT.replace("一、加强", "经研究，现通知如下。\n一、加强")
    lead = outline_of(parse_as_it_stands(text))
    assert lead[0].kind == SectionKind.LEAD
    item = apply("as-item", text, lead, Place(0))
    assert (item[0].kind, item[0].level, parents(item)) == ("item", 1, parents(lead))
    assert apply("as-lead", text, item, Place(0)) == lead


def test_the_last_section_becomes_the_closing_with_its_heading_as_text(nodes):
    last = Place(len(nodes) - 1)
    closing = apply("as-closing", TEXT, nodes, last)
    assert TEXT[closing[-1].body_start : closing[-1].end] == "二、工作要求\n请于8月31日前上报。"
    again = apply("as-item", TEXT, closing, last)
    assert (again[-1].level, again[-1].label, parents(again)[-1]) == (1, "", None)


def test_an_item_becomes_an_attachment_with_what_stands_under_it(nodes):
    place = at(nodes, "（二）")
    attached = apply("as-attachment", TEXT, nodes, Place(place))
    assert (attached[place].kind, attached[place].level, parents(attached)[place]) == ("attachment", 1, None)
    assert apply("as-item", TEXT, attached, Place(place))[place].kind == "item"


def test_a_heading_is_run_in_and_stands_on_its_own_line_again(nodes):
    place = Place(at(nodes, "（二）"))
    joined = apply("run-in", TEXT, nodes, place)
    assert [one.run_in for one in joined] == [
        one.run_in or number == place.node for number, one in enumerate(nodes)
    ]  # fmt: skip
    assert apply("own-line", TEXT, joined, place) == nodes
