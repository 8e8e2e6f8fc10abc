"""What a directive's paper has that its text does not say: its 版记 in one place."""

from django import template

from archive.imprint import imprint_of
from archive.reading import Reading, imprint_rows

register = template.Library()


@register.inclusion_tag("archive/_imprint.html")
def imprint(reading: Reading):
    return {
        "imprint": imprint_of(
            line.text for lines in (reading.foot, reading.end) for line in lines[imprint_rows(lines)]
        )
    }
