"""What goes with a source, and what stays because another source has it too."""

from collections.abc import Iterable

from archive.models import Copy, Directive, Source


def hand_over(sources: Iterable[Source]) -> list[Directive]:
    """Give each directive of sources about to be deleted that stands in another source too to that one, the first
    that came in. The reading stays as it is, with what staff corrected; `reparse` compares it with the other file.
    Call it in the transaction of the deletion. The directives handed over."""
    going = [source.pk for source in sources]
    copies = Copy.objects.filter(directive__source__in=going).exclude(source__in=going)
    handed: dict[int, Directive] = {}
    for copy in copies.select_related("directive").order_by("pk"):
        if copy.directive_id in handed:
            continue
        directive = handed[copy.directive_id] = copy.directive
        copy.delete()
        directive.source_id, directive.position = copy.source_id, copy.position
        directive.save(update_fields=["source", "position"])
    return list(handed.values())
