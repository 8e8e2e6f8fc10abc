"""A draft's directive as its page shows it: fields with how surely each was read, and what stands beside them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.forms import BoundField
from django.utils.translation import gettext

from archive.intake import draft_comparison, draft_form
from archive.intake.draft_contents import FIELDS
from archive.intake.draft_form import DraftForm, Places
from archive.models import Directive, IntakeDraft
from archive.models.choices import ActionItemKind, Confidence
from archive.privacy.hidden import hidden_in
from archive.privacy.sight import sight_of
from archive.privacy.text import redact, today
from archive.rendering.provenance_labels import label_of


@dataclass(frozen=True)
class ShownField:
    """A field of the form: how surely it was read, by what, from which words; `read` is what was read where a person
    set it otherwise, `saved` what somebody else has saved since the page was opened."""

    box: BoundField
    confidence: str
    method: str
    evidence: str
    is_doubtful: bool
    is_corrected: bool
    read: str
    saved: str


@dataclass(frozen=True)
class ShownDirective:
    form: DraftForm
    fields: list[ShownField]
    beside: list[tuple[str, str]]
    doubts: list[tuple[str, str, str]]
    actions: list[dict[str, Any]]
    text: str
    is_cut: bool
    came_with: str
    alike: Directive | None
    likeness: dict[str, Any] | None


def forms_of(draft: IntakeDraft, data: Any = None) -> list[DraftForm]:
    places = Places()
    return [
        DraftForm(data, at, draft_form.kept_values(read, draft.corrections.get(str(at), {})), places)
        for at, read in enumerate(draft.reading)
    ]


def directives_of(
    draft: IntakeDraft, forms: list[DraftForm], user: AbstractBaseUser | AnonymousUser, is_stale: bool = False
) -> list[ShownDirective]:
    """Each of a draft's directives, as this person may see it."""
    return [_shown(draft, at, form, user, is_stale) for at, form in enumerate(forms)]


def _shown(draft: IntakeDraft, at: int, form: DraftForm, user: Any, is_stale: bool) -> ShownDirective:
    read, corrected = draft.reading[at], draft.corrections.get(str(at), {})
    hidden = hidden_in(sight_of(user), read["text"], read["contacts"], today())
    found = draft_comparison.alike(draft, at, user)
    return ShownDirective(
        form=form,
        fields=[_field(name, form, read, corrected, hidden, is_stale) for name in FIELDS],
        beside=[(label_of(name), redact(value, hidden)) for name, value in read["beside"].items()],
        doubts=[
            (label_of(name), gettext(method), redact(evidence, hidden))
            for name, (method, confidence, evidence) in read["provenance"].items()
            if confidence == Confidence.DOUBTFUL and name not in FIELDS
        ],
        actions=[_action(one, hidden) for one in read["actions"]],
        text=redact(read["text"], hidden),
        is_cut=read["is_cut"],
        came_with=_came_with(draft, at),
        alike=found,
        likeness=read["alike"] if found else None,
    )


def _field(name: str, form: DraftForm, read: dict, corrected: dict, hidden: Any, is_stale: bool) -> ShownField:
    method, confidence, evidence = read["provenance"].get(name, ["", "", ""])
    kept = corrected.get(name, read["fields"][name])
    places = form.places
    was = draft_form.in_words(name, read["fields"][name], places) or gettext("（空）")
    # Where boxes come back as they were typed, what stands in the draft by now is told beside each that differs.
    differs = is_stale and form[name].value() != form.get_initial_for_field(form.fields[name], name)
    return ShownField(
        box=form[name],
        confidence=str(Confidence(confidence).label) if confidence else "",
        method=gettext(method) if method else "",
        evidence=redact(evidence, hidden),
        is_doubtful=confidence == Confidence.DOUBTFUL and name not in corrected,
        is_corrected=name in corrected,
        read=was if name in corrected else "",
        saved=(draft_form.in_words(name, kept, places) or gettext("（空）")) if differs else "",
    )


def _action(one: dict[str, Any], hidden: Any) -> dict[str, Any]:
    told = {name: redact(one[name], hidden) for name in ("text", "actor")}
    return one | told | {"kind": ActionItemKind(one["kind"]).label, "is": one["kind"]}


def _came_with(draft: IntakeDraft, at: int) -> str:
    """In which way it came with another of the file's directives, or those that it brings along."""
    read = draft.reading[at]
    if read["forwarded_by"] is not None:
        forwarding = draft.reading[read["forwarded_by"]]["fields"]["title"]
        return gettext("由《%(title)s》%(kind)s") % {
            "title": forwarding,
            "kind": gettext(read["forwarding_kind"] or "转发"),
        }
    titles = [f"《{one['fields']['title']}》" for one in draft.reading if one["forwarded_by"] == at]
    return gettext("转发：%(titles)s") % {"titles": "、".join(titles)} if titles else ""
