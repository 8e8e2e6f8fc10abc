"""The page of the advanced form. It leads to the plain address of the search, or shows itself again."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.web.filter_fields import FILTER_LABELS
from archive.web.page_cache import cached_until_change
from archive.web.return_link import ListContext
from search.web.advanced_form import CHOICES, AdvancedForm
from search.web.advanced_options import options_for
from search.web.search_within import plain_address

# (name, label, what may be typed) of the boxes.
_WORDS = (
    ("every", gettext_lazy("全部词语"), gettext_lazy("用空格隔开，各词都要出现。也可以写检索式。")),
    ("any", gettext_lazy("任一词语"), gettext_lazy("用空格隔开，出现一个即可。")),
    ("wording", gettext_lazy("原样词句"), gettext_lazy("整句连着出现，标点不论。")),
    ("without", gettext_lazy("不含词语"), gettext_lazy("用空格隔开，一个也不出现。")),
)
_FACTS = (
    ("number", gettext_lazy("文号"), gettext_lazy("可以只写一部分，如 黔工总字、〔2021〕、19号。")),
    ("issuer", FILTER_LABELS["issuer"], gettext_lazy("几个之间用顿号隔开。")),
    ("city", FILTER_LABELS["city"], gettext_lazy("名称或代码，几个之间用顿号隔开。")),
    ("county", FILTER_LABELS["county"], gettext_lazy("名称或代码，几个之间用顿号隔开。")),
    ("years", FILTER_LABELS["year"], gettext_lazy("如 2021、2023，或者 2020-2023。")),
    ("dated_from", gettext_lazy("成文日期从"), gettext_lazy("写成 2021-05-31 的样子。")),
    ("dated_to", gettext_lazy("成文日期到"), gettext_lazy("写成 2021-05-31 的样子，含当日。")),
)
_NAMES = {"issuer": "issuer-names", "city": "city-names"}


@require_safe
@cached_until_change
def advanced(request):
    form = AdvancedForm(request.GET, request.user)
    if form.is_valid() and form.is_sent:
        return redirect(plain_address(form.address))
    # An address that was typed wrong opens as it is: nobody has sent anything yet.
    errors = {name: list(map(str, told)) for name, told in form.errors.items()} if form.is_sent else {}
    return render(
        request,
        "search/advanced.html",
        {
            "form": form,
            "errors": errors,
            "words": [_box(form, errors, *box) for box in _WORDS],
            "facts": [_box(form, errors, *box) for box in _FACTS],
            "options": options_for(form, request.user, errors),
            "choices": [_choice(form, errors, name) for name in CHOICES],
            "back": plain_address(ListContext(request.GET).query),
        },
    )


def _box(form, errors, name, label, help_text) -> dict:
    value = form.typed.get(name, "")
    return {
        "name": name, "label": label, "value": value, "help": help_text, "names": _NAMES.get(name, ""),
        "messages": errors.get(name, ()),
    }  # fmt: skip


def _choice(form, errors, name) -> dict:
    label, options = CHOICES[name]
    # The first is what no choice means, and is offered once.
    offered = {value: words for value, words in options.items() if value != "relevance"}
    value = form.typed.get(name, "")
    told = errors.get(name, ())
    return {"name": name, "label": label, "value": value, "options": list(offered.items()), "messages": told}
