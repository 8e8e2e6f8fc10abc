"""What holds between a text and its slices: what the parser reads fits, and whatever is shifted is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.slice_rules import Part, faults, fits, folded, folded_parts
from archive.parsing import parse, parse_as_it_stands
from tests.support.corpus import NAMES, reading

LINES = st.sampled_from(
    [
        "示例市总工会文件", "示工发〔2022〕3号", "示例市总工会关于做好示例工作的通知", "各县总工会：",
        "一、加强领导",
        "（一）提高认识。各级工会要认真学习。要及时上报。", "1.各基层工会请于8月31日前报送名单。", "2.", "示 例", "",
        "二、总 则\r", "附件1", "附件：1.示例报名表", "示例报名表", "序号\t姓名", "\t甲", "　　各单位要结合实际。\x0b",
        "第一章 总 则", "第一条 为了示例", "示例市总工会", "2022年5月1日", "特此通知。", "联系人：示例某",
    ]
)  # fmt: skip
CHARACTERS = st.text("一二、（）1.附件：\n\r\t \u3000示例要。", min_size=1)
TEXTS = st.lists(LINES, min_size=1, max_size=30).map("\n".join) | CHARACTERS


def parts_of(parsed) -> list[Part]:
    place = {id(section): at for at, section in enumerate(parsed.sections)}
    above = {id(child): place[id(section)] for section in parsed.sections for child in section.children}
    return [
        Part(
            place[id(one)], above.get(id(one)), one.anchor, one.label, one.heading, one.text, one.start,
            one.body_start, one.end, [(action.start, action.end, action.text) for action in one.actions],
        )
        for one in parsed.sections
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_of_the_first_sources_fits(name):
    for directive in reading(name).directives:
        assert list(faults(directive.text, parts_of(directive))) == []


@given(TEXTS)
def test_whatever_is_read_fits(text):
    for directive in parse(text).directives:
        assert list(faults(directive.text, parts_of(directive))) == []


@given(TEXTS)
def test_a_text_read_as_it_stands_is_kept_to_the_character_and_fits(text):
    text = folded(text)
    if not text.strip():
        with pytest.raises(ValueError, match="without words"):
            parse_as_it_stands(text)
        return
    read = parse_as_it_stands(text)
    assert read.text == text
    assert list(faults(text, parts_of(read))) == []


@given(TEXTS)
def test_a_cleaned_text_is_read_as_it_was(text):
    for directive in parse(text).directives:
        known = {name: getattr(directive, name) for name in ("genre", "issued_on", "printed_on", "year", "year_basis")}
        assert parts_of(parse_as_it_stands(directive.text, **known)) == parts_of(directive)


READ = reading("yunnan-2023-7").directives[0]
TEXT, PARTS = READ.text, parts_of(READ)
WITH_ACTIONS = [at for at, part in enumerate(PARTS) if part.actions]


def said_by_sections(text) -> list[tuple[str, str]]:
    """What the sections say of a text: characters of their openings, and their own words."""
    return [
        ("".join(filter(str.isalnum, text[part.start : part.body_start])), text[part.body_start : part.end])
        for part in PARTS
    ]


@given(st.integers(0, len(TEXT) - 1), st.text("示\n 一", max_size=3))
def test_a_text_changed_alone_is_found_unless_no_section_stands_there(at, words):
    changed = TEXT[:at] + words + TEXT[at + 1 :]
    if said_by_sections(changed) != said_by_sections(TEXT):
        assert not fits(changed, PARTS)
    elif all(changed[part.start : part.end] == TEXT[part.start : part.end] for part in PARTS):
        assert fits(changed, PARTS)


def test_line_ends_of_a_browser_are_found_and_folded():
    sent = TEXT.replace("\n", "\r\n")
    assert {"line-end", "section"} <= {fault.rule for fault in faults(sent, PARTS)}
    assert fits(folded(sent), folded_parts(PARTS))


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("section", {"text": "示例"}),
        ("label", {"label": "九、"}),
        ("label", {"heading": "示例的另一标题"}),
        ("label", {"heading": ""}),
        ("span", {"end": len(TEXT) + 1}),
        ("order", {"start": 0}),
        ("order", {"parent": 999}),
        ("order", {"position": 0}),
        ("order", {"anchor": PARTS[0].anchor}),
        ("order", {"anchor": ""}),
    ],
)
def test_each_rule_that_is_broken_is_named(rule, changes):
    at = next(at for at, part in enumerate(PARTS) if at > 2 and part.heading and part.text)
    broken = [*PARTS[:at], PARTS[at]._replace(**changes), *PARTS[at + 1 :]]
    assert rule in {fault.rule for fault in faults(TEXT, broken)}


@given(st.sampled_from(WITH_ACTIONS), st.integers(-3, 3), st.integers(-3, 3))
def test_an_action_item_off_its_words_is_found(at, left, right):
    start, end, words = PARTS[at].actions[0]
    moved = PARTS[at]._replace(actions=[(start + left, end + right, words), *PARTS[at].actions[1:]])
    assert fits(TEXT, [*PARTS[:at], moved, *PARTS[at + 1 :]]) == (left == right == 0)


def test_action_items_that_overlap_are_found():
    part = PARTS[WITH_ACTIONS[0]]
    start, end, words = part.actions[0]
    twice = part._replace(parent=None, actions=[(start, end, words), (start + 1, end, words[1:])])
    assert [fault.rule for fault in faults(TEXT, [twice])] == ["action"]


def test_a_heading_that_staff_reworded_is_theirs():
    at = next(at for at, part in enumerate(PARTS) if part.heading)
    reworded = [*PARTS[:at], PARTS[at]._replace(heading="示例的另一标题"), *PARTS[at + 1 :]]
    assert not fits(TEXT, reworded) and fits(TEXT, reworded, own_headings=True)
