"""Applying what makes one text out of the other gives the other, character for character."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import compare, parts_of
from archive.comparison.edit_operations import apply, edit_operations, whole_text
from tests.support import corpus
from tests.support.outlines import part

PARTS = [parts_of(directive.sections) for name in corpus.NAMES for directive in corpus.reading(name).directives]
WORDS = st.text("职工读书角食堂，。；“” \n１2一二十", max_size=30)
OUTLINES = st.lists(
    st.builds(part, heading=WORDS, text=WORDS, level=st.integers(1, 2), label=st.sampled_from(["", "一、", "（一）"])),
    max_size=5,
)


def holds(left, right):
    comparison = compare(left, right)
    operations = edit_operations(comparison)
    ours, theirs = whole_text(left), whole_text(right)
    assert apply(operations, ours) == theirs
    # Each character of either text once, and what is kept or moved is the same on both sides.
    assert sorted(at for one in operations if one.act != "insert" for at in range(one.left_start, one.left_end)) == (
        list(range(len(ours)))
    )
    assert "".join(theirs[one.right_start : one.right_end] for one in operations) == theirs
    kept = [one for one in operations if one.act in ("keep", "move")]
    assert all(ours[one.left_start : one.left_end] == theirs[one.right_start : one.right_end] for one in kept)
    return operations


FIGURES = st.one_of(
    st.integers(0, 120_000).map(str),
    st.sampled_from(["三万", "三千", "一万二千", "二十", "二十五", "五"]),
    st.decimals("0.1", "99", places=1).map(str),
)


@given(st.tuples(FIGURES, FIGURES), st.tuples(FIGURES, FIGURES))
def test_a_figure_is_changed_as_a_whole(ours, theirs):
    """50元 and 80元 share no 0: whoever reads the redline reads 50 and 80, not 580."""
    said = "对困难职工参保的，由工会按每人每年{}元给予补助，在{}个工作日内办结理赔。".format
    left, right = ([part(text=said(*figures), label="一、", heading="参保")] for figures in (ours, theirs))
    kept = [one for one in holds(left, right) if one.act in ("keep", "move")]
    for text, figures, spans in (
        (whole_text(left), ours, [(one.left_start, one.left_end) for one in kept]),
        (whole_text(right), theirs, [(one.right_start, one.right_end) for one in kept]),
    ):
        for before, figure in zip(("每年", "，在"), figures, strict=True):
            start = text.index(before) + len(before)
            held = [start <= at < start + len(figure) for first, last in spans for at in range(first, last)]
            assert sum(held) in (0, len(figure))


@given(OUTLINES, OUTLINES)
def test_of_any_two_outlines(left, right):
    holds(left, right)


def test_of_the_first_directives():
    for left in PARTS:
        for right in PARTS:
            holds(left, right)


@st.composite
def edited(draw):
    """One of the first directives, and the same with sections moved, cut, renumbered and written anew."""
    left = draw(st.sampled_from(PARTS))
    right = list(left)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(right) - 1))
        taken = right.pop(at)
        change = draw(st.sampled_from(["move", "drop", "relabel", "cut", "insert"]))
        if change == "drop" and right:
            continue
        if change == "relabel":
            taken = replace(taken, label=f"{draw(st.integers(1, 30))}.")
        if change == "cut":
            middle = draw(st.integers(0, len(taken.text)))
            taken = replace(taken, text=taken.text[middle:] + taken.text[:middle])
        if change == "insert":
            middle = draw(st.integers(0, len(taken.text)))
            taken = replace(taken, text=taken.text[:middle] + draw(WORDS) + taken.text[middle:])
        right.insert(draw(st.integers(0, len(right))), taken)
    return left, right


@given(edited())
def test_of_a_directive_and_one_made_from_it(pair):
    holds(*pair)


def test_a_section_that_was_moved_is_moved_and_not_written_anew():
    left = [
        part("办好职工书屋", "每个车间设一处读书角，由工会小组长负责。", label="一、"),
        part("改善职工食堂", "夜班供应热汤，周末也要开放。", label="二、"),
        part("组织职工运动会", "春秋两季各办一次，项目由职工票选。", label="三、"),
    ]
    operations = holds(left, [left[1], left[2], left[0]])
    assert [one.act for one in operations] == ["keep", "move"]


def test_of_one_text_there_is_nothing_to_do():
    for parts in PARTS:
        assert [one.act for one in holds(parts, parts)] == ["keep"]
