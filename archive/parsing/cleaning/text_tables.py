"""Tables: in the lines as received, by runs of spaces, tabs or drawn lines; in cleaned text, by tabs.

    序号    单位            类别           two or more lines whose gaps make the same columns
    1       示例县总工会    先进集体
    | 姓名 | 单位 |                        bars are taken out, a tab stands between the cells

A row in cleaned text is one line with a tab between its cells. Signatures side by side, letter-spaced
headings, 姓名：  单位： and a label with its gap are no tables.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from archive.lexicon import body_names, dates, document_numbers, labels
from archive.parsing.cleaning.raw_lines import RawLine, RemovalSpan
from archive.parsing.parsed_directive import ParsedTable

REASON = "表格线"
_GAP = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{2,}")
_WIDE_SPACES = re.compile("\u3000+")
_HAN = re.compile("[\u4e00-\u9fff]")
_BAR = re.compile("[|│┃║]")
_DRAWN_LINE = re.compile(r"^[^\S\n]*[|│┃║+┌├└┏┣┗╔╠╚][^\n]*[|│┃║+┐┤┘┓┫┛╗╣╝][^\S\n]*$", re.MULTILINE)
_BORDER = re.compile(r"[\s|│┃║┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝─━═+:=\-]{3,}")
_DRAWN = re.compile("[|│┃║┌├└┏┣┗╔╠╚]")
_LONGEST_CELL = 40


@dataclass(frozen=True)
class _Row:
    """A line that may be a row: its cells, and whether tabs part them."""

    line: RawLine
    cells: list[str]
    tabbed: bool
    wide: bool  # no gap narrower than three spaces

    @property
    def filled(self) -> int:
        return sum(map(bool, self.cells))


def in_text(text: str) -> list[ParsedTable]:
    """The tables of a section's own text: runs of lines with tabs. Rows are filled up to the same length."""
    if "\t" not in text:
        return []
    tables, start = [], 0
    for tabbed, run in groupby(text.split("\n"), key=lambda line: "\t" in line):
        lines = list(run)
        end = start + sum(map(len, lines)) + len(lines) - 1
        if tabbed:
            rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
            widest = max(map(len, rows))
            tables.append(ParsedTable(start, end, tuple(tuple(row + [""] * (widest - len(row))) for row in rows)))
        start = end + 1
    return tables


def bars(text: str, lines: list[RawLine]) -> list[RemovalSpan]:
    """The drawn lines of tables: | a | b |, |---|---|, ┌──┬──┐. What is taken out between two cells leaves a tab."""
    if not _DRAWN.search(text) and "+-" not in text and "+=" not in text:
        return []
    spans: list[RemovalSpan] = []
    run: list[re.Match] = []
    for match in [*_DRAWN_LINE.finditer(text), None]:
        if run and (match is None or text[run[-1].end() : match.start()].strip()):
            spans += _bars_of(run)
            run = []
        run += [match] if match else []
    return spans


def mark(lines: list[RawLine]) -> None:
    """Tell the rows of tables among lines: such a line is marked as row and has tabs between its cells."""
    for found, run in groupby(map(_candidate, lines), key=lambda row: row and row.tabbed):
        if found is not None:
            _mark_run([row for row in run if row])


def _bars_of(run: list[re.Match]) -> Iterator[RemovalSpan]:
    """The spans of the bars of neighbouring lines. One line alone, or one column, is no table."""
    rows = [match for match in run if not _BORDER.fullmatch(match[0])]
    if len(run) < 2 or max((len(_BAR.findall(row[0])) for row in rows), default=0) < 3:
        return
    for match in run:
        if _BORDER.fullmatch(match[0]):
            yield RemovalSpan(*match.span(), REASON)
            continue
        found = [match.start() + bar.start() for bar in _BAR.finditer(match[0])]
        for place in found:
            yield RemovalSpan(place, place + 1, REASON, "" if place in (found[0], found[-1]) else "\t")


def _candidate(line: RawLine) -> _Row | None:
    text = line.text
    if "\t" in line.raw.strip(" \u3000\xa0"):
        cells = [" ".join(cell.split()) for cell in line.raw.strip(" \u3000\xa0").split("\t")]
        return _Row(line, cells, True, True)
    if "  " in text or "\u3000" in text or "\xa0" in text:
        gaps = _GAP.findall(text)
        if gaps:
            return _Row(line, _GAP.split(text), False, all(len(gap) > 2 or "\u3000" in gap for gap in gaps))
        cells = _WIDE_SPACES.split(text)
        return _Row(line, cells, False, True) if len(cells) > 2 else None
    return None


