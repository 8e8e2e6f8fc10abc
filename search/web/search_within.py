"""Search within the results: words that are typed beside the count, also= in the address, join those that were asked
for. The answer leads to the plain address of both, so that there is one address for one search."""

from typing import NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from search.query.narrowed_query import TOO_MUCH, narrowed
from search.query.parser import parse
from search.query.problems import MAX_ASKED, MAX_LENGTH

ALSO = "also"


class SearchWithin(NamedTuple):
    """Where to go; or, where the words could not be added, the sentence that says why, and the words again."""

    address: str = ""
    notice: str = ""
    typed: str = ""


def asked_within(form, query: QueryDict) -> SearchWithin:
    """What the address asks for beside the words of a valid SearchForm: nothing, where it says nothing of it."""
    if ALSO not in query:
        return SearchWithin()
    also = (query.get(ALSO) or "").strip()
    words = form.cleaned_data["q"][:MAX_LENGTH]
    if also and (notice := _refusal(words, also)):
        return SearchWithin(notice=notice, typed=also[:MAX_LENGTH])
    address = form.address()
    address.pop("page", None)
    if also:
        address["q"] = narrowed(words, also)
    return SearchWithin(plain_address(address))


def plain_address(query: QueryDict) -> str:
    """The address of the results of a query, without what says nothing."""
    said = QueryDict(mutable=True)
    for name, values in query.lists():
        if values := [value for value in values if value]:
            said.setlist(name, values)
    return f"{reverse('search')}?{said.urlencode()}" if said else reverse("search")


def _refusal(words: str, also: str) -> str:
    length = len(words) + 1 + len(also)
    if length > MAX_LENGTH:
        counts = {"count": length, "most": MAX_LENGTH}
        return _("加上这些词，检索式共 %(count)s 个字符，最多 %(most)s 个，所以没有加入。请少写几个词。") % counts
    if parse(also)[0] is None:
        return _("“%(also)s”里没有可供检索的文字，没有加入。请写出要找的词语。") % {"also": also[:40]}
    _tree, problems = parse(narrowed(words, also))
    if any(problem.code in TOO_MUCH for problem in problems):
        return _("加上这些词，检索词超过 %(most)s 个或者括号太多，所以没有加入。请少写几个词。") % {"most": MAX_ASKED}
    return ""
