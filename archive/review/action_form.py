"""The boxes in which a person corrects an action item: what it asks for, of whom, by when, what it is about. Its words
are the text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment.outdated_page import ShownVersion
from archive.ingest import binding_columns
from archive.models import ActionItem, Topic
from archive.models.choices import ActionItemKind, BindingGrade
from archive.review import outline_rows, page_version
from archive.review.box_fields import Lines, OneLine
from archive.review.marked_words import refuse_marked

_WORDS, _LISTS = ("actor", "deadline_text", "reports_to"), ("initiatives", "figures")


class ActionForm(forms.Form):
    """One action item."""

    shown = ShownVersion()
    kind = forms.ChoiceField(label=gettext_lazy("性质"), choices=ActionItemKind.choices)
    binding = forms.ChoiceField(label=gettext_lazy("约束程度"), choices=BindingGrade.choices)
    concrete = forms.BooleanField(label=gettext_lazy("有具体内容"), required=False)
    actor = OneLine(label=gettext_lazy("责任主体"), max_length=200, required=False)
    actor_inferred = forms.BooleanField(label=gettext_lazy("责任主体据上下文推断"), required=False)
    deadline_text = OneLine(label=gettext_lazy("期限（原文）"), max_length=120, required=False)
    deadline = forms.DateField(
        label=gettext_lazy("期限"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reports_to = OneLine(label=gettext_lazy("报送对象"), max_length=200, required=False)
    initiatives = Lines(label=gettext_lazy("活动名称"), required=False, help_text=gettext_lazy("每行一个"))
    figures = Lines(label=gettext_lazy("数量"), required=False, help_text=gettext_lazy("每行一个"))
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("主题"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip

    def __init__(self, item: ActionItem, data: Any = None):
        self.item = item
        binding_columns.fill(item)
        own = ("kind", "binding", "concrete", "deadline", "actor_inferred", *_WORDS, *_LISTS)
        initial = {name: getattr(item, name) for name in own}
        initial["topics"] = list(item.topics.values_list("name", flat=True))
        version = page_version.of_text(item.section.directive)
        super().__init__(data, initial=initial | {"shown": version}, use_required_attribute=False)
        topics: Any = self.fields["topics"]
        topics.choices = [(name, name) for name in Topic.objects.values_list("name", flat=True)]
        for name in _LISTS:
            self.fields[name].widget.attrs |= {"rows": min(max(len(initial[name]), 1), 8) + 1}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (shown := cleaned.get("shown")) and shown != self.initial["shown"]:
            self.add_error(None, page_version.CHANGED)
        refuse_marked(self, (*_WORDS, *_LISTS))
        if cleaned.get("deadline") and not cleaned.get("deadline_text"):
            self.add_error("deadline_text", _("填了期限的日期，请把原文中的期限也填上。"))
        return cleaned

    def save(self, person: Any) -> None:
        """Write what was changed. Call it in a transaction that holds the directive's row."""
        changed = [name for name in self.changed_data if name != "shown"]
        if not changed:
            return
        item = self.item
        if {"deadline", "deadline_text"} & set(changed):
            # What a person says is a day or none; no rule computes another one.
            item.deadline_rule = ""
        columns = [name for name in changed if name != "topics"]
        for name in columns:
            setattr(item, name, self.cleaned_data[name])
        if "actor" in changed and "actor_inferred" not in changed:
            item.actor_inferred = False
        columns += self._words(changed)
        with outline_rows.changed_by(item.section.directive, person):
            item.save(update_fields=[*columns, "actor_inferred", "deadline_rule"])
            item.topics.set(Topic.objects.filter(name__in=self.cleaned_data["topics"]))

    def _words(self, changed: list[str]) -> list[str]:
        """Set the words that what was changed of the binding rests on; their columns. What is read of the words rests
        on them; what a person says otherwise rests on the person."""
        read = binding_columns.columns_of(self.item.text)
        columns = [(name, f"{name}_words") for name in ("binding", "concrete") if name in changed]
        for name, words in columns:
            setattr(self.item, words, read[words] if getattr(self.item, name) == read[name] else [])
        return [words for _name, words in columns]
