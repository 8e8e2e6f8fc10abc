"""What a Word file shows and its words do not tell: embedded files, charts, large pictures, floating text."""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from archive.formats.docx.element_names import W_T, W_TEXTBOX
from archive.formats.received_text import Omission

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_PLACE = f"{_DRAWING}wordprocessingDrawing}}"
_OLE, _CHART, _DIAGRAM = f"{_OFFICE}OLEObject", f"{_DRAWING}chart}}chart", f"{_DRAWING}diagram}}relIds"
_PICTURE, _EXTENT = f"{_DRAWING}picture}}pic", f"{_PLACE}extent"
_HOLDERS = (f"{_PLACE}inline", f"{_PLACE}anchor")
_VML = "{urn:schemas-microsoft-com:vml}"
_IMAGE, _OLD_SHAPES = f"{_VML}imagedata", (f"{_VML}shape", f"{_VML}rect")
_LENGTH = re.compile(r"(?<![\w-])(width|height):\s{0,3}(\d{1,4}(?:\.\d{1,6})?)(pt|in|cm|mm|px)?")
# What an embedded file is, by the program that made it; a formula is no file.
_PROGRAMS = (
    ("Equation", ""), ("MathType", ""), ("Excel", "Excel 表格"), ("ET.", "WPS 表格"), ("Word", "Word 文件"),
    ("WPS", "WPS 文件"), ("PowerPoint", "演示文稿"), ("WPP", "演示文稿"), ("AcroExch", "PDF 文件"),
    ("Foxit", "PDF 文件"), ("Package", "文件"), ("Visio", "Visio 绘图"),
)  # fmt: skip
# So large a picture may be a page or a table, in EMU (360,000 to the centimetre): a seal and a logo are smaller.
_WIDE, _HIGH = 2_800_000, 1_800_000
_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525}
# From so many boxes with this share of the words on, nothing tells in which order they are read.
_FEWEST_BOXES, _MOST_FLOATING = 4, 0.5


@dataclass
class UnreadObjects:
    """`pictures` counts the large ones; `omissions` are all that was not read, a kind to each."""

    pictures: int = 0
    omissions: list[Omission] = field(default_factory=list)


def of(body: etree._Element | None) -> UnreadObjects:
    """What stands in the body of a Word file and is no text, or text without an order; the body has been pruned."""
    found = UnreadObjects()
    if body is None:
        return found
    if files := Counter(filter(None, (_program(element.get("ProgID", "")) for element in body.iter(_OLE)))):
        found.omissions.append(Omission("嵌入的文件", _counted(files)))
    drawn = Counter({"图表": len(list(body.iter(_CHART))), "示意图": len(list(body.iter(_DIAGRAM)))})
    if drawn := +drawn:
        found.omissions.append(Omission("嵌入的图", _counted(drawn)))
    found.pictures = _large_pictures(body)
    if found.pictures:
        found.omissions.append(Omission("正文中的图片", f"{found.pictures} 张"))
    if _floats(body):
        found.omissions.append(Omission("文本框", "正文多在浮动的文本框里，先后次序不能确定"))
    return found


def _program(name: str) -> str:
    return next((said for start, said in _PROGRAMS if name.startswith(start)), "其他文件")


def _counted(kinds: Counter) -> str:
    return "、".join(f"{kind} {count} 个" for kind, count in kinds.items())


def _large_pictures(body: etree._Element) -> int:
    count = 0
    for picture in body.iter(_PICTURE):
        holder = next(picture.iterancestors(*_HOLDERS), None)
        extent = None if holder is None else holder.find(_EXTENT)
        count += extent is not None and _is_large(_whole(extent.get("cx")), _whole(extent.get("cy")))
    for image in body.iter(_IMAGE):
        shape = next(image.iterancestors(*_OLD_SHAPES), None)
        sizes = {} if shape is None else _sizes(shape.get("style", ""))
        count += _is_large(sizes.get("width", 0), sizes.get("height", 0))
    return count


def _is_large(width: int, height: int) -> bool:
    return width >= _WIDE and height >= _HIGH


def _whole(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 12 else 0


def _sizes(style: str) -> dict[str, int]:
    return {name: round(float(size) * _EMU[unit or "pt"]) for name, size, unit in _LENGTH.findall(style)}


def _floats(body: etree._Element) -> bool:
    boxes = [box for box in body.iter(W_TEXTBOX) if next(box.iterancestors(W_TEXTBOX), None) is None]
    if len(boxes) < _FEWEST_BOXES:
        return False
    lengths = [sum(len(text.text or "") for text in box.iter(W_T)) for box in boxes]
    whole = sum(len(text.text or "") for text in body.iter(W_T))
    return sum(length > 0 for length in lengths) >= _FEWEST_BOXES and sum(lengths) > _MOST_FLOATING * whole
