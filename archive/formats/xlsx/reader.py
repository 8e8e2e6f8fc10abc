"""The bytes of a workbook → the notice that somebody wrote in it."""

from archive.formats import directive_signs
from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused
from archive.formats.xlsx import sheet_rows
from archive.formats.xlsx.sheet_rows import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A_LIST = "内容是 Excel 表格（名单、统计表之类），不像一份文件；请把正文另存为 .docx 或 PDF 后再导入。"
# A notice stands in cells of its own, one to the row; tables in it may take half of its characters.
_SHARE = 0.5


def read(data: bytes) -> Text:
    """The text of the sheet that is a notice, the others among what was left out. Raises Refused for lists."""
    found = sheet_rows.sheets(data)
    notice = next((sheet for sheet in found if not sheet.is_hidden and _is_notice(sheet.rows)), None)
    if notice is None:
        raise Refused(_A_LIST)
    others = (Omission(_named(sheet), _text(sheet.rows)) for sheet in found if sheet is not notice and sheet.rows)
    return Text(_text(notice.rows), MEDIA_TYPE, omitted=tuple(others))


def _is_notice(rows: list[list[str]]) -> bool:
    alone = sum(len("".join(row)) for row in rows if sum(map(bool, row)) == 1)
    return alone >= _SHARE * sum(len("".join(row)) for row in rows) and directive_signs.are_in(_text(rows))


def _text(rows: list[list[str]]) -> str:
    return "\n".join(_line(row) for row in rows)


def _line(row: list[str]) -> str:
    """A cell alone is a paragraph, or as many as it has lines; several are a row of a table."""
    if sum(map(bool, row)) == 1:
        return "".join(row)
    return "\t".join(" ".join(cell.split("\n")) for cell in row)


def _named(sheet: Sheet) -> str:
    return f"{'隐藏的' if sheet.is_hidden else ''}工作表“{sheet.name}”"
