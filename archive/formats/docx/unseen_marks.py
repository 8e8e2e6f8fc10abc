"""Takes out of a part what a reader of the printed page does not see, and keeps a record of its words.

Revisions are read as accepted: what was inserted stays, what was deleted or moved away goes. Of a drawing
that stands there twice, for new and for old programs (mc:AlternateContent), one is kept.
"""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx.element_names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    M_T,
    V_TEXTPATH,
    W_CELL_DEL,
    W_DEL,
    W_DELTEXT,
    W_MOVE_FROM,
    W_P,
    W_R,
    W_RPR,
    W_SDT,
    W_SDTPR,
    W_T,
    W_TC,
    W_TCPR,
    W_TR,
    W_TRPR,
    is_on,
)
from archive.formats.received_text import Omission

_DELETED, _HIDDEN, _PLACEHOLDER, _READING = "修订中删除的文字", "隐藏文字", "填写提示", "注音"
_W_VANISH, _W_PLACEHOLDER, _W_RUBY_TEXT = qn("w:vanish"), qn("w:showingPlcHdr"), qn("w:rt")
_W_SEPARATOR = qn("w:specVanish")
_WORDS = (W_T, M_T, W_DELTEXT)
_LOOKED_AT = (ALTERNATE, W_DEL, W_MOVE_FROM, W_R, W_SDT, W_TR, W_TC, _W_RUBY_TEXT)


def prune(root: etree._Element) -> list[Omission]:
    """Change the tree in place. Returns what was taken out, in reading order."""
    taken = [(element, reason) for element in list(root.iter(*_LOOKED_AT)) for element, reason in _unseen(element)]
    omitted = []
    for element, reason in taken:
        if not _is_within(root, element):
            # It went with what it stood in, and is on record there.
            continue
        if reason and (text := words(element)):
            omitted.append(Omission(reason, text))
        element.getparent().remove(element)
    return omitted


def words(element: etree._Element) -> str:
    """The words in an element, deleted ones too; a new paragraph begins a new line."""
    pieces = []
    for found in element.iter(W_P, *_WORDS):
        pieces.append("\n" if found.tag == W_P else found.text or "")
    return "".join(pieces).strip()


def is_unseen_mark(properties: etree._Element | None) -> bool:
    """Whether the paragraph mark with these properties was deleted, or is a style separator (Ctrl+Alt+Enter: a
    heading that runs into its text), so that the next paragraph goes on in this one."""
    mark = None if properties is None else properties.find(W_RPR)
    return mark is not None and (
        mark.find(W_DEL) is not None or mark.find(W_MOVE_FROM) is not None or is_on(mark, _W_SEPARATOR)
    )


def _unseen(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The element or what it holds, where that is not to be read, with the reason ('' needs no record)."""
    tag = element.tag
    if tag == ALTERNATE:
        yield from ((branch, "") for branch in _branches_too_many(element))
    elif tag in (W_DEL, W_MOVE_FROM):
        # Without content it is a mark on a paragraph or a row and is looked at there.
        if len(element):
            yield element, _DELETED
    elif tag == W_R and is_on(element.find(W_RPR), _W_VANISH):
        yield element, _HIDDEN
    elif tag == W_SDT and is_on(element.find(W_SDTPR), _W_PLACEHOLDER):
        yield element, _PLACEHOLDER
    elif tag == W_TR and _has(element.find(W_TRPR), W_DEL) or tag == W_TC and _has(element.find(W_TCPR), W_CELL_DEL):
        yield element, _DELETED
    elif tag == _W_RUBY_TEXT:
        yield element, _READING


def _is_within(root: etree._Element, element: etree._Element) -> bool:
    return any(ancestor is root for ancestor in element.iterancestors())


def _has(properties: etree._Element | None, name: str) -> bool:
    return properties is not None and properties.find(name) is not None


def _branches_too_many(alternate: etree._Element) -> list[etree._Element]:
    """All branches but the first that holds words: the newer one is written first."""
    branches = list(alternate.iterchildren(CHOICE, FALLBACK))
    kept = next((branch for branch in branches if next(branch.iter(*_WORDS, V_TEXTPATH), None) is not None), None)
    return [branch for branch in branches if branch is not kept]
