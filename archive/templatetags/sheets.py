"""What a directive's paper has that its text does not say: its 版记 in one place."""

from django import template

from archive.imprint import imprint_of
from archive.reading import Line, Reading, Role

register = template.Library()


@register.inclusion_tag("archive/_imprint.html")
def imprint(reading: Reading):
    return {"imprint": imprint_of([*_imprint_lines(reading.foot), *_imprint_lines(reading.end)])}


def _imprint_lines(lines: list[Line]) -> list[str]:
    """From the first line that is certainly of the 版记 to the last: what stands between them goes on with a list."""
    places = [at for at, line in enumerate(lines) if line.role is Role.IMPRINT]
    return [line.text for line in lines[places[0] : places[-1] + 1]] if places else []
