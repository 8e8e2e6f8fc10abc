"""清除: two persons, what stays, and that no word of it stays anywhere."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from archive.custody import custody_acts, purge_request
from archive.custody.purge import purge
from archive.ingest import originals
from archive.models import Directive, HandlingSheet, HistoryEntry, PurgeRecord, Source, ValidityEvent
from archive.models.choices import ValidityKind
from archive.registry import handling_sheet, registered_copy
from archive.validity import declared_validity
from tests.support.accounts import make_account
from tests.support.incoming_texts import TITLE, forwarding, own
from tests.support.makers import make_directive

ROOT = Path(__file__).resolve().parents[2]
WORD, NAME = "天枢璇玑", "玉衡开阳"


@pytest.mark.django_db
def test_it_takes_two_accounts_and_what_is_out_of_view():
    first, second = make_account("张某", "purge_directive"), make_account("李某", "purge_directive")
    directive = make_directive()
    with pytest.raises(custody_acts.NotDone, match="先撤下"):
        purge_request.ask(directive, first, "误收")
    custody_acts.withdraw([directive.pk], first, "误收")
    request = purge_request.ask(Directive.objects.get(), first, "误收")
    with pytest.raises(custody_acts.NotDone, match="两人"):
        purge(request, first)
    with pytest.raises(custody_acts.NotDone, match="另一账号"):
        purge_request.ask(Directive.objects.get(), second, "误收")
    custody_acts.restore([directive.pk], first, "再看")
    with pytest.raises(custody_acts.NotDone, match="先撤下"):
        purge(request, second)
    assert Directive.objects.exists() and not PurgeRecord.objects.done().exists()


@pytest.mark.django_db
def test_the_record_stays_the_address_answers_410_and_its_bytes_are_refused(
    client, take, settings, django_capture_on_commit_callbacks
):
    first, second = make_account("张某"), make_account("李某")
    take(own())
    directive = Directive.objects.get()
    key, digest = directive.pk, directive.source.sha256
    custody_acts.seal([key], first, "误收")
    with django_capture_on_commit_callbacks(execute=True):
        (record,) = purge(purge_request.ask(directive, first, "误收"), second)
    assert (record.directive_id, record.sha256, record.asked_by_name, record.confirmed_by_name) == (
        key, digest, "张某", "李某",
    )  # fmt: skip
    assert not Source.objects.exists() and not PurgeRecord.objects.asked().exists()
    assert not (settings.MEDIA_ROOT / digest[:2] / digest).exists()
    for path in (f"/directives/{key}/", f"/directives/{key}/source/", f"/api/v1/directives/{key}/"):
        answer = client.get(path)
        assert answer.status_code == 410 and "清除" in answer.text and "误收" not in answer.text
    outcome = take(own())
    assert outcome.status == "refused" and "清除" in outcome.reason and "李某" in outcome.reason
    assert client.get(f"/directives/{key + 1000}/").status_code == 404


@pytest.mark.django_db
def test_the_register_and_the_validity_of_others_forget_its_words(take, settings, django_capture_on_commit_callbacks):
    first, second = make_account("张某"), make_account("李某")
    take(own())
    directive, other = Directive.objects.get(), make_directive()
    row = registered_copy.register(directive, directive.source, first, date(2026, 3, 1), handler=WORD, remark=WORD)
    row.sheet = HandlingSheet(sha256=originals.digest(b"sheet"), name=f"{WORD}.pdf", media_type="x", size=5)
    handling_sheet.keep(row.sheet, b"sheet")
    row.save()
    event = declared_validity.event_by(directive, ValidityKind.ABOLISHED, date(2026, 3, 1), WORD, is_sure=True)
    declared_validity.declare({other: [event]}, first)
    custody_acts.withdraw([directive.pk], first, "误收")
    with django_capture_on_commit_callbacks(execute=True):
        purge(purge_request.ask(Directive.objects.get(pk=directive.pk), first, "误收"), second)
    row.refresh_from_db()
    assert (row.serial, row.handler, row.remark, row.sheet) == (1, "", "", None)
    assert not (settings.MEDIA_ROOT / originals.name_of(originals.digest(b"sheet"))).exists()
    kept = str([*ValidityEvent.objects.values(), *HistoryEntry.objects.values()])
    assert "abolished" in kept and WORD not in kept and TITLE not in kept


@pytest.mark.django_db
def test_what_stands_in_the_same_file_goes_along_and_has_to_be_out_of_view(take):
    first, second = make_account("张某"), make_account("李某")
    take(forwarding(own()))
    forwarded, wrapper = Directive.objects.get(title=TITLE), Directive.objects.exclude(title=TITLE).get()
    custody_acts.withdraw([forwarded.pk], first, "误收")
    with pytest.raises(custody_acts.NotDone, match=str(wrapper.pk)):
        purge_request.ask(forwarded, first, "误收")
    custody_acts.withdraw([wrapper.pk], first, "误收")
    records = purge(purge_request.ask(forwarded, first, "误收"), second)
    assert {record.directive_id for record in records} == {forwarded.pk, wrapper.pk}
    assert not Directive.objects.exists()


@pytest.mark.django_db
def test_what_stands_in_another_file_too_stays_with_that(take):
    first, second = make_account("张某"), make_account("李某")
    take(forwarding(own()))
    take(own())
    forwarded, wrapper = Directive.objects.get(title=TITLE), Directive.objects.exclude(title=TITLE).get()
    custody_acts.withdraw([wrapper.pk], first, "误收")
    purge(purge_request.ask(wrapper, first, "误收"), second)
    assert Directive.objects.get() == forwarded and Source.objects.get() == Directive.objects.get().source


_STORY = """
import json, os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
import django
django.setup()
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from archive import ingest
from archive.custody import custody_acts, purge_request
from archive.custody.purge import purge
from archive.models import Directive, HistoryEntry
from archive.history import recorded_change

