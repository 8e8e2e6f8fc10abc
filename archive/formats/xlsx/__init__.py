"""Workbooks in which somebody wrote a notice, a paragraph to the row: `read(data)` in `reader` is the one door.

reader         which sheet is a notice, and its lines; a list is refused
sheet_rows     the sheets of a workbook and the cells in them
cell_formats   numbers as the workbook shows them: dates, shares
"""

from archive.formats.xlsx.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
