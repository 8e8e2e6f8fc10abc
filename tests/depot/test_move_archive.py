"""move_archive with ORIGINALS_URL: the rows into PostgreSQL, the originals into the bucket."""

import json

import pytest

from tests.relocation import test_move_archive as relocation
from tests.relocation.test_move_archive import manage
from tests.servers import postgres

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not()),
]
old, server, url, new = relocation.old, relocation.server, relocation.url, relocation.new


def test_originals_come_into_the_bucket_and_a_store_that_is_away_stops_it(old, new, url, store, keys, monkeypatch):
    bucket = store.make_bucket()
    monkeypatch.setenv("ORIGINALS_URL", bucket.url)
    store.stop()
    try:
        stopped = manage("move_archive", old, data=new, url=url, check=False)
    finally:
        store.start()
    assert stopped.returncode == 1 and "ORIGINALS_URL" in stopped.stderr and "Traceback" not in stopped.stderr
    told = json.loads(manage("move_archive", old, "--json", data=new, url=url).stdout)
    assert told["files"] == 24 and told["faults"] == []
    kept = {f"sources/{path.parent.name}/{path.name}": path.read_bytes() for path in (old / "sources").glob("*/*")}
    assert bucket.contents() == kept and not (new / "sources").exists()
