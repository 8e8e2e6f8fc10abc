"""The words of union work, and the names that mean the same."""

import codecs

import pytest
from haystack.query import SearchQuerySet

from search.analysis import word_lists
from search.analysis.matching_copy import fold, readable
from search.analysis.segmentation import query_words
from search.analysis.synonyms import others
from search.indexing import index_upkeep
from tests.support.makers import make_directive

LISTED = [
    line
    for line in (word_lists.OWN / "union.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture
def staffs(tmp_path):
    """Staff's own lists, in a folder of the test's."""
    before = list(word_lists._folders)
    word_lists.configure(tmp_path)
    yield tmp_path
    word_lists._folders[:] = before
    word_lists.read.cache_clear()


def test_the_list_is_long_and_holds_no_word_twice():
    assert len(LISTED) == len(set(map(fold, LISTED))) >= 300


def test_no_listed_word_is_cut():
    assert [word for word in LISTED if query_words(word) != (fold(word),)] == []


def test_no_name_that_means_the_same_is_cut():
    assert [name for name in word_lists.read().others if query_words(name) != (name,)] == []


def test_the_archives_own_lists_have_no_bad_line():
    assert word_lists.read().bad_lines == ()


@pytest.mark.parametrize(
    ("name", "other"), [("全总", "中华全国总工会"), ("产改", "产业工人队伍建设改革"), ("职工代表大会", "职代会")]
)
def test_a_name_knows_its_others(name, other):
    assert other in others(name)
    assert name in others(other)


def test_staff_add_names_and_bad_lines_are_told(staffs):
    (staffs / "synonyms.txt").write_text("示总 = 示例市总工会\n示总 = 另一个\n只有一个\n = \n", encoding="utf-8")
    word_lists.read.cache_clear()
    assert others("示总") == ("示例市总工会",)
    assert [bad.number for bad in word_lists.read().bad_lines] == [2, 3, 4]
    assert "第 2 行" in str(word_lists.read().bad_lines[0])


SAVED = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "Unicode": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "Unicode big endian": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "ANSI": lambda text: text.encode("gb18030"),
}


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(
    "words", [["示例"], ["示例行动", "5G智慧工会"], ["# 本单位", "", "示例㐀行动", "示例计划"], LISTED[:200]]
)
def test_a_list_is_read_however_notepad_saved_it(staffs, saved, line_end, words):
    (staffs / "words.txt").write_bytes(SAVED[saved](line_end.join([*words, ""])))
    word_lists.read.cache_clear()
    held = word_lists.read()
    assert held.bad_lines == ()
    assert {readable(word) for word in words if word and word[0] != "#"} <= set(held.words)


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03", codecs.BOM_UTF16_LE + b"\x3a\x79\x8b", b"\xff\xff\xff", b"PK\x03\x04\x00\xff"]
)
def test_a_list_that_cannot_be_read_is_told_with_what_to_do(staffs, data):
    (staffs / "words.txt").write_bytes(data)
    (staffs / "synonyms.txt").write_text("示总 = 示例市总工会\n", encoding="utf-8")
    word_lists.read.cache_clear()
    (bad,) = word_lists.read().bad_lines
    assert (bad.path, bad.number) == (staffs / "words.txt", 0)
    assert "另存为 UTF-8" in str(bad) and " 0 " not in str(bad)
    assert others("示总") == ("示例市总工会",)


def test_a_damaged_byte_spoils_its_own_line_only(staffs):
    lines = ["示例行动计划", "示例劳动竞赛", "示例职工书屋"]
    data = "\n".join(lines).encode()
    (staffs / "words.txt").write_bytes(data.replace("竞".encode(), b"\xe7\xab"))
    word_lists.read.cache_clear()
    held = word_lists.read()
    assert [bad.number for bad in held.bad_lines] == [2]
    assert {lines[0], lines[2]} <= set(held.words)


def test_a_change_of_staffs_lists_changes_the_digest(staffs):
    before = word_lists.digest()
    (staffs / "words.txt").write_text("示例行动\n", encoding="utf-8")
    assert word_lists.digest() != before


def test_another_name_is_found_unless_the_word_is_quoted(index):
    short = make_directive(text="召开职代会")
    long = make_directive(text="召开职工代表大会")
    index_upkeep.rebuild()
    found = [int(result.pk) for result in SearchQuerySet().auto_query("职代会")]
    assert found == [short.pk, long.pk]
    assert [int(result.pk) for result in SearchQuerySet().auto_query('"职代会"')] == [short.pk]
