"""The page on which staff settle an occasion: word it, merge it into another, part directives from it, add one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.amendment import outdated_page
from archive.catalogue import answered_occasions
from archive.catalogue.answered_occasions import DatedAnswer, ListedOccasion
from archive.models import Occasion, OccasionAnswer
from archive.models.directive_permissions import CORRECTS
from archive.occasions import matching_occasion, settled_answers
from archive.occasions.wordings import with_year
from archive.privacy.sight import sight_of
from archive.review import named_directives
from archive.web.occasion_forms import NEW, AddForm, MergeForm, PartForm, WordingForm
from archive.web.staff_page import for_staff

# So many others are offered, those of its kind and of most directives first.
_MOST_OFFERED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def occasion_review(request: HttpRequest, pk: int) -> HttpResponse:
    """`act` of a POST is word, merge, part, add or take_out."""
    row = Occasion.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    if row.merged_into_id:
        return redirect("occasion_review", pk=matching_occasion.standing(row).pk)
    page = _SettledOccasion(request, row)
    if request.method != "POST":
        return page.shown()
    with transaction.atomic():
        return page.posted()


class _SettledOccasion:
    """One request: what the page offers, and the form that was sent."""

    def __init__(self, request: HttpRequest, row: Occasion):
        self._request, self._row, self._sight = request, row, sight_of(request.user)
        self._answers: list[DatedAnswer] = answered_occasions.dated_answers(row.pk, self._sight)
        self._others = _others(row, self._sight)

    def posted(self) -> HttpResponse:
        act = self._request.POST.get("act", "")
        if act not in _ACTS:
            return self.shown(self._typed(), told=_("没有保存：这一页没有说要做什么，请重新打开。"))
        form = self._forms(self._request.POST)[act]
        if not form.is_valid():
            told = str(outdated_page.CHANGED) if act == "take_out" else ""
            return self.shown({act: form}, told, status=400)
        if self._request.POST.get("shown") != self._version():
            return self.shown({act: form}, told=str(outdated_page.CHANGED))
        try:
            there = _ACTS[act](self._row, form, self._request.user)
        except named_directives.NotNamed as error:
            form.add_error("directive", str(error))
            return self.shown({act: form}, status=400)
        messages.success(self._request, _("已保存。"))
        is_left = OccasionAnswer.objects.filter(occasion=there).exists()
        return redirect("occasion_review", pk=there.pk) if is_left else redirect("occasions")

    def shown(self, typed: dict[str, Any] | None = None, told: str = "", status: int = 200) -> HttpResponse:
        wording = answered_occasions.wordings([self._row.pk], self._sight).get(self._row.pk, "")
        context = {
            "occasion": self._row,
            "wording": with_year(wording, self._row.year),
            "answers": self._answers,
            "merged": [(one, _called(one)) for one in self._row.merged.all()],
            "version": self._version(),
            "told": told,
            "forms": self._forms() | (typed or {}),
            "has_others": bool(self._others),
        }
        return render(self._request, "review/occasion.html", context, status=status)

    def _forms(self, data: Any = None) -> dict[str, Any]:
        directives = [(one.row.pk, one.row.title) for one in self._answers]
        return {
            "word": WordingForm(data, auto_id="word_%s", initial={"wording": self._row.wording}),
            "merge": MergeForm(data, auto_id="merge_%s", others=self._others),
            "part": PartForm(
                data, auto_id="part_%s", directives=directives, others=self._others, initial={"year": self._row.year}
            ),
            "add": AddForm(data, auto_id="add_%s"),
            "take_out": TakeOutForm(data, row=self._row),
        }

    def _typed(self) -> dict[str, Any]:
        """Every form with what was sent, of which nobody knows whose it is."""
        forms_ = self._forms()
        for form in forms_.values():
            sent = {name: self._request.POST.getlist(name) for name in form.fields if name in self._request.POST}
            form.initial |= {name: values if name == "d" else values[0] for name, values in sent.items()}
        return forms_

    def _version(self) -> str:
        rows = OccasionAnswer.objects.filter(occasion=self._row).order_by("pk").values_list("pk", "is_read")
        merged = self._row.merged.order_by("pk").values_list("pk", flat=True)
        return outdated_page.version_of([list(map(list, rows)), list(merged), self._row.wording])


class TakeOutForm(forms.Form):
    """Which of those merged into an occasion is to stand by itself again."""

    merged = forms.ModelChoiceField(Occasion.objects.none())

    def __init__(self, *args: Any, row: Occasion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["merged"].queryset = row.merged.all()  # type: ignore[attr-defined]


def _word(row: Occasion, form: WordingForm, person: Any) -> Occasion:
    settled_answers.word(row, form.cleaned_data["wording"], person, form.cleaned_data["reason"])
    return row


def _merge(row: Occasion, form: MergeForm, person: Any) -> Occasion:
    into = Occasion.objects.get(pk=form.cleaned_data["into"])
    settled_answers.merge(row, into, person, form.cleaned_data["reason"])
    return into


def _part(row: Occasion, form: PartForm, person: Any) -> Occasion:
    told = form.cleaned_data
    if told["to"] == NEW:
        return settled_answers.part(form.keys, row.kind, told["wording"], told["year"], person, told["reason"])
    settled_answers.assign(form.keys, form.other_occasion, person, told["reason"])
    return row


def _add(row: Occasion, form: AddForm, person: Any) -> Occasion:
    found = named_directives.directive_called(form.cleaned_data["directive"], person)
    settled_answers.assign([found.pk], row, person, form.cleaned_data["reason"])
    return row


def _take_out(row: Occasion, form: TakeOutForm, person: Any) -> Occasion:
    settled_answers.take_out(form.cleaned_data["merged"], person)
    return row


_ACTS: dict[str, Any] = {"word": _word, "merge": _merge, "part": _part, "add": _add, "take_out": _take_out}


def _others(row: Occasion, sight: Any) -> list[ListedOccasion]:
    """The occasions that it may be merged into."""
    found = [one for one in answered_occasions.listed(sight, least=1) if one.pk != row.pk]
    return sorted(found, key=lambda one: one.kind != row.kind)[:_MOST_OFFERED]


def _called(row: Occasion) -> str:
    """What a merged one is called: nobody answers it any more who would word it."""
    return with_year(row.wording or row.event_key, row.year)
