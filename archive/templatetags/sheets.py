"""What a directive's paper has that its text does not say: where its title breaks, and its 版记 in one place."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.imprint import imprint_of
from archive.printing.title_lines import lines_of
from archive.reading import Line, Reading, Role

register = template.Library()


@register.inclusion_tag("archive/_imprint.html")
def imprint(reading: Reading):
    return {"imprint": imprint_of([*_imprint_lines(reading.foot), *_imprint_lines(reading.end)])}


def _imprint_lines(lines: list[Line]) -> list[str]:
    """From the first line that is certainly of the 版记 to the last: what stands between them goes on with a list."""
    places = [at for at, line in enumerate(lines) if line.role is Role.IMPRINT]
    return [line.text for line in lines[places[0] : places[-1] + 1]] if places else []


@register.simple_tag
def title_in_lines(title: str) -> SafeString:
    """The title, with a break that only paper shows wherever a line of it should end (7.3.1)."""
    return mark_safe('<br class="title-break">'.join(map(escape, lines_of(title))))
