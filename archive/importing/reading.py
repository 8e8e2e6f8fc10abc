"""The bytes of a file → the directives in it."""

import logging
from dataclasses import dataclass

from archive import formats
from archive.formats import Refused, Text
from archive.parsing import ParsedDirective, parse
from archive.parsing.cleaning import Removal
from archive.parsing.words.topics import Lexicon

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Received:
    """A file that was read: `name` as it may be kept, its bytes, its text, and what the text says."""

    name: str
    data: bytes
    text: Text
    directives: list[ParsedDirective]
    removals: list[Removal]


def read(name: str, data: bytes, lexicon: Lexicon | None = None) -> Received:
    """Read the bytes of the file called `name`. Raises Refused, and nothing else, for what cannot be read:
    one file that the parser stumbles over must not keep the others of a batch waiting."""
    try:
        text = formats.read(data, name)
        reading = parse(text.text, lexicon)
    except Refused:
        raise
    except Exception as error:
        logger.exception("The parser stumbled over %s", name)
        raise Refused(unexpected(error)) from error
    if not reading.directives:
        raise Refused("文件里没有可读的文字。")
    return Received(name, data, text, reading.directives, reading.removals)


def unexpected(error: Exception) -> str:
    """The sentence for a fault of ours, whose traceback stands in the log."""
    return f"程序错误（{type(error).__name__}），未能处理这个文件；请把文件和日志一并交给维护人员。"
