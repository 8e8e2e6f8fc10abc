"""The chosen directives (所选文件): their page, and what the browser of an account asks and says of them."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.catalogue.listed_directives import rows_of
from archive.models.chosen_directive import MOST_CHOSEN
from archive.privacy.sight import sight_of
from archive.web import account_choice
from archive.web.account_choice import AccountChoice
from archive.web.chosen_directives import chosen_of, gone_sentence, keys_in
from archive.web.json_refusal import refusal
from archive.web.return_link import ListContext


@require_http_methods(["GET", "HEAD", "POST"])
def chosen(request: HttpRequest) -> HttpResponse:
    """?d=1&d=2, or what the account has chosen; ?without=1 leads to the same without that one. A POST changes what the
    account has chosen, and leads back to it."""
    if request.method == "POST":
        return _changed_by_form(request)
    if leaving_out := keys_in(request.GET.getlist("without")):
        query = request.GET.copy()
        query.setlist("d", [text for text in query.getlist("d") if not set(keys_in([text])) & set(leaving_out)])
        del query["without"]
        return redirect(f"{reverse('chosen')}?{query.urlencode()}")
    return _page(request, [str(message) for message in messages.get_messages(request)])


def _page(request: HttpRequest, told: list[str], status: int = 200) -> HttpResponse:
    found = chosen_of(request)
    if found.told or found.unknown and not found.keys:
        status = 400 if found.told else 404
    shown = {
        "chosen": found,
        "rows": rows_of(found.keys, sight_of(request.user)),
        "notices": [*told, *found.notices],
        "list_context": ListContext(request.GET),
    }
    return render(request, "archive/chosen.html", shown, status=status)


def _changed_by_form(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    choice = _changed(request)
    if choice is None:
        return _page(request, [_("没有改动：这里只能移出所选的文件、清空，或者存入别的文件。")], 400)
    for told in _notices(choice):
        messages.warning(request, told)
    return redirect(reverse("chosen") + ListContext(request.POST).query_string)


@require_http_methods(["GET", "HEAD", "POST"])
def chosen_json(request: HttpRequest) -> HttpResponse:
    """{"keys": […], "notices": […]} of the account; a POST changes it first. For static/js/choose.js."""
    if not request.user.is_authenticated:
        return refusal(_("请先登录。"), 401)
    choice = _changed(request) if request.method == "POST" else account_choice.choice_of(request.user)
    if choice is None:
        return refusal(_("没有改动：请给出 add、remove 或 clear。"), 400)
    return JsonResponse({"keys": choice.keys, "notices": _notices(choice)}, json_dumps_params={"ensure_ascii": False})


def _changed(request: HttpRequest) -> AccountChoice | None:
    """What the account has chosen after what was sent: `add` and `remove` with keys, or `clear`; None where none of
    them was."""
    sent: QueryDict = request.POST
    if sent.get("clear") == "1":
        return account_choice.clear(request.user)
    if keys := keys_in(sent.getlist("add")):
        return account_choice.choose(request.user, keys)
    if keys := keys_in(sent.getlist("remove")):
        return account_choice.leave_out(request.user, keys)
    return None


def _notices(choice: AccountChoice) -> list[str]:
    full = _("最多选 %(most)d 件，有 %(count)d 件没有选入。请先移出几件，或者清空。")
    left = full % {"most": MOST_CHOSEN, "count": choice.left} if choice.left else ""
    return [*filter(None, [left, gone_sentence(choice.gone)])]
