"""Two texts are one where all of each, folded, is the same; long ones are not folded to find that they are not."""

from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st

from archive.ingest import measured_text
from archive.ingest.measured_text import MeasuredText
from archive.lexicon.text_keys import comparable

# What becomes another, several, or none; and what joins what stands before it.
_PIECES = st.lists(st.sampled_from(["工会", "\n", " ", "２", "2", "「", "“", "e", "\u0301", "ﬁ", "İ", "が", "゛"]))


def measured(text: str) -> MeasuredText:
    return MeasuredText(text, None)


@given(_PIECES, _PIECES, _PIECES)
def test_two_texts_are_one_where_they_are_so_folded(front, one, other):
    front = "".join(front) * (1 + 2_000 // (1 + len(front)))
    texts = [front + "".join(end) for end in (one, other)]
    assert measured(texts[0]).is_same_as(measured(texts[1])) == (comparable(texts[0]) == comparable(texts[1]))


def test_of_texts_that_begin_otherwise_only_the_front_is_folded(monkeypatch):
    folded = Mock(side_effect=comparable)
    monkeypatch.setattr(measured_text, "comparable", folded)
    assert not measured("示例甲" + "要落实。" * 100_000).is_same_as(measured("示例乙" + "要落实。" * 100_000))
    assert max(len(call.args[0]) for call in folded.call_args_list) <= 2_000
