"""What came in is what it became, after any batch: each file is in exactly one of the numbers told, and what was taken
in as a received copy stands in the register, numbered without gaps."""

import contextlib
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.intake import draft_counts, draft_work
from archive.models import IntakeDraft, Registration, Source
from tests.support import intake_drafts
from tests.support.intake_drafts import fields_of, notice, send
from tests.support.zips import packed

pytestmark = pytest.mark.django_db
_BODY = "各单位要认真组织示例活动，按期报送总结，做好示例工作。" * 12
HELD = notice("示例普查", 90)
LIKE = notice("示例普查", 91).replace("为做好", f"{_BODY}为做好")


def _marked(at: int) -> str:
    return f"000012\n秘密★1年\n特急\n\n{notice('示例保密', at)}"


# What a file is → its name and content, by a number that makes it one of its kind.
KINDS = {
    "new": lambda at: (f"新{at}.txt", notice(f"示例工作之{at}", at)),
    "held": lambda at: ("已有.txt", HELD),
    "alike": lambda at: (f"相似{at}.txt", f"{LIKE}（示例说明第{at}项）\n"),
    "refused": lambda at: (f"坏{at}.docx", b"PK\x03\x04" + bytes([at])),
    "marked": lambda at: (f"标密{at}.txt", _marked(at)),
    "marked by its name": lambda at: (f"秘密★来文{at}.txt", notice("示例来文", at)),
    "empty": lambda at: (f"空{at}.txt", b""),
    "bundle": lambda at: (f"包{at}.zip", packed({
        "一.txt": notice("示例打包", at).encode(), "二.txt": _marked(50 + at).encode(), "三.txt": HELD.encode(),
    })),
}  # fmt: skip
FILES = st.tuples(st.sampled_from(sorted(KINDS)), st.integers(1, 4))
# What is done with what was read, one after the other; what is left stays open.
ACTS = st.lists(st.sampled_from(["take-in", "give-up", "save", "leave"]), max_size=12)


@pytest.fixture
def held(client, known_places):
    """One directive that is in the archive, and one that what comes may be like."""
    for name, text in (("已有.txt", HELD), ("原有.txt", LIKE)):
        send(client, (name, text))
        draft_work.do_due()
        draft = IntakeDraft.objects.get(name=name)
        client.post(draft.get_absolute_url(), fields_of(draft) | {"act": "take-in"})
    IntakeDraft.objects.all().delete()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.lists(FILES, min_size=1, max_size=5), min_size=1, max_size=2), ACTS, st.booleans())
def test_each_file_is_in_exactly_one_of_the_numbers(client, held, batches, acts, is_in_order):
    with rolled_back():
        came, told = set(), []
        for batch in batches:
            files = [KINDS[kind](at) for kind, at in batch]
            told += send(client, *files, accept="application/json").json()["files"]
            came |= {part for kind, at in batch for part in _parts(kind, at)}
            draft_work.do_due()
        before = Source.objects.count()
        _act_on_what_was_read(client, acts, is_in_order)

        # Each file of each batch was answered: what is no draft was refused at the door, with a sentence.
        assert len(told) == sum(map(len, batches))
        assert all(one["sentence"] for one in told if one["refused"])
        drafts = list(IntakeDraft.objects.all())
        assert len(drafts) == len(came)
        counts, states = draft_counts.now(), Counter(draft.state for draft in drafts)
        parts = ("taken_in", "known", "refused", "given_up", "open")
        assert counts["received"] == sum(counts[part] for part in parts) == len(drafts)
        assert counts["open"] == states["waiting"] + states["read"] + states["queued"]
        line = "收到 {received} 件 = 入库 {taken_in} + 已有 {known} + 拒收 {refused} + 放弃 {given_up} + 待处理 {open}"
        assert line.format(**counts) in client.get("/intake/").text

        # The register has those that were taken in, each once.
        assert Source.objects.count() - before == counts["taken_in"] == Registration.objects.count() - 2
        assert sorted(Registration.objects.values_list("serial", flat=True)) == list(range(1, counts["taken_in"] + 3))
        taken = [draft.source_id for draft in drafts if draft.state == "taken-in"]
        assert set(taken) <= set(Registration.objects.values_list("source", flat=True)) and len(set(taken)) == len(
            taken
        )
        # And the folder has the files of those that may still need them, no other.
        kept = {draft.sha256 for draft in drafts if draft.state in ("read", "given-up")}
        kept |= {draft.sha256 for draft in drafts if draft.state == "refused" and "非涉密系统" not in draft.reason}
        assert {path.name for path in intake_drafts.files()} == kept


def _parts(kind: str, at: int) -> set[tuple[str, int]]:
    """The contents that a file brings, each as what it is counted once: the same that comes twice is one."""
    if kind in ("marked by its name", "empty"):
        return set()
    if kind == "bundle":
        return {("bundled", at), ("marked", 50 + at), ("held", 0)}
    return {(kind, 0 if kind == "held" else at)}


def _act_on_what_was_read(client, acts: list[str], is_in_order: bool) -> None:
    drafts = list(IntakeDraft.objects.filter(state="read").order_by("pk" if is_in_order else "-pk"))
    for draft, act in zip(drafts, acts, strict=False):
        if act != "leave":
            client.post(draft.get_absolute_url(), fields_of(draft) | {"act": act})


@contextlib.contextmanager
def rolled_back():
    """The archive and the folder of drafts are afterwards as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for path in intake_drafts.files():
        path.unlink()
