"""For the first page of /admin/: when the last backup was made."""

from django import template

from archive.ops import backups

register = template.Library()


@register.simple_tag
def last_backup() -> dict[str, str | bool]:
    """{"told": a sentence, "is_old": whether it is time for another}."""
    return {"told": backups.told(), "is_old": backups.is_old()}
