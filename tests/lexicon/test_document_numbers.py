import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import document_numbers, number_lines

SPELLINGS = [
    "示工总字〔2021〕19号",
    "示工总字[2021]19号",
    "示工总字［2021］第19号",
    "示工总字【2021】19",
    "示工总字（2021）19号",
    "示工总字(2021) 19 号",
    "示工总字﹝２０２１﹞１９号",
    "示工总字〖2021〗19号",
    "示工总字 〔 2021 〕 19 号",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_bracket_style_is_the_same_number(written):
    assert document_numbers.key_of(written) == "示工总字|2021|19"


def test_numbers_are_found_with_their_place():
    text = "根据《关于示例工作的通知》（示工发〔2020〕3号）要求"
    (found,) = document_numbers.find(text)
    assert text[found.start : found.end] == "示工发〔2020〕3号"


@pytest.mark.parametrize("text", ["", "2021年", "〔2021〕", "各市（州）总工会", "第19号"])
def test_what_is_no_number_is_not_found(text):
    assert document_numbers.find(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("示例市总工会文件示工发〔2020〕3号", "示工发〔2020〕3号"),
        ("关于开展竞赛的通知示工发〔2020〕3号", "示工发〔2020〕3号"),
        ("要落实示工发〔2020〕3号", "示工发〔2020〕3号"),
        ("组委办〔2019〕1 号", "组委办〔2019〕1 号"),
        ("国办发[2005]52号", "国办发[2005]52号"),
    ],
)
def test_words_that_run_into_a_number_are_left_out(text, written):
    assert [number.written for number in document_numbers.find(text)] == [written]


@pytest.mark.parametrize(
    ("text", "year"),
    [("闽人社文〔201820号", None), ("示工发2022〕8号", 2022), ("示工发〔2022〕 号", 2022), ("示工发〔2022 8号", 2022)],
)
def test_a_damaged_number_is_told_as_written_and_its_year_only_where_it_stands(text, year):
    assert document_numbers.find(text) == []
    (damaged,) = document_numbers.find_damaged(text)
    assert (damaged.written, damaged.year) == (text, year)


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_whole_number_is_not_damaged(text):
    assert document_numbers.find_damaged(text) == []


def test_minutes_are_numbered_without_an_agency_code():
    assert (number_lines.read("〔2017〕2号").year, number_lines.read("第2号").year) == (2017, None)


@given(st.text(alphabet="示工发〔〕[]（）2018 第号年见"))
def test_numbers_are_slices_of_the_text(text):
    for number in [*document_numbers.find(text), *document_numbers.find_damaged(text)]:
        assert text[number.start : number.end] == number.written
