"""A text as JSON, between the child that read it and the parent. The parent trusts nothing of it but its form: a
hostile file may have taken the child over."""

import json
from typing import Any

from archive.formats.received_text import Omission, Text


def written(answer: dict[str, Any]) -> bytes:
    # A lone half of a pair may stand in a text here; the parent's reader replaces it.
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def of_text(text: Text) -> dict[str, Any]:
    return {
        "text": text.text,
        "media_type": text.media_type,
        "encoding": text.encoding,
        "ocr": text.ocr,
        "omitted": [[one.reason, one.text] for one in text.omitted],
        "titles": text.titles,
        "unread": [[one.reason, one.text] for one in text.unread],
        "notes": text.notes,
    }


def answer_of(data: bytes) -> dict[str, Any]:
    """What the child answered. Raises ValueError for anything but an object."""
    answer = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(answer, dict):
        raise ValueError("no object")
    return answer


def text_of(answer: dict[str, Any]) -> Text:
    """The text in an answer. Raises KeyError, TypeError or ValueError where it has another form."""
    return Text(
        str(answer["text"]),
        str(answer["media_type"]),
        str(answer["encoding"]),
        bool(answer["ocr"]),
        _omissions(answer["omitted"]),
        tuple(map(str, answer["titles"])),
        _omissions(answer["unread"]),
        tuple(map(str, answer["notes"])),
    )


def _omissions(answer: list) -> tuple[Omission, ...]:
    return tuple(Omission(str(reason), str(text)) for reason, text in answer)
