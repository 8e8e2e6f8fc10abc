"""The form by which it is set who may know of directives (知悉范围): of one, or of several at once on one basis."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment import outdated_page
from archive.ingest import openness
from archive.models import Directive
from archive.models.choices import Openness
from archive.web.reason_box import ReasonField

_STALE = gettext_lazy(
    "没有保存：这一页打开之后，知悉范围已由另一位工作人员改过，现在的范围见上。您填写的还在下面，请核对后再保存。"
)
# So many are named that may not be opened by way of what brings them along.
_MOST_NAMED = 5


class OpennessForm(forms.Form):
    """`held` are the values of the history that the directives have now; after is_valid(), `value` is the new one."""

    openness = forms.ChoiceField(label=gettext_lazy("知悉范围"), choices=Openness.choices, widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("人员组"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = ReasonField(label=gettext_lazy("依据"))
    shown = outdated_page.ShownVersion()

    def __init__(self, directives: Sequence[Directive], person: Any, data: Any = None):
        self.directives, self._person = directives, person
        self.held = [openness.value_of(one) for one in directives]
        self._version = outdated_page.version_of(
            [[one.pk, value] for one, value in zip(directives, self.held, strict=True)]
        )
        alike = self.held[0] if self.held and all(one == self.held[0] for one in self.held) else {}
        super().__init__(data, initial=alike | {"shown": self._version})
        groups: Any = self.fields["groups"]
        groups.choices = list(Group.objects.order_by("name").values_list("pk", "name"))

    @property
    def value(self) -> dict:
        chosen = self.cleaned_data["openness"]
        groups = sorted(map(int, self.cleaned_data["groups"])) if chosen == Openness.GROUPS else []
        return {"openness": chosen, "groups": groups}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if self.cleaned_data["shown"] != self._version:
            # Sent once more, it is meant for what is there by now.
            data: Any = self.data
            self.data = data = data.copy()
            data["shown"] = self._version
            raise forms.ValidationError(_STALE)
        if self.errors:
            return told
        if self.value["openness"] == Openness.GROUPS and not self.value["groups"]:
            raise forms.ValidationError({"groups": _("请至少选一个人员组。")})
        if any(openness.is_wider(self.value, one) for one in self.held) and not self.cleaned_data["reason"].strip():
            self.add_error("reason", _("放宽知悉范围要写明依据，如公开审查的意见或发文机关的答复。"))
        for other in openness.narrower_forwarded(self.directives, self.value)[:_MOST_NAMED]:
            self.add_error("openness", openness.told_narrower(other, self._person))
        return told

    def save(self) -> None:
        """Set it for all of them, as one act. Call it in a transaction that holds the rows."""
        openness.set_openness(self.directives, self.value, self._person, self.cleaned_data["reason"].strip())
