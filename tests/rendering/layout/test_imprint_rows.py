"""The 版记 taken apart."""

from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.layout.imprint_rows import Copies, ImprintRows, imprint_of


def test_copies_office_and_date_are_told_apart():
    found = imprint_of(["抄送：示例省总工会，示例市人民政府办公室。", "示例市总工会办公室 2023年 5月 1日印发"])
    copies = Copies("抄送：", "示例省总工会，示例市人民政府办公室。")
    assert found == ImprintRows([copies], "示例市总工会办公室", "2023年 5月 1日印发")


def test_a_list_of_copies_that_was_broken_into_lines_is_one_again():
    found = imprint_of(["抄报：示例省总工会，", "示例市委。", "抄送：各县工会", "示例市总工会办公室"])
    assert [str(copies) for copies in found.copies] == ["抄报：示例省总工会，示例市委。", "抄送：各县工会"]
    assert found.rest == ["示例市总工会办公室"]


def test_a_date_alone_and_an_office_on_its_own_line_are_read():
    assert imprint_of(["2022年4月29日印"]) == ImprintRows(printed="2022年4月29日印")
    assert imprint_of(["示例市总工会办公室", "二〇二三年五月四日印发"]).office == "示例市总工会办公室"


def test_what_is_none_of_these_is_kept_as_it_is():
    assert imprint_of(["（共印50份）", "", "2023年5月4日印发"]) == ImprintRows(
        printed="2023年5月4日印发", rest=["（共印50份）"]
    )
    assert not imprint_of(["", "  "])


@given(st.lists(st.text(st.sampled_from("抄送：，。示例总工会 2023年5月日印发（）"), max_size=24), max_size=5))
def test_no_character_gets_lost(lines):
    found = imprint_of(lines)
    shown = "".join([*map(str, found.copies), found.office, found.printed, *found.rest])
    letters = "".join(lines)
    assert sorted(shown.replace(" ", "").replace("。", "")) == sorted(letters.replace(" ", "").replace("。", ""))
