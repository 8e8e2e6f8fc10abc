"""The 295 notices of benchmarks.office_notices as rows with their outlines, without files and without the parser."""

import re

from benchmarks.office_notices import OfficeNotice, office_notices
from tests.support.makers import make_directive

_SECTION = re.compile(r"^([一二三四]、)(.+)\n(.+)$", re.MULTILINE)


def fill() -> dict[str, int]:
    """Make the rows; {id of a notice: its row's key}."""
    return {one.id: _row(one).pk for one in office_notices()}


def _row(one: OfficeNotice):
    sections = [("", "", one.text.split("\n")[4]), *_SECTION.findall(one.text)]
    fields = {"issuer": one.office.name, "year": one.year, "number": one.number, "genre": one.genre}
    directive = make_directive(one.title, sections, **fields)
    directive.set_keys()
    directive.save()
    return directive
