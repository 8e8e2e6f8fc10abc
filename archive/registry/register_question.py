"""What of the register is asked for: a year, a span of days or of numbers, a kind, what is not settled."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Registration
from archive.models.choices import Handling, OfficePlace
from archive.models.registration import RegistrationQuerySet

# What no directive of the office's is to it: nobody said.
OPEN = "open"
_MOST = 2**31 - 1


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class RegisterQuestion(forms.Form):
    """What is left empty does not matter; without a year it is every year's."""

    year = forms.TypedChoiceField(label=gettext_lazy("年份"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(label=gettext_lazy("收文日期自"), required=False, widget=_day())
    until = forms.DateField(label=gettext_lazy("至"), required=False, widget=_day())
    first = forms.IntegerField(label=gettext_lazy("顺序号自"), required=False, min_value=1, max_value=_MOST)
    last = forms.IntegerField(label=gettext_lazy("到"), required=False, min_value=1, max_value=_MOST)
    place = forms.ChoiceField(label=gettext_lazy("来文类别"), required=False)
    handling = forms.ChoiceField(label=gettext_lazy("阅件或办件"), required=False)
    unsettled = forms.BooleanField(label=gettext_lazy("只看未办结"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        fields: dict[str, Any] = self.fields
        whole = ("", _("全部"))
        fields["year"].choices = [whole, *((year, str(year)) for year in Registration.objects.years())]
        fields["place"].choices = [whole, *OfficePlace.choices, (OPEN, _("未定"))]
        fields["handling"].choices = [whole, *Handling.choices, (OPEN, _("未定"))]

    def clean(self) -> dict[str, Any]:
        """A span that ends before it begins holds nothing, which would read like an answer."""
        cleaned = super().clean() or self.cleaned_data
        for begin, end, told in (
            ("since", "until", _("起始日期在截止日期之后。")),
            ("first", "last", _("起始的顺序号大于末尾的。")),
        ):
            if cleaned.get(begin) and cleaned.get(end) and cleaned[end] < cleaned[begin]:
                raise forms.ValidationError(told)
        return cleaned

    def found(self) -> RegistrationQuerySet:
        """Those asked for, in the order of the register; none while the question is not valid."""
        if not self.is_valid():
            return Registration.objects.none()
        asked, found = self.cleaned_data, Registration.objects.in_order()
        conditions = {
            "year": asked["year"], "received_on__gte": asked["since"], "received_on__lte": asked["until"],
            "serial__gte": asked["first"], "serial__lte": asked["last"],
        }  # fmt: skip
        found = found.filter(**{name: value for name, value in conditions.items() if value})
        for name in ("place", "handling"):
            if asked[name]:
                found = found.filter(**{name: "" if asked[name] == OPEN else asked[name]})
        return found.unsettled() if asked["unsettled"] else found

    @property
    def is_whole_year(self) -> bool:
        """Whether nothing but a year was asked for: then its numbers run on, and can be counted."""
        asked = self.cleaned_data if self.is_valid() else {}
        return bool(asked.get("year")) and not any(value for name, value in asked.items() if name != "year")

    def chosen(self) -> list[tuple[str, str]]:
        """(label, value) of what was asked for, in words."""
        asked = self.cleaned_data if self.is_valid() else {}
        fields: dict[str, Any] = self.fields
        labels = {name: dict(fields[name].choices) for name in ("place", "handling")}
        days = _span(*(day and day.isoformat() for day in (asked.get("since"), asked.get("until"))))
        values = [
            (_("年份"), str(asked.get("year") or "")),
            (_("收文日期"), days),
            (_("顺序号"), _span(asked.get("first"), asked.get("last"))),
            (_("来文类别"), str(labels["place"][asked["place"]]) if asked.get("place") else ""),
            (_("阅件或办件"), str(labels["handling"][asked["handling"]]) if asked.get("handling") else ""),
            (_("办理情况"), _("未办结") if asked.get("unsettled") else ""),
        ]
        return [(label, value) for label, value in values if value]


def _span(begin: Any, end: Any) -> str:
    return f"{begin or ''}—{end or ''}".strip("—") and f"{begin or ''}—{end or ''}"
