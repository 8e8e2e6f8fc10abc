"""The boxes in which a person corrects an action item: what it asks for, of whom, by when. Its words are the text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formats import Refused
from archive.ingest import secrecy_gate
from archive.models import ActionItem
from archive.models.choices import ActionItemKind
from archive.review import outline_rows, page_version
from archive.review.correction_form import OneLine

_WORDS = ("actor", "deadline_text", "reports_to")


class ActionForm(forms.Form):
    """One action item."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("性质"), choices=ActionItemKind.choices)
    actor = OneLine(label=gettext_lazy("责任主体"), max_length=200, required=False)
    deadline_text = OneLine(label=gettext_lazy("期限（原文）"), max_length=120, required=False)
    deadline = forms.DateField(
        label=gettext_lazy("期限"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reports_to = OneLine(label=gettext_lazy("报送对象"), max_length=200, required=False)

    def __init__(self, item: ActionItem, data: Any = None):
        self.item = item
        initial = {name: getattr(item, name) for name in ("kind", "deadline", *_WORDS)}
        version = page_version.of_text(item.section.directive)
        super().__init__(data, initial=initial | {"shown": version}, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (shown := cleaned.get("shown")) and shown != self.initial["shown"]:
            self.add_error(None, page_version.CHANGED)
        for name in _WORDS:
            words = cleaned.get(name) or ""
            try:
                mark = secrecy_gate.in_words(words, str(self.fields[name].label))
                secrecy_gate.refuse(mark, words.encode(errors="surrogatepass"), "review")
            except Refused as refusal:
                self.add_error(name, str(refusal))
        if cleaned.get("deadline") and not cleaned.get("deadline_text"):
            self.add_error("deadline_text", _("填了期限的日期，请把原文中的期限也填上。"))
        return cleaned

    def save(self, person: Any) -> None:
        """Write what was changed. Call it in a transaction that holds the directive's row."""
        changed = [name for name in self.changed_data if name != "shown"]
        if not changed:
            return
        item = self.item
        if "actor" in changed:
            item.actor_inferred = False
        if {"deadline", "deadline_text"} & set(changed):
            # What a person says is a day or none; no rule computes another one.
            item.deadline_rule = ""
        for name in changed:
            setattr(item, name, self.cleaned_data[name])
        with outline_rows.changed_by(item.section.directive, person):
            item.save(update_fields=[*changed, "actor_inferred", "deadline_rule"])
