from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import topics

LEXICON = {"劳模": ["劳模", "劳模精神"], "安全": ["安康杯"], "空": []}


def test_a_sentence_tells_every_topic_whose_word_it_has():
    assert topics.told_by("劳模参加安康杯", LEXICON) == ("劳模", "安全")


def test_a_longer_word_counts_once():
    assert topics.of("劳模精神、劳模精神、劳模精神、安康杯", LEXICON) == ["劳模"]


def test_a_word_in_passing_makes_no_topic():
    assert topics.of("劳模" * 100 + "安康杯" * 3, LEXICON) == ["劳模"]


@given(st.text(alphabet="劳模精神安康杯 ", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_what_a_directive_has_within_tells_the_same_of_its_sentences(text, start, end):
    sentence = text[start:end]
    assert topics.told_by(sentence, topics.within(text, LEXICON)) == topics.told_by(sentence, LEXICON)
