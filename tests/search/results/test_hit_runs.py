"""What a reader steps through: words in one run of text are one place."""

from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.html.hit_marks import MarkKind
from search.query.parser import parse
from search.results.highlighting import Highlight, Highlighter
from search.results.hit_runs import runs_of

_SPANS = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.sampled_from(list(MarkKind))), max_size=20)


def runs(query, text):
    found = runs_of(text, Highlighter(parse(query)[0]).spans(text))
    return [(text[run.start : run.end], run.goes_on) for run in found]


def test_words_that_stand_together_are_one_run():
    assert runs("职工书屋管理办法", "职工书屋管理的办法") == [("职工书屋管理", False), ("办法", False)]


def test_quotation_marks_and_blanks_do_not_part_a_run_and_a_line_does():
    assert runs("安康杯 竞赛", "“安康杯”竞赛") == [("安康杯”竞赛", False)]
    assert runs("安康杯 竞赛", "安康杯\n竞赛") == [("安康杯", False), ("竞赛", False)]


def test_another_name_beside_a_word_goes_on_with_its_run():
    assert runs("职代会 制度", "职工代表大会制度") == [("职工代表大会", False), ("制度", True)]


@given(_SPANS)
def test_runs_hold_the_marked_characters_and_no_others(pieces):
    """Marks with gaps of nothing to two characters between them, of any kind."""
    at, spans = 0, []
    for gap, length, kind in pieces:
        spans.append(Highlight(at + gap, at + gap + length, 0, kind))
        at += gap + length
    found = runs_of("字" * at, spans)
    assert {i for run in found for i in range(run.start, run.end)} == {
        i for span in spans for i in range(span.start, span.end)
    }
    gaps = sum(1 for one, other in zip(spans, spans[1:], strict=False) if one.end < other.start)
    assert sum(not run.goes_on for run in found) == (gaps + 1 if spans else 0)
    assert all(one.kind is not other.kind for one, other in zip(found, found[1:], strict=False) if other.goes_on)
