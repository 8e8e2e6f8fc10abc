import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import topic_weights, topics
from benchmarks.topics import labelled_texts

LEXICON = {"劳模": ["劳模", "劳模精神"], "安全": ["安康杯"], "空": []}
WORDS = sorted(word for own in topics.known().values() for word in own)
texts = st.lists(st.sampled_from([*WORDS, "通知", "各级工会", "\n", "。", "示例市总工会"]), max_size=40).map("".join)


def test_a_sentence_tells_every_topic_whose_word_it_has():
    assert topics.told_by("劳模参加安康杯", LEXICON) == ("劳模", "安全")


@given(st.text(alphabet="劳模精神安康杯 ", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_what_a_directive_has_within_tells_the_same_of_its_sentences(text, start, end):
    sentence = text[start:end]
    assert topics.told_by(sentence, topics.within(text, LEXICON)) == topics.told_by(sentence, LEXICON)


def test_the_title_says_what_a_directive_is_mainly_about():
    found = topics.of("关于加强女职工权益保护的通知", ["关爱女职工"], "培训、宣传、报送情况。" * 3, topics.known())
    assert found[0] == "女职工"


def test_a_text_that_names_topics_only_in_passing_has_none():
    text = "关于调整办公时间的通知\n自五月一日起执行，请做好宣传，有关情况及时报送。"
    assert topics.of("关于调整办公时间的通知", [], text, topics.known()) == []


def test_what_the_main_topic_is_of_texts_labelled_before():
    held_out = labelled_texts.short("held_out.txt")
    found = [topics.of(text.title, text.headings, text.text, topics.known())[:1] for text in held_out]
    right = sum(main == [text.main][: bool(text.main)] for main, text in zip(found, held_out, strict=True))
    assert right / len(held_out) >= 0.85


@given(st.lists(texts, max_size=4), texts, texts)
def test_a_directive_has_one_main_topic_and_at_most_three_others(headings, title, text):
    found = topics.of(title, headings, text, topics.known())
    assert len(found) <= 4 and len(set(found)) == len(found) and set(found) <= set(topics.known())
    assert [name for name in topics.known() if name in found[1:]] == found[1:]
    assert topics.of(title, headings, text, topics.known()) == found


def test_a_word_that_staff_added_tells_a_topic_and_one_that_they_took_away_none():
    title, text = "关于示例行动的通知", "开展示例行动。" * 3
    assert topics.of(title, ["示例行动"], text, topics.known()) == []
    assert topics.of(title, ["示例行动"], text, {**topics.known(), "新主题": ["示例行动", "示例行"]}) == ["新主题"]
    without = {**topics.known(), "女职工": ()}
    assert "女职工" not in topics.of("女职工", ["女职工"], "女职工" * 9, without)


@pytest.mark.parametrize("of_nothing", [{}, {"空": []}])
def test_without_words_there_is_no_topic(of_nothing):
    assert topics.of("劳模", ["劳模"], "劳模" * 9, of_nothing) == []


def test_weights_are_those_of_topics_that_there_are():
    assert set(topic_weights.known().words) == set(topics.known())
