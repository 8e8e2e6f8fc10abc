"""What a format's reader returns: the text of a file, and what was left out on the way."""

from dataclasses import dataclass

# Title, mark, number, the site's line of date and source: more is a text.
_LONGEST_HEAD = 150


@dataclass(frozen=True)
class Omission:
    """Words of the file that are not the document's (a site's menu, a page header): left out, with the reason."""

    reason: str
    text: str


@dataclass(frozen=True)
class Text:
    """The characters of a file, and how they were read.

    `text` has \\n line ends; a row of a table is one line with a \\t between its cells; a number that the
    program made (Word's automatic lists) stands written out before its paragraph. `ocr` says that the
    characters were recognised from a picture and may be wrong. `titles` is what a page calls itself in the bar of the
    browser; it is looked at and not kept. `unread` is what the file shows and was not read, though it may be words of
    the document: pictures in the text, embedded files, a reading order that nothing tells. `notes` tell whoever brings
    the file in what to look at, a sentence each.
    """

    text: str
    media_type: str
    encoding: str = ""
    ocr: bool = False
    omitted: tuple[Omission, ...] = ()
    titles: tuple[str, ...] = ()
    unread: tuple[Omission, ...] = ()
    notes: tuple[str, ...] = ()


def is_title_alone(text: str) -> bool:
    """Whether a text is no more than a head: a few short lines, and not one sentence."""
    lines = text.split()
    return sum(map(len, lines)) <= _LONGEST_HEAD and not any(mark in text for mark in "。；;")
