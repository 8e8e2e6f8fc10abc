"""The bytes of a file → the directives in it."""

import logging
from dataclasses import dataclass

from archive import formats
from archive.formats import Refused, Text
from archive.ingest import page_title, secrecy_gate, unread_content
from archive.lexicon.topics import Lexicon
from archive.parsing import ParsedDirective, parse, remaining_provenance
from archive.parsing.cleaning import Removal
from archive.parsing.marks import circulation, mark_lines

logger = logging.getLogger(__name__)

_MARGINS = ("页眉", "页脚", "水印", "侧排文字")


@dataclass(frozen=True)
class ReceivedFile:
    """A file that was read: `name` as it may be kept, its bytes, its text, and what the text says."""

    name: str
    data: bytes
    text: Text
    directives: list[ParsedDirective]
    removals: list[Removal]


def read(name: str, data: bytes, lexicon: Lexicon | None = None, door: str = "import") -> ReceivedFile:
    """Read the bytes of the file called `name`. Raises Refused, and nothing else, for what cannot be read or bears
    a mark of secrecy: one file that the parser stumbles over must not keep the others of a batch waiting. `door`
    names to the log by which way the file came."""
    # Before anything is made of the file, and before a log could name it.
    secrecy_gate.refuse(secrecy_gate.in_name(name), data, door)
    try:
        text = formats.read(data, name)
        secrecy_gate.refuse(
            secrecy_gate.in_file(name, text.text, (*text.omitted, *text.unread), text.titles), data, door
        )
        reading = parse(text.text, lexicon)
        # Some marks show only once markup and what programs left are gone.
        cleaned = enumerate(one.text for one in reading.directives)
        secrecy_gate.refuse(secrecy_gate.in_directives(cleaned), data, door)
    except Refused:
        raise
    except Exception as error:
        logger.exception("The parser stumbled over %s", name)
        raise Refused(unexpected(error)) from error
    if not reading.directives:
        raise Refused("文件里没有可读的文字。")
    _close(reading.directives[0], name, text)
    unread_content.doubt(reading.directives[0], text.unread)
    page_title.doubt(reading.directives, text.titles)
    return ReceivedFile(name, data, text, reading.directives, reading.removals)


def _close(directive: ParsedDirective, name: str, text: Text) -> None:
    """Note the marks of closed circulation that stand beside the text: in its page headers, in the file's name."""
    told = directive.provenance.get("publication")
    if told is None or told.method != remaining_provenance.CLOSED:
        # What a site prints around a page (内部资料 in its menu) is not said of the directive.
        margins = [omission.text for omission in text.omitted if omission.reason in _MARGINS]
        beside = [mark_lines.stem(name), *margins]
        remaining_provenance.close(directive, list(dict.fromkeys(filter(None, map(circulation.aside, beside)))))


def unexpected(error: Exception) -> str:
    """The sentence for a fault of ours, whose traceback stands in the log."""
    return f"程序错误（{type(error).__name__}），未能处理这个文件；请把文件和日志一并交给维护人员。"
