"""A file is the same directive, or is refused with the same sentence, by whichever door it comes: the browser, a
folder that is watched, the command."""

import contextlib
import io
import json

import openpyxl
import pytest
from django.core.management import call_command
from django.db import transaction

from archive.intake import draft_work
from archive.models import Directive, IntakeDraft, Source
from tests.support import bad_files, mails, ofd_files, saved_files
from tests.support.intake_drafts import fields_of, notice, send
from tests.support.zips import packed

pytestmark = pytest.mark.django_db
TEXT = notice().replace("为做好", "一、组织实施。各县总工会要于2024年5月31日前制定方案。\n二、信息报送。\n为做好")
LINES = [line for line in TEXT.split("\n") if line]
MARKED = f"000012\n秘密★1年\n特急\n\n{TEXT}"
CLOSED = f"内部资料 注意保存\n\n{TEXT}"


def workbook() -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for line in LINES:
        book.active.append([line])
    book.save(data)
    return data.getvalue()


def rich_text() -> bytes:
    coded = "".join(f"\\u{ord(one) - 65536 if ord(one) > 32767 else ord(one)}?" for one in "\n".join(LINES))
    return f"{{\\rtf1\\ansi {coded}}}".replace(f"\\u{ord(chr(10))}?", "\\par ").encode()


FILES: dict[str, tuple[str, bytes]] = {
    "text": ("来文.txt", TEXT.encode()),
    "text in GB18030": ("来文.txt", TEXT.encode("gb18030")),
    "Word": ("来文.docx", saved_files.word(LINES)),
    "PDF": ("来文.pdf", saved_files.paper(LINES, {LINES[0]})),
    "page": ("来文.html", saved_files.page(LINES)),
    "saved page": ("来文.mht", mails.saved_page(mails.part(mails.page(LINES)))),
    "workbook": ("来文.xlsx", workbook()),
    "OFD": ("来文.ofd", ofd_files.ofd(ofd_files.lines(LINES))),
    "rich text": ("来文.rtf", rich_text()),
    "mail with a file": ("来文.eml", mails.mail("请查收。", files=(("通知.docx", saved_files.word(LINES)),))),
    "zip with a marked one": ("来文.zip", packed({"通知.txt": TEXT.encode(), "密件.txt": MARKED.encode()})),
    "the same twice in a zip": ("来文.zip", packed({"一.txt": TEXT.encode(), "二.txt": TEXT.encode()})),
    "of closed circulation": ("来文.txt", CLOSED.encode()),
    "marked text": ("来文.txt", MARKED.encode()),
    "marked Word": ("来文.docx", saved_files.word(MARKED.split("\n"))),
    "marked page": ("来文.html", saved_files.page(MARKED.split("\n"))),
    "marked by its name": ("秘密★来文.txt", TEXT.encode()),
} | {what: bad_files.FILES[what] for what in (
    "empty", "no words", "binary", "program", "damaged text", "picture renamed to docx", "zip names a path", "picture",
)}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_a_file_is_the_same_by_each_door(client, known_places, tmp_path, what):
    told = {door.__name__: _of(door, client, tmp_path / door.__name__, *FILES[what]) for door in DOORS}
    archived, refused = told["the_command"]
    assert archived or refused
    assert told == dict.fromkeys(told, told["the_command"])


def the_command(client, folder, name, data) -> list[str]:
    (folder / name).write_bytes(data)
    said = io.StringIO()
    with contextlib.suppress(SystemExit):
        call_command("import_directives", str(folder / name), "--json", stdout=said)
    told = json.loads(said.getvalue())
    return [one["reason"] for one in told if one["status"] == "refused"]


def the_watched_folder(client, folder, name, data) -> list[str]:
    (folder / name).write_bytes(data)
    said = io.StringIO()
    call_command("watch_folder", str(folder), once=True, stdout=said)
    told = [line.partition("：")[2] for line in said.getvalue().splitlines()]
    taken = {*Directive.objects.values_list("title", flat=True), "内容相同的文件已在档案中。"}
    return [sentence for sentence in told if sentence not in taken]


def the_browser(client, folder, name, data) -> list[str]:
    told = send(client, (name, data), accept="application/json").json()["files"]
    draft_work.do_due()
    for draft in IntakeDraft.objects.filter(state="read").order_by("pk"):
        client.post(draft.get_absolute_url(), fields_of(draft) | {"act": "take-in"})
    refused = IntakeDraft.objects.filter(state="refused").order_by("pk")
    return [one["sentence"] for one in told if one["refused"]] + [draft.reason for draft in refused]


DOORS = [the_command, the_watched_folder, the_browser]


def _of(door, client, folder, name, data) -> tuple[list, list[str]]:
    """What the archive holds after it, and the sentences of refusal; the archive is then as it was."""
    folder.mkdir()
    with transaction.atomic():
        refused = door(client, folder, name, data)
        archived = [_source(source) for source in Source.objects.order_by("name")]
        transaction.set_rollback(True)
    return archived, sorted(refused)


def _source(source: Source) -> dict:
    return _row(source) | {"directives": [_directive(one) for one in source.directives.order_by("position")]}


def _directive(directive: Directive) -> dict:
    return _row(directive) | {
        "issuers": list(directive.issuances.order_by("position").values_list("issuer__name", flat=True)),
        "topics": sorted(directive.topics.values_list("name", flat=True)),
        "provenance": [_row(one) for one in directive.provenance.order_by("field")],
        "references": [_row(one) for one in directive.references.order_by("pk")],
        "sections": [
            _row(section) | {"actions": [_row(one) for one in section.actions.order_by("pk")]}
            for section in directive.sections.order_by("position")
        ],
    }


def _row(row) -> dict:
    """Its own columns, without keys and moments."""
    fields = [one for one in row._meta.concrete_fields if not (one.primary_key or one.is_relation)]
    return {one.name: getattr(row, one.attname) for one in fields if one.get_internal_type() != "DateTimeField"}
