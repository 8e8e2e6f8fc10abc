"""Markup around spans that overlap in any way."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.html.nested_markup import Layer, TagPair, nested
from archive.rendering.layout import Passage
from archive.rendering.safe_html import html


def _wrap(start, end, tag, key):
    opening, after = html('<{0} id="{0}-{1}">', tag, key), html("<wbr data-{}={}>", tag, key)
    return TagPair(start, end, opening, html("<{}>", tag), html("</{}>", tag), after)


def _layer(tag, edges):
    return Layer(_wrap(*sorted(pair), tag, key) for key, pair in enumerate(edges))


texts = st.text(alphabet="劳模精神<>&\"' ", max_size=30)
edges = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


class Balance(HTMLParser):
    """Fails where a tag is closed that is not the last one opened."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag != "wbr":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def _shown(passage, *layers):
    return nested(passage, [layer.cuts(passage) for layer in layers])


@given(texts, st.integers(0, 9), st.tuples(edges, edges, edges))
def test_the_text_of_the_markup_is_the_very_text(text, at, spans):
    shown = _shown(Passage.at(text, at), *map(_layer, ("i", "a", "mark"), spans))
    assert unescape(re.sub("<[^>]*>", "", shown)) == text


@given(texts, st.integers(0, 9), st.tuples(edges, edges, edges))
def test_what_is_opened_last_is_closed_first(text, at, spans):
    balance = Balance()
    balance.feed(_shown(Passage.at(text, at), *map(_layer, ("i", "a", "mark"), spans)))
    balance.close()
    assert balance.open == []


@given(texts, st.lists(st.integers(1, 5), max_size=8), edges, edges)
def test_over_all_passages_every_span_begins_once_and_ends_once(text, lengths, first, second):
    layers = [_layer("i", first), _layer("mark", second)]
    pieces, at = [], 0
    for length in [*lengths, len(text)]:
        pieces.append(Passage.at(text[at : at + length], at))
        at += length
    shown = "".join(_shown(piece, *layers) for piece in pieces if piece)
    for tag, layer in zip(("i", "mark"), layers, strict=True):
        assert shown.count(f'id="{tag}-') == len([pair for pair in layer.pairs if pair.start < len(text)])
        assert shown.count(f"data-{tag}=") == len([pair for pair in layer.pairs if pair.end <= len(text)])


@pytest.mark.parametrize(
    ("outer", "inner", "shown"),
    [
        ((0, 4), (1, 2), '<i id="i-0">劳<b id="b-0">模</b>精神</i>'),
        ((0, 2), (1, 3), '<i id="i-0">劳<b id="b-0">模</b></i><b>精</b>神'),
        ((1, 3), (0, 2), '<b id="b-0">劳</b><i id="i-0"><b>模</b>精</i>神'),
        ((0, 2), (2, 4), '<i id="i-0">劳模</i><b id="b-0">精神</b>'),
        ((0, 4), (0, 4), '<i id="i-0"><b id="b-0">劳模精神</b></i>'),
    ],
)
def test_a_span_that_crosses_an_edge_is_cut_there(outer, inner, shown):
    html = _shown(Passage.at("劳模精神", 0), _layer("i", [outer]), _layer("b", [inner]))
    assert re.sub("<wbr[^>]*>", "", html) == shown


def test_of_two_spans_of_one_layer_that_overlap_the_first_is_shown():
    assert _shown(Passage.at("劳模精神", 0), _layer("b", [(1, 3), (0, 2)])).count("<b") == 1


def test_what_joins_two_pieces_stands_outside_every_span():
    passage = Passage.joined(" ", [Passage.at("附件1", 10), Passage.at("报名表", 14)])
    html = _shown(passage, _layer("b", [(10, 17)]))
    assert re.sub("<wbr[^>]*>", "", html) == '<b id="b-0">附件1</b> <b>报名表</b>'
