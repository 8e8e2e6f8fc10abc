"""The words by rjieba, and by jieba where there is none: the same ones, whatever stands in the text."""

import logging
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import corpus
from search.analysis import python_jieba, rust_jieba, segmentation, word_lists
from search.analysis.matching_copy import readable

# What staff may add: jieba knows it, cuts it, knows none of it, has it as a mere beginning.
STAFF_WORDS = ("上海", "的", "示例工会", "半倒地", "kpi", "示例kpi", "ok绷", "甪彧劼", "21世纪工匠", "a", "东北人儿")
CHARACTERS = 300_000


@pytest.fixture(scope="module")
def words():
    return word_lists.read().words + STAFF_WORDS


@pytest.fixture(scope="module")
def rust(words):
    return rust_jieba.cutter(words)


@pytest.fixture(scope="module")
def python(words, tmp_path_factory):
    return python_jieba.cutter(words, tmp_path_factory.mktemp("jieba"))


def texts(random: Random, words):
    """Words as they stand side by side nowhere, beginnings of words, lone characters, Latin and numbers."""
    dictionary = Path(python_jieba.jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    known = [line.split(" ")[0].lower() for line in dictionary]
    kinds = [
        lambda: random.choice(known), lambda: random.choice(known)[: random.randint(1, 3)],
        lambda: random.choice(words), lambda: chr(random.randint(0x4E00, 0x9FD5)),
        lambda: chr(random.choice((0x3007, 0x3400, 0x4DBF, 0x9FFF, 0x20BB7, 0xF900, 0xFF5E, 0x2460))),
        lambda: "".join(random.choices("0123456789abcxyz+#&._%- ，。（〔", k=random.randint(1, 14))),
    ]  # fmt: skip
    while True:
        yield "".join(random.choice(kinds)() for _ in range(random.randint(1, 80)))


def test_three_hundred_thousand_characters_are_cut_alike(rust, python, words):
    different, characters = [], 0
    for text in texts(Random(20210), words):
        if rust(text) != python(text):
            different.append(text)
        characters += len(text)
        if characters >= CHARACTERS:
            break
    assert different == []


def test_directives_are_cut_alike(rust, python):
    sources = [path.read_text(encoding="utf-8") for path in Path("fixtures/sources").glob("*.txt")]
    assert sources
    for text in map(readable, [*sources, *corpus.texts(20)]):
        assert rust(text) == python(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), max_size=60))
def test_any_han_run_is_cut_alike(rust, python, text):
    assert rust(text) == python(text)


@given(
    st.text(alphabet="中华全国总工会劳动竞赛和技能产业工人队伍建设2021年ab+-.%，“”〔〕 零〇\U00020bb7", max_size=40)
)
def test_any_text_is_cut_alike(rust, python, text):
    assert rust(text) == python(text)


@given(st.text(st.characters(), max_size=20))
def test_no_character_is_lost_not_even_half_of_one(rust, text):
    assert "".join(rust(text)) == text


def test_half_a_character_is_a_piece_of_its_own(rust):
    assert rust("劳动竞赛\ud842工会") == ["劳动竞赛", "\ud842", "工会"]


@pytest.mark.parametrize("word", STAFF_WORDS)
def test_words_of_staff_are_not_cut(rust, python, word):
    assert rust(word) == python(word) == [word]


def test_nobody_loads_jieba_where_there_is_rjieba():
    """Half a million entries of a dictionary would be in every worker."""
    code = "import sys; from search.analysis.segmentation import cut; cut('工会'); print('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_without_rjieba_jieba_cuts_and_the_log_says_so_once(monkeypatch, caplog, python):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.delitem(sys.modules, "search.analysis.rust_jieba")
    monkeypatch.setattr(segmentation, "_pieces", None)
    with caplog.at_level(logging.WARNING):
        cut = [segmentation.cut(text) for text in ("全国总工会关于劳动和技能竞赛的通知", "安康杯")]
    assert cut == [["全国总工会", "关于", "劳动和技能竞赛", "的", "通知"], ["安康杯"]]
    assert len(caplog.messages) == 1
    remedy = caplog.messages[0].partition("pip install ")[2]
    assert remedy in Path("requirements.txt").read_text(encoding="utf-8")
