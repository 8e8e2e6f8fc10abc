"""What stands in the same files as a directive. A file is one thing: who seals or removes its bytes does so to
whatever was read of them."""

from archive.models import Directive, Occurrence, Source


def files_of(directive: Directive) -> list[Source]:
    """Every file in which it stands: its own first, then those in which it was recognised."""
    occurrences = directive.occurrences.order_by("pk").values_list("source", flat=True)
    found = Source.objects.defer("text", "removals", "omitted").in_bulk([directive.source_id, *occurrences])
    return [found[key] for key in dict.fromkeys([directive.source_id, *occurrences])]


def kin_of(directive: Directive) -> list[Directive]:
    """The directives that were read of these files, it among them."""
    files = [file.pk for file in files_of(directive)]
    return list(Directive.objects.filter(source__in=files).defer("text", "annotations").order_by("pk"))


def goes_with(directive: Directive) -> list[Directive]:
    """Which of its kin go where its files go, it among them: those that stand in no other file."""
    files = [file.pk for file in files_of(directive)]
    elsewhere = set(
        Occurrence.objects.filter(directive__source__in=files)
        .exclude(source__in=files)
        .values_list("directive", flat=True)
    )
    return [one for one in kin_of(directive) if one.pk not in elsewhere]
