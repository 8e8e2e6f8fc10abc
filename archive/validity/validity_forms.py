"""The form by which a person sets what happened to a directive."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.lexicon import document_numbers
from archive.lexicon.text_keys import subject_key, title_key
from archive.models import Directive, ValidityEvent
from archive.models.choices import ValidityKind
from archive.models.validity_event import LONGEST_BASIS, LONGEST_NOTE, LONGEST_PLACE
from archive.validity.declared_validity import basis_words

# What another document does: it is named, and has a day.
ACTS = (
    ValidityKind.AMENDED,
    ValidityKind.PARTLY_LAPSED,
    ValidityKind.ABOLISHED,
    ValidityKind.DECLARED_LAPSED,
    ValidityKind.ANNULLED,
)
_LONGEST_TERM = 1_200
_NO_BASIS = gettext_lazy("请写明依据哪份文件：填发文字号或标题。")
_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DeclarationForm(forms.Form):
    """`directive` is whose validity it is, `visible` the directives that the reader may know of: the basis is looked
    up among them, by number or title, and else kept in the words typed."""

    kind = forms.ChoiceField(label=gettext_lazy("事项"), choices=ValidityKind)
    day = forms.DateField(label=gettext_lazy("起始日期"), required=False, widget=_DATE)
    basis = forms.CharField(label=gettext_lazy("依据文件"), required=False, max_length=LONGEST_BASIS)
    place = forms.CharField(label=gettext_lazy("依据所在"), required=False, max_length=LONGEST_PLACE)
    until = forms.DateField(label=gettext_lazy("截止日期"), required=False, widget=_DATE)
    months = forms.IntegerField(label=gettext_lazy("月数"), required=False, min_value=1, max_value=_LONGEST_TERM)
    note = forms.CharField(label=gettext_lazy("附注"), required=False, max_length=LONGEST_NOTE)

    def __init__(self, *args: Any, directive: Directive, visible: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._directive, self._visible = directive, visible
        self._found: Directive | None = None
        self.fields["basis"].widget.attrs["list"] = "basis-offered"

    def clean_basis(self) -> str:
        words = " ".join(self.cleaned_data["basis"].split())
        if words and not any(map(str.isalnum, words)):
            raise forms.ValidationError(_NO_BASIS)
        if words and self._is_itself(words):
            raise forms.ValidationError(_("依据文件写的是本件自己，请填另一份文件。"))
        found = list(self._meant(words)) if words else []
        if len(found) > 1:
            raise forms.ValidationError(_("库内有几件文件是这个名称，请填发文字号。"))
        self._found = found[0] if found else None
        return words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        kind, day = data["kind"], data["day"]
        if day is None and kind in ACTS and self._found:
            day = data["day"] = self._found.dated
        if kind in ACTS and not data["basis"]:
            self.add_error("basis", _NO_BASIS)
        if day is None and (kind in ACTS or kind == ValidityKind.IN_FORCE_FROM):
            self.add_error("day", _("请填起始日期；依据文件在库内并有日期的，可以不填。"))
        if kind == ValidityKind.TERM and not (data["until"] or data["months"]):
            self.add_error("until", _("请填截止日期或月数。"))
        self._check_days(kind, day, data.get("until"))
        return data

    def _check_days(self, kind: str, day: Any, until: Any) -> None:
        issued = self._directive.dated
        if day and issued and kind in ACTS and day < issued:
            self.add_error("day", _("这一天早于本件的成文日期，请核对。"))
        if day and kind == ValidityKind.ANNULLED and day > timezone.localdate():
            self.add_error("day", _("撤销的日期还没有到，请在作出以后再登记。"))
        if until and (begins := day or issued) and until < begins:
            self.add_error("until", _("截止日期早于起始日期，请核对。"))

    def _is_itself(self, words: str) -> bool:
        number = document_numbers.key_of(words)
        if number:
            return number == self._directive.number_key
        return title_key(words.strip("《》")) == self._directive.title_key

    def _meant(self, words: str) -> Any:
        """The directives that the words mean: by their number, else by their title."""
        others = self._visible.exclude(pk=self._directive.pk).defer("text", "annotations").order_by("pk")
        if number := document_numbers.key_of(words):
            return others.filter(number_key=number)[:2]
        bare = words.strip("《》")
        exact = others.filter(title_key=title_key(bare))[:2]
        return exact or others.filter(Q(subject_key=subject_key(bare)))[:2]

    def event(self) -> ValidityEvent:
        """What was declared, unsaved."""
        data = self.cleaned_data
        return ValidityEvent(
            kind=data["kind"],
            day=data["day"],
            until=data["until"],
            months=data["months"],
            basis=self._found,
            basis_words=basis_words(self._found) if self._found else data["basis"],
            place=data["place"],
            note=data["note"],
        )
