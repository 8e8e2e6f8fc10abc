"""The JSON of the archive: what a directive, a row in a list and an action item look like."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from archive.api.schemas import DirectiveRow
from archive.models import ActionItem, Directive, Finding, Reference, Section
from archive.models.choices import ReferenceForm, SectionKind
from archive.privacy.text import hidden_from, redact
from archive.rendering.directive_json import ACTION, DIRECTIVE, Outlet, Placed, placed

_ROW = [field for field in DIRECTIVE if field.key in DirectiveRow.model_fields]


@dataclass
class Node:
    """A section with those beneath it."""

    row: Section
    children: list["Node"] = field(default_factory=list)


@dataclass
class Kept:
    """A directive as the archive keeps it: what its JSON is made of, each fetched when it is asked for."""

    directive: Directive

    @cached_property
    def sections(self) -> list[Section]:
        return list(self.directive.sections.prefetch_related("actions__topics"))

    @cached_property
    def references(self) -> list[Reference]:
        return list(self.directive.references.select_related("target"))

    @property
    def cites(self) -> list[str]:
        return [reference.text for reference in self.references if reference.form == ReferenceForm.WORK]

    @property
    def actions(self) -> list[Placed]:
        return placed(self.sections, lambda section: section.actions.all())

    @property
    def findings(self) -> dict[str, Finding]:
        return {finding.field: finding for finding in self.directive.findings.all()}

    @property
    def region(self) -> str | None:
        return self.directive.region and self.directive.region.name

    @property
    def city(self) -> str | None:
        return self.directive.city and self.directive.city.name

    @property
    def carriers(self) -> list[int]:
        return [carrying.carrier_id for carrying in self.directive.carried_in.all()]

    @property
    def carried_by(self) -> int | None:
        return next(iter(self.carriers), None)

    @property
    def carry_kind(self) -> str | None:
        return next((carrying.kind for carrying in self.directive.carried_in.all()), None)

    @property
    def carries(self) -> list[int]:
        return [carrying.carried_id for carrying in self.directive.carryings.all()]

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
    return _outlet(reader, directive).of(_ROW, Kept(directive))


def directive_whole(directive: Directive, reader) -> dict:
    """A directive in the form of `import_directives --dry-run --json`, with its id, links and references.

    Names, telephones and mailboxes are redacted for a reader who is not signed in, as on the pages.
    """
    return _outlet(reader, directive).of(DIRECTIVE, Kept(directive))


def action_row(action: ActionItem, reader) -> dict:
    """An action item in a list, as this reader may see it. Fetch with `.for_lists()`."""
    directive = action.section.directive
    out = _outlet(reader, directive)
    return out.of(ACTION, Placed(action, action.section)) | {
        "id": action.pk,
        "directive": directive.pk,
        "title": out.shown(directive.title),
        "province": directive.region and directive.region.name,
        "year": directive.year,
        "url": f"{directive.get_absolute_url()}#{action.section.anchor}",
    }


def facet_rows(facets: Iterable) -> dict:
    return {
        facet.name: [{"value": option.value, "label": option.label, "count": option.count} for option in facet.options]
        for facet in facets
    }


def _outlet(reader, directive: Directive) -> Outlet:
    """Where each text of the directive is made fit for this reader."""
    hidden = hidden_from(reader, directive)
    return Outlet("kept", lambda text: redact(text, hidden))
