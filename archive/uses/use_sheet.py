"""What of the register is asked for, and its rows for print, CSV and workbook."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.exporting.sheet import Cell, SheetColumn
from archive.models import UseRecord
from archive.models.choices import UseAct
from archive.models.use_record import UseRecordQuerySet

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class UsesForm(forms.Form):
    """By directive, by person, by days, by act; what is left empty does not matter."""

    directive = forms.IntegerField(label=gettext_lazy("库内编号"), required=False, min_value=1, max_value=2**63 - 1)
    account = forms.CharField(label=gettext_lazy("利用人"), required=False, max_length=150)
    since = forms.DateField(label=gettext_lazy("自"), required=False, widget=_DAY)
    until = forms.DateField(label=gettext_lazy("至"), required=False, widget=_DAY)
    act = forms.ChoiceField(
        label=gettext_lazy("方式"), required=False, choices=[("", gettext_lazy("全部")), *UseAct.choices]
    )

    def clean(self):
        """A span that ends before it begins holds nothing, which would read like an answer."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("起始日期在截止日期之后。"))
        return cleaned

    def found(self) -> UseRecordQuerySet:
        """Those asked for, the oldest first; none while the form is not valid."""
        if not self.is_valid():
            return UseRecord.objects.none()
        asked, found = self.cleaned_data, UseRecord.objects.order_by("at", "pk")
        if asked["directive"]:
            found = found.of_directive(asked["directive"])
        if asked["account"]:
            found = found.by_account(asked["account"])
        if asked["act"]:
            found = found.of_acts([asked["act"]])
        if asked["since"]:
            found = found.filter(at__gte=_begin(asked["since"]))
        if asked["until"]:
            found = found.filter(at__lt=_begin(asked["until"]) + timedelta(days=1))
        return found

    def chosen(self) -> list[tuple[str, str]]:
        """(label, value) of what was asked for, in words."""
        asked = self.cleaned_data if self.is_valid() else {}
        days = "—".join(day.isoformat() if day else "" for day in (asked.get("since"), asked.get("until")))
        values = [
            (_("库内编号"), str(asked.get("directive") or "")),
            (_("利用人"), asked.get("account", "")),
            (_("起止日期"), days.strip("—") and days),
            (_("方式"), str(UseAct(asked["act"]).label) if asked.get("act") else ""),
        ]
        return [(label, value) for label, value in values if value]


def columns() -> list[SheetColumn]:
    """The headings, in the reader's language."""
    return [
        SheetColumn(_("序号"), 8),
        SheetColumn(_("时间"), 20),
        SheetColumn(_("利用人"), 16),
        SheetColumn(_("方式"), 16),
        SheetColumn(_("文件"), 50),
        SheetColumn(_("内容"), 60),
        SheetColumn(_("地址"), 18),
    ]


class UseCells:
    """Makes rows in the reader's language, numbered as they come; kept beyond the request, so that words are looked up
    now."""

    def __init__(self) -> None:
        self._number = 0
        self._acts = {str(value): str(label) for value, label in UseAct.choices}
        self._nobody, self._machine = _("未登录"), _("本机命令")

    def rows(self, keys: Sequence[int]) -> Iterable[list[Cell]]:
        """Of the records with these keys, in their order."""
        found = UseRecord.objects.in_bulk(keys)
        return [self.row(found[key]) for key in keys if key in found]

    def row(self, use: UseRecord) -> list[Cell]:
        """One record."""
        self._number += 1
        return [
            self._number,
            f"{timezone.localtime(use.at):%Y-%m-%d %H:%M:%S}",
            use.account_name or (self._nobody if use.address else self._machine),
            self._acts.get(use.act, use.act),
            f"{use.directive_title}（{use.directive_id}）" if use.directive_id else "",
            use.what,
            use.address,
        ]


def _begin(day: date) -> datetime:
    """The first moment of a day in the office."""
    return timezone.make_aware(datetime.combine(day, time.min))
