"""What a directive refers to, as a reader may see it, and whether that is in force today."""

from collections.abc import Collection
from typing import NamedTuple

from archive.catalogue.kept_validity import shown_of
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity, basis_as_json
from archive.models import Directive
from archive.privacy.sight import Sight


class ShownReference(NamedTuple):
    """A reference as a reader may see it: without the directive that it means where he may not know of that."""

    kind: str
    form: str
    text: str
    target: Directive | None
    validity: ShownValidity

    @property
    def directive(self) -> int | None:
        return self.target.pk if self.target else None

    @property
    def url(self) -> str | None:
        return self.target.get_absolute_url() if self.target else None

    @property
    def state(self) -> str | None:
        """Of the directive that it means; None where the archive holds none."""
        return self.validity.state if self.target else None

    @property
    def state_basis(self) -> dict | None:
        return basis_as_json(self.validity)


def references_of(directive: Directive, hidden: Collection[int], sight: Sight) -> list[ShownReference]:
    """In their order; `hidden` are the keys of the directives that the reader may not know of."""
    found = list(directive.references.select_related("target"))
    targets = [one.target if one.target and one.target.pk not in hidden else None for one in found]
    validity = shown_of([target.pk for target in targets if target], sight)
    return [
        ShownReference(
            one.kind, one.form, one.text, target, validity.get(target.pk, UNSETTLED) if target else UNSETTLED
        )
        for one, target in zip(found, targets, strict=True)
    ]
