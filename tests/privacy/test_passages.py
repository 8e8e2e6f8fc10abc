"""What is hidden of a passage wherever its text has it: as if the whole text were read for each, in far less."""

import random

from hypothesis import given
from hypothesis import strategies as st

from archive.privacy.passages import Passages, starred_at


@st.composite
def texts_with_places(draw):
    """A text of few characters, so that passages come again, and places in it in order."""
    text = draw(st.text("甲乙1 \n", min_size=1, max_size=120))
    places = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 14)), max_size=5))
    return text, tuple(sorted((start, min(start + length, len(text))) for start, length in places))


def starred_anywhere(text, places, passage):
    """Read off the text, one place after the other."""
    whole = starred_at(text, places)
    shown = list(passage)
    for at in range(len(text) - len(passage) + 1):
        if text.startswith(passage, at):
            for offset, there in enumerate(whole[at : at + len(passage)]):
                shown[offset] = there if there != passage[offset] else shown[offset]
    return "".join(shown)


@given(texts_with_places(), st.data())
def test_a_passage_is_hidden_wherever_its_text_has_it(found, data):
    text, places = found
    passages = Passages(text, places)
    for _ in range(5):
        start = data.draw(st.integers(0, len(text) - 1))
        passage = text[start : data.draw(st.integers(start + 1, len(text)))]
        assert passages.redacted(passage) == starred_anywhere(text, places, passage)


@given(texts_with_places(), st.lists(st.text("甲乙1 \n", min_size=1, max_size=12), min_size=1, max_size=8))
def test_it_knows_what_its_text_has_in_whatever_order_it_is_asked(found, asked):
    text, places = found
    passages = Passages(text, places)
    assert [one in passages for one in asked] == [one in text for one in asked]
    for one in asked:
        if one not in text:
            assert passages.redacted(one) == one


class ReadText(str):
    """A text that counts how many of its characters may have been read by looking for something in it."""

    read = 0

    def find(self, sought, start=0, *end):
        at = super().find(sought, start, *end)
        self.read += (len(self) if at == -1 else at + len(sought)) - start
        return at


def test_the_sections_of_a_long_text_are_told_by_reading_it_a_few_times():
    lines = [f"{at}、请各单位于{at % 12 + 1}月底前报送第{at}号材料。" for at in range(20_000)]
    lines[9_000] += "联系人：示例某，电话：0000-1234567。"
    text = ReadText("\n".join(lines))
    start = text.index("0000-1234567")
    passages = Passages(text, [(start, start + 12)])
    shown = [passages.redacted(line) for line in lines if line in passages]
    assert len(shown) == len(lines)
    assert [one for one, line in zip(shown, lines, strict=True) if one != line] == [
        lines[9_000].replace("0000-1234567", "*" * 12)
    ]
    # Each from a little before the last, 2,000 characters; to read it all for each would be a thousand times as much.
    assert text.read <= len(lines) * 2_500


def test_values_are_the_same_in_any_order():
    lines = [f"第{at}号，电话：0000-{at:07}。" for at in range(200)]
    text = "\n".join(lines)
    places = [(at, at + 12) for at in range(len(text)) if text.startswith("0000-", at)]
    passages, mixed = Passages(text, places), random.Random(3).sample(lines, len(lines))
    assert {passages.redacted(line) for line in mixed} == {starred_anywhere(text, places, line) for line in lines}
