"""Who may know of a directive (知悉范围): the page on which it is set, with the reason."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.catalogue.known_directives import known
from archive.ingest import openness
from archive.models import Directive, HistoryEntry
from archive.models.choices import Openness
from archive.models.history_entry import LONGEST_REASON
from archive.privacy.rows import redact_contacts

_STALE = gettext_lazy(
    "没有保存：这一页打开之后，知悉范围已由另一位工作人员改过，现在的范围见上。您填写的还在下面，请核对后再保存。"
)


class OpennessForm(forms.Form):
    """`held` is the value of the history that the directive has now; after is_valid(), `value` is the new one."""

    openness = forms.ChoiceField(label=gettext_lazy("知悉范围"), choices=Openness.choices, widget=forms.RadioSelect)
    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("人员组"),
        queryset=Group.objects.order_by("name"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("依据"), max_length=LONGEST_REASON, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, directive: Directive, data=None):
        self.directive, self.held = directive, openness.value_of(directive)
        super().__init__(data, initial=self.held | {"shown": _version(self.held)})

    @property
    def value(self) -> dict:
        chosen = self.cleaned_data["openness"]
        groups = sorted(one.pk for one in self.cleaned_data["groups"]) if chosen == Openness.GROUPS else []
        return {"openness": chosen, "groups": groups}

    def clean(self):
        told = super().clean()
        if self.errors:
            return told
        if self.cleaned_data["shown"] != _version(self.held):
            # Sent once more, it is meant for what is there by now.
            data: Any = self.data
            self.data = data = data.copy()
            data["shown"] = _version(self.held)
            raise forms.ValidationError(_STALE)
        if self.value["openness"] == Openness.GROUPS and not self.value["groups"]:
            raise forms.ValidationError({"groups": _("请至少选一个人员组。")})
        if openness.is_wider(self.value, self.held) and not self.cleaned_data["reason"].strip():
            self.add_error("reason", _("放宽知悉范围要写明依据，如公开审查的意见或发文机关的答复。"))
        for other in openness.narrower_forwarded(self.directive, self.value):
            words = _("所转发、印发的《%(title)s》知悉范围较窄，请先核定那一件。")
            self.add_error("openness", words % {"title": other.title})
        return told


@require_http_methods(["GET", "HEAD", "POST"])
def directive_openness(request, pk):
    """Show it, and what was decided before; set it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.has_perm("archive.open_directive"):
        raise PermissionDenied(_("设定知悉范围需要“设定知悉范围”权限，请向系统管理员申请。"))
    with transaction.atomic():
        rows = known(Directive.objects.defer("text", "annotations"), request.user)
        found = get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)
        form = OpennessForm(found, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            openness.set_openness(found, form.value, request.user, form.cleaned_data["reason"].strip())
            messages.success(request, _("已设定知悉范围。"))
            return redirect("directive_openness", pk=pk)
    return _page(request, found, form)


def _page(request, found: Directive, form: OpennessForm):
    names = dict(Group.objects.values_list("pk", "name"))
    past = HistoryEntry.objects.filter(directive=found, field=openness.FIELD)
    redact_contacts(request.user, found)
    return render(
        request,
        "review/openness.html",
        {
            "pk": found.pk,
            "directive": found,
            "form": form,
            "now": _told(form.held, names),
            "past": [(entry, _told(entry.old, names), _told(entry.new, names)) for entry in past],
        },
        status=400 if form.is_bound else 200,
    )


def _told(value: Any, names: dict[int, str]) -> str:
    """'指定的人员组：查阅人员'"""
    groups = "、".join(names.get(key, _("（已删除的人员组）")) for key in value["groups"])
    return _("：").join(filter(None, [str(Openness(value["openness"]).label), groups]))


def _version(value: dict) -> str:
    return json.dumps(value, sort_keys=True)
