"""A draft's directive beside the one of the archive that it is like: their sections and their fields.

Both are given as this person may see them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from archive.comparison import ComparedPart, parts_of
from archive.intake import draft_form
from archive.intake.draft_contents import FIELDS
from archive.intake.draft_form import Places
from archive.models import Directive, IntakeDraft
from archive.privacy.hidden import hidden_in
from archive.privacy.sight import Reader, sight_of
from archive.privacy.text import hidden_from, redact, today
from archive.rendering.provenance_labels import label_of
from archive.review import corrected_values


@dataclass(frozen=True)
class ComparedField:
    """A field of which the draft has another value than the archive."""

    label: str
    draft: str
    held: str


def alike(draft: IntakeDraft, at: int, user: Reader) -> Directive | None:
    """The directive that a draft's directive is like, where there is one and this person may know of it."""
    told = draft.reading[at]["alike"]
    return Directive.objects.visible_to(user).filter(pk=told["directive"]).first() if told else None


def draft_parts(draft: IntakeDraft, at: int, user: Reader) -> list[ComparedPart]:
    """The sections of a draft's directive; its text as one, of a draft that was read before sections were kept."""
    read = draft.reading[at]
    text, hidden = read["text"], hidden_in(sight_of(user), read["text"], read["contacts"], today())
    outline = read.get("outline") or [["lead", 1, "", "", "", 0, len(text)]]
    return [
        ComparedPart(
            level, label, redact(heading, hidden), redact(text[start:end].strip("\n"), hidden), anchor, kind
        )
        for kind, level, label, heading, anchor, start, end in outline
    ]  # fmt: skip


def held_parts(held: Directive, user: Reader) -> list[ComparedPart]:
    return parts_of(held.sections.order_by("position"), hidden_from(user, held))


def differing_fields(draft: IntakeDraft, at: int, held: Directive, user: Reader) -> list[ComparedField]:
    """The fields that differ, each in words, in the order of the form."""
    read, places = draft.reading[at], Places()
    hidden = hidden_in(sight_of(user), read["text"], read["contacts"], today())
    ours = draft_form.kept_values(read, draft.corrections.get(str(at), {}))
    # As drafts keep them: what there is not is ''.
    theirs = {name: "" if value is None else value for name, value in corrected_values.held(held, FIELDS).items()}
    hidden_there = hidden_from(user, held)
    return [
        ComparedField(
            label_of(name),
            redact(draft_form.in_words(name, ours[name], places), hidden) or gettext("（空）"),
            redact(draft_form.in_words(name, theirs[name], places), hidden_there) or gettext("（空）"),
        )
        for name in FIELDS
        if ours[name] != theirs[name]
    ]
