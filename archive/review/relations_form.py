"""References and forwardings of a directive on one page: what was sent of them, what is wrong with it, the save."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.amendment.saved_fields import save_fields
from archive.amendment.value_writers import FieldRefused
from archive.history import directive_values
from archive.models import Directive
from archive.review import named_directives, page_version
from archive.review.relation_rows import AddedForwarding, AddedReference, ForwardingRow, ReferenceRow

# So many references one page shows.
MOST = 100


class RelationsForm:
    """What a directive cites, what forwards it, and what it forwards. The last is kept with the other directives: the
    entry in the history is theirs. Of directives that the reader may not know of nothing is shown, nothing changed.

    `references` are the rows of one page, from the place `first` on; `told` is what is wrong with all of it."""

    def __init__(self, directive: Directive, reader: Any, data: Any = None, first: int = 0):
        self.directive, self.told = directive, ""
        self.is_bound = data is not None
        self._visible = Directive.objects.visible_to(reader).defer("annotations")
        self._held = directive_values.of(directive, ["references", "carried_by"])
        self._forwarded_kinds = dict(directive.forwardings.order_by("pk").values_list("forwarded_directive", "kind"))
        self.version = page_version.of_relations(directive)
        # Who sends a refused page again is refused again.
        self.shown = data.get("shown", "") if data else self.version
        self._place_references(first)
        context = (directive, reader, data)
        names = self._names()
        rows = self._held["references"][self.first : self.first + MOST]
        self.references = [ReferenceRow(*context, one, names.get(one["target"], "")) for one in rows]
        self.added_reference = AddedReference(*context, "new")
        self.forwarded_by = self._forwardings(context, "by", dict(self._held["carried_by"]))
        self.added_by = AddedForwarding(*context, "new-by")
        self.forwarded = self._forwardings(context, "of", self._forwarded_kinds)
        self.added_of = AddedForwarding(*context, "new-of")

    def is_valid(self) -> bool:
        if self.shown and self.shown != self.version:
            self.told = str(page_version.CHANGED)
        results = [row.is_valid() for row in self._rows()]
        if all(results):
            self._refuse_known()
        return not self.told and all(row.is_valid() for row in self._rows())

    def save(self, person: Any) -> bool | None:
        """Write what was changed; whether anything was. None where a field cannot have its value: `told` says why.
        Call it in a transaction that holds the row."""
        own = {"references": self._references(), "carried_by": self._forwarded_by()}
        own = {name: value for name, value in own.items() if value != self._held[name]}
        try:
            with transaction.atomic():
                changed = bool(own and save_fields(self.directive, own, person).changed)
                for other, kind in sorted(self._changed_forwarded(), key=lambda one: one[0].pk):
                    kinds = dict(directive_values.of(other, ["carried_by"])["carried_by"])
                    value = _listed(kinds | {self.directive.pk: kind})
                    changed |= bool(save_fields(other, {"carried_by": value}, person).changed)
        except FieldRefused as refusal:
            self.told = str(refusal)
            return None
        return changed

    def _place_references(self, first: int) -> None:
        self.count = len(self._held["references"])
        self.first = first if 0 <= first < self.count else 0
        self.previous = max(self.first - MOST, 0) if self.first else None
        self.next = self.first + MOST if self.first + MOST < self.count else None

    def _rows(self) -> Iterator[Any]:
        yield from (*self.references, self.added_reference, *self.forwarded_by, self.added_by)
        yield from (*self.forwarded, self.added_of)

    def _names(self) -> dict[int, str]:
        keys = {one["target"] for one in self._held["references"] if one["target"]}
        return {one.pk: named_directives.name_of(one) for one in self._visible.filter(pk__in=keys)}

    def _forwardings(
        self, context: tuple[Directive, Any, Any], prefix: str, kinds: dict[int, str]
    ) -> list[ForwardingRow]:
        others = self._visible.filter(pk__in=kinds).order_by("pk")
        return [ForwardingRow(*context, prefix, other, kinds[other.pk]) for other in others]

    def _refuse_known(self) -> None:
        """Two directives forward each other once, and one way."""
        known = {*dict(self._held["carried_by"]), *self._forwarded_kinds}
        for row in (self.added_by, self.added_of):
            if row.found and row.found.pk in known:
                row.add_error("other", _("这件文件已经在转发与印发之中。"))
            elif row.found:
                known.add(row.found.pk)

    def _references(self) -> list[dict]:
        held = self._held["references"]
        settled = [row.settled() for row in self.references]
        kept = [*held[: self.first], *settled, *held[self.first + MOST :], self.added_reference.settled()]
        return [one for one in kept if one is not None]

    def _forwarded_by(self) -> list[list]:
        kinds = dict(self._held["carried_by"])
        kinds |= {other.pk: kind for other, kind in (row.settled() for row in self.forwarded_by)}
        if other := self.added_by.found:
            kinds[other.pk] = self.added_by.cleaned_data["kind"]
        return _listed(kinds)

    def _changed_forwarded(self) -> list[tuple[Directive, str | None]]:
        """The directives that this one forwards in another way than before, or no more, or now."""
        found = [row.settled() for row in self.forwarded if row.has_changed()]
        if other := self.added_of.found:
            found.append((other, self.added_of.cleaned_data["kind"]))
        return found


def _listed(kinds: dict[int, str | None]) -> list[list]:
    """As the history keeps it, without what is of no kind any more."""
    return [[key, kinds[key]] for key in sorted(kinds) if kinds[key] is not None]
