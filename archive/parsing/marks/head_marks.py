"""What stands above a directive's title beside its names and number (GB/T 9704-2012, 7.2.1 to 7.2.6).

000012              copy number (份号): six digits, 份号：000012, №000012
特急·明电           urgency (紧急程度): alone on its line, beside another mark, or behind its label
签发人：孙某  李某  who signed, in an upward document beside the number
"""

import re
from collections.abc import Iterator

from archive.parsing.annotations import LineRole, MarkSpan
from archive.parsing.marks import circulation, mark_lines

_GAP = r"[ \t\u3000\xa0]*"
_OPEN, _CLOSE = r"[（(\[【〔]?\s*", r"\s*[）)\]】〕]?"
_DEGREE = f"(?:特{_GAP}急|特{_GAP}提|加{_GAP}急|平{_GAP}急|急{_GAP}件|紧{_GAP}急)(?:{_GAP}件)?"
_TELEGRAM = f"(?:内{_GAP}部{_GAP})?明{_GAP}电"
_URGENCY = re.compile(
    rf"{_OPEN}(?:紧{_GAP}急{_GAP}程{_GAP}度{_GAP}[:：]?{_GAP})?(?P<value>{_DEGREE}(?:{_GAP}[·•・、,，]?{_GAP}{_TELEGRAM})?|{_TELEGRAM}){_CLOSE}"
)
_COPY = re.compile(
    rf"(?:份{_GAP}号{_GAP}[:：]?|[Nn][Oo][.．:：]?|№|第){_GAP}(?P<value>[\d０-９]{{2,8}}){_GAP}[份号]?|(?P<bare>[\d０-９]{{6}})"
)
_SIGNERS = re.compile(rf"签{_GAP}发{_GAP}人?{_GAP}[:：]{_GAP}(?P<names>[^\d:：，。（）()〔〕]{{2,40}})")
_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,6}(?:[ \t\u3000、]+[\u4e00-\u9fff·]{2,6}){0,3}$")
_SIGN = re.compile("[急提电]")
_SIX_DIGITS = re.compile("[0-9０-９]{6}")
_MOST, _LONGEST = 30, 60


def spans(head: list[tuple[int, str]]) -> Iterator[tuple[MarkSpan, str]]:
    """The marks of a head with their values: `head` are its lines with the offsets at which they begin."""
    for at, (start, line) in enumerate(head[:_MOST]):
        if len(line) > _LONGEST:
            continue
        for cell in _cells(line):
            yield from _of_cell(start + cell.start(), cell[0])
        if "签" in line and (match := _SIGNERS.search(line)):
            yield from _names("signers", start + match.start("names"), match["names"])
            below = head[at + 1] if at + 1 < len(head) else None
            if below and _NAMES.match(below[1].strip()) and not re.search("[会委局厅部府]$|关于", below[1].strip()):
                yield from _names("signers", below[0], below[1])


def role_of(line: str) -> str:
    """What a line is that consists of such marks, or of words that close the circulation (a role of
    archive.parsing.annotations); '' for anything else. It is no part of a title."""
    if len(line) > _LONGEST:
        return ""
    if ("内" in line or "公开" in line or "保" in line) and circulation.of_line(mark_lines.folded(line)):
        return LineRole.CORNER
    if not _SIGN.search(line) and not _SIX_DIGITS.search(line):
        return ""
    cells = [list(_of_cell(0, cell[0])) for cell in _cells(line)]
    if not cells or not all(cells):
        return ""
    is_urgent = any(span.field == "urgency" for cell in cells for span, _ in cell)
    return LineRole.URGENT if is_urgent else LineRole.CORNER


def _cells(line: str) -> Iterator[re.Match]:
    """Parts of a line that stand apart; a line of one mark set wide (特　急) is one."""
    if _URGENCY.fullmatch(line.strip()):
        return re.finditer(r"\S.*\S", line)
    return re.finditer(r"\S+(?:[ \xa0]\S+)*", line)


def _of_cell(start: int, cell: str) -> Iterator[tuple[MarkSpan, str]]:
    if match := _URGENCY.fullmatch(cell):
        yield MarkSpan("urgency", start + match.start("value"), start + match.end("value")), _bare(match["value"])
    elif match := _COPY.fullmatch(cell):
        name = "value" if match["value"] else "bare"
        yield MarkSpan("copy_number", start + match.start(name), start + match.end(name)), match[name]
    elif " " in cell:
        # 000012 特急: parted by one space, each of them a mark.
        parts = list(re.finditer(r"\S+", cell))
        found = [list(_of_cell(start + part.start(), part[0])) for part in parts]
        if all(found):
            yield from (one for ones in found for one in ones)


def _names(field: str, start: int, written: str) -> Iterator[tuple[MarkSpan, str]]:
    """Names parted by spaces or 、; one of two characters set wide (孙　某) is one."""
    if re.fullmatch(r"\s*[\u4e00-\u9fff]\s+[\u4e00-\u9fff]\s*", written):
        begin = start + len(written) - len(written.lstrip())
        yield MarkSpan(field, begin, begin + len(written.strip())), re.sub(r"\s", "", written)
        return
    for match in re.finditer(r"[\u4e00-\u9fff·]{2,8}", written):
        yield MarkSpan(field, start + match.start(), start + match.end()), match[0]


def _bare(value: str) -> str:
    return re.sub(r"\s", "", value)
