"""Annotations ↔ JSON: lists, since there are hundreds of spans.

A stamp tells of which text they are, and by what fields they were settled. Whoever changes one of them and forgets the
annotations makes them void, never wrong.
"""

from datetime import date
from zlib import crc32

from archive.parsing.annotations.spans import (
    VERSION,
    Annotations,
    LineSpan,
    MarkSpan,
    MentionSpan,
    PersonSpan,
    Settled,
)


def stamp(text: str, settled: Settled) -> int:
    """What differs where a text, or what settles its annotations, differs."""
    told = [str(one) for one in settled._replace(addressees="\n".join(settled.addressees))]
    return crc32("\0".join([*told, text]).encode(errors="surrogatepass"))


def text_stamp(text: str) -> int:
    """What differs where a text differs; what tells of persons depends on nothing else."""
    return crc32(text.encode(errors="surrogatepass"))


def as_json(annotations: Annotations, text: str, settled: Settled) -> dict:
    """{"v": VERSION, "of": stamp, "text": stamp of the text alone, "lines": [[role, start, end], …], …}; kinds without
    spans are left out."""
    kinds = {
        "lines": annotations.lines,
        "mentions": annotations.mentions,
        "persons": [(*one[:3], *([one.until.isoformat()] if one.until else [])) for one in annotations.persons],
        "marks": annotations.marks,
    }
    lists = {name: [list(map(_plain, span)) for span in spans] for name, spans in kinds.items() if spans}
    return {"v": VERSION, "of": stamp(text, settled), "text": text_stamp(text), **lists}


def from_json(kept: dict | None, text: str, settled: Settled) -> Annotations | None:
    """What `as_json` made; None where it was made of another text, or by another version of the parser."""
    if not kept or kept.get("v") != VERSION or kept.get("of") != stamp(text, settled):
        return None
    return Annotations(
        tuple(LineSpan(*one) for one in kept.get("lines", ())),
        tuple(MentionSpan(*one) for one in kept.get("mentions", ())),
        _persons(kept),
        tuple(MarkSpan(*one) for one in kept.get("marks", ())),
    )


def persons_in(kept: dict | None, text: str) -> tuple[PersonSpan, ...] | None:
    """The persons among what was kept of this text; None where it was made of another, or by another version."""
    if not kept or kept.get("v") != VERSION or kept.get("text") != text_stamp(text):
        return None
    return _persons(kept)


def _persons(kept: dict) -> tuple[PersonSpan, ...]:
    return tuple(PersonSpan(*one[:3], *map(date.fromisoformat, one[3:])) for one in kept.get("persons", ()))


def _plain(value: object) -> str | int:
    """A word of an enumeration is a string in JSON, and in the value that is compared with it."""
    return value if isinstance(value, int) else str(value)
