"""What a person fills in of a received copy: at first, and when it is corrected."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment import outdated_page
from archive.ingest import secrecy_gate
from archive.lexicon.dates import FIRST_YEAR
from archive.models import Registration

# GB/T 9704: 特急, 加急; of telegrams 特提 and 平急 besides.
URGENCIES = ("特提", "特急", "加急", "平急")
_FREE_WORDS = ("handler", "remark")


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "max": timezone.localdate().isoformat()})


class _Form(forms.ModelForm):
    """What both forms have; the boxes keep what was typed where anything is refused. `shown` is the version of the
    registration that the form was opened with: whoever sends back an older one is told, and overwrites nothing."""

    shown = outdated_page.ShownVersion()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        fields: dict[str, Any] = self.fields
        self._version = _version(self.instance)
        self.initial["shown"] = self._version
        held = self.initial.get("urgency") or ""
        words = [*URGENCIES, *([held] if held and held not in URGENCIES else [])]
        self.fields["urgency"] = forms.ChoiceField(
            label=_("紧急程度"), required=False, choices=[("", _("无")), *((word, word) for word in words)]
        )
        for name in ("received_on", "settled_on"):
            if name in self.fields:
                self.fields[name].widget = _day()
        for name in ("handling", "place", "quality"):
            if name in fields:
                fields[name].choices = [("", _("未定")), *fields[name].choices[1:]]
        for name in self.fields.keys() & self._errors_of_boxes():
            self.fields[name].widget.attrs["aria-invalid"] = "true"

    def _errors_of_boxes(self) -> set[str]:
        return set(self.errors) if self.is_bound else set()

    def clean_received_on(self) -> date:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate() or day.year < FIRST_YEAR:
            raise forms.ValidationError(
                _("收文日期不能晚于今天，也不能早于 %(year)d 年。"), params={"year": FIRST_YEAR}
            )
        if self.instance.pk and day.year != self.instance.year:
            raise forms.ValidationError(
                _("收文号 %(number)s 属于 %(year)d 年，收文日期要在这一年；登记错了年份的，请注销此号后重新登记。"),
                params={"number": self.instance.number, "year": self.instance.year},
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        # Who sends none has opened no page: a program, that means what it says.
        if (shown := cleaned.get("shown")) and shown != self._version:
            self.add_error(None, outdated_page.CHANGED)
        for name in _FREE_WORDS:
            if mark := secrecy_gate.in_words(cleaned.get(name) or "", str(self.fields[name].label)):
                try:
                    secrecy_gate.refuse(mark, cleaned[name].encode(), "admin")
                except secrecy_gate.Refused as refused:
                    self.add_error(name, str(refused))
        return cleaned


def _version(registration: Registration) -> str:
    """What the row holds, as it was fetched."""
    columns = [getattr(registration, field.attname) for field in Registration._meta.concrete_fields]
    return outdated_page.version_of(columns) if registration.pk else "new"


class NewRegistrationForm(_Form):
    """What is known when it comes in."""

    class Meta:
        model = Registration
        fields = ("received_on", "copies", "urgency", "handling", "handler", "remark")

    def values(self) -> dict[str, Any]:
        """What it is registered with."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RegistrationForm(_Form):
    """All of a registration but its number, which nobody changes."""

    class Meta:
        model = Registration
        fields = (
            "received_on", "copies", "urgency", "place", "handling", "handler", "settled_on", "quality",
            "is_principal", "remark", "is_cancelled",
        )  # fmt: skip
        help_texts = {  # noqa: RUF012
            "is_principal": gettext_lazy("一件文件只有一份正本；选了这一份，原来的那份就不再是。"),
            "is_cancelled": gettext_lazy("误登的号不删除，注销后仍列在登记簿里。"),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        settled, received = cleaned.get("settled_on"), cleaned.get("received_on")
        if settled and (settled > timezone.localdate() or (received and settled < received)):
            self.add_error("settled_on", _("办结日期要在收文日期之后，且不晚于今天。"))
        if cleaned.get("is_cancelled") and cleaned.get("is_principal"):
            cleaned["is_principal"] = False
        return cleaned

    def values(self) -> dict[str, Any]:
        """What is to be written: the boxes that were changed."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.changed_data}
