"""As much comes out of a batch as went in, or it is told how much is missing."""

from hypothesis import given
from hypothesis import strategies as st

from archive.registry.batch_counts import DRAFT, HELD, NEW, REFUSED, counted

fates = st.lists(st.sampled_from([NEW, HELD, REFUSED, DRAFT]))


@given(fates)
def test_every_file_is_counted_once(found):
    counts = counted(len(found), found)
    assert counts.missing == 0
    assert counts.told().endswith("；相符。")


@given(fates, st.integers(1, 50))
def test_what_nothing_is_known_of_is_told(found, lost):
    counts = counted(len(found) + lost, found)
    assert counts.missing == lost
    assert f"差 {lost} 份" in counts.told()


def test_the_sentence_has_every_count():
    told = counted(7, [NEW, NEW, HELD, REFUSED, DRAFT, DRAFT, DRAFT]).told()
    assert told == "收到 7 份：新入库 2，已在库 1，不收 1，草稿 3；相符。"
