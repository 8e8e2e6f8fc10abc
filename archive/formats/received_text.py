"""What a format's reader returns: the text of a file, and what was left out on the way."""

from dataclasses import dataclass


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
    browser; it is looked at and not kept. `notes` tell whoever brings the file in what to look at, a sentence each.
    """

    text: str
    media_type: str
    encoding: str = ""
    ocr: bool = False
    omitted: tuple[Omission, ...] = ()
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
