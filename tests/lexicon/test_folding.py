from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon.folding import fold, fold_with_offsets


def test_width_brackets_quotes_and_spaces_are_no_difference():
    assert fold("“五一”国际 劳动节〔２０２１〕ABC") == fold("五一国际劳动节[2021]abc")


def test_spans_lead_back_to_the_original():
    text = "开展“安康杯” 竞赛"
    ((start, end),) = fold_with_offsets(text).find_all(fold("安康杯竞赛"))
    assert text[start:end] == "安康杯” 竞赛"


@given(st.text())
def test_offsets_are_in_order_and_inside(text):
    folded = fold_with_offsets(text)
    assert len(folded.text) == len(folded.offsets)
    assert folded.offsets == sorted(folded.offsets)
    assert all(0 <= at < len(text) for at in folded.offsets)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
