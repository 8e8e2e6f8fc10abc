"""A part of a Word file: bytes → XML elements, after a look that no element tree is built for.

The look is expat's, one event at a time: a DOCTYPE (the only place where entities are declared, at home or
outside), too deep a nesting and too many elements end it where they stand, in any encoding.
"""

import re
from xml.parsers import expat

from docx.oxml import parse_xml
from lxml import etree

from archive.formats.refusal import Refused

# Text boxes in groups in tables reach 40; lxml gives up at 2,048, our own walk would at the recursion limit.
_DEEPEST = 200
_MOST_ELEMENTS = 1_000_000
# ECMA-376 part 2 allows these two; an exotic encoding only serves to say two things to two parsers.
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii"}
# Files saved as "Strict Open XML" name the same things in another name space.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class _BeyondProlog(Exception):
    """Raised to leave off at the first element: a DOCTYPE can only stand before it."""


class Elements:
    """Parses the parts of one file, which together may have only so many elements."""

    def __init__(self) -> None:
        self._left = _MOST_ELEMENTS
        self._depth = 0

    def parse(self, data: bytes, part: str) -> etree._Element:
        """The root element of a part. Raises Refused."""
        self._depth = 0
        parser = _parser()
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        try:
            parser.Parse(data, True)
            return parse_xml(_STRICT.sub(_TRANSITIONAL, data))
        except (expat.ExpatError, etree.LxmlError, LookupError, ValueError) as error:
            raise Refused(f"文件已损坏：{part} 不是完整的 XML；请用 Word 或 WPS 打开后重新另存。") from error

    def _opened(self, name: str, attributes: dict) -> None:
        self._depth += 1
        self._left -= 1
        if self._depth > _DEEPEST:
            raise Refused(f"文件内部的标记嵌套超过 {_DEEPEST} 层，不是正常的文件；请检查来源。")
        if self._left < 0:
            raise Refused(f"文件内部的标记超过 {_MOST_ELEMENTS // 10_000} 万个；请拆分文件后再导入。")

    def _closed(self, name: str) -> None:
        self._depth -= 1


def refuse_doctype(data: bytes) -> None:
    """Raises Refused where XML that need not even be well-formed has a DOCTYPE."""
    parser = _parser()
    parser.StartElementHandler = _leave
    try:
        parser.Parse(data, True)
    except _BeyondProlog:
        return
    except (expat.ExpatError, LookupError, ValueError):
        # Not readable here, so told by its bytes; the NULs are those of UTF-16.
        if re.search(rb"<!(?:DOCTYPE|ENTITY)", data.replace(b"\x00", b""), re.IGNORECASE):
            _doctype()


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.XmlDeclHandler = _declared
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _doctype
    return parser


def _declared(version: str, encoding: str | None, standalone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        raise ValueError(f"encoding {encoding!r}")


def _doctype(*declared: object) -> None:
    raise Refused("文件内部含有 DOCTYPE 或实体声明，可能是攻击文件，不予读取；请用 Word 或 WPS 重新另存。")


def _leave(name: str, attributes: dict) -> None:
    raise _BeyondProlog
