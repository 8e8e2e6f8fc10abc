"""From a file to the archive: read, understand, write in one transaction, and say what was done."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from archive import changes, formats, originals
from archive.choices import Level
from archive.formats import Refused, Text
from archive.models import ActionItem, Directive, Issuance, Issuer, Reference, Section, Source, Topic
from archive.parsing import ParsedDirective, gazetteer, numbers, parse
from archive.parsing.vocabulary import without_gaps


@dataclass
class Outcome:
    """What became of one file: imported, known (the same bytes are held already), parsed (a dry run) or refused."""

    path: Path
    status: str
    reason: str = ""
    directives: list[ParsedDirective] = field(default_factory=list)


def files_under(paths: list[Path]) -> list[Path]:
    """The files meant by files and folders, in order; hidden ones in folders are left out."""
    found = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            found += [file for file in inside if not any(p.startswith(".") for p in file.relative_to(path).parts)]
        else:
            found.append(path)
    return found


def shown(path: Path | str) -> str:
    """A path as text that can be printed and kept: bytes of its name that are no UTF-8 become �."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_file(path: Path) -> Outcome:
    """Read one file without writing anything: parsed, or refused with the reason."""
    try:
        _, _, directives = _read(path)
    except Refused as refusal:
        return Outcome(path, "refused", str(refusal))
    return Outcome(path, "parsed", directives=directives)


def import_file(path: Path) -> Outcome:
    """Read one file and write all of it in one transaction, or nothing of it."""
    try:
        # The words that tell a topic are those that staff keep in the admin.
        data, text, directives = _read(path, dict(Topic.objects.values_list("name", "words")))
        sha256 = originals.digest(data)
        if Source.objects.filter(sha256=sha256).exists():
            return Outcome(path, "known", "内容相同的文件已在档案中。", directives)
        try:
            _write(shown(path.name), data, text, directives)
        except IntegrityError:
            # Another process took in the same bytes between the question and the write.
            if not Source.objects.filter(sha256=sha256).exists():
                raise
            return Outcome(path, "known", "内容相同的文件已在档案中。", directives)
    except Refused as refusal:
        return Outcome(path, "refused", str(refusal))
    return Outcome(path, "imported", directives=directives)


def _read(path: Path, lexicon=None) -> tuple[bytes, Text, list[ParsedDirective]]:
    data = _bytes_of(path)
    text = formats.read(data, path.name)
    directives = parse(text.text, lexicon).directives
    if not directives:
        raise Refused("文件里没有可读的文字。")
    return data, text, directives


def _bytes_of(path: Path) -> bytes:
    limit = settings.MAX_SOURCE_BYTES
    if path.exists() and not path.is_file():
        # A pipe or a device would keep the whole run waiting.
        raise Refused("不是普通文件，无法读取。")
    try:
        # One byte more than allowed tells an over-large file without reading all of it.
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise Refused("没有这个文件或文件夹。") from error
    except PermissionError as error:
        raise Refused("没有读取这个文件的权限；请检查文件的权限。") from error
    except OSError as error:
        raise Refused(f"无法读取：{error.strerror or error}。") from error
    if len(data) > limit:
        raise Refused(f"文件超过 {limit // 1024 // 1024} MB 的上限；请拆分或检查文件。")
    return data


@transaction.atomic
def _write(name: str, data: bytes, text: Text, parsed: list[ParsedDirective]) -> None:
    source = Source.objects.create(
        sha256=originals.digest(data),
        file=originals.keep(data),
        name=name,
        media_type=text.media_type,
        encoding=text.encoding,
        size=len(data),
    )
    written: list[Directive] = []
    for position, directive in enumerate(parsed):
        carrier = written[directive.carried_by] if directive.carried_by is not None else None
        written.append(_write_directive(source, position, directive, carrier))
    for directive in written:
        resolve_references(directive)
    changes.announce(saved=[directive.pk for directive in written])


