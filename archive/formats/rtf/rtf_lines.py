"""Words as they come → the lines of the text: a paragraph or a row of a table to the line."""


class Lines:
    """The lines of one place of a file: its text, its notes, its headers."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._cells: list[str] = []

    def add(self, words: str) -> None:
        self._line.append(words)

    def end_paragraph(self, in_table: bool = False) -> None:
        if in_table:
            self._line.append("\n")
        else:
            self._end_row()
            self._done.append("".join(self._line))
            self._line = []

    def end_cell(self) -> None:
        self._cells.append("".join(self._line).strip())
        self._line = []

    def _end_row(self) -> None:
        """Where a table ends without a row's end, its cells are a row all the same."""
        if self._cells:
            self.end_row()

    def end_row(self) -> None:
        """A row with words in one cell only sets a page: its lines are lines of the text."""
        cells, self._cells = self._cells, []
        if sum(map(bool, cells)) == 1:
            self._done += "".join(cells).split("\n")
        elif cells:
            self._done.append("\t".join(" ".join(cell.replace("\t", " ").split("\n")) for cell in cells))

    def text(self) -> str:
        self._end_row()
        return "\n".join([*self._done, "".join(self._line)]).strip("\n")
