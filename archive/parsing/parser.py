"""A text → the directives in it. The one door of the parser: `parse(raw)`, and beside it `parse_as_it_stands(text)`
and `circulation_marks(text)` for a text that was cleaned and split before."""

from dataclasses import dataclass, replace
from itertools import accumulate

from archive.lexicon import legible_characters, set_phrases, titles, topics, traditional_characters
from archive.lexicon.topics import Lexicon
from archive.parsing import (
    action_items,
    as_written,
    cleaning,
    contacts,
    directive_segments,
    forwarding,
    issue_year,
    issuers,
    outline,
    persons,
    references,
    remaining_provenance,
    text_annotations,
)
from archive.parsing.annotations import Annotations, Settled
from archive.parsing.cleaning import Removal
from archive.parsing.directive_segments import Segments
from archive.parsing.forwarding import mutual_evidence
from archive.parsing.marks import publication_order, read_marks
from archive.parsing.marks.read_marks import ReadMarks
from archive.parsing.outline import attachment_parts
from archive.parsing.paragraph_lines import lines_of
from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import CERTAIN, LIKELY, found


@dataclass(frozen=True)
class ParsedText:
    """What was read from one text: its directives, and what was taken out on the way."""

    directives: list[ParsedDirective]
    removals: list[Removal]


def parse(raw: str, lexicon: Lexicon | None = None) -> ParsedText:
    """Read a text as decoded from a file. A text holds one directive, or several where one forwards the others.

    `lexicon` are topics with their words, by default those of the fixtures. Traditional characters are read as
    simplified ones and kept as they stand; radicals and entities are kept as the characters they stand for.
    """
    legible = legible_characters.of(raw)
    copy = traditional_characters.simplified(legible)
    read = _parse(copy, lexicon)
    if copy is not legible:
        _restore(read, legible)
    return ParsedText(read.directives, as_written.removals(read.removals, raw) if copy is not raw else read.removals)


def _restore(read: ParsedText, text: str) -> None:
    """Give the directives the characters of the text that was read as a copy in simplified ones."""
    written = as_written.texts(read.directives, read.removals, text)
    for directive, own in zip(read.directives, written, strict=True):
        as_written.restore(directive, own)
        # What was read of its lines stands; works and numbers are named in its own characters.
        directive.annotations = text_annotations.of(own, Settled.by(directive))


def _parse(raw: str, lexicon: Lexicon | None) -> ParsedText:
    """As `parse`, for a text without traditional characters."""
    lexicon = topics.known() if lexicon is None else lexicon
    cleaned = cleaning.clean(raw)
    paragraphs = [line.text for line in cleaned.paragraphs]
    if not paragraphs:
        return ParsedText([], cleaned.removals)
    spans = forwarding.split(paragraphs)
    marks = [cleaned.mark, *[""] * (len(spans) - 1)]
    taken = [
        directive_segments.segment(paragraphs[span.start : span.end], span.head, mark)
        for span, mark in zip(spans, marks, strict=True)
    ]
    directive_segments.give_imprint_to_printer(spans, taken)
    directives: list[ParsedDirective] = []
    for span, part in zip(spans, taken, strict=True):
        forwarding_directive = directives[span.forwarded_by] if span.forwarded_by is not None else None
        text, starts = _joined(part.paragraphs)
        page = issue_year.page_date(cleaned.removals, part.head.labelled) if not directives else None
        directives.append(_read_one(part, span, forwarding_directive, text, starts, page))
    mutual_evidence.settle(directives)
    for directive, part in zip(directives, taken, strict=True):
        action_items.annotate(directive, lexicon)
        headings = [section.heading for section in directive.sections if section.heading]
        directive.topics = topics.of(directive.title, headings, directive.text, lexicon)
        remaining_provenance.complete(directive, part.head, part.tail, part.imprint, part.closing)
        _annotate(directive, part)
    publication_order.tighten(directives)
    return ParsedText(directives, cleaned.removals)


