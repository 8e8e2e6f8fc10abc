"""The terms of a field as they lie in the file, against the list that was written."""

import tracemalloc
from bisect import bisect_left

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.segments.postings import PostingLists, PostingsFile, PostingsWriter

# More of them than one is kept in memory of, and fewer.
TERMS = st.lists(st.text("工会总劳ab", min_size=1, max_size=6).map(str.encode), unique=True, max_size=300).map(sorted)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("terms") / "some.lists"


def written(path, terms) -> PostingsFile:
    """A file in which the term of number k stands in directive k, k + 1 times."""
    numbers = np.arange(len(terms))
    with path.open("wb") as file:
        writer = PostingsWriter(file)
        writer.add("grams", PostingLists(terms, np.arange(len(terms) + 1), numbers, numbers + 1))
        writer.close()
    return PostingsFile(path.open("rb"))


@given(TERMS, st.text("工会总劳ab", max_size=6).map(str.encode))
def test_a_term_is_found_where_it_stands(path, terms, other):
    file = written(path, terms)
    table = file.terms("grams")
    assert (len(table), table.texts()) == (len(terms), terms)
    assert [table.find(term) for term in terms] == list(range(len(terms)))
    assert table.rank(other) == bisect_left(terms, other)
    assert table.find(other) == (terms.index(other) if other in terms else None)
    file.close()


@given(TERMS)
def test_a_term_has_its_own_posting_list(path, terms):
    file = written(path, terms)
    found = [file.postings("grams", number) for number in range(len(terms))]
    assert [(one.docs.tolist(), one.freqs.tolist()) for one in found] == [([at], [at + 1]) for at in range(len(terms))]
    file.close()


@given(TERMS, st.text("工会总劳ab", min_size=1, max_size=2).map(str.encode))
def test_what_begins_alike_is_read_in_one_piece(path, terms, start):
    file = written(path, terms)
    docs, _ = file.beginning("grams", start)
    assert docs.tolist() == [at for at, term in enumerate(terms) if term.startswith(start)]
    file.close()


def test_a_field_that_the_segment_has_not_has_no_terms(path):
    table = written(path, [b"a"]).terms("title_grams")
    assert (len(table), table.texts(), table.find(b"a"), table.rank(b"a")) == (0, [], None, 0)


def test_a_file_cut_short_after_it_was_opened_says_so(path):
    file = written(path, [str(at).encode() for at in range(1000, 3000)])
    file.terms("grams")
    with path.open("r+b") as cut:
        cut.truncate(64)
    with pytest.raises(ValueError, match="cut short"):
        file.find("grams", b"2500")


def test_hardly_any_term_is_kept_in_memory(path):
    file = written(path, [f"{at:08}".encode() for at in range(64_000)])
    tracemalloc.start()
    assert file.find("grams", b"00042424") == 42424
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The texts alone are half a megabyte.
    assert kept < 150_000
