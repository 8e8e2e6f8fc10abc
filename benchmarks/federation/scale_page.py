"""python -m benchmarks.federation.scale_page: the table of docs/scale.md anew from figures.json, which make
bench-cluster OPTIONS=--write keeps."""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.federation.capacity import Machines, Measured, need, table

SIZES = (30_000, 100_000, 1_000_000, 10_000_000)
_PAGE = Path(__file__).resolve().parents[2] / "docs" / "scale.md"
_FIGURES = Path(__file__).with_name("figures.json")
_TABLE = re.compile(r"(?<=<!-- worked out -->\n).*?(?=<!-- end -->)", re.DOTALL)


def measured_of(told: Mapping, cores: int) -> Measured:
    """The figures of the cluster's form at one size, taken on so many cores."""
    return Measured(
        database_bytes=told["bytes"]["database"],
        original_bytes=told["bytes"]["original"],
        index_bytes=told["cluster"]["index_bytes"] / told["cluster"]["documents"],
        imported_a_second=told["imported_a_second"] / cores,
        prepared_a_second=told["prepared_a_second"],
    )


def with_table(page: str, rows: str) -> str:
    """The page with other rows between its marks. Raises ValueError where it has none."""
    if not _TABLE.search(page):
        raise ValueError("docs/scale.md has no place for the table")
    return _TABLE.sub(lambda _: rows, page)


def main() -> None:
    if not _FIGURES.exists():
        sys.exit(
            "benchmarks/federation/figures.json is not there: make bench-cluster OPTIONS='--cluster URLS --write'"
        )
    sizes = json.loads(_FIGURES.read_text(encoding="utf-8"))
    largest = sizes[max(sizes, key=int)]
    if "cluster" not in largest:
        sys.exit("figures.json has no cluster: make bench-cluster OPTIONS='--cluster URLS --write'")
    # The benchmark's machine: the nodes share its cores, so that a machine of their own does better.
    found = measured_of(largest["cluster"], cores=2)
    rows = table(need(count, found, Machines()) for count in SIZES)
    _PAGE.write_text(with_table(_PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main()
