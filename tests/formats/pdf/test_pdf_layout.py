"""From characters with places to paragraphs, without any PDF: the pure half of reading one."""

from hypothesis import given
from hypothesis import strategies as st

from archive.formats.pdf import paragraph_flow, recognised_words, running_heads
from archive.formats.pdf.pages import baselines, gap_columns, ruled_tables
from archive.formats.pdf.pages.glyphs import Glyph, Rule, ordinary
from archive.formats.pdf.placed_lines import PlacedBlock, PlacedLine, PlacedPage

places = st.floats(-50, 900, allow_nan=False)
sizes = st.floats(0.5, 60)
characters = st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("一、。（1）附件，示例 \u3000")


def glyphs(text, left=80.0, base=100.0, size=16.0, step=None):
    return [
        Glyph(character, left + at * (step or size), left + at * (step or size) + size, base, size)
        for at, character in enumerate(text)
    ]


def texts(found):
    return [line.text for line in found]


def test_what_stands_on_one_baseline_is_a_line():
    assert texts(baselines.of(glyphs("第二行", base=130) + glyphs("第一行", base=100.5))) == ["第一行", "第二行"]


def test_the_number_of_a_note_stays_in_its_line():
    raised = [Glyph("1", 113, 117, 94, 8)]
    assert texts(baselines.of(glyphs("通知") + raised + glyphs("精神", left=120))) == ["通知1精神"]


def test_spaced_out_characters_are_close_and_a_wide_gap_is_none():
    found = baselines.of(glyphs("示例市总工会", step=24) + glyphs("示例市教育局", left=400, step=24))
    assert [piece.text for piece in found[0].pieces] == ["示例市总工会", "示例市教育局"]


def test_written_spaces_between_all_characters_are_a_way_of_setting():
    spaced = [glyph._replace(character=" ") for glyph in glyphs("     ", left=96, step=32)]
    assert texts(baselines.of(glyphs("关于做好工作", step=32) + spaced)) == ["关于做好工作"]


def test_a_written_space_between_two_characters_stays():
    found = baselines.of([*glyphs("团结奋斗", size=16), Glyph(" ", 144, 152, 100, 16), *glyphs("促跨越", left=152)])
    assert texts(found) == ["团结奋斗 促跨越"]


def test_rules_make_a_table_and_a_merged_cell_stands_in_its_first_place():
    level = [Rule(80, y, 280, y) for y in (80, 110, 170)] + [Rule(180, 140, 280, 140)]
    upright = [Rule(x, 80, x, 170) for x in (80, 180, 280)]
    written = glyphs("单位", 90) + glyphs("名额", 190) + glyphs("甲", 90, 145) + glyphs("乙", 190, 130)
    rows, outside = ruled_tables.read(written + glyphs("丙", 190, 160) + glyphs("外", 90, 300), level + upright)
    assert texts(rows) == ["单位\t名额", "甲\t乙", "\t丙"]
    assert [glyph.character for glyph in outside] == ["外"]


def test_a_table_that_stands_open_at_the_sides_has_its_outer_columns():
    rules = [Rule(80, y, 380, y) for y in (80, 110, 140)] + [Rule(x, 80, x, 140) for x in (180, 280)]
    written = [glyph for at in range(3) for row in (100, 130) for glyph in glyphs("甲", 90 + 100 * at, row)]
    assert texts(ruled_tables.read(written, rules)[0]) == ["甲\t甲\t甲"] * 2


def test_a_frame_around_a_text_is_no_table():
    frame = [Rule(70, y, 500, y) for y in (80, 700)] + [Rule(x, 80, x, 700) for x in (70, 500)]
    assert ruled_tables.read(glyphs("示例"), frame)[0] == []


def test_rows_in_three_columns_are_a_table_though_a_cell_is_empty():
    rows = [("时间", "内容", "单位"), ("五月", "动员", "办公室"), ("六月", "", "组织部")]
    written = [
        glyph
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        for glyph in glyphs(cell, 80 + 150 * column, 100 + 30 * at)
    ]
    assert texts(gap_columns.with_tables(baselines.of(written))) == ["\t".join(row) for row in rows]


def test_the_odd_shapes_of_characters_become_ordinary_and_all_others_stay():
    assert [ordinary(character) for character in "⼯⻓⺠ﬁ〇一〔﹝①Ａ"] == [*"工长民", "fi", *"〇一〔﹝①Ａ"]


def line(text, left=79.0, base=100.0, size=16.0, right=None):
    return PlacedLine(text, left, right or left + size * len(text), base, size)


def page(*placed):
    return PlacedPage([PlacedBlock(595.0, 842.0, list(placed))])


def running(count, first=100.0):
    """Full lines of running text, 28 characters each."""
    return [line("示" * 28, base=first + 29 * at) for at in range(count)]


def test_a_line_is_full_when_the_next_word_had_no_room():
    before, after = line("例" * 24 + "于"), line("2023年起施行。", base=274)
    assert paragraph_flow.text([page(*running(5), before._replace(base=245), after)]).count("\n") == 1
    short, after = line("例" * 20), line("年起施行。", base=274)
    assert paragraph_flow.text([page(*running(5), short._replace(base=245), after)]).count("\n") == 1


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    assert paragraph_flow.text([page(*running(20)), page(line("例。"))]) == "示" * 560 + "例。"


