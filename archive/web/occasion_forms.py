"""The forms by which staff settle an occasion: its wording, what it is merged into, which directives are parted from
it, which one more answers it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.answered_occasions import ListedOccasion
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.models import Occasion
from archive.models.occasion_answer import LONGEST_WORDING
from archive.occasions.wordings import with_year
from archive.web.reason_box import ReasonField

# Where directives go that are parted from an occasion.
NEW, OTHER, NOWHERE = "new", "other", "none"


class WordingForm(forms.Form):
    wording = forms.CharField(label=gettext_lazy("写法"), max_length=LONGEST_WORDING, required=False)
    reason = ReasonField(label=gettext_lazy("理由"))


class MergeForm(forms.Form):
    into = forms.ChoiceField(label=gettext_lazy("并入"))
    reason = ReasonField(label=gettext_lazy("理由"))

    def __init__(self, *args: Any, others: Iterable[ListedOccasion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].choices = _choices(others)  # type: ignore[attr-defined]


class PartForm(forms.Form):
    """`keys` are the directives that answer it."""

    d = forms.MultipleChoiceField(label=gettext_lazy("分开的文件"), widget=forms.CheckboxSelectMultiple)
    to = forms.ChoiceField(
        label=gettext_lazy("改为"),
        choices=[
            (NEW, gettext_lazy("另立一项")),
            (OTHER, gettext_lazy("另一项事由")),
            (NOWHERE, gettext_lazy("不因特定事由")),
        ],
    )
    wording = forms.CharField(label=gettext_lazy("另立的写法"), max_length=LONGEST_WORDING, required=False)
    year = forms.IntegerField(label=gettext_lazy("年份"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    other = forms.ChoiceField(label=gettext_lazy("另一项事由"), required=False)
    reason = ReasonField(label=gettext_lazy("理由"))

    def __init__(
        self, *args: Any, directives: Iterable[tuple[int, str]], others: Iterable[ListedOccasion], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["d"].choices = [(str(key), title) for key, title in directives]  # type: ignore[attr-defined]
        self.fields["other"].choices = [("", "——"), *_choices(others)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to") == NEW and not cleaned.get("wording"):
            self.add_error("wording", _("请写明另立的事由。"))
        if cleaned.get("to") == OTHER and not cleaned.get("other"):
            self.add_error("other", _("请选一项事由。"))
        return cleaned

    @property
    def keys(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["d"]]

    @property
    def other_occasion(self) -> Occasion | None:
        return Occasion.objects.get(pk=self.cleaned_data["other"]) if self.cleaned_data["to"] == OTHER else None


class AddForm(forms.Form):
    directive = forms.CharField(label=gettext_lazy("发文字号或标题"), max_length=500)
    reason = ReasonField(label=gettext_lazy("理由"))


def _choices(others: Iterable[ListedOccasion]) -> list[tuple[str, str]]:
    return [(str(one.pk), with_year(one.wording, one.year)) for one in others]
