"""Did you mean: words of the archive only, what sounds the same first; pinyin and English are understood."""

import random
from collections import defaultdict

import pytest

from search.analysis import word_lists
from search.analysis.matching_copy import fold
from search.analysis.segmentation import query_words
from search.analysis.stop_words import STOP_WORDS
from search.indexing import index_upkeep
from search.suggesting import english_terms, spelling_vocabulary
from search.suggesting.pinyin import sound
from tests.support.makers import make_directive

LISTED = [
    line
    for line in (word_lists.OWN / "union.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def kept(kept_index):
    """An archive that holds every word of the lists, and strings of characters that are no words of any; made once,
    since the tests only read."""
    spelling_vocabulary._held = (None, None)
    words = [*LISTED, "工匠", "劳模", "职工书屋", "工会", "帮扶"]
    for at in range(40):
        make_directive(title="示例市总工会关于劳动竞赛的通知", text=f"{'、'.join(words[at::40])}。")
    for at in range(9):
        make_directive(title=f"劳动美赛事示例{at}", text="困难职工扶持金。劳动美赛事。")
    index_upkeep.rebuild()
    yield
    spelling_vocabulary._held = (None, None)


@pytest.fixture
def held(kept, db):
    """What `kept` made, for a test that asks the archive's pages."""


def results(client, words):
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200
    return response.context


def meant(client, words):
    correction = results(client, words)["results"].correction
    return correction and correction.words


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("劳动竟赛", "劳动竞赛"), ("困难职工邦扶", "困难职工帮扶"), ("技能竟赛", "技能竞赛"), ("劳摸精神", "劳模精神"),
        ("劳膜精神", "劳模精神"), ("工匠精申", "工匠精神"), ("疗修养", "疗休养"),
        ("关于劳动竟赛的通知", "关于劳动竞赛的通知"),
    ],
)  # fmt: skip
def test_a_mistyped_word_is_asked_about(client, held, typed, right):
    assert meant(client, typed) == right


def swapped() -> list[tuple[str, str]]:
    """(a word of the lists with one character swapped for another of the same sound, the word), always the same."""
    by_sound = defaultdict(set)
    for character in sorted({character for word in LISTED for character in word if "\u4e00" <= character <= "\u9fff"}):
        by_sound[sound(character)].add(character)
    chance, found = random.Random(7), []
    for word in LISTED:
        key = fold(word)
        places = [at for at, one in enumerate(key) if len(by_sound[sound(one)]) > 1]
        if 3 <= len(key) <= spelling_vocabulary.LONGEST_WORD and places:
            at = chance.choice(places)
            other = chance.choice(sorted(by_sound[sound(key[at])] - {key[at]}))
            typed = f"{key[:at]}{other}{key[at + 1 :]}"
            if typed not in LISTED:
                found.append((typed, key))
    return found


def test_a_character_swapped_for_one_of_the_same_sound_is_corrected_back(client, held):
    pairs = swapped()
    chosen = pairs[:: max(len(pairs) // 60, 1)]
    corrected = {typed: meant(client, typed) for typed, _ in chosen}
    share = sum(corrected[typed] == word for typed, word in chosen) / len(chosen)
    wrong = {typed: (corrected[typed], word) for typed, word in chosen if corrected[typed] != word}
    assert len(chosen) > 50 and share >= 0.95, (share, wrong)


def test_every_word_of_a_correction_is_one_of_the_archive(client, held):
    """Whatever is typed: a word of the lists, or two, with a character wrong, missing or changed over."""
    chance, offered = random.Random(5), 0
    for _ in range(60):
        typed = list("".join(chance.sample(LISTED, chance.randint(1, 2)))[:12])
        at = chance.randrange(len(typed) - 1)
        typed[at : at + 2] = chance.choice([typed[at : at + 1], typed[at : at + 2][::-1], [typed[at], "竟"]])
        words = meant(client, "".join(typed))
        if words:
            offered += 1
            known = spelling_vocabulary.vocabulary()
            own = STOP_WORDS.union(query_words("".join(typed)))
            assert fold(words) in known or all(one in known or one in own for one in query_words(words)), (
                typed,
                words,
            )
    assert offered > 10


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("gongjiang", "工匠"),
        ("GongJiang", "工匠"),
        ("laomo", "劳模"),
        ("zhigong shuwu", "职工书屋"),
        ("zhigongshuwu", "职工书屋"),
    ],
)
def test_pinyin_submitted_finds_what_it_spells_and_says_so(client, held, typed, right):
    shown = results(client, typed)
    assert shown["results"].count >= 1 and shown["results"].matched == "all"
    assert f"“{typed}”也按拼音检索了“{right}”。" in shown["notices"]
    assert shown["words"] == typed


@pytest.mark.parametrize(("typed", "right"), [("ldjs", "劳动竞赛"), ("laodongj", "劳动竞赛"), ("zgsw", "职工书屋")])
def test_pinyin_that_may_be_several_words_is_asked_about(client, held, typed, right):
    correction = results(client, typed)["results"].correction
    assert correction and sound(correction.words)[0] == typed[0]
    assert right == correction.words or typed == "ldjs"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("model worker", "劳模"),
        ("Model workers", "劳模"),
        ("trade union", "工会"),
        ("union", "工会"),
        ("craftsman", "工匠"),
    ],
)
def test_an_english_term_is_asked_about(client, held, typed, right):
    assert meant(client, typed) == right


@pytest.mark.parametrize("typed", ["PDF", "http", "xyzzy", "a", "GB/T 9704", "O'Neil"])
def test_other_latin_words_are_left_as_they_are(client, held, typed):
    shown = results(client, typed)
    assert not [notice for notice in shown["notices"] if "拼音" in notice]


def test_every_chinese_term_of_the_english_list_is_a_word():
    terms = english_terms.chinese()
    assert len(terms) > 30
    assert [term for term in terms if query_words(term) != (term,)] == []
