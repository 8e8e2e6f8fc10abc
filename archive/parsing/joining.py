"""Which lines belong together: wraps of a printed page and page breaks in mid-sentence are undone."""

import re

from archive.parsing import dates, labels
from archive.parsing.vocabulary import BODY_NAME, GENRES, TITLE_END

# The official grid sets 28 characters to the line (GB/T 9704-2012, 5.2.2); converters vary a little.
_WIDEST_WRAP = 45
_GIST = 250
_ENDED = re.compile(r"[。！？：；:;!?][”’」』）)》]*$")
_OPEN_PAIRS = ("《》", "“”", "（）")


def wrap_width(lines: list[str]) -> int | None:
    """The width in characters at which the text was wrapped, or None where lines are whole paragraphs."""
    widths = sorted(width for line in lines if (width := _width(line)) > 12)
    if len(widths) < 8:
        return None
    widest = widths[int(len(widths) * 0.9)]
    full = sum(widest - 3 <= width <= widest + 3 for width in widths)
    return round(widest) if widest <= _WIDEST_WRAP and full >= len(widths) / 2 else None


def continues(paragraph: str, last: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on with the `paragraph` so far (its gist will do), whose last physical line was `last`."""
    if _in_open_title(paragraph, line):
        return True
    if starts_something(line) or _stands_alone(paragraph):
        return False
    if _is_unfinished_title(paragraph):
        return len(line) <= 60 and not re.search("[。；]", line)
    if width is not None and _width(last) >= width - 3:
        return True
    if _ENDED.search(paragraph):
        return False
    if paragraph.endswith(("，", "、", ",", "“", "（", "《")):
        return True
    # A sentence that stops in the middle: long, with inner punctuation, and no heading of its own.
    is_heading = labels.read(paragraph) is not None and "。" not in paragraph
    return not is_heading and len(paragraph) >= 30 and re.search("[，。；]", paragraph) is not None


def between(paragraph: str, line: str) -> str:
    """What stands between a paragraph and the line that goes on with it: a space between Latin words only."""
    return " " if re.search(r"[A-Za-z0-9,.]$", paragraph) and re.match(r"[A-Za-z]", line) else ""


def gist(paragraph: str) -> str:
    """Beginning and end of a paragraph: all that `continues` asks of a long one, however many lines it has."""
    return paragraph if len(paragraph) <= 2 * _GIST else paragraph[:_GIST] + paragraph[-_GIST:]


def starts_something(line: str) -> bool:
    """Whether a line begins an item, a signature or a date, so that it goes on with nothing before it."""
    return labels.read(line) is not None or _stands_alone(line)


def _stands_alone(line: str) -> bool:
    """A date, a signature, a printing note: short lines of the foot."""
    bare = line.replace(" ", "")
    if len(bare) > 40:
        return False
    if found := dates.find(line):
        rest = line[: found[0].start] + line[found[-1].end :]
        return not re.search("[，。；：]", rest) and (len(rest.replace(" ", "")) <= 2 or "印" in line[found[-1].end :])
    return BODY_NAME.fullmatch(bare) is not None


def _in_open_title(paragraph: str, line: str) -> bool:
    """转发《…》 whose last word 通知 stands on a line of its own; a work's name cut in two."""
    if len(paragraph) > 200 or "。" in paragraph:
        return False
    if line in GENRES:
        return paragraph.endswith("》") and re.search("转发|印发|批转", paragraph) is not None
    opened = paragraph.rfind("《") > paragraph.rfind("》")
    return opened and "关于" in paragraph


def _is_unfinished_title(paragraph: str) -> bool:
    """云南省总工会关于学习宣传贯彻习近平 | 总书记重要指示精神的通知"""
    if "关于" not in paragraph[:40] or len(paragraph) > 120 or re.search("[。；：，]", paragraph):
        return False
    return labels.read(paragraph) is None and not TITLE_END.search(paragraph)


def _width(line: str) -> float:
    """Width in full-width characters: Latin letters, digits and spaces take half."""
    return sum(0.5 if character.isascii() else 1 for character in line)
