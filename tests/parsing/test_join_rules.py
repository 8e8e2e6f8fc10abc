"""Each rule for the joining of lines decides the case that stands beside it, and is needed for it."""

import pytest

from archive.parsing.cleaning import clean, join_rules
from archive.parsing.cleaning.hard_wraps import HardWrap
from archive.parsing.cleaning.join_rules import JOIN_RULES, Junction
from archive.parsing.cleaning.joined_paragraph import JoinedParagraph
from archive.parsing.cleaning.line_shapes import stands_alone
from archive.parsing.cleaning.raw_lines import RawLine
from tests.parsing.test_line_joins import wrapped

by_name = pytest.mark.parametrize("rule", JOIN_RULES, ids=[rule.name for rule in JOIN_RULES])


def line_of(raw, width):
    text = raw.removeprefix("# ")
    return RawLine(0, raw, text, False, marked=raw != text, row="\t" in raw, width=len(text))


def junction_of(rule):
    """The place where the two lines of a rule's case meet."""
    before, after = line_of(rule.before, rule.width), line_of(rule.after, rule.width)
    wrap = HardWrap(rule.width, rule.width - 2, 0, indents=False, parted=False) if rule.width else None
    return Junction(JoinedParagraph.of(before, stands_alone(before.text)), after, stands_alone(after.text), wrap)


def decided(rules, junction):
    """The name of the rule that decides, and what it says; two lines of which none says anything are two."""
    verdicts = ((rule.name, rule.rule(junction)) for rule in rules)
    return next((verdict for verdict in verdicts if verdict[1] is not None), ("none", False))


@by_name
def test_a_case_is_decided_by_its_rule(rule):
    assert decided(JOIN_RULES, junction_of(rule))[0] == rule.name


@by_name
def test_without_its_rule_a_case_would_be_decided_otherwise(rule):
    junction = junction_of(rule)
    others = [other for other in JOIN_RULES if other is not rule]
    assert decided(others, junction)[1] != join_rules.is_join(junction)


@by_name
def test_a_case_comes_out_the_same_by_the_door(rule):
    """In a text that is wrapped as the case's own was."""
    around = wrapped(rule.width) if rule.width else []
    lines = clean("\n".join([*around, rule.before, rule.after])).text.split("\n")
    after = rule.after.removeprefix("# ")
    assert (after in lines) != join_rules.is_join(junction_of(rule))


def test_the_rules_in_their_order():
    """A rule that is taken out takes its case with it, and would be missed by nobody else."""
    assert [rule.name for rule in JOIN_RULES] == [
        "row of a table",
        "title within a title",
        "closing mark",
        "marked title",
        "marked heading",
        "stands alone",
        "named line",
        "under a full heading",
        "under a full title",
        "wrapped",
        "item",
        "inside a title",
        "title broken off",
        "full sentence",
        "ended",
        "addressees without their colon",
        "comma or opening mark",
        "stops short",
    ]
