"""A sheet, whatever it is written as: columns, rows of cells, and what was asked for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from django.utils.translation import gettext as _

# What a row is fetched by.
_Key = TypeVar("_Key")
# So many rows a reader can take away at once, and so many are fetched at a time: memory is that of one batch.
MOST, BATCH = 10_000, 250
# What XML 1.0 cannot hold (2.2), however it is escaped: control characters, surrogates, two that are none.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Link(NamedTuple):
    """A cell's text that leads to an absolute address."""

    text: str
    address: str


Cell = str | int | date | Link | None


class SheetColumn(NamedTuple):
    """`width` is that of so many Latin characters; a Chinese one takes two."""

    heading: str
    width: int


@dataclass(frozen=True)
class Sheet:
    """`rows` are fetched while they are written, and only once. All words are in the reader's language by then: a
    response is sent after the request, and its language, are over.

    `count` is how many were found, of which `MOST` are taken; `subject` are the words that tell it from others.
    `asked` are (name, value) of the query, the filters, and whatever a reader must know of them.
    """

    name: str
    subject: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]
    count: int
    asked: Sequence[tuple[str, str]]
    remark: str = ""
    # Sheets beside it, of which a workbook has the rows too.
    further: Sequence["Sheet"] = ()


def remark_on(count: int) -> str:
    """What a reader must know of a sheet that does not have all that was found; else nothing."""
    if count <= MOST:
        return ""
    return _("共 %(count)s 行，这里只有前 %(most)s 行。请用地区、年份等条件分几次导出。") % {
        "count": f"{count:,}", "most": f"{MOST:,}"
    }  # fmt: skip


def in_batches(keys: Sequence[_Key], fetch: Callable[[Sequence[_Key]], Iterable]) -> Iterator:
    """What `fetch` makes of the keys, a batch at a time. No cursor stays open meanwhile: however slowly a reader's
    line takes the rows, the database can go on."""
    for start in range(0, len(keys), BATCH):
        yield from fetch(keys[start : start + BATCH])


def legal(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)
