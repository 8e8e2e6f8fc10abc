"""The line at the foot of each page of a directive that may not be relied on as it stands."""

import io
from datetime import date, timedelta

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from archive.catalogue.shown_validity import ShownValidity
from archive.models.choices import ValidityState as State
from archive.rendering.paper import reprint_line, validity_notice
from archive.rendering.paper.pdf import pdf_of
from archive.rendering.paper.word import docx_of
from tests.support import pdf_positions
from tests.support.papers import plain
from tests.support.pdf_positions import needs_fonts, needs_poppler

TODAY = date(2026, 11, 30)
DAY = date(2024, 1, 1)
# Of every state that there is, with and without an end that is over: whether paper says it.
EVERY = [(state, over) for state in State for over in (False, True)]
LONG = ShownValidity(
    State.PARTLY_LAPSED, DAY, DAY, f"《示例市总工会关于{'示例办法和' * 60}的决定》（示工发〔2023〕119号）", 3,
    "附件二第一百二十项" * 9, False, True, date(2023, 12, 31), True,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch):
    for module in (reprint_line, validity_notice):
        monkeypatch.setattr(module.timezone, "localdate", lambda: TODAY)


def paper(validity: ShownValidity, *texts: str):
    notice, state = validity_notice.line_of(validity), validity_notice.state_of(validity)
    return plain(*texts or ["示例。"], validity=notice, state=state, reprint=reprint_line.of_directive())


@pytest.mark.parametrize(("state", "over"), EVERY)
def test_what_holds_and_what_nobody_settled_say_nothing(state, over):
    line = validity_notice.line_of(ShownValidity(state, DAY, DAY, "《示例办法》", has_ended=over, until=DAY))
    assert bool(line) == (over or state not in (State.IN_FORCE, State.UNSETTLED))
    assert not line or (state == State.UNSETTLED or str(state.label) in line) and "2026年11月30日查询" in line


@needs_fonts
@needs_poppler
def test_it_stands_on_every_page_of_a_long_one_and_moves_nothing_of_it():
    text = ["示例工作。" * 80] * 12
    line = validity_notice.line_of(LONG)
    with_it, without = pdf_of([paper(LONG, *text)]), pdf_of([paper(ShownValidity(), *text)])
    assert pdf_positions.pages(with_it) == pdf_positions.pages(without) > 3
    for page in range(1, pdf_positions.pages(with_it) + 1):
        lines, plain_lines = pdf_positions.lines(with_it, page), pdf_positions.lines(without, page)
        assert line in "".join(one.text.replace(" ", "") for one in lines)
        # The type area and the number below it are where they were; what is added stands between number and edge.
        assert [one for one in lines if one.bottom < 272] == [one for one in plain_lines if one.bottom < 272]
        assert all(one.top > 272 and one.bottom < 297 - 4 for one in lines if one not in plain_lines)
        assert all(one.left > 28 - 1 and one.right < 210 - 26 + 1 for one in lines)


@needs_fonts
@needs_poppler
def test_of_several_each_has_its_own_and_the_contents_say_which():
    one = ShownValidity(State.ABOLISHED, DAY, DAY, "《示例办法》")
    other = ShownValidity(is_trial=True, until=DAY, has_ended=True)
    pdf = pdf_of([paper(one), paper(ShownValidity()), paper(other)], "文件汇编")
    pages = ["".join(line.text.replace(" ", "") for line in pdf_positions.lines(pdf, at)) for at in range(1, 5)]
    assert "已废止" in pages[0] and "试行期已满" in pages[0] and "效力：" not in pages[0]
    said = [validity_notice.line_of(each) for each in (one, other)]
    assert [[line in page for page in pages[1:]] for line in said] == [[True, False, False], [False, False, True]]


_TEXT = st.text("示例办法关于的决定〔〕《》（）12", max_size=300)


@given(st.sampled_from(State), st.dates(DAY), _TEXT, _TEXT, st.booleans(), st.booleans())
def test_it_says_when_by_what_and_when_it_was_asked_in_three_lines(state, since, basis, place, own, over):
    line = validity_notice.line_of(ShownValidity(state, since, None, basis, None, place, own, True, since, over))
    assert len(line) < 3 * 49
    if line and state not in (State.UNSETTLED, State.ANNULLED):
        assert f"{since.year}年{since.month}月{since.day}日" in line
        assert own or basis[-20:] in line


@pytest.mark.parametrize("validity", [LONG, ShownValidity(State.ABOLISHED, DAY, DAY, "《示例办法》")])
def test_a_word_file_has_it_above_the_line_of_who_set_it_and_its_number_where_it_was(validity):
    section, plain_one = (
        Document(io.BytesIO(docx_of(one))).sections[0] for one in (paper(validity), paper(ShownValidity()))
    )
    for foot in (section.footer, section.even_page_footer):
        number, notice, reprint = (one.text for one in foot.paragraphs)
        assert notice == validity_notice.line_of(validity) and "—" in number
        assert reprint == reprint_line.of_directive()
    assert 0 < section.footer_distance < plain_one.footer_distance
    assert section.page_height == plain_one.page_height and section.bottom_margin == plain_one.bottom_margin


@needs_fonts
def test_the_same_day_gives_the_same_bytes():
    assert pdf_of([paper(LONG)]) == pdf_of([paper(LONG)])
    assert validity_notice.line_of(LONG._replace(since=DAY + timedelta(1))) != validity_notice.line_of(LONG)
