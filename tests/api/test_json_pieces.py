"""A long answer is written in many short calls, and is the same to the byte."""

import json
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.api import json_pieces
from archive.models import Directive
from archive.web import heavy_places
from tests.support.persons import make_persons

_PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
_VALUES = st.recursive(_PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=40)


@given(_VALUES, st.integers(min_value=1, max_value=60))
def test_the_pieces_are_the_whole(value, most):
    assert "".join(json_pieces.pieces(value, most)) == json.dumps(value, ensure_ascii=False)


def as_iterators(value):
    """The same with an iterator in the place of each list."""
    if isinstance(value, dict):
        return {key: as_iterators(one) for key, one in value.items()}
    return map(as_iterators, value) if isinstance(value, list) else value


@given(_VALUES, st.integers(min_value=1, max_value=60))
def test_what_is_made_while_it_is_written_is_the_same(value, most):
    assert "".join(json_pieces.pieces(as_iterators(value), most)) == json.dumps(value, ensure_ascii=False)


def test_no_row_is_held_once_it_is_written():
    held = []

    def rows():
        for at in range(200):
            row = Row(name=f"第{at}行", text="示例" * 10)
            held.append(weakref.ref(row))
            yield row
            del row
            assert sum(one() is not None for one in held) <= 4

    assert len(json.loads("".join(json_pieces.pieces(rows(), 100)))) == 200


class Row(dict):
    """One that tells whether it is still held."""


@given(st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=30) | st.lists(st.text(max_size=30)))))
def test_no_call_writes_much(rows):
    # A character takes six at most; of a list as much again may be between what it holds.
    assert max(map(len, json_pieces.pieces(rows, 40))) <= 6 * 40 + 20


@pytest.mark.django_db
def test_the_answer_of_a_long_text_is_that_of_any_other(client, known_places, monkeypatch):
    make_persons()
    for pk in Directive.objects.values_list("pk", flat=True):
        before = client.get(f"/api/v1/directives/{pk}/")
        with monkeypatch.context() as longer:
            longer.setattr(heavy_places, "LONG_TEXT", 0)
            longer.setattr(json_pieces, "_MOST", 50)
            after = client.get(f"/api/v1/directives/{pk}/")
        assert after.content == before.content
        assert after.headers == before.headers
