"""What the advanced form offers to choose from: of each filter the values that its reader may know of."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import QueryDict

from archive.catalogue.data_version import memoize
from archive.models import Region
from archive.web.facets import facets_of
from archive.web.filter_fields import FILTER_LABELS
from archive.web.forms import FilterForm
from archive.web.list_counts import browsed
from search.web.advanced_form import CHECKED, AdvancedForm


class Group(NamedTuple):
    """Of one filter the values to tick: `options` are (value, label, how many directives, whether it is ticked)."""

    name: str
    label: str
    options: list[tuple[str, str, int, bool]]
    messages: Sequence[str]

    @property
    def ticked(self) -> int:
        return sum(is_ticked for *_, is_ticked in self.options)


class AdvancedOptions(NamedTuple):
    """`groups` of values to tick; names to be completed by, of issuers and cities."""

    groups: list[Group]
    issuers: list[str]
    cities: list[str]


def options_for(form: AdvancedForm, reader, errors: Mapping[str, Sequence[str]]) -> AdvancedOptions:
    """Counted over all that the reader may know of; `errors` are {name of a filter: sentences}."""
    everything = FilterForm(QueryDict(), reader)
    everything.is_valid()
    counts, _total = browsed(everything)
    facets = {facet.name: facet.options for facet in facets_of(everything, counts, QueryDict())}
    groups = [_group(name, facets.get(name, []), form.typed.getlist(name), errors.get(name, ())) for name in CHECKED]
    return AdvancedOptions(
        [group for group in groups if group.options],
        [option.label for option in facets.get("issuer", []) if option.value != "none"],
        memoize("cities", lambda: list(Region.objects.cities().values_list("name", flat=True))),
    )


def _group(name, options, ticked, messages) -> Group:
    known = {text for option in options for text in (option.value, option.label)}
    shown = [
        (option.value, option.label, option.count, bool({option.value, option.label} & set(ticked)))
        for option in options
    ]
    # What means nothing here stays ticked, under its own name, so that it can be taken away.
    unknown = [(value, value[:40], 0, True) for value in ticked if value not in known]
    return Group(name, str(FILTER_LABELS[name]), [*shown, *unknown], messages)
