"""An upgrade over two web machines, as the manual has it: one after the other, while people read through nginx."""

import re
import threading
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from archive import __version__
from tests.servers import postgres
from tests.servers.opensearch import nodes, packages
from tests.support.intake_drafts import notice
from tests.support.program_before import program_before, why_not
from tests.support.proxied import NGINX, proxied_two
from tests.support.served_archive import until
from tests.support.serving import ROOT
from tests.support.web_machines import ACCOUNT, WebMachine, make_account, sign_in
from tests.support.web_reader import WebReader

WHY_NOT = packages.why_not() or postgres.why_not() or why_not() or ("" if NGINX else "nginx is not installed")
pytestmark = [pytest.mark.cluster, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]

READERS = 4
QUERY = quote("产业工人")
_STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """(folder of the program before this one, its version)"""
    folder = tmp_path_factory.mktemp("before")
    return folder, program_before(folder)


@pytest.fixture(scope="module")
def machines(before, tmp_path_factory):
    """(one, other), served by the program before."""
    folder = tmp_path_factory.mktemp("roll")
    with nodes.running(1) as cluster, postgres.running() as server:
        told = {
            "OPENSEARCH_URL": cluster.urls[0], "OPENSEARCH_REPLICAS": "0", "INDEX_NAME": "shared",
            "TRUSTED_PROXIES": "127.0.0.1",
        }  # fmt: skip
        both = tuple(WebMachine(folder / name, folder / "originals", server, **told) for name in ("one", "other"))
        try:
            for machine in both:
                machine.program, _ = before
                machine.start()
            make_account(both[0])
            yield both
        finally:
            for machine in both:
                machine.close()


@contextmanager
def reading(port: int):
    """People who read through nginx: [(address, status, what was said)] of each page and of what it is dressed in."""
    pages: list[tuple[str, int, str]] = []
    ended = threading.Event()

    def read(which: int):
        reader, dressed = WebReader(port), set()
        at = which
        while not ended.is_set():
            at += 1
            paths = ["/", "/directives/", f"/search/?q={QUERY}&v={at}", f"/directives/{at % 5 + 1}/",
                     "/compare/?d=1&d=2", f"/api/v1/search/?q={QUERY}&v={at}"]  # fmt: skip
            path = paths[at % len(paths)]
            answer = reader.ask("GET", path, headers={"Host": "localhost"})
            pages.append((path, answer.status, answer.text[:300] if answer.status != 200 else ""))
            for file in set(_STATIC.findall(answer.text)) - dressed:
                dressed.add(file)
                pages.append((file, reader.ask("GET", file, headers={"Host": "localhost"}).status, ""))
            time.sleep(0.05)

    readers = [threading.Thread(target=read, args=(which,)) for which in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield pages
    finally:
        ended.set()
        for reader in readers:
            reader.join(60)


def test_an_upgrade_machine_by_machine_shows_nobody_an_error(machines, before, tmp_path):
    """Nobody gets anything but pages; who is signed in stays so; what came in between is found on both."""
    one, other = machines
    assert before[1] != __version__
    servers = [f"127.0.0.1:{machine.port}" for machine in machines]
    clerk = one.reader()
    assert sign_in(clerk).status == 302
    with proxied_two(*servers, tmp_path) as address, reading(int(address.rpartition(":")[2])) as pages:
        until(lambda: len(pages) > 20, 30)
        for serial, machine in enumerate(machines):
            machine.stop()
            machine.program = ROOT
            machine.start()
            # The one that was not stopped, and then both, go on with what the newer one made of the database.
            file = tmp_path / f"{serial}.txt"
            file.write_text(notice(f"示例渡轮第{serial}次", 40 + serial), encoding="utf-8")
            importer = machines[1 - serial]
            status, said = importer.command("import_directives", str(file))
            assert status == 0, said
            until(lambda: all(one.found("示例渡轮") == serial + 1 for one in machines), 60)  # noqa: B023
            seen = len(pages)
            until(lambda: len(pages) > seen + 20, 30)  # noqa: B023
    wrong = [page for page in pages if page[1] != 200]
    assert wrong == [] and len(pages) > 100
    assert ACCOUNT in WebReader(other.port, cookies=clerk.cookies).get("/intake/").text
    assert [fault["kind"] for fault in one.checked() if fault["kind"] not in {"original-stray", "no-backup"}] == []
