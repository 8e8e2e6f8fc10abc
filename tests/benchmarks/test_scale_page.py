"""docs/scale.md: its table is put in place of the last one, from the figures that the benchmark keeps."""

import pytest

from benchmarks.federation.forms_table import forms_table
from benchmarks.federation.scale_page import measured_of, with_table

TOLD = {
    "imported_a_second": 8, "rebuilt_a_second": 100, "prepared_a_second": 250,
    "query_ms": {"median": 20, "p95": 60}, "pages": {},
    "bytes": {"database": 40_000, "original": 6_000, "local_index": 0},
    "cluster": {"index_bytes": 30_000_000, "documents": 1_000, "nodes": [{"heap_mb": 300}, {"heap_mb": 400}]},
}  # fmt: skip


def test_figures_become_those_of_one_core():
    measured = measured_of(TOLD, cores=2)
    assert (measured.imported_a_second, measured.prepared_a_second, measured.index_bytes) == (4, 250, 30_000)


def test_only_what_stands_between_the_marks_is_replaced():
    page = "a\n<!-- worked out -->\nold\n<!-- end -->\nb\n"
    assert with_table(page, "| new |\n") == "a\n<!-- worked out -->\n| new |\n<!-- end -->\nb\n"


def test_a_page_without_marks_is_told():
    with pytest.raises(ValueError, match="no place"):
        with_table("a\n", "| new |\n")


def test_a_form_on_a_cluster_has_the_clusters_bytes():
    row = forms_table({1_000: {"cluster": TOLD}}).splitlines()[-1]
    assert row == "| 1,000 | cluster | 8 | 100 | 20 / 60 |  |  | 700 | 40,000 | 30,000 | 6,000 |"
