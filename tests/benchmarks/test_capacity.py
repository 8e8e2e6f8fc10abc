"""What millions of directives take, from what a thousand took."""

from dataclasses import replace

import pytest

from benchmarks.federation.capacity import GIB, Machines, Measured, need, table

MEASURED = Measured(
    database_bytes=40_000, original_bytes=20_000, index_bytes=30_000, imported_a_second=10, prepared_a_second=100
)
MACHINES = Machines(cores=10, node_memory=64 * GIB, node_disk=1_000 * GIB, replicas=1)


def test_ten_million_by_hand():
    found = need(10_000_000, MEASURED, MACHINES)
    assert found.database == 4e11
    assert found.originals == 2e11
    assert found.index == 6e11
    # 300 GB in pieces of 30 GiB; half of 600 GB in 33 GiB of each node's memory beside its heap.
    assert (found.shards, found.nodes, found.heap) == (10, 9, 31 * GIB)
    assert found.import_hours == pytest.approx(27.8, abs=0.03)
    assert found.rebuild_hours == pytest.approx(27.8, abs=0.03)


def test_a_small_archive_still_has_three_nodes_and_a_shard():
    found = need(1_000, MEASURED, MACHINES)
    assert (found.shards, found.nodes) == (1, 3)


def test_small_disks_take_more_nodes_than_memory_does():
    assert need(10_000_000, MEASURED, replace(MACHINES, node_disk=50 * GIB)).nodes == 14


def test_heap_is_half_of_a_small_machine():
    assert need(1_000, MEASURED, replace(MACHINES, node_memory=16 * GIB)).heap == 8 * GIB


def test_the_table_has_a_row_for_each():
    rows = table([need(count, MEASURED, MACHINES) for count in (100_000, 1_000_000)]).splitlines()
    assert len(rows) == 4
    assert rows[-1] == "| 1,000,000 | 37.3 | 18.6 | 55.9 | 1 | 3 | 31 | 2.8 | 2.8 |"
    assert len({row.count("|") for row in rows}) == 1
