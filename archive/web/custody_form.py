"""The form of an act on a directive's custody: the act, its reason, and the state in which the page was shown."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment import outdated_page
from archive.custody import custody_acts, file_kin, purge_request
from archive.custody.custody_acts import NotDone, reason_of
from archive.custody.purge import purge
from archive.models import Directive, HistoryEntry
from archive.models.custody_closure import FIELD
from archive.models.directive_permissions import PURGES, SEALS, WITHDRAWS
from archive.web.reason_box import ReasonField

# (act, permission)
PERMISSIONS = {
    "withdraw": WITHDRAWS,
    "restore": WITHDRAWS,
    "seal": SEALS,
    "lift": SEALS,
    "ask": PURGES,
    "take_back": PURGES,
    "confirm": PURGES,
}
# What needs no reason of its own: it has that of the request.
_WITHOUT = ("take_back", "confirm")


class CustodyForm(forms.Form):
    """Whoever sends a page that was opened before somebody else acted is told, and keeps what was typed."""

    act = forms.ChoiceField(choices=[(act, act) for act in PERMISSIONS], widget=forms.HiddenInput)
    reason = ReasonField(label=gettext_lazy("理由"))
    shown = outdated_page.ShownVersion()

    def __init__(self, data, directive: Directive, user):
        super().__init__(data)
        self.directive, self.user = directive, user

    @property
    def sent_act(self) -> str:
        """The act of the form that was sent; of one that says nothing of the kind '', and what was typed is shown in
        each form of the page."""
        return act if (act := self.data.get("act", "")) in PERMISSIONS else ""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        act = cleaned.get("act")
        if act and not self.user.has_perm(PERMISSIONS[act]):
            raise forms.ValidationError(_("您的账号没有办理这一项的权限。"))
        if act and "reason" in cleaned and act not in _WITHOUT:
            try:
                cleaned["reason"] = reason_of(cleaned["reason"])
            except NotDone as told:
                self.add_error("reason", str(told))
        if cleaned.get("shown") != version_of(self.directive):
            raise forms.ValidationError(
                _("没有办理：这一页打开之后，另一位工作人员已经办理过这件文件。请看现在的情况，再决定是否办理。")
            )
        return cleaned

    def done(self) -> list:
        """Do what was asked for; the records of a purge, which leaves nothing else. Raises NotDone."""
        act, reason = self.cleaned_data["act"], self.cleaned_data["reason"]
        key, request = [self.directive.pk], purge_request.of_directive(self.directive.pk)
        if act in _ACTS:
            _ACTS[act](key, self.user, reason)
        elif act in _ACTS_OF_FILES:
            _ACTS_OF_FILES[act]([one.pk for one in file_kin.kin_of(self.directive)], self.user, reason)
        elif act == "ask":
            purge_request.ask(self.directive, self.user, reason)
        elif request is None:
            raise NotDone(_("这项申请已经撤回或办结。"))
        elif act == "take_back":
            purge_request.take_back(request)
        else:
            return purge(request, self.user)
        return []


_ACTS = {"withdraw": custody_acts.withdraw, "restore": custody_acts.restore}
# A file is one thing: its bytes hold the words of all that was read of it.
_ACTS_OF_FILES = {"seal": custody_acts.seal, "lift": custody_acts.lift_seal}


def version_of(directive: Directive) -> str:
    """What the page was shown with: the state, the last act on it, and what is asked for."""
    acts = HistoryEntry.objects.filter(directive=directive, field=FIELD)
    last = acts.order_by("-pk").values_list("pk", flat=True).first()
    request = purge_request.of_directive(directive.pk)
    return outdated_page.version_of([directive.custody, last, request and request.pk])
