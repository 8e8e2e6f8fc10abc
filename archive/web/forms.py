"""The readers' filters of directives, and of action items."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.answered_occasions import occasion_labels, standing_keys
from archive.catalogue.known_directives import known
from archive.catalogue.states_today import directives_in
from archive.lexicon import sought_number
from archive.models import Directive, Issuer, Region
from archive.models.action_item import ActionItemQuerySet
from archive.models.choices import ActionItemKind, BindingGrade, OfficePlace, RegionLevel, ValidityState
from archive.models.directive_queryset import DirectiveQuerySet
from archive.web.common_filters import CommonFilterForm
from archive.web.filter_fields import FILTER_LABELS, LONGEST, NONE, AnyText, Span, Values
from archive.web.filter_fields import whole_number as whole_number

# Of a task's deadline no more is asked than whether there is one.
WITH_DEADLINE = "yes"
# And of what is concrete no more than that it is.
CONCRETE = "yes"


class FilterForm(CommonFilterForm):
    """The common filters, and what staff know besides: issuer (by name or alias), city and county (by code or name),
    issue date (?dated_from=2021-05-01&dated_to=2021-06-30, ?dated=none), part of the number, validity, whether an
    action item has a deadline; and for who brings files in, what a directive is to the office.

    `asked` has of `dated` a Span of days, of `number` the text, of the others values as the database has them.
    """

    MORE: ClassVar[tuple[str, ...]] = (
        "city", "county", "issuer", "dated", "number", "validity", "deadline", "occasion", "place",
    )  # fmt: skip
    FILTERS: ClassVar[tuple[str, ...]] = (*CommonFilterForm.FILTERS, *MORE)
    NARROWING: ClassVar[tuple[str, ...]] = FILTERS
    QUESTIONS = {
        **CommonFilterForm.QUESTIONS,
        "city": DirectiveQuerySet.in_city,
        "county": DirectiveQuerySet.in_county,
        "issuer": DirectiveQuerySet.issued_by,
        "dated": DirectiveQuerySet.dated_within,
        "number": DirectiveQuerySet.with_number_part,
        "validity": directives_in,
        "deadline": lambda rows, *values: rows.with_deadline(*(value is not None for value in values)),
        "occasion": DirectiveQuerySet.answering,
        "place": DirectiveQuerySet.received_as,
    }
    ALWAYS_TOLD: ClassVar[tuple[str, ...]] = ("validity",)
    LABELS = CommonFilterForm.LABELS | {
        "validity": dict(ValidityState.choices),
        "deadline": {WITH_DEADLINE: gettext_lazy("有期限")},
        "place": dict(OfficePlace.choices),
    }
    GIVEN_ONCE: ClassVar[tuple[str, ...]] = ("dated_from", "dated_to", "number")

    city = Values()
    county = Values()
    issuer = Values()
    dated = Values()
    dated_from = AnyText()
    dated_to = AnyText()
    number = AnyText()
    validity = Values()
    deadline = Values()
    occasion = Values()
    place = Values()

    def clean_city(self):
        return self._regions("city", RegionLevel.CITY)

    def clean_county(self):
        return self._regions("county", RegionLevel.COUNTY)

    def clean_issuer(self):
        """Those of directives that the reader may know of: no other name is to be found out by asking for it."""
        asked = self.cleaned_data["issuer"]
        names: dict[str, str] = {}
        if asked:
            named = Issuer.objects.filter(Q(name__in=asked) | Q(aliases__name__in=asked)).distinct()
            issuing = known(Directive.objects.filter(issuers__in=named), self.sight).values("issuers")
            for issuer in named.filter(pk__in=issuing).prefetch_related("aliases"):
                names |= dict.fromkeys([issuer.name, *(alias.name for alias in issuer.aliases.all())], issuer.name)
        return self._known("issuer", names.get)

    def clean_dated(self):
        return self._known("dated", lambda text: None)

    def clean_dated_from(self):
        return self._day("dated_from")

    def clean_dated_to(self):
        return self._day("dated_to")

    def clean_number(self):
        text = self.cleaned_data["number"][:LONGEST]
        if text and not sought_number.comparisons(text):
            self.notices.append(_("“%(value)s”里没有可供查找的文号，已忽略此条件。") % {"value": text})
            return ""
        return text

    def clean_validity(self):
        # What nobody settled has a state of its own.
        if not self.cleaned_data["validity"]:
            return []
        texts = {NONE: ValidityState.UNSETTLED.value} | _called(ValidityState)
        return self._known("validity", texts.get)

    def clean_deadline(self):
        return self._known("deadline", lambda text: text if text == WITH_DEADLINE else None)

    def clean_occasion(self):
        """By key, and only those that some directive answers of which the reader may know; one that was merged is the
        one that has taken it in."""
        keys = {text: key for text in self.cleaned_data["occasion"] if (key := whole_number(text)) is not None}
        meant = standing_keys(keys.values(), self.sight) if keys else {}
        told = {text: str(meant[key]) for text, key in keys.items() if key in meant}
        return self._known("occasion", told.get)

    def clean_place(self):
        if not self.cleaned_data["place"]:
            return []
        if not self.sight.enters:
            self.notices.append(_("来文类别记在收文登记簿里，只有登记文件的人可以按它筛选，已忽略此条件。"))
            return []
        return self._known("place", _called(OfficePlace).get)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("dated_from"), cleaned.get("dated_to")
        if first and last and last < first:
            told = {"first": first.isoformat(), "last": last.isoformat()}
            self.notices.append(_("成文日期从 %(first)s 到 %(last)s，起始在截止之后，已忽略此条件。") % told)
            cleaned |= {"dated_from": None, "dated_to": None}
        return cleaned

    @property
    def asked(self) -> dict[str, list]:
        cleaned = self.cleaned_data
        span = Span(cleaned["dated_from"], cleaned["dated_to"])
        parted: dict[str, list] = {
            "dated": [*([span] if any(span) else []), *cleaned["dated"]],
            "number": [cleaned["number"]] if cleaned["number"] else [],
        }
        return {name: parted[name] if name in parted else cleaned[name] for name in self.NARROWING}

    def labels(self, codes):
        told = {"occasion": occasion_labels(codes.get("occasion", ()), self.sight)}
        return {
            **self.LABELS,
            **told,
            **{name: self._region_names(codes.get(name, ())) for name in ("city", "county")},
        }

    @property
    def counted(self) -> tuple[str, ...]:
        """The filters whose values are counted: cities of a province, counties of a city, or there would be hundreds;
        the number that is asked for; what the register says for who may read it."""
        asked = self.asked
        wanted = {
            "city": asked["province"] or asked["city"],
            "county": asked["city"] or asked["county"],
            "number": asked["number"],
            "place": self.sight.enters,
        }
        return tuple(name for name in self.FILTERS if wanted.get(name, True))

    @staticmethod
    def _region_names(codes) -> dict[str, str]:
        """{code: short name} of cities or counties."""
        codes = [code for code in codes if code]
        return dict(Region.objects.filter(pk__in=codes).values_list("pk", "short_name")) if codes else {}

    def _regions(self, name: str, level: RegionLevel) -> list:
        """A name may be that of several, in different places."""
        asked = self.cleaned_data[name]
        codes: dict[str, list[str]] = {}
        if asked:
            called = Q(pk__in=asked) | Q(name__in=asked) | Q(short_name__in=asked)
            for region in Region.objects.filter(called, level=level):
                for text in region.names:
                    codes.setdefault(text, []).append(region.pk)
        return self._meant(name, lambda text: codes.get(text, []))

    def _day(self, name: str) -> date | None:
        text = self.cleaned_data[name]
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            told = {"value": text[:LONGEST], "filter": FILTER_LABELS["dated"]}
            self.notices.append(_("%(filter)s“%(value)s”不是日期，已忽略此条件。请写成 2021-05-31 的样子。") % told)
            return None


class ActionFilterForm(CommonFilterForm):
    """The common filters, of the directive of an action item, and those of the item itself."""

    NARROWING = (*CommonFilterForm.FILTERS, "kind", "deadline", "binding", "concrete")
    # What items are asked for the values of their own filters; QUESTIONS go to their directives.
    OWN_QUESTIONS: ClassVar[Mapping[str, Callable]] = {
        "topic": ActionItemQuerySet.about,
        "kind": ActionItemQuerySet.of_kind,
        "deadline": lambda items, _asked: items.with_deadline(),
        "binding": ActionItemQuerySet.of_grade,
        "concrete": lambda items, _asked: items.concrete_only(),
    }
    ALWAYS_TOLD = ("kind", "binding")
    LABELS = CommonFilterForm.LABELS | {
        "kind": dict(ActionItemKind.choices),
        "deadline": {WITH_DEADLINE: gettext_lazy("只看有期限的")},
        "binding": dict(BindingGrade.choices),
        "concrete": {CONCRETE: gettext_lazy("不列一般性要求")},
    }

    kind = Values()
    deadline = forms.BooleanField(required=False)
    binding = Values()
    concrete = forms.BooleanField(required=False)

    def clean_kind(self):
        return self._known("kind", lambda text: text if text in ActionItemKind.values else None)

    def clean_binding(self):
        return self._known("binding", _called(BindingGrade).get)

    @property
    def asked(self) -> dict[str, Any]:
        ticked = {"deadline": WITH_DEADLINE, "concrete": CONCRETE}
        return super().asked | {name: [value] if self.cleaned_data[name] else [] for name, value in ticked.items()}

    def filter_actions(self, actions, *leaving_out: str):
        """The action items that pass every filter but those named in `leaving_out`.

        Topics are those of the item, not of its directive.
        """
        directives = self._narrowed(Directive.objects.all(), "topic", *leaving_out)
        if directives.query.where:
            actions = actions.of_directives(directives)
        actions = known(actions, self.sight)
        return self.filter_within(actions, *leaving_out)

    def filter_within(self, actions, *leaving_out: str):
        """The action items that pass every filter of their own; their directives are not asked."""
        chosen = self._values(leaving_out)
        for name, question in self.OWN_QUESTIONS.items():
            if values := chosen.get(name):
                actions = question(actions, *values)
        return actions


def _called(choices) -> dict[str, str]:
    """{code or name: code} of a closed list of words."""
    return {text: choice.value for choice in choices for text in (choice.value, str(choice.label))}
