"""How many machines an archive of so many directives needs, by calculation from what was measured. Pure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

GIB = 1 << 30
# A shard of more takes long to be copied to another node after a failure; OpenSearch's own advice is 10 to 50 GB.
LARGEST_SHARD = 30 * GIB
# Beyond it Java addresses memory by longer pointers, and has less of it.
LARGEST_HEAP = 31 * GIB
# A node whose disk is fuller takes no more shards (OpenSearch's low watermark).
FULLEST_DISK = 0.85
# Of the index a node holds, what has to be in memory beside the heap for questions not to wait for the disk.
CACHED_SHARE = 0.5


@dataclass(frozen=True)
class Measured:
    """Bytes a directive takes in each store, how many a second one core imports, and how many the one process of a
    rebuild prepares for nodes that take them up meanwhile. `index_bytes` is without copies on other nodes."""

    database_bytes: float
    original_bytes: float
    index_bytes: float
    imported_a_second: float
    prepared_a_second: float


@dataclass(frozen=True)
class Machines:
    """What is there to be bought: cores that import directives, memory and disk of a node, copies of each shard."""

    cores: int = 16
    node_memory: int = 64 * GIB
    node_disk: int = 2_000 * GIB
    replicas: int = 1


@dataclass(frozen=True)
class Need:
    """What so many directives take."""

    directives: int
    database: float
    originals: float
    index: float
    shards: int
    nodes: int
    heap: int
    import_hours: float
    rebuild_hours: float


def need(directives: int, measured: Measured, machines: Machines) -> Need:
    """Everything grows with the number of directives alone: the measurements are what shows whether it does."""
    primary = directives * measured.index_bytes
    index = primary * (1 + machines.replicas)
    # One node is for trying: three agree on who manages when one is gone.
    by_disk = math.ceil(index / (machines.node_disk * FULLEST_DISK))
    heap = min(machines.node_memory // 2, LARGEST_HEAP)
    by_memory = math.ceil(index * CACHED_SHARE / (machines.node_memory - heap))
    return Need(
        directives=directives,
        database=directives * measured.database_bytes,
        originals=directives * measured.original_bytes,
        index=index,
        shards=max(math.ceil(primary / LARGEST_SHARD), 1),
        nodes=max(by_disk, by_memory, 3),
        heap=heap,
        import_hours=directives / (measured.imported_a_second * machines.cores) / 3600,
        rebuild_hours=directives / measured.prepared_a_second / 3600,
    )


def table(needs: Iterable[Need]) -> str:
    """The rows in Markdown."""
    head = (
        "| directives | database, GiB | originals, GiB | index with copies, GiB | shards | nodes | heap of each, GiB "
        "| import, hours | rebuild, hours |\n|---|---|---|---|---|---|---|---|---|\n"
    )
    return head + "".join(f"| {' | '.join(_cells(one))} |\n" for one in needs)


def _cells(one: Need) -> list[str]:
    sizes = [f"{size / GIB:,.1f}" for size in (one.database, one.originals, one.index)]
    counts = [str(one.shards), str(one.nodes), str(one.heap // GIB)]
    return [f"{one.directives:,}", *sizes, *counts, f"{one.import_hours:,.1f}", f"{one.rebuild_hours:,.1f}"]
