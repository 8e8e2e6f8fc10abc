"""PDF → text: the text layer where there is one, recognition where the words are in a picture."""

from collections import Counter

from archive.formats.pdf import child_process, ocr, paragraph_flow, running_heads, wholeness
from archive.formats.pdf.placed_lines import PlacedPage, from_json
from archive.formats.pdf.type_sizes import evened
from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused

MEDIA_TYPE = "application/pdf"
_NO_TEXT = "PDF 文件里没有文字；请检查文件，或改用文字版再导入。"


def read(data: bytes) -> Text:
    """Read a PDF. What was left out of the text (page numbers, running heads, watermarks) stands in `omitted`.

    Raises Refused, and nothing else, for whatever cannot be read whole: a file that is cut off, locked, damaged,
    endless, or scanned where nothing is installed to recognise it.
    """
    wholeness.check(data)
    pages = _pages(data)
    if any(page.needs_ocr for page in pages):
        pages = ocr.recognise(data, pages)
    taken = running_heads.leave_out(pages)
    text = paragraph_flow.text(pages)
    if not any(character.isalnum() for character in text):
        raise Refused(_NO_TEXT)
    recognised = any(page.recognised for page in pages)
    unread = dict.fromkeys(Omission(reason, words) for page in pages for reason, words in page.unread)
    return Text(text, MEDIA_TYPE, ocr=recognised, omitted=(*_omissions(pages), *taken), unread=tuple(unread))


def _pages(data: bytes) -> list[PlacedPage]:
    try:
        pages = [from_json(page) for page in child_process.read_pages(data)]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Only a child that a hostile file has taken over answers in another form.
        raise Refused(child_process.CRASHED) from error
    return [evened(page) if page.recognised else page for page in pages]


def _omissions(pages: list[PlacedPage]) -> list[Omission]:
    """What the child left out, and the characters that it wrote in their ordinary shape instead of an odd one."""
    omitted = [Omission(reason, text) for page in pages for reason, text in page.omitted]
    replaced = sum((Counter(page.replaced) for page in pages), Counter())
    if replaced:
        changes = "，".join(f"{change} {count} 次" for change, count in sorted(replaced.items()))
        omitted.append(Omission("字形改正", changes))
    return omitted
