"""Two web machines over one PostgreSQL and one bucket, without a folder in common."""

import pytest

from tests.servers import postgres, s3
from tests.support.intake_drafts import notice
from tests.support.served_archive import until
from tests.support.web_machines import WebMachine, make_account, sign_in, upload

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not()),
]


@pytest.fixture(scope="module")
def bucket(store):
    return store.make_bucket()


@pytest.fixture(scope="module")
def machines(bucket, tmp_path_factory):
    folder = tmp_path_factory.mktemp("machines")
    with postgres.running() as server:
        # What would be the folder of originals each machine has alone, and does not use.
        both = [
            WebMachine(folder / name, folder / f"folders-of-{name}", server, ORIGINALS_URL=bucket.url, **s3.KEYS)
            for name in ("one", "other")
        ]
        try:
            for machine in both:
                machine.start()
            make_account(both[0])
            yield both
        finally:
            for machine in both:
                machine.close()


def test_what_comes_in_by_one_is_given_out_by_the_other(machines, bucket, tmp_path):
    one, other = machines
    file = tmp_path / "来文.txt"
    file.write_text(notice("示例心桥", 31), encoding="utf-8")
    assert one.command("import_directives", str(file))[0] == 0
    key = one.rows("SELECT max(id) FROM archive_directive")[0][0]
    for machine in machines:
        answer = machine.get(f"/directives/{key}/source/")
        assert answer.status == 200 and answer.body == file.read_bytes()
    # The first directives came in once, and are there too.
    assert len(bucket.names()) == 6 and not any(path.is_file() for path in one.folder.parent.glob("folders-of-*/**/*"))
    assert not [fault for fault in other.checked() if fault["kind"].startswith("original")]


def test_a_draft_brought_to_one_is_read_by_either(machines, bucket):
    reader = machines[1].reader()
    assert sign_in(reader).status == 302
    told = upload(reader, {f"{at}.txt": notice(f"示例第{at}项", 40 + at) for at in range(4)})
    assert told.status == 200
    states = "SELECT count(*) FROM archive_intakedraft WHERE state = 'read'"
    until(lambda: machines[0].rows(states) == [(4,)], 60)
    assert sum(key.startswith("intake/") for key in bucket.names()) == 4


def test_without_the_store_both_serve_texts_and_go_on_when_it_is_back(machines, store):
    key = machines[0].rows("SELECT max(id) FROM archive_directive")[0][0]
    store.stop()
    try:
        for machine in machines:
            answer = machine.get(f"/directives/{key}/source/")
            assert answer.status == 503 and "Retry-After" in answer.headers
            assert machine.get(f"/directives/{key}/").status == machine.get("/readyz").status == 200
        status, said = machines[0].command("prepare")
        assert status == 0 and "ORIGINALS_URL" in said
    finally:
        store.start()
    assert all(machine.get(f"/directives/{key}/source/").status == 200 for machine in machines)
    assert [machine.tracebacks() for machine in machines] == [[], []]
