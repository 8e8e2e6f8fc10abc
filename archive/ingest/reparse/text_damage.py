"""Directives whose text, sections and action items do not fit together: found, and mended.

The first releases stored what a browser sends, each line end as CR and LF, while the offsets counted LF alone, and
let staff change the words and offsets of a section or an action item alone. Where folding the line ends mends it,
everything else stays. Where more is wrong the source's text is read anew, and the text that stood there goes to review
with it.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from rapidfuzz.distance import Indel

from archive.formats import Refused
from archive.history.recorded_act import recorded
from archive.ingest import announcement, content_writer, corrections, parsed_rows, slice_rules
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.reparse import comparable_content
from archive.ingest.reparse.damage_provenance import MENDED
from archive.ingest.reparse.differences import differences
from archive.ingest.reparse.original import read_again
from archive.models import Directive, Provenance, Upkeep
from archive.models.choices import ChangeAct, Confidence
from archive.parsing import ParsedDirective, parse, parse_as_it_stands

logger = logging.getLogger(__name__)

_CHUNK = 200
# A place in a source read to a text less alike is another directive's.
_ALIKE = 0.5
_ONCE = "texts fit their sections"
# Why a directive cannot be mended today or tomorrow.
_OWN_REASONS = (content_writer.Unfit, Refused, ValueError)


@dataclass(frozen=True)
class Damaged:
    """A directive of which something does not fit, with what it is."""

    pk: int
    faults: tuple[slice_rules.Fault, ...]


@dataclass
class MendedTexts:
    """How many directives were mended, how many of them by reading their source anew, and how many could not be;
    whether that may pass."""

    mended: int = 0
    reread: int = 0
    unmended: int = 0
    may_pass: bool = False


def damaged() -> Iterator[Damaged]:
    """Every directive of which something does not fit, by their keys."""
    keys = list(Directive.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(keys), _CHUNK):
        some = keys[at : at + _CHUNK]
        parts, settled = content_writer.held_parts(some), _with_settled_outline(some)
        for pk, text in Directive.objects.filter(pk__in=some).order_by("pk").values_list("pk", "text"):
            if found := tuple(slice_rules.faults(text, parts[pk], own_headings=pk in settled)):
                yield Damaged(pk, found)


def mend(pk: int, known: ReferenceCache) -> bool:
    """Mend a directive; whether the text of its source had to be read anew. Raises ValueError for one without words,
    content_writer.Unfit where nothing helps."""
    with transaction.atomic(), recorded([pk], ChangeAct.REREAD, reason=MENDED):
        directive = Directive.objects.select_related("source").get(pk=pk)
        outline_is_settled = "outline" in corrections.corrected(directive)
        is_reread = not content_writer.fold(directive, own_headings=outline_is_settled)
        reading = _reading_of(directive, known) if is_reread or outline_is_settled else None
        if is_reread:
            _reread(directive, reading, known, outline_is_settled)
        if outline_is_settled:
            _unsettle(directive, reading, known)
        announcement.announce(saved=[pk])
    return is_reread


def mend_all(known: ReferenceCache) -> MendedTexts:
    """Mend every damaged directive."""
    done = MendedTexts()
    for pk in [one.pk for one in damaged()]:
        try:
            done.reread += mend(pk, known)
            done.mended += 1
        except Exception as error:
            # One directive keeps neither the others waiting nor the archive from starting; check_archive tells of it.
            logger.exception("Directive %s could not be mended", pk)
            done.unmended += 1
            done.may_pass = done.may_pass or not isinstance(error, _OWN_REASONS)
    return done


def mend_once() -> MendedTexts:
    """Mend what the first releases have damaged, the first time that it is asked of a database; and the next time
    again where something that may pass (the database was locked) kept a directive from being mended."""
    if is_mended_once():
        return MendedTexts()
    done = mend_all(ReferenceCache())
    if not done.may_pass:
        Upkeep.objects.get_or_create(name=_ONCE)
    return done


def is_mended_once() -> bool:
    """Whether `mend_once` is done with this database."""
    return Upkeep.objects.filter(name=_ONCE).exists()


def _with_settled_outline(directives: list[int]) -> set[int]:
    settled = Provenance.objects.corrected().filter(field="outline", directive__in=directives)
    return set(settled.values_list("directive", flat=True))


def _reading_of(directive: Directive, known: ReferenceCache) -> ParsedDirective | None:
    """What today's parser reads of the directive in its source's text; None where it reads another one there."""
    source = directive.source
    try:
        found = parse(source.text, known.lexicon) if source.text else read_again(source, known.lexicon)
    except Refused:
        return None
    if directive.position >= len(found.directives):
        return None
    reading = found.directives[directive.position]
    alike = Indel.normalized_similarity(reading.text, slice_rules.folded(directive.text))
    return reading if reading.title == directive.title or alike >= _ALIKE else None


def _reread(directive: Directive, reading: ParsedDirective | None, known: ReferenceCache, staying: bool) -> None:
    """Write what the source says, or where that cannot be told what the text itself says; keep what stood there."""
    before = slice_rules.folded(directive.text)
    lost = _words_of(directive)
    parsed = reading or parse_as_it_stands(before, known.lexicon)
    try:
        with transaction.atomic():
            content_writer.write(directive, parsed, known, staying=staying)
    except content_writer.Unfit:
        content_writer.write(directive, parsed, known)
    evidence = [before] if before != directive.text else []
    evidence += [words for words in lost if words not in directive.text and words not in before]
    kept = {"method": MENDED, "confidence": Confidence.DOUBTFUL, "evidence": "\n".join(evidence)}
    kept |= {"corrected_by": None, "corrected_at": None}
    Provenance.objects.update_or_create(directive=directive, field="text", defaults=kept)
    Directive.objects.filter(pk=directive.pk).update(reviewed_at=None, reviewed_by=None)


def _words_of(directive: Directive) -> list[str]:
    """The words that its sections and action items have, folded."""
    words = []
    for part in slice_rules.folded_parts(content_writer.held_parts([directive.pk])[directive.pk]):
        words += [part.heading, part.text, *(text for _, _, text in part.actions)]
    return list(dict.fromkeys(filter(None, words)))


def _unsettle(directive: Directive, reading: ParsedDirective | None, known: ReferenceCache) -> None:
    """Take back the mark that staff corrected the outline, where text, sections and action items are what the source
    says: the save that sent other line ends set it, and with it a later `reparse` would leave the outline alone for
    ever. Where anything differs a hand may have been at it, and the mark stays."""
    if reading is None:
        return
    now = comparable_content.read_now(reading, known, set())
    found = {difference.field for difference in differences(comparable_content.stored(directive), now, set(), set())}
    if found & {"text", "outline", "actions"}:
        return
    told = [one for one in parsed_rows.provenance_of(directive, reading) if one.field == "outline"]
    mark = directive.provenance.filter(field="outline")
    if not told:
        mark.delete()
    for one in told:
        found = {name: getattr(one, name) for name in ("method", "confidence", "evidence")}
        mark.update(**found, corrected_by=None, corrected_at=None)