def _mark_run(rows: list[_Row]) -> None:
    if rows[0].tabbed:
        for apart, run in groupby(rows, key=_begins_with_label):
            if not apart:
                _mark_tabbed(list(run))
        return
    for is_row, run in groupby(rows, key=lambda row: not (_is_no_row(row) or _is_prose(row))):
        block = list(run)
        if is_row and len(block) > 1:
            _mark_block(block)


def _mark_tabbed(rows: list[_Row]) -> None:
    """Neighbouring lines with tabs. A line with one cell belongs to them where they have as many cells: 合计 and
    two empty cells."""
    columns = {len(row.cells) for row in rows if row.filled > 1 and not _is_no_row(row)}
    if not columns or (len(rows) == 1 and not _may_be_single(rows[0])):
        return
    for row in rows:
        if row.filled > 1 or len(row.cells) in columns or (row.cells[0] and len(row.cells) > 1):
            row.line.row, row.line.text = True, "\t".join(row.cells if len(rows) > 1 else _trimmed(row.cells))


def _mark_block(rows: list[_Row]) -> None:
    """Neighbouring lines with gaps are a table where most have the same number of cells."""
    columns = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    cells = [row.cells if len(row.cells) <= columns else _without_letter_space(row.cells) for row in rows]
    fitting = sum(columns - 1 <= len(row) <= columns and len(row) > 1 for row in cells)
    narrow = columns == 2 and len(rows) < 3 and not all(row.wide for row in rows)
    if fitting < len(rows) * 0.7 or columns < 2 or narrow:
        return
    for row, its_cells in zip(rows, cells, strict=True):
        row.line.row, row.line.text = True, "\t".join(" ".join(cell.split()) for cell in its_cells)


def _is_no_row(row: _Row) -> bool:
    """Signatures and dates, letter-spaced words, 姓名：  单位：, a label before its item."""
    cells = [cell for cell in row.cells if cell]
    whole = "".join(cells)
    if len(cells) < 2:
        return True
    if all(len(cell) == 1 and _HAN.match(cell) for cell in cells):
        return True
    if all("：" in cell or ":" in cell for cell in cells):
        return True
    if len(whole) <= 30 and (dates.partial(whole) or [whole] == [whole[d.start : d.end] for d in dates.find(whole)]):
        return True
    return _begins_with_label(row) or all(_is_name_or_date(cell) for cell in cells)


def _begins_with_label(row: _Row) -> bool:
    """第一条  为了…, 1.⇥加强领导: a label, or 附件, and one cell; an upward document's number and 签发人."""
    cells = [cell for cell in _without_letter_space(row.cells) if cell]
    if not 1 <= len(cells) <= 2:
        return False
    if cells[-1].startswith("签发人"):
        return True
    label = labels.read(f"{cells[0]} 总")
    return (label is not None and label.written == cells[0]) or re.match(r"附\s*件|抄\s*[送报]", cells[0]) is not None


def _is_name_or_date(cell: str) -> bool:
    if len(cell) > 40:
        return False
    without_note = re.sub("印发?制?$|文件$", "", cell)
    return not without_note or bool(dates.find(cell) or dates.partial(cell) or body_names.names_in(without_note))


def _is_prose(row: _Row) -> bool:
    return any(len(cell) > _LONGEST_CELL or cell.endswith(("，", "、")) or "。" in cell[:-1] for cell in row.cells)


def _may_be_single(row: _Row) -> bool:
    """Whether a line with tabs that has no neighbour of its kind may be a table of one row."""
    cells = [cell for cell in row.cells if cell]
    if _is_no_row(row) or document_numbers.find(cells[0]):
        return False
    return not any("。" in cell[:-1] for cell in cells)


def _trimmed(cells: list[str]) -> list[str]:
    filled = [at for at, cell in enumerate(cells) if cell]
    return cells[filled[0] : filled[-1] + 1]


def _without_letter_space(cells: list[str]) -> list[str]:
    """序号, 名, 称, 类别 → 序号, 名 称, 类别."""
    joined: list[str] = []
    for before, cell in zip(["", *cells], cells, strict=False):
        if joined and len(before) == len(cell) == 1 and _HAN.match(before) and _HAN.match(cell):
            joined[-1] += f" {cell}"
        else:
            joined.append(cell)
    return joined