def parse_as_it_stands(text: str, lexicon: Lexicon | None = None, **known: object) -> ParsedDirective:
    """Read the text of one directive as somebody wrote it: nothing is cleaned, joined or split, so that the text
    read is `text` to the character. `known` are fields of the directive (genre, dates, year) that are settled: what
    its action items are depends on them. Raises ValueError for a text without words.
    """
    copy = traditional_characters.simplified(text)
    starts, paragraphs = lines_of(copy)
    if not paragraphs:
        raise ValueError("a text without words")
    whole = forwarding.DirectiveSpan(0, len(paragraphs))
    part = directive_segments.segment(paragraphs)
    directive = _read_one(part, whole, None, copy, [*starts, len(text) + 1])
    for name, value in known.items():
        setattr(directive, name, value)
    action_items.annotate(directive, topics.known() if lexicon is None else lexicon)
    if copy is not text:
        as_written.restore(directive, text)
    _annotate(directive, part)
    return directive


def _annotate(directive: ParsedDirective, part: Segments) -> None:
    """Add lines and mentions to the marks and persons that were found on the way."""
    known = directive.annotations
    settled = Settled.by(directive)
    directive.annotations = text_annotations.of(directive.text, settled, part, known.marks, known.persons)


def circulation_marks(text: str) -> list[str]:
    """The words that close the circulation of a directive's text, as somebody wrote it: 此件不公开."""
    _, paragraphs = lines_of(traditional_characters.simplified(text))
    return directive_segments.segment(paragraphs).closing if paragraphs else []


def _joined(paragraphs: list[str]) -> tuple[str, list[int]]:
    """The text of these paragraphs, and where each begins in it, and where one after the last would."""
    return "\n".join(paragraphs), [0, *accumulate(len(paragraph) + 1 for paragraph in paragraphs)]


def _read_one(
    part: Segments,
    span: forwarding.DirectiveSpan,
    forwarding_directive: ParsedDirective | None,
    text: str,
    starts: list[int],
    page: issue_year.PageDate | None = None,
) -> ParsedDirective:
    paragraphs, head, tail, printed = part.paragraphs, part.head, part.tail, part.imprint
    body, body_starts = directive_segments.body(part, starts)
    read = outline.read(body, body_starts, text)
    people = persons.find(text)
    directive = ParsedDirective(
        title=head.title,
        text=text,
        number=head.number,
        addressees=head.addressees or printed.sent_to,
        copies_to=printed.copies_to or head.copies_to,
        attachments=tail.attachments,
        publication=printed.publication,
        printed_by=printed.printed_by,
        lead=read.lead,
        outline=read.items,
        closing=read.closing,
        parts=attachment_parts.read(paragraphs[: printed.at], starts, part.attached_at, text),
        issued_on=tail.issued_on or head.dated,
        printed_on=printed.printed_on,
        contacts=contacts.contacts(text, people),
        references=references.read("\n".join([head.title, *body]), head.number),
        reports_to=references.reports_to("\n".join(body)),
        forwarded_by=span.forwarded_by,
        forwarding_kind=span.kind,
    )
    _set_kind(directive, body)
    directive.annotations = Annotations(persons=people)
    marks = read_marks.read(paragraphs, starts, head.body_at, tail.at, part.closing, printed.publication)
    _set_marks(directive, marks)
    known = forwarding_directive.issuers if forwarding_directive else []
    told = issuers.identify_issuers(head, tail, printed, known, text)
    directive.issuers, directive.issuer_basis = told.names, told.basis
    directive.provenance["issuers"] = told.provenance
    year = issue_year.of(head, tail, printed, directive.lead.text if directive.lead else "", text, page)
    directive.year, directive.year_basis, directive.provenance["year"] = year.year, year.basis, year.provenance
    return directive


def _set_marks(directive: ParsedDirective, marks: ReadMarks) -> None:
    for name in ("copy_number", "urgency", "signers", "note", "circulation"):
        setattr(directive, name, getattr(marks, name))
    directive.annotations = replace(directive.annotations, marks=tuple(marks.spans))


def _set_kind(directive: ParsedDirective, body: list[str]) -> None:
    """Type or form: the title tells it, else the closing formula (特此通知, 妥否，请批示)."""
    directive.genre, directive.form = titles.type_and_form(directive.title)
    method, confidence = "据标题", CERTAIN
    if not directive.genre and not directive.form:
        directive.genre, method, confidence = set_phrases.genre(directive.title, body), "据正文用语", LIKELY
    for name in ("genre", "form"):
        if value := getattr(directive, name):
            directive.provenance[name] = found(method, confidence, value)
