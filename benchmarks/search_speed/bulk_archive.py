"""An archive filled in bulk: rows built directly from the generated texts, without files and without the parser."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.core.management import call_command
from django.db import connection, transaction

from archive.ingest import originals
from archive.models import Directive, Issuance, Issuer, Region, Section, Source, Topic
from benchmarks import vocabulary

_BATCH = 500
_HEADING = re.compile(r"^([一二三四五六七八九十]+、)(.*)$", re.MULTILINE)
_YEAR = re.compile(r"〔(\d{4})〕")


def fill(count: int, has_originals: bool = False) -> None:
    """Put the first `count` generated directives into the database of DATA_DIR, which must hold none, and where asked
    for a file of each among the originals."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference_data", verbosity=0)
    provinces = list(Region.objects.filter(level="province").order_by("code"))
    topics = list(Topic.objects.order_by("pk"))
    issuers = {}
    texts = enumerate(vocabulary.texts(count))
    while batch := list(islice(texts, _BATCH)):
        with transaction.atomic():
            _add([_directive(serial, text, provinces) for serial, text in batch], issuers, topics)
        if has_originals:
            for serial, text in batch:
                originals.keep(_original(serial, text))
    # Readers find the database as it is after years: one file, and the planner knows its tables.
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("ANALYZE")


def first_rows(count: int) -> list[dict]:
    """Text, province and year of the first directives: what questions are drawn from."""
    rows = Directive.objects.order_by("pk").values("text", "region_id", "year")
    return [{"text": row["text"], "province": row["region_id"], "year": row["year"]} for row in islice(rows, count)]


def every_row() -> Iterator[dict]:
    """Key, text, province and year of every directive, for indexes of others' making."""
    return Directive.objects.order_by("pk").values("pk", "text", "region_id", "year").iterator(chunk_size=_BATCH)


def _original(serial, text) -> bytes:
    """Some texts are the same; no two files are."""
    return f"{text}{serial}".encode()


def _directive(serial, text, provinces) -> Directive:
    _, number, title, _ = text.split("\n", 3)
    data = _original(serial, text)
    year = int(_YEAR.search(number)[1])
    directive = Directive(
        source=Source(
            sha256=originals.digest(data), file=f"{serial}.txt", name=f"{serial}.txt", size=len(data),
            media_type="text/plain",
        ),
        title=title, number=number, region=provinces[serial % len(provinces)], year=year, year_basis="number",
        issued_on=date(year, serial % 12 + 1, serial % 28 + 1), genre="通知", text=text,
    )  # fmt: skip
    directive.set_keys()
    return directive


def _add(directives, issuers, topics) -> None:
    Source.objects.bulk_create([one.source for one in directives])
    for one in directives:
        one.source_id = one.source.pk
    Directive.objects.bulk_create(directives)
    Issuance.objects.bulk_create([Issuance(directive=one, issuer=_issuer(one, issuers)) for one in directives])
    tagged = Directive.topics.through
    tagged.objects.bulk_create(
        [tagged(directive_id=one.pk, topic_id=topics[one.pk % len(topics)].pk) for one in directives]
    )
    Section.objects.bulk_create([section for one in directives for section in _sections(one)])


def _issuer(directive, issuers) -> Issuer:
    name = directive.text.partition("文件\n")[0]
    if name not in issuers:
        issuers[name] = Issuer.objects.get_or_create(name=name, defaults={"level": "city"})[0]
    return issuers[name]


def _sections(directive) -> Iterator[Section]:
    """Its headings of the first level, each with what stands under it."""
    found = list(_HEADING.finditer(directive.text))
    ends = [*(heading.start() for heading in found[1:]), len(directive.text)]
    for position, (heading, end) in enumerate(zip(found, ends, strict=True), 1):
        yield Section(
            directive=directive, position=position, level=1, label=heading[1], heading=heading[2],
            text=directive.text[heading.end() + 1 : end], anchor=f"s-{position}", start=heading.start(),
            body_start=heading.end() + 1, end=end,
        )  # fmt: skip
