"""What a directive's paper has that its text does not say: its 版记 in one place."""

from django import template

from archive.rendering.layout import DirectiveLayout
from archive.rendering.layout.imprint_rows import imprint_of
from archive.rendering.paper import reprint_line

register = template.Library()


register.simple_tag(reprint_line.of_directive, name="reprint_line")


@register.inclusion_tag("archive/_imprint.html")
def imprint(layout: DirectiveLayout):
    return {"imprint": imprint_of(layout.imprint)}