def test_more_space_between_lines_parts_paragraphs():
    assert paragraph_flow.text([page(*running(5), *running(5, first=290))]) == "示" * 140 + "\n" + "示" * 140


def test_a_list_whose_further_lines_hang_is_one_paragraph_an_item():
    items = [line("（1）" + "例" * 25, 79, 300), line("例" * 20, 127, 329, right=527), line("（2）例", 79, 358)]
    text = paragraph_flow.text([page(*running(6), *items)])
    assert text.split("\n")[1:] == ["（1）" + "例" * 45, "（2）例"]


def test_a_page_number_needs_its_place_and_its_order():
    pages = [page(*running(9), line(str(number), 290, 800, 9)) for number in (7, 8, 9)]
    assert [omission.text for omission in running_heads.leave_out(pages)] == ["7", "8", "9"]
    pages = [page(*running(9), line(number, 290, 800, 9)) for number in ("12", "5", "40")]
    assert running_heads.leave_out(pages) == []


def test_what_stands_on_most_pages_alike_but_where_the_text_begins_is_text():
    pages = [page(line("附件", base=90), *running(9, 130)) for _ in range(4)] + [page(line("示例", base=90))]
    assert running_heads.leave_out(pages) == []


def test_a_head_that_changes_sides_is_a_running_head():
    heads = ["示例市总工会", "文件汇编"] * 3
    pages = [page(line(head, base=50, size=9), *running(9)) for head in heads]
    assert [omission.text for omission in running_heads.leave_out(pages)] == heads


TABLE = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def word(text, left, top, number=1, confidence=90, wide=None):
    return f"5\t1\t1\t1\t{number}\t1\t{left}\t{top}\t{wide or 32 * len(text)}\t32\t{confidence}\t{text}\n"


def test_recognised_words_are_joined_without_spaces_but_latin_ones():
    found = recognised_words.read(TABLE + word("示例", 100, 100) + word("工会", 170, 100), 595, 842, 2)
    assert found.page.blocks[0].lines[0].text == "示例工会"
    latin = TABLE + word("Model", 100, 100, wide=80) + word("Worker", 190, 100, wide=96)
    assert recognised_words.read(latin, 595, 842, 2).page.blocks[0].lines[0].text == "Model Worker"


def test_a_bracket_is_told_by_the_one_that_closes_it_and_the_change_is_recorded():
    page = recognised_words.read(TABLE + word("〈一)加强《某书》", 100, 100), 595, 842, 2).page
    assert (page.blocks[0].lines[0].text, page.replaced) == ("（一)加强《某书》", {"〈→（": 1})


def test_stains_are_left_out_and_recorded():
    found = recognised_words.read(
        TABLE + word("示例工会", 100, 100) + word("；丶", 500, 900, 2, confidence=4), 595, 842, 2
    )
    assert [(reason, text) for reason, text in found.page.omitted] == [("无法辨认的痕迹", "；丶")]
    assert found.page.recognised


def test_a_sheet_that_lay_askew_is_put_straight():
    tilted = "".join(
        word("示", 100 + 33 * at, 100 + 60 * number + 2 * at, number) for number in range(3) for at in range(12)
    )
    found = recognised_words.read(TABLE + tilted, 595, 842, 2).page.blocks[0].lines
    assert len(found) == 3
    assert max(line.left for line in found) - min(line.left for line in found) < 8


steps = st.integers(0, 60).map(float)
apart = st.builds(lambda character, x, y: Glyph(character, x, x + 1, y, 1.0), characters, steps, steps)


@given(st.lists(apart, max_size=80, unique=True))
def test_no_character_is_lost_or_made_up(found):
    read = "".join(texts(gap_columns.with_tables(baselines.of(found))))
    assert sorted("".join(read.split())) == sorted("".join("".join(glyph.character for glyph in found).split()))


rules = st.builds(Rule, places, places, places, places) | st.builds(
    lambda x, y, z: Rule(x, y, z, y), places, places, places
)


@given(
    st.lists(st.builds(Glyph, characters, places, places, places, sizes), max_size=40), st.lists(rules, max_size=40)
)
def test_a_table_takes_characters_but_loses_none(found, drawn):
    rows, outside = ruled_tables.read(found, drawn)
    inside = [glyph for glyph in found if glyph not in outside]
    assert set("".join(texts(rows)).replace("\t", "").replace(" ", "")) <= {glyph.character for glyph in inside}
    for block in gap_columns.parted(baselines.of(outside) + rows, 595):
        assert gap_columns.with_tables(block[1])


placed = st.builds(
    PlacedLine, st.text(characters, min_size=1).filter(str.strip), places, places, places, sizes, st.booleans()
)
blocks = st.builds(
    PlacedBlock, st.floats(1, 2000), st.floats(1, 2000), st.lists(placed, max_size=8), st.integers(0, 2)
)


@given(st.lists(st.builds(PlacedPage, st.lists(blocks, max_size=2), st.booleans()), max_size=5))
def test_every_line_is_in_the_text_or_in_the_record(pages):
    every = sorted("".join(line.text for page in pages for block in page.blocks for line in block.lines))
    omitted = running_heads.leave_out(pages)
    kept = paragraph_flow.text(pages) + "".join(omission.text for omission in omitted)
    assert sorted("".join(kept.split())) == sorted("".join("".join(every).split()))
