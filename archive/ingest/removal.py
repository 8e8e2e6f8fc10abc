"""What goes with a source, and what stays because another source has it too."""

from collections.abc import Iterable

from archive.models import Directive, Occurrence, Source


def hand_over(sources: Iterable[Source]) -> list[Directive]:
    """Give each directive of sources about to be deleted that stands in another source too to that one, the first
    that came in. The reading stays as it is, with what staff corrected; `reparse` compares it with the other file.
    Call it in the transaction of the deletion. The directives handed over."""
    going = [source.pk for source in sources]
    occurrences = Occurrence.objects.filter(directive__source__in=going).exclude(source__in=going)
    handed: dict[int, Directive] = {}
    for occurrence in occurrences.select_related("directive").order_by("pk"):
        if occurrence.directive_id in handed:
            continue
        directive = handed[occurrence.directive_id] = occurrence.directive
        occurrence.delete()
        directive.source_id, directive.position = occurrence.source_id, occurrence.position
        directive.save(update_fields=["source", "position"])
    return list(handed.values())