def _write_directive(source: Source, position: int, parsed: ParsedDirective, carrier: Directive | None) -> Directive:
    directive = Directive.objects.create(
        source=source,
        position=position,
        title=parsed.title,
        number=parsed.number,
        issuer_basis=parsed.issuer_basis,
        region_id=parsed.region or None,
        city_id=parsed.city or None,
        year=parsed.year,
        year_basis=parsed.year_basis,
        issued_on=parsed.issued_on,
        printed_on=parsed.printed_on,
        genre=parsed.genre,
        form=parsed.form,
        addressees=parsed.addressees,
        contacts=parsed.contacts,
        reports_to=parsed.reports_to,
        carried_by=carrier,
        carry_kind=parsed.carry_kind,
        text=parsed.text,
    )
    for place, name in enumerate(parsed.issuers):
        Issuance.objects.get_or_create(directive=directive, issuer=_issuer(name, parsed), defaults={"position": place})
    directive.topics.set(Topic.objects.filter(name__in=parsed.topics))
    Reference.objects.bulk_create(
        Reference(directive=directive, position=place, kind=reference.kind, text=reference.text)
        for place, reference in enumerate(parsed.references)
    )
    _write_sections(directive, parsed)
    return directive


def _write_sections(directive: Directive, parsed: ParsedDirective) -> None:
    rows: dict[str, Section] = {}
    for position, section in enumerate(parsed.sections):
        # s-2-3 lies in s-2; s-2 in none.
        parent = rows.get(section.anchor.rpartition("-")[0]) if section.level > 1 else None
        rows[section.anchor] = row = Section.objects.create(
            directive=directive,
            parent=parent,
            position=position,
            kind=section.kind,
            level=section.level,
            label=section.label,
            heading=section.heading,
            run_in=section.run_in,
            text=section.text,
            anchor=section.anchor,
            start=section.start,
            body_start=section.body_start,
            end=section.end,
        )
        for action in section.actions:
            item = ActionItem.objects.create(
                section=row,
                start=action.start,
                end=action.end,
                text=action.text,
                kind=action.kind,
                actor=action.actor,
                deadline_text=action.deadline_text,
                deadline=action.deadline,
            )
            item.topics.set(Topic.objects.filter(name__in=action.topics))


def resolve_references(directive: Directive) -> None:
    """Link the directive's references to archived directives, and older references to this one.

    Resolved by number, then by title; a directive never cites itself.
    """
    others = Directive.objects.exclude(pk=directive.pk)
    for reference in directive.references.filter(target=None):
        found = others.with_number(reference.text) if reference.kind == "number" else others.titled(reference.text)
        reference.target = found.newest_first().first()
        if reference.target:
            reference.save(update_fields=["target"])
    waiting = Reference.objects.filter(target=None).exclude(directive=directive)
    waiting.filter(kind="work", text=without_gaps(directive.title)).update(target=directive)
    if directive.number_key:
        for reference in waiting.filter(kind="number"):
            if numbers.key_of(reference.text) == directive.number_key:
                reference.target = directive
                reference.save(update_fields=["target"])


def _issuer(name: str, parsed: ParsedDirective) -> Issuer:
    known = Issuer.objects.known_as(name)
    if known:
        return known
    place = gazetteer.gazetteer().locate(name)
    region = (place and (place.city or place.region)) or parsed.city or parsed.region or None
    return Issuer.objects.create(name=name, region_id=region, level=_level(name, place))


def _level(name: str, place: gazetteer.Place | None) -> Level:
    """The level a name tells: a region's own federation, a branch of industry, or else the grass roots."""
    if place and place.city and name == f"{place.city_name}总工会":
        return Level.CITY
    if place and name == f"{place.region_name}总工会":
        return Level.PROVINCE
    if name.endswith(("县总工会", "区总工会", "市总工会")):
        return Level.COUNTY
    if "教育工会" in name or "产业工会" in name or "系统工会" in name:
        return Level.INDUSTRY
    return Level.GRASSROOTS
