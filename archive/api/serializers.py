"""The JSON of the archive: what a directive, a row in a list and an action item look like."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from archive.api.schemas import DirectiveRow, DirectiveWhole, Facets
from archive.api.shown_references import ShownReference, references_of
from archive.catalogue.answered_occasions import wordings
from archive.catalogue.kept_validity import kept_of_row
from archive.catalogue.known_directives import hidden_keys, told_of_known
from archive.catalogue.portions import section_address
from archive.catalogue.shown_validity import ShownValidity, basis_as_json
from archive.models import ActionItem, Directive, Forwarding, OccasionAnswer, Section
from archive.models.choices import ReferenceForm, SectionKind
from archive.privacy import noted_uses
from archive.privacy.sight import Sight, sight_of
from archive.privacy.text import evidence_for, hidden_from, redact
from archive.rendering.directive_json import ACTION, DIRECTIVE, Outlet, Placed
from archive.web.filter_fields import NONE

# In the order of what the API says of itself, which is that of its answers.
_WHOLE = sorted(
    (field for field in DIRECTIVE if field.kept), key=lambda field: list(DirectiveWhole.model_fields).index(field.key)
)
_ROW = [field for field in _WHOLE if field.key in DirectiveRow.model_fields]


@dataclass
class Node:
    """A section with those beneath it."""

    row: Section
    children: list["Node"] = field(default_factory=list)


class ShownProvenance(NamedTuple):
    """The provenance of a field, as far as a reader may see it."""

    method: str
    confidence: str
    evidence: str
    is_corrected: bool


@dataclass
class Kept:
    """A directive as the archive keeps it: what its JSON for a reader is made of, each fetched when asked for."""

    directive: Directive
    reader: AbstractBaseUser | AnonymousUser

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The directives that the reader may not know of."""
        return hidden_keys(self.reader)

    @property
    def _forwarded_by(self) -> list[Forwarding]:
        return [one for one in self.directive.forwarded_by.all() if one.forwarding_directive_id not in self.hidden]

    @cached_property
    def sections(self) -> list[Section]:
        return list(self.directive.sections.all())

    @cached_property
    def references(self) -> list[ShownReference]:
        return references_of(self.directive, self.hidden, self._sight)

    @property
    def cites(self) -> list[str]:
        return [reference.text for reference in self.references if reference.form == ReferenceForm.WORK]

    @property
    def actions(self) -> Iterator[Placed]:
        """One after the other: a long text has a hundred thousand, which take 4 kB each."""
        sections = {section.pk: section for section in self.sections}
        found = ActionItem.objects.filter(section__directive=self.directive).prefetch_related("topics")
        for action in found.iterator(chunk_size=2000):
            yield Placed(action, sections[action.section_id])
            # Its topics hold it in turn, and while a long text is written the collector rests.
            vars(action).pop("_prefetched_objects_cache", None)

    @property
    def provenance(self) -> dict[str, ShownProvenance]:
        return {
            one.field: ShownProvenance(one.method, one.confidence, evidence_for(self.reader, one), one.is_corrected)
            for one in told_of_known(self.directive, self.directive.provenance.all(), self.reader)
        }

    @property
    def region(self) -> str | None:
        return self.directive.region and self.directive.region.name

    @property
    def city(self) -> str | None:
        return self.directive.city and self.directive.city.name

    @property
    def county(self) -> str | None:
        return self.directive.county.name if self.directive.county else None

    @property
    def forwarding_directives(self) -> list[int]:
        return [forwarding.forwarding_directive_id for forwarding in self._forwarded_by]

    @property
    def forwarded_by(self) -> int | None:
        return next(iter(self.forwarding_directives), None)

    @property
    def forwarding_kind(self) -> str | None:
        return next((forwarding.kind for forwarding in self._forwarded_by), None)

    @property
    def forwarded_directives(self) -> list[int]:
        keys = [forwarding.forwarded_directive_id for forwarding in self.directive.forwardings.all()]
        return [key for key in keys if key not in self.hidden]

    @cached_property
    def validity(self) -> ShownValidity:
        return kept_of_row(self.directive).shown(self._sight)

    @cached_property
    def _sight(self) -> Sight:
        reader: Any = self.reader
        return sight_of(reader)

    @property
    def state_basis(self) -> dict | None:
        return basis_as_json(self.validity)

    @property
    def occasion(self) -> dict[str, Any] | None:
        """What it answers, in the words that staff settled or in its own."""
        answer = OccasionAnswer.objects.told().filter(directive=self.directive.pk).select_related("occasion").first()
        if answer is None or answer.occasion is None:
            return None
        told = answer.occasion
        return {
            "id": told.pk,
            "kind": told.kind,
            "wording": redact(told.wording or answer.wording, hidden_from(self.reader, self.directive))
            or wordings([told.pk], self._sight).get(told.pk, ""),
            "year": told.year,
            "year_told": told.is_year_told,
            "certainty": answer.confidence if answer.is_read else None,
            "settled": not answer.is_read,
            "url": told.get_absolute_url(),
        }

    @property
    def links(self) -> dict[str, str]:
        pages = {"page": "directive", **{name: f"directive_{name}" for name in ("print", "received", "source")}}
        return {name: reverse(page, args=[self.directive.pk]) for name, page in pages.items()}

    @property
    def outline(self) -> list[Node]:
        return [node for node in self._roots if node.row.kind != SectionKind.ATTACHMENT]

    @property
    def parts(self) -> list[Node]:
        """The attachments."""
        return [node for node in self._roots if node.row.kind == SectionKind.ATTACHMENT]

    @cached_property
    def _roots(self) -> list[Node]:
        """All but lead and closing, each beneath its parent."""
        rows = [row for row in self.sections if row.kind not in (SectionKind.LEAD, SectionKind.CLOSING)]
        nodes = {row.pk: Node(row) for row in rows}
        for node in nodes.values():
            if node.row.parent_id in nodes:
                nodes[node.row.parent_id].children.append(node)
        return [node for node in nodes.values() if node.row.parent_id not in nodes]


