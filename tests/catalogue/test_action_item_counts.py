"""Counts by directive tell the same as the items one by one."""

from array import array
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from archive.catalogue.action_item_counts import ActionItemCounts

KINDS, PROVINCES, YEARS = ("task", "report"), ("990000", None), (2023, None)
directives = st.lists(
    st.tuples(st.sampled_from(PROVINCES), st.sampled_from(YEARS), st.integers(0, 3), st.integers(0, 3)), max_size=8
)
chosen = st.fixed_dictionaries(
    {
        "province": st.sets(st.sampled_from(PROVINCES[:1])),
        "year": st.sets(st.sampled_from(YEARS[:1])),
        "kind": st.sets(st.sampled_from(KINDS)),
    }
)


def counts_of(rows) -> ActionItemCounts:
    return ActionItemCounts(
        array("q", range(100, 100 + len(rows))),
        [province for province, *_ in rows],
        [year for _, year, *_ in rows],
        {kind: array("L", (row[2 + at] for row in rows)) for at, kind in enumerate(KINDS)},
    )


def items_of(rows):
    """(directive, province, year, kind) of every item, in the order of the list but for kinds."""
    for at, (province, year, *counts) in enumerate(rows):
        for kind, count in zip(KINDS, counts, strict=True):
            yield from [(100 + at, province, year, kind)] * count


@given(directives)
def test_cells_are_the_items_counted(rows):
    expected = Counter(item[1:] for item in items_of(rows))
    assert dict(counts_of(rows).cells("province", "year", "kind")) == expected


@given(directives, chosen, st.integers(0, 20), st.integers(1, 6))
def test_the_directives_of_a_page_hold_its_rows_and_no_other_row_that_passes_comes_between(rows, chosen, start, size):
    passing = [
        directive
        for directive, *values in items_of(rows)
        if all(
            not chosen[name] or value in chosen[name]
            for name, value in zip(("province", "year", "kind"), values, strict=True)
        )
    ]
    keys, before = counts_of(rows).place_of(slice(start, start + size), chosen)
    held = [directive for directive in passing if directive in keys]
    assert held[before : before + size] == passing[start : start + size]
    assert len(keys) == len(set(passing[start : start + size]))
