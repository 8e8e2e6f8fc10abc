"""A sentence that was pasted, found in a text again."""

import re

from hypothesis import given
from hypothesis import strategies as st

from search.query.parser import parse
from search.query.tree import wanted
from search.results.highlighting import Highlighter
from search.results.pasted_sentences import SENTENCE, SHORTEST, passages, sentence_of

_LETTERS = "工会职劳动技能竞赛示例市组织开展活动的和在"
_MARKS = "，。、；\n “”"
_TEXTS = st.text(st.sampled_from(_LETTERS + _MARKS), max_size=300)
_SENTENCES = st.text(st.sampled_from(_LETTERS), min_size=SENTENCE, max_size=60)


def _letters(text):
    return re.sub(r"[\W_]+", "", text)


def spans(query, text):
    return [text[span.start : span.end] for span in Highlighter(parse(query)[0]).spans(text)]


def test_a_pasted_sentence_is_marked_where_it_stands_and_nowhere_else():
    sentence = "在“五一”国际劳动节前夕，示例同志向首届示例交流大会发来\n贺信，致以节日的祝贺"
    text = f"示例市总工会通知。\n\n一、{sentence}。\n二、在大会上的贺信和劳动的祝贺。"
    assert spans(sentence.replace("\n", ""), text) == [sentence]


def test_function_words_are_not_marked_by_themselves():
    assert spans("职工的劳动竞赛", "在示例的职工和劳动竞赛的会上") == ["职工", "劳动竞赛"]
    assert spans("的", "示例的") == ["的"]


def test_a_sentence_with_a_word_changed_is_marked_in_two_runs():
    text = "各级工会要组织动员广大职工开展示例劳动竞赛，推动高质量发展取得新的成效。职工的发展。"
    pasted = "各级工会要组织动员广大职工参加示例劳动竞赛，推动高质量发展取得新的成效"
    assert spans(pasted, text) == ["各级工会要组织动员广大职工", "示例劳动竞赛，推动高质量发展取得新的成效"]


def test_where_the_text_has_little_of_it_its_words_are_marked():
    assert spans("各级工会要组织动员职工参加示例劳动竞赛活动", "参加了示例的活动") == ["参加", "示例", "活动"]


def _broken(sentence, chance, marks):
    return "".join(one + chance.choice(["", "", *marks]) for one in sentence)


@given(_TEXTS, _SENTENCES, _TEXTS, st.randoms(use_true_random=False))
def test_whatever_is_copied_out_of_a_text_is_found_where_it_stood(before, sentence, after, chance):
    """Punctuation changed, lines broken elsewhere."""
    text = before + _broken(sentence, chance, _MARKS) + after
    typed = _broken(sentence, chance, "，。")
    runs, is_held = passages(sentence_of(wanted(parse(typed)[0])), text)
    assert is_held
    assert any(sentence in _letters(text[start:end]) for start, end in runs)


@given(_SENTENCES, _TEXTS, st.data())
def test_every_run_is_a_run_of_the_sentence(sentence, text, data):
    start = data.draw(st.integers(0, len(sentence) - SHORTEST))
    text += sentence[start : data.draw(st.integers(start, len(sentence)))]
    runs, _ = passages(sentence, text)
    found = [_letters(text[start:end]) for start, end in runs]
    assert all(one in sentence and len(one) >= SHORTEST for one in found)
    assert all(first[1] <= second[0] for first, second in zip(runs, runs[1:], strict=False))
