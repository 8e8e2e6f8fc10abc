"""Which directives somebody may know of (知悉范围), told by who he is."""

from typing import Any, NamedTuple


class Circle(NamedTuple):
    """Two readers of one circle may know of the same directives. `groups` are keys of those of his groups that some
    directive is open to; who `sees_all` corrects directives, and belongs to no other circle."""

    is_signed_in: bool = False
    groups: frozenset[int] = frozenset()
    sees_all: bool = False


EVERYBODYS = Circle()


def circle_of(reader: Any) -> Circle:
    """Of a user, or of whatever says its `circle` itself, as a sight does."""
    told = getattr(reader, "circle", None)
    if isinstance(told, Circle):
        return told
    known: Circle | None = reader.__dict__.get("_circle")
    if known is None:
        known = _asked(reader)
        reader.__dict__["_circle"] = known
    return known


def _asked(user: Any) -> Circle:
    # Who mends what was read must be able to find it.
    if user.has_perm("archive.change_directive"):
        return Circle(sees_all=True)
    if not getattr(user, "is_authenticated", False):
        return EVERYBODYS
    # Groups that no directive is open to are left out: their members share what is kept of pages.
    groups = user.groups.filter(known_directives__isnull=False).values_list("pk", flat=True)
    return Circle(is_signed_in=True, groups=frozenset(groups))
