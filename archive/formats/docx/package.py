"""The parts of a Word file that hold words: bytes → elements.

python-docx's element layer reads the parts. Its loader is passed by: it unpacks every picture, follows
every relation, and gives up at the first that leads nowhere, which WPS writes often.
"""

import posixpath

from lxml import etree

from archive.formats.docx.element_names import R_ID, W_DOCUMENT
from archive.formats.docx.xml_parts import Elements, refuse_doctype
from archive.formats.refusal import Refused
from archive.formats.zip_guard import Zipped

_ROOT_RELATIONS, _USUAL_MAIN = "_rels/.rels", "word/document.xml"
# What else comes as a zip, told by its entries.
_OTHERS = (
    ("xl/", "Excel 表格，不是 Word 文件；请把正文另存为 .docx 或 PDF。"),
    ("ppt/", "PowerPoint 演示文稿，不是 Word 文件；请把正文另存为 .docx 或 PDF。"),
    ("visio/", "Visio 绘图，不是 Word 文件；请把正文另存为 .docx 或 PDF。"),
    ("meta-inf/container.xml", "电子书（EPUB），不是 Word 文件；请另存为 .docx 或 PDF。"),
    ("content.xml", "OpenDocument 文件，不是 Word 文件；请另存为 .docx。"),
)


class Package:
    """A Word file, opened. A part that is not there is None."""

    def __init__(self, data: bytes):
        """Raises Refused for what is no sound Word file."""
        self._zip = Zipped(data)
        self._elements = Elements()
        self._read: dict[str, etree._Element] = {}
        for name in self._zip.names:
            if name.endswith((".xml", ".rels")):
                refuse_doctype(self._zip.read(name))
        main = self._main_part()
        self._folder = posixpath.dirname(main)
        self.document = self._elements.parse(self._zip.read(main), main)
        if self.document.tag != W_DOCUMENT:
            raise Refused("内容不是 Word 文件：正文部分不是 Word 文档；请用 Word 或 WPS 重新另存为 .docx。")
        folder, name = posixpath.split(main)
        self._relations = self._read_relations(f"{folder}/_rels/{name}.rels".lstrip("/"))

    def part(self, kind: str) -> etree._Element | None:
        """The one part of a kind that the document has a relation to: styles, numbering, footnotes, comments."""
        for found, target in self._relations.values():
            if found == kind:
                return self._parsed(target)
        return None

    def related(self, reference: etree._Element) -> etree._Element | None:
        """The part that an element names by r:id: a header, a footer."""
        _, target = self._relations.get(reference.get(R_ID, ""), ("", ""))
        return self._parsed(target)

    @property
    def pictures(self) -> int:
        return sum(name.startswith(f"{self._folder.lower()}/media/") for name in self._zip.names)

    def _parsed(self, target: str) -> etree._Element | None:
        if target not in self._read and target in self._zip:
            self._read[target] = self._elements.parse(self._zip.read(target), target)
        return self._read.get(target)

    def _main_part(self) -> str:
        """Usually word/document.xml; some writers call it document2.xml, so the package's own relation decides."""
        for kind, target in self._read_relations(_ROOT_RELATIONS).values():
            if kind == "officeDocument" and target in self._zip and not target.startswith(("xl/", "ppt/", "visio/")):
                return target
        if _USUAL_MAIN in self._zip:
            return _USUAL_MAIN
        for start, sentence in _OTHERS:
            if any(name.startswith(start) for name in self._zip.names):
                raise Refused(f"内容是 {sentence}")
        raise Refused("内容是普通压缩包，里面没有 Word 正文；请解压后把其中的文件逐个导入。")

    def _read_relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Kind and target by id. Relations that lead out of the file are not even kept."""
        root = self._parsed(name)
        base = posixpath.dirname(posixpath.dirname(name))
        relations = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
                continue
            kind = relation.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", base, relation.get("Target", "")))
            relations[relation.get("Id", "")] = (kind, target.lstrip("/"))
        return relations
