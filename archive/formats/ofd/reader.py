"""The bytes of an OFD file → its text, in the order in which one reads the pages."""

from collections import defaultdict

from archive.formats.ofd.ofd_package import OfdPackage
from archive.formats.ofd.page_objects import PageObjects
from archive.formats.pdf import paragraph_flow, running_heads
from archive.formats.pdf.pages import baselines, gap_columns, ruled_tables
from archive.formats.pdf.placed_lines import PlacedBlock, PlacedLine, PlacedPage
from archive.formats.pdf.type_sizes import evened
from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused

MEDIA_TYPE = "application/ofd"
MOST_CHARACTERS = 2_000_000
# As in a PDF: so little may stand on the picture of a page, so many outlines are drawn characters.
_PICTURED, _FEW, _OUTLINED = 0.5, 30, 200
_NO_TEXT = "OFD 文件里没有文字；请检查文件，或改用文字版再导入。"
_TOO_LONG = f"OFD 文件超过 {MOST_CHARACTERS // 10_000} 万字的上限；请拆分后再导入。"
_NO_CODES = "OFD 文件的字体没有文字编码，读不出文字；请用 OFD 阅读器打印为 PDF 后再导入，以便识别。"
# What a program writes for a character of which it knows the shape alone (GB/T 33190-2016, 11.4.2).
_UNKNOWN, _MOST_UNKNOWN = "¤", 0.3


def read(data: bytes) -> Text:
    """Read an OFD file. What was left out of the text (page numbers, watermarks) stands in `omitted`.

    Raises Refused for what cannot be read whole: damaged, locked, endless, or with pages that are pictures.
    """
    package = OfdPackage(data)
    pages = list(_within_limit(package))
    _refuse_pictures(pages)
    placed = [_placed(page) for page in pages]
    taken = running_heads.leave_out(placed)
    text = paragraph_flow.text(placed)
    if not any(character.isalnum() for character in text):
        raise Refused(_NO_TEXT)
    if text.count(_UNKNOWN) > _MOST_UNKNOWN * len(text):
        raise Refused(_NO_CODES)
    attached = [Omission("嵌入的文件", name) for name in package.attached if name]
    recognised = any(page.recognised for page in placed)
    return Text(text, MEDIA_TYPE, ocr=recognised, omitted=(*_omissions(pages), *taken), unread=tuple(attached))


def _within_limit(package: OfdPackage) -> list[PageObjects]:
    pages, characters = [], 0
    for page in package.pages():
        characters += len(page.shown) + len(page.unseen) + len(page.aside)
        if characters > MOST_CHARACTERS:
            raise Refused(_TOO_LONG)
        pages.append(page)
    return pages


def _refuse_pictures(pages: list[PageObjects]) -> None:
    pictured = [number for number, page in enumerate(pages, 1) if _is_picture(page)]
    if pictured:
        which = "、".join(map(str, pictured[:5])) + ("等" if len(pictured) > 5 else "")
        raise Refused(
            f"OFD 文件第 {which} 页是图片，没有文字；请用 OFD 阅读器打印为 PDF 后再导入，以便识别图中的文字。"
        )


def _is_picture(page: PageObjects) -> bool:
    readable = sum(not glyph.character.isspace() for glyph in page.shown)
    return readable < _FEW and (page.pictured >= _PICTURED or page.outlines >= _OUTLINED) and not _is_recognised(page)


def _is_recognised(page: PageObjects) -> bool:
    """Whether a program laid the words that it recognised unseen over the picture of the page."""
    return page.pictured >= _PICTURED and len(page.unseen) > max(_FEW, len(page.shown))


def _placed(page: PageObjects) -> PlacedPage:
    recognised = _is_recognised(page)
    rows, glyphs = ruled_tables.read(page.unseen if recognised else page.shown, page.rules)
    lines = sorted(baselines.of(glyphs, as_drawn=recognised) + rows, key=lambda line: line.base) if glyphs else rows
    blocks = [
        PlacedBlock(
            page.width,
            page.height,
            [
                PlacedLine(line.text, line.left, line.right, line.base, line.size, line.is_row)
                for line in gap_columns.with_tables(block)
                if line.text.strip()
            ],
            column,
        )
        for column, block in gap_columns.parted(lines, page.width)
    ]
    placed = PlacedPage(blocks, recognised)
    return evened(placed) if recognised else placed


def _omissions(pages: list[PageObjects]) -> list[Omission]:
    found: dict[tuple[int, str], str] = defaultdict(str)
    for number, page in enumerate(pages):
        for reason, words in page.aside:
            found[number, reason] += words
        if not _is_recognised(page):
            found[number, "不可见文字"] += "".join(glyph.character for glyph in page.unseen)
    return [Omission(reason, words.strip()) for (_, reason), words in found.items() if words.strip()]
