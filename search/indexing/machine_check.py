"""Whether the web machines over one database agree, as faults that `check_archive` tells."""

from collections.abc import Iterator

from archive.machines import known_machines
from search.indexing.archive_fault import Fault


def machine_faults() -> Iterator[Fault]:
    """In what those that run differ. It is mended on the machines, not here."""
    for one in known_machines.differences():
        yield Fault(f"machines-{one.kind}", one.what, one.where, one.remedy, mendable=False)
