"""The 版记 in its rows, from what the parser has told of its lines."""

from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import text_annotations
from archive.parsing.annotations import Settled
from archive.rendering.layout.blocks import Passage
from archive.rendering.layout.imprint_rows import Copies, ImprintRows, imprint_of
from archive.rendering.layout.laid_out_lines import AnnotatedLines

HEAD = "示例市总工会关于示例工作的通知\n各县总工会：\n现将有关事项通知如下，请认真贯彻执行。\n"


def told(lines):
    """The rows of an imprint at the end of a directive."""
    text = HEAD + "\n".join(lines)
    known = AnnotatedLines(text_annotations.of(text, Settled(title="示例市总工会关于示例工作的通知")))
    at, laid_out = len(HEAD), []
    for line in lines:
        if words := line.strip():
            laid_out.append(known.of(Passage.at(words, at + line.index(words))))
        at += len(line) + 1
    return imprint_of(laid_out)


def test_copies_office_and_date_are_told_apart():
    found = told(["抄送：示例省总工会，示例市人民政府办公室。", "示例市总工会办公室 2023年 5月 1日印发"])
    copies = Copies("抄送：", "示例省总工会，示例市人民政府办公室。")
    assert found == ImprintRows([copies], "示例市总工会办公室", "2023年 5月 1日印发")


def test_a_list_of_copies_that_was_broken_into_lines_is_one_again():
    found = told(["抄报：示例省总工会，", "示例市委。", "抄送：各县工会", "示例市总工会办公室"])
    assert [str(copies) for copies in found.copies] == ["抄报：示例省总工会，示例市委。", "抄送：各县工会"]
    assert found.rest == ["示例市总工会办公室"]


def test_a_date_alone_and_an_office_on_its_own_line_are_read():
    assert told(["2022年4月29日印"]) == ImprintRows(printed="2022年4月29日印")
    assert told(["示例市总工会办公室", "二〇二三年五月四日印发"]).office == "示例市总工会办公室"


def test_what_is_none_of_these_is_kept_as_it_is():
    assert told(["（共印50份）", "", "2023年5月4日印发"]) == ImprintRows(
        printed="2023年5月4日印发", rest=["（共印50份）"]
    )
    assert not told(["", "  "])


@given(st.lists(st.text(st.sampled_from("抄送：，。示例总工会 2023年5月日印发（）"), max_size=24), max_size=5))
def test_no_character_gets_lost(lines):
    found = told(lines)
    shown = "".join([*map(str, found.copies), found.office, found.printed, *found.rest])
    letters = "".join(lines)
    assert sorted(shown.replace(" ", "").replace("。", "")) == sorted(letters.replace(" ", "").replace("。", ""))
