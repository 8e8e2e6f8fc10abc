"""One value for several directives at once: a topic more, another issuer, another genre; or that they are reviewed."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.history import directive_values
from archive.models import Directive, Topic
from archive.models.choices import Genre
from archive.review import corrected_values, named_issuers

# As many as a page of the queue has.
MOST = 50


class BatchForm(forms.Form):
    """`d` are the keys of the directives that were ticked; `done` marks them as reviewed and sets nothing;
    `withdraw` and `openness` lead to the pages that ask for the reason, and are for who may."""

    d = forms.TypedMultipleChoiceField(coerce=int, required=False)
    topic = forms.ChoiceField(label=gettext_lazy("加上主题"), required=False)
    issuer = forms.CharField(label=gettext_lazy("发文机关改为"), required=False, max_length=100)
    genre = forms.ChoiceField(label=gettext_lazy("文种改为"), required=False, choices=[("", "——"), *Genre.choices])
    done = forms.BooleanField(required=False)
    withdraw = forms.BooleanField(required=False)
    openness = forms.BooleanField(required=False)

    def __init__(self, reader: Any, data: Any = None):
        super().__init__(data)
        self._reader = reader
        topic: Any = self.fields["topic"]
        topic.choices = [
            ("", "——"),
            *((name, name) for name in Topic.objects.values_list("name", flat=True)),
        ]
        sent = data.getlist("d") if data else []
        self.keys = [int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) < 18]
        ticked: Any = self.fields["d"]
        ticked.choices = [(one, one) for one in sent]

    def clean_d(self) -> list[int]:
        if not self.keys:
            raise forms.ValidationError(_("请先勾选要一并处理的文件。"))
        if len(self.keys) > MOST:
            raise forms.ValidationError(_("一次最多 %(most)d 件。") % {"most": MOST})
        return self.keys

    def clean_issuer(self) -> str:
        name = self.cleaned_data["issuer"].strip()
        if not name:
            return ""
        try:
            return named_issuers.issuers_called([name])[0].name
        except named_issuers.UnknownNames:
            raise forms.ValidationError(_("没有登记过的机关：%(names)s。") % {"names": name}) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(name) for name in self.fields if name != "d"):
            raise forms.ValidationError(_("请选定主题、发文机关或文种中的一项。"))
        return cleaned

    def save(self, person: Any) -> int:
        """Write it, as one act of the history; how many directives it changed."""
        with transaction.atomic():
            rows = Directive.objects.visible_to(self._reader).filter(pk__in=self.cleaned_data["d"])
            directives = list(rows.select_for_update(of=("self",)).order_by("pk"))
            if self.cleaned_data["done"]:
                return corrected_values.mark_reviewed(directives, person)
            return corrected_values.save(directives, self._values, person)

    def _with_topic(self, directive: Directive, name: str) -> dict[str, Any]:
        """Its topics as the history has them with this one more, which is the main one where there was none."""
        held = directive_values.of(directive, ["topics"])["topics"]
        added = Topic.objects.get(name=name)
        others = [one for one in held["topics"] if one[0] != added.pk]
        main = held["main"] if held["topics"] else added.pk
        return {"main": main, "topics": [*others, [added.pk, name]]}

    def _values(self, directive: Directive) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if topic := self.cleaned_data["topic"]:
            values["topics"] = self._with_topic(directive, topic)
        if issuer := self.cleaned_data["issuer"]:
            values["issuers"] = [issuer]
        if genre := self.cleaned_data["genre"]:
            values["genre"] = genre
        return values
