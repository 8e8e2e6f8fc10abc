"""A JSON array that is written as its members come: however many there are, none is kept in memory."""

import json
import textwrap


class JsonArray:
    """Writes to a command's standard output; call `end` once, also where there was none."""

    def __init__(self, out):
        self.out, self.begun = out, False

    def add(self, member: dict) -> None:
        # No line of JSON breaks inside a string: a line end is written as an escape there.
        text = textwrap.indent(json.dumps(member, ensure_ascii=False, indent=2), "  ")
        self.out.write(f"{',' if self.begun else '['}\n{text}", ending="")
        self.begun = True

    def end(self) -> None:
        self.out.write("\n]" if self.begun else "[]")
