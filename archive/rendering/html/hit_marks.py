"""What is marked of what a reader looks for, and as what: the word itself, another name or writing of it, or something
near it. They are told apart by the line beneath too, and each says which it is."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.rendering.safe_html import NOTHING, SafeString, html, joined


class MarkKind(StrEnum):
    """The class of a mark, as the style sheet knows it; the word itself needs none."""

    WORD = ""
    OTHER_NAME = "other-name"
    NEAR = "near"


class HitSpan(NamedTuple):
    """Characters start to end of a text are marked. What `goes_on` belongs to the run before it: a reader who steps
    from one place to the next does not stop there."""

    start: int
    end: int
    kind: MarkKind = MarkKind.WORD
    goes_on: bool = False


_PLAIN, MARK_END = html("<mark>"), html("</mark>")
_LEGEND = '<p class="mark-legend">{} {}</p>'


def opening(kind: MarkKind, number: int = 0, goes_on: bool = False) -> SafeString:
    """The tag that begins a mark; with the number of its run, which it bears where it begins that."""
    if not kind and not number:
        return _PLAIN
    run = NOTHING
    if number:
        run = html(' data-run="{}"', number) if goes_on else html(' id="hit-{}"', number)
    told = html(' class="{}" title="{}"', kind.value, label(kind)) if kind else NOTHING
    return html("<mark{}{}>", run, told)


def label(kind: MarkKind) -> str:
    """What a mark of this kind says of the words in it."""
    return {
        MarkKind.WORD: _("检索的词语"),
        MarkKind.OTHER_NAME: _("同义名称或另一种写法"),
        MarkKind.NEAR: _("相近：只是词语的一部分"),
    }[kind]


def legend(kinds: Iterable[MarkKind]) -> SafeString:
    """One line that tells the kinds of marks on a page; nothing where all are the words themselves."""
    shown = [kind for kind in MarkKind if kind in set(kinds)]
    if not any(shown):
        return NOTHING
    marks = joined((joined([opening(kind), label(kind), MARK_END]) for kind in shown), between=" ")
    return html(_LEGEND, _("标记："), marks)


def kinds_in(pieces: Iterable[SafeString]) -> set[MarkKind]:
    """The kinds of the marks in pieces of HTML."""
    pieces = list(pieces)
    tags = {MarkKind.WORD: "<mark>"} | {kind: f'<mark class="{kind}"' for kind in MarkKind if kind}
    return {kind for kind, tag in tags.items() if any(tag in piece for piece in pieces)}