def directive_row(directive: Directive, reader) -> dict:
    """A directive in a list, as this reader may see it. Fetch with `.for_lists()`."""
    return _outlet(reader, directive).of(_ROW, Kept(directive, reader))


def directive_whole(directive: Directive, reader, listed: Callable[[Iterator], Iterable] = list) -> dict:
    """A directive in the form of `import_directives --dry-run --json`, with its id, links and references.

    Names, telephones and mailboxes are redacted for a reader who is not signed in, as on the pages. With `listed=iter`
    its rows are iterators, made while they are written.
    """
    return _outlet(reader, directive)._replace(listed=listed).of(_WHOLE, Kept(directive, reader))


def action_row(action: ActionItem, reader) -> dict:
    """An action item in a list, as this reader may see it. Fetch with `.for_lists()`."""
    directive = action.section.directive
    out, kept = _outlet(reader, directive), Kept(directive, reader)
    return out.of(ACTION, Placed(action, action.section)) | {
        "id": action.pk,
        "directive": directive.pk,
        "title": out.shown(directive.title),
        "province": directive.region and directive.region.name,
        "year": directive.year,
        "url": section_address(directive.get_absolute_url(), action.section.anchor, action.section.start),
        "state": kept.validity.state,
        "state_basis": kept.state_basis,
    }


def facet_rows(facets: Iterable) -> dict:
    """{filter: its values}, of a filter that is not counted now none; a span of days or a part of a number is no value
    of an address, and is left out."""
    told = {facet.name: facet.options for facet in facets}
    return {
        name: [
            {"value": option.value, "label": option.label, "count": option.count}
            for option in told.get(name, ())
            if name != "dated" or option.value == NONE
        ]
        for name in Facets.model_fields
    }


def _outlet(reader, directive: Directive) -> Outlet:
    """Where each text of the directive is made fit for this reader."""
    return Outlet("kept", noted_uses.redactor_for(reader, directive))
