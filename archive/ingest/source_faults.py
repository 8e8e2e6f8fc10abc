"""Sources, originals and directives held against each other, as far as each can tell of the other."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType

from archive.ingest.reparse import ReparseRun
from archive.models import Directive, DirectiveUnderReview, Source
from archive.parsing.annotations import VERSION, stored_form

_CHUNK = 200
# Lists of what stands where in a text, and which column of them says from where, the next one to where.
_SPANS = {"lines": 1, "mentions": 2, "persons": 1, "marks": 1}


class SourceFault(NamedTuple):
    """`kind` is alone or altered; `name` that of the file as received."""

    kind: str
    pk: int
    name: str


def found() -> Iterator[SourceFault]:
    """Sources that no directive stands in, though nobody deleted it, and sources whose columns are not what the
    program wrote."""
    deleted = None
    for source in Source.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        if source.seal and source.seal != source.current_seal():
            yield SourceFault("altered", source.pk, source.name)
        if source.directives.exists() or source.occurrences.exists():
            continue
        deleted = _deleted_titles() if deleted is None else deleted
        text = _squeezed(source.text)
        if not any(title in text for title in deleted):
            yield SourceFault("alone", source.pk, source.name)


def read_again() -> None:
    """Have the originals of such sources read again, and written; what cannot be read stays as it is."""
    run = ReparseRun(write=True)
    for fault in list(found()):
        source = Source.objects.get(pk=fault.pk)
        if run.reparse(source).status != "refused":
            # Sealed as it stands now: by what name the file came, its bytes do not say.
            Source.objects.get(pk=fault.pk).save()


def altered_texts() -> list[int]:
    """Directives whose annotations are of another text, or reach beyond it. Whoever writes a text through the program
    writes its annotations with it; other fields may be ahead of them, which makes them void and no more."""
    altered = []
    rows = Directive.objects.exclude(annotations=None).order_by("pk").values_list("pk", "text", "annotations")
    for pk, text, kept in rows.iterator(chunk_size=_CHUNK):
        if is_altered(text, kept):
            altered.append(pk)
    return altered


def is_altered(text: str, annotations: Any) -> bool:
    """Whether the annotations that are kept are not those of this text; a directive without any is not asked."""
    # Those of an older parser the server writes anew by itself.
    return not isinstance(annotations, dict) or annotations.get("v") == VERSION and not _fit(annotations, text)


def _fit(kept: dict, text: str) -> bool:
    try:
        spans = [span[at : at + 2] for name, at in _SPANS.items() for span in kept.get(name, ())]
        within = all(0 <= start <= end <= len(text) for start, end in spans)
    except (TypeError, ValueError):
        return False
    return within and kept.get("text") == stored_form.text_stamp(text)


def _deleted_titles() -> list[str]:
    """Of directives that staff deleted at /admin/: their sources stay."""
    kinds = ContentType.objects.get_for_models(Directive, DirectiveUnderReview, for_concrete_models=False).values()
    logged = LogEntry.objects.filter(action_flag=DELETION, content_type__in=kinds)
    return [title for words in logged.values_list("object_repr", flat=True) if (title := _squeezed(words.rstrip("…")))]


def _squeezed(words: str) -> str:
    return "".join(words.split())
