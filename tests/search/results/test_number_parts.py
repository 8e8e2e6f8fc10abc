"""Part of a document number finds the directives whose number has it, and no other number's."""

import pytest

from archive.lexicon import number_parts
from search.analysis.matching_copy import fold
from search.indexing import index_upkeep
from search.results import retrieval
from search.results.request import SearchRequest
from tests.support.makers import make_directive

NUMBERS = {
    "黔工总字〔2021〕19号": "黔工总字|2021|19", "黔工总字〔2021〕1号": "黔工总字|2021|1",
    "云工通〔2023〕7号": "云工通|2023|7",
    "甘工发〔2021〕19号": "甘工发|2021|19", "甘工发〔2022〕119号": "甘工发|2022|119",
    "示工发〔2022〕8-2号": "示工发|2022|8-2",
}  # fmt: skip


@pytest.fixture
def borne(index):
    """{number: its directive}, each citing none, and one directive that cites two and bears none."""
    made = {number: make_directive(number=number, number_key=key, text="示例").pk for number, key in NUMBERS.items()}
    make_directive(text="据黔工总字〔2021〕19号和云工通〔2023〕7号。")
    index_upkeep.rebuild()
    return made


def bearing(borne, words):
    """The numbers of the directives found before any that only cites one."""
    found = retrieval.find(SearchRequest(words), slice(0, 20))[0]
    numbers = {pk: number for number, pk in borne.items()}
    ranked = [numbers.get(hit.pk) for hit in found.rows[0:20]]
    assert found.matched == "all"
    assert sorted(ranked, key=lambda number: number is None) == ranked
    return {number for number in ranked if number}


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("黔工总字2021年19号", ["黔工总字〔2021〕19号"]),
        ("云工通7号", ["云工通〔2023〕7号"]),
        ("云工通第7号", ["云工通〔2023〕7号"]),
        ("黔工总字〔2021〕", ["黔工总字〔2021〕19号", "黔工总字〔2021〕1号"]),
        ("黔工总字", ["黔工总字〔2021〕19号", "黔工总字〔2021〕1号"]),
        ("文号:黔工总字", ["黔工总字〔2021〕19号", "黔工总字〔2021〕1号"]),
        ("2021年19号", ["黔工总字〔2021〕19号", "甘工发〔2021〕19号"]),
        ("〔2021〕19号", ["黔工总字〔2021〕19号", "甘工发〔2021〕19号"]),
        ("（2021）19", ["黔工总字〔2021〕19号", "甘工发〔2021〕19号"]),
        ("[2021] 第19号", ["黔工总字〔2021〕19号", "甘工发〔2021〕19号"]),
        ("〔2021〕1", ["黔工总字〔2021〕1号"]),
        ("黔工总字〔2021〕1", ["黔工总字〔2021〕1号"]),
        ("〔2022〕8-2号", ["示工发〔2022〕8-2号"]),
    ],
)
def test_a_part_of_a_number_finds_who_bears_it_and_nobody_else(borne, typed, numbers):
    assert bearing(borne, typed) == set(numbers)


@pytest.mark.parametrize("typed", ["19号文", "十九号文", "第19号", "19号文件", "19号"])
def test_a_serial_finds_every_number_that_has_it_first(borne, typed):
    found = retrieval.find(SearchRequest(typed), slice(0, 20))[0].rows[0:2]
    assert {hit.pk for hit in found} == {borne["黔工总字〔2021〕19号"], borne["甘工发〔2021〕19号"]}


@pytest.mark.parametrize(
    "typed", ["云工通8号", "〔2020〕19号", "黔工总字〔2019〕", "2021年7号", "〔2022〕8号", "云工〔2021〕19号"]
)
def test_a_number_that_nobody_has_is_no_certain_match(borne, typed):
    found = retrieval.find(SearchRequest(typed), slice(0, 20))[0]
    assert found.matched != "all" or found.rows.count() == 0


@pytest.mark.parametrize(
    "words", ["2021", "2021年", "2021年19", "印发", "交通", "7", "8月3号", "工会", "来函", "第三条"]
)
def test_what_may_be_anything_is_no_part_of_a_number(words):
    assert number_parts.read(fold(words)) is None
