"""The parts of an OFD file: bytes → its pages as XML, with what stands behind and upon them."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from archive.formats.docx.xml_parts import Elements, refuse_doctype
from archive.formats.ofd.page_objects import PageObjects
from archive.formats.ofd.placement import POINTS, child, name_of, numbers
from archive.formats.refusal import Refused
from archive.formats.zip_guard import Zipped

MOST_PAGES = 2_000
_ROOT = "ofd.xml"
_A4 = [0.0, 0.0, 210.0, 297.0]
_MOST_MILLIMETRES = 10_000
_DAMAGED = "OFD 文件已损坏，缺少{}；请重新下载或重新另存后再导入。"
_LOCKED = "OFD 文件已加密，无法打开；请用 OFD 阅读器去掉密码、另存后再导入。"
_TOO_MANY = f"OFD 文件超过 {MOST_PAGES} 页的上限；请拆分后再导入。"


class OfdPackage:
    """An OFD file, opened."""

    def __init__(self, data: bytes):
        """Raises Refused for what is no sound OFD file."""
        self._zip, self._elements = Zipped(data), Elements()
        if any(name.endswith("encryptions.xml") for name in self._zip.names):
            raise Refused(_LOCKED)
        self._read: dict[str, etree._Element] = {}
        self.attached: list[str] = []

    def pages(self) -> Iterator[PageObjects]:
        """The pages of all documents in the file, in order."""
        root = self._part(_ROOT)
        found = [one.text or "" for one in root.iter() if name_of(one) == "DocRoot"]
        if not found:
            raise Refused(_DAMAGED.format("文档"))
        for place in found:
            yield from self._pages(_place(_ROOT, place))

    def _pages(self, at: str) -> Iterator[PageObjects]:
        document = self._part(at)
        common = child(document, "CommonData")
        box = _box(common if common is not None else document) or _A4
        templates = {one.get("ID", ""): _place(at, one.get("BaseLoc", "")) for one in _all(common, "TemplatePage")}
        drawings = self._drawings(at, common)
        notes = self._annotations(at, document)
        self._note_attached(at, document)
        pages = _all(child(document, "Pages"), "Page")
        if len(pages) > MOST_PAGES:
            raise Refused(_TOO_MANY)
        for page in pages:
            root = self._part(_place(at, page.get("BaseLoc", "")))
            _, _, width, height = _box(root) or box
            objects = PageObjects(width * POINTS, height * POINTS)
            for template in _all(root, "Template"):
                if (place := templates.get(template.get("TemplateID", ""))) and place in self._zip:
                    objects.add(self._part(place), drawings.get)
            objects.add(root, drawings.get)
            for kind, appearance in notes.get(page.get("ID", ""), ()):
                objects.add_annotation(appearance, drawings.get, kind)
            yield objects

    def _drawings(self, at: str, common: etree._Element | None) -> dict[str, etree._Element]:
        """The content of drawings that pages refer to by their number."""
        found = {}
        for kind in ("PublicRes", "DocumentRes"):
            for resource in _all(common, kind):
                place = _place(at, resource.text or "")
                for unit in self._part(place).iter() if place in self._zip else ():
                    if name_of(unit) == "CompositeGraphicUnit" and (content := child(unit, "Content")) is not None:
                        found[unit.get("ID", "")] = content
        return found

    def _annotations(self, at: str, document: etree._Element) -> dict[str, list[tuple[str, etree._Element]]]:
        """Kind and appearance of what is written upon each page, by its number."""
        found: dict[str, list[tuple[str, etree._Element]]] = {}
        index = child(document, "Annotations")
        listed = _place(at, (index.text or "") if index is not None else "")
        if index is None or listed not in self._zip:
            return found
        for page in _all(self._part(listed), "Page"):
            for location in _all(page, "FileLoc"):
                place = _place(listed, location.text or "")
                for note in _all(self._part(place), "Annot") if place in self._zip else ():
                    appearance = child(note, "Appearance")
                    if appearance is not None and note.get("Visible", "true") != "false":
                        found.setdefault(page.get("PageID", ""), []).append((note.get("Type", ""), appearance))
        return found

    def _note_attached(self, at: str, document: etree._Element) -> None:
        index = child(document, "Attachments")
        listed = _place(at, (index.text or "") if index is not None else "")
        if index is not None and listed in self._zip:
            self.attached += [one.get("Name", "") for one in _all(self._part(listed), "Attachment")]

    def _part(self, name: str) -> etree._Element:
        if name not in self._read:
            if name not in self._zip:
                raise Refused(_DAMAGED.format(name.rpartition("/")[2] or "页面"))
            data = self._zip.read(name)
            refuse_doctype(data)
            self._read[name] = self._elements.parse(data, name)
        return self._read[name]


def _place(of: str, location: str) -> str:
    """Where a location leads that stands in the part `of`."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(of), location.strip())).lstrip("/").lower()


def _all(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [one for one in (element if element is not None else ()) if name_of(one) == name]


def _box(element: etree._Element) -> list[float] | None:
    """The physical box of a page or of all of them."""
    area = next((one for one in element if name_of(one) in ("Area", "PageArea")), None)
    box = child(area, "PhysicalBox") if area is not None else None
    found = numbers(box.text) if box is not None else []
    return found if len(found) == 4 and all(0 < side < _MOST_MILLIMETRES for side in found[2:]) else None
