"""A PostgreSQL and two web machines over it, prepared both at once and serving."""

import pytest

from tests.servers import postgres
from tests.support.web_machines import WebMachine, make_account


def pytest_collection_modifyitems(items):
    for item in items:
        if "machines" in getattr(item, "fixturenames", ()) or "server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="package")
def server():
    if why := postgres.why_not():
        pytest.skip(why)
    with postgres.running() as environment:
        yield environment


@pytest.fixture(scope="package")
def machines(server, tmp_path_factory):
    """(one, other); what both starts printed stands in `prepared` of each."""
    folder = tmp_path_factory.mktemp("machines")
    both = tuple(WebMachine(folder / name, folder / "shared", server) for name in ("one", "other"))
    try:
        starts = [machine.preparing() for machine in both]
        for machine, start in zip(both, starts, strict=True):
            machine.prepared, _ = start.communicate(timeout=200)
            assert start.returncode == 0, machine.prepared
        for machine in both:
            machine.start(is_prepared=True)
        make_account(both[0])
        yield both
    finally:
        for machine in both:
            machine.close()