data = Path(settings.DATA_DIR)
(data / "first-holdings-imported").touch()
call_command("prepare", verbosity=0)
here = data.parent
texts = json.loads((here / "texts.json").read_text())
run = ingest.ImportRun()
for at, (name, text) in enumerate(texts):
    (here / name).write_text(text)
    assert run.import_file(here / name).status == "imported", name
first, second = User.objects.create_superuser("甲"), User.objects.create_superuser("乙")

directive = Directive.objects.get(title__contains=sys.argv[1])
browser = Client(headers={"host": "localhost"})
browser.force_login(first)
assert browser.get(f"/directives/{directive.pk}/source/").status_code == 200
browser.get(f"/directives/{directive.pk}/pdf/")
corrected = {"title": (directive.title, directive.title + "再")}
recorded_change.record(directive, "corrected", corrected, first, sys.argv[1])
call_command("refresh_index", verbosity=0)
call_command("backup")
codes = ("utf-8", "utf-16-le")
found = lambda words: sorted(
    str(path.relative_to(data)) for path in data.rglob("*")
    if path.is_file() and any(one.encode(code) in path.read_bytes() for one in words for code in codes)
)
words = sys.argv[1:]
before = found(words)
custody_acts.seal([directive.pk], first, "误收")
(record,) = purge(purge_request.ask(Directive.objects.get(pk=directive.pk), first, "误收"), second)
call_command("refresh_index", verbosity=0)
call_command("check_archive")
print("RESULT" + json.dumps([before, found(words), record.backups]))
"""


def test_no_word_of_it_stands_anywhere_in_the_data_folder_afterwards(tmp_path, warm_python):
    """Not in the database's free pages and log, not in the index's files; backups are named."""
    body = f"各级工会要开展{WORD}活动，于{NAME}后报送。\n"
    others = {"title": "示例省总工会关于另一件的通知", "number": "示省工发〔2022〕9号", "body": "此件另有所述。\n"}
    texts = [
        (f"{NAME}.txt", own(title=f"示例省总工会关于{WORD}的通知", body=body)),
        ("另一件.txt", own(**others)),
    ]
    (tmp_path / "texts.json").write_text(json.dumps(texts))
    data = tmp_path / "data"
    data.mkdir()
    environment = dict(os.environ) | {"DATA_DIR": str(data), "BACKUP_FOLDER": str(tmp_path / "backups")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    status, printed = warm_python.run("-c", _STORY, WORD, NAME, environment=environment)
    assert status == 0, printed
    before, after, backups = json.loads(printed.rpartition("RESULT")[2])
    assert any("archive.sqlite3" in name for name in before) and any(name.startswith("index/") for name in before)
    assert any(name.startswith("sources/") for name in before)
    assert after == [], printed
    assert backups == [path.name for path in (tmp_path / "backups").glob("*.zip")] != []
