"""The search form: words, sort, and the filters of the archive."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from haystack.inputs import Exact
from haystack.query import SearchQuerySet

from archive.models import Directive
from archive.web.forms import FilterForm
from search.haystack_front.search_query import BestMatch, IdOnlyResult
from search.query.parser import parse
from search.query.problems import MAX_ASKED, MAX_DEPTH, MAX_LENGTH, Code
from search.query.tree import written
from search.results.retrieval import (
    FEW,
    BestResults,
    Found,
    has_several_words,
    is_question,
    is_run_of_words,
    is_worded,
)

# The index's field behind each filter.
FIELDS = {"province": "province", "year": "year", "genre": "genre", "topic": "topics", "level": "levels"}

SORTS = {
    "relevance": gettext_lazy("相关度"),
    "newest": gettext_lazy("最新在前"),
    "oldest": gettext_lazy("最早在前"),
}
_ORDERS = {"relevance": (), "newest": ("-year", "-dated", "-pk"), "oldest": ("year", "dated", "pk")}

_PROBLEMS = {
    Code.UNBALANCED_QUOTE: gettext_lazy("引号没有成对，已略去。"),
    Code.UNBALANCED_BRACKET: gettext_lazy("括号没有成对，已按最接近的意思理解。"),
    Code.UNKNOWN_FIELD: gettext_lazy(
        "没有“%(data)s”这一检索项，已按普通词语检索。可用的有：标题、文号、机关、地区、年份、主题。"
    ),
    Code.BAD_YEAR: gettext_lazy("“%(data)s”不是年份，已略去。"),
    Code.TOO_LONG: gettext_lazy("检索词共 %(data)s 个字符，只取前 %(length)s 个。"),
    Code.TOO_DEEP: gettext_lazy("括号套了超过 %(depth)s 层，更深的括号已略去。"),
    Code.TOO_MANY: gettext_lazy("检索词太多，只取前 %(most)s 个。"),
    Code.NOTHING: gettext_lazy("检索词里没有可供检索的文字。"),
    Code.DANGLING: gettext_lazy("“%(data)s”前后缺少词语，已略去。"),
}
_LIMITS = {"length": MAX_LENGTH, "depth": MAX_DEPTH, "most": MAX_ASKED}


class _AnyText(forms.Field):
    """Any text at all. No character makes it invalid: what means nothing is left out later."""

    def to_python(self, value):
        return (value or "").strip()


class SearchForm(FilterForm):
    """After is_valid(), which always holds: `tree` is what was asked for (None: nothing), `problems` codes and
    `messages` sentences on what could not be understood as written, `notices` those on the filters."""

    LONGEST: ClassVar = {"q": MAX_LENGTH}

    q = _AnyText(required=False)
    sort = _AnyText(required=False)

    tree = None
    problems = ()

    def clean_q(self):
        words = self.cleaned_data["q"]
        if words:
            self.tree, self.problems = parse(words)
        return words

    def clean_sort(self):
        sort = self.cleaned_data["sort"]
        if sort and sort not in SORTS:
            self.notices.append(_("没有“%(sort)s”这一排序方式，已按相关度排列。") % {"sort": sort[:20]})
        return sort if sort in SORTS else "relevance"

    def search(self, *leaving_out: str, words: str | None = None) -> SearchQuerySet:
        """What is asked for, under every filter but those of the names `leaving_out`; `words` replace those typed."""
        found = self._asked_for(self.cleaned_data["q"] if words is None else words, leaving_out)
        return found.order_by(*_ORDERS[self.cleaned_data["sort"]])

    def last_in(self) -> SearchQuerySet:
        """What has all that is asked for, the last that came into the archive first, whatever the order chosen."""
        return self._asked_for(self.cleaned_data["q"], ()).order_by("-pk")

    def best(self, *leaving_out: str) -> SearchQuerySet:
        """What has some of the words asked for, the most telling of them first; the filters hold as ever."""
        return self._filtered(_directives().filter(content=BestMatch(self.cleaned_data["q"])), leaving_out)

    def plain(self, *leaving_out: str) -> SearchQuerySet:
        """The same with every sign of the query taken for no more than it is in a sentence: no fields, no quotes."""
        words = "".join(character if character.isalnum() else " " for character in self.cleaned_data["q"])
        return self._filtered(_directives().filter(content=BestMatch(words)), leaving_out)

    def find(self, rows: slice) -> Found:
        """What a reader sees. `rows` are those about to be shown: they, their number and the counts of the filters
        that are not set come with one question to the engine."""
        found = _counting(self.search(), FIELDS.values())
        shown = found[rows]
        count = found.count()
        if count and self._is_sentence():
            return self._nearest("nearest", rows, self.best) or Found("all", found, self._counts(found, self.search))
        if count or not self.tree:
            partial = self._partial(shown) if 0 < count < FEW and rows.start < count <= rows.stop else []
            return Found("all", found, self._counts(found, self.search), partial)
        return (
            self._nearest("some", rows, self.best)
            or (is_worded(self.tree) and self._nearest("plain", rows, self.plain))
            or Found("all", found, self._counts(found, self.search))
        )

    def results(self, most: int = 20) -> list:
        """The first `most` results in the order in which a reader meets them, those with some of the words too."""
        found = self.find(slice(0, most))
        return [*found.rows[0:most], *found.partial][:most]

    @property
    def messages(self) -> list[str]:
        return [str(_PROBLEMS[problem.code]) % {"data": problem.data[:40], **_LIMITS} for problem in self.problems]

    @property
    def understood(self) -> str:
        """The query as it was read."""
        return written(self.tree) if self.tree else ""

    def _is_sentence(self) -> bool:
        """Whether words are asked for as one says them. What some directive has in its very wording is none: the
        reader wants those that have it."""
        if not self.tree or self.cleaned_data["sort"] != "relevance":
            return False
        return is_question(self.tree) or (is_run_of_words(self.tree) and not self._is_a_wording())

    def _is_a_wording(self) -> bool:
        return bool(_directives().filter(content=Exact(self.tree.text)).count())

    def _nearest(self, matched, rows, ask) -> Found | None:
        best = _counting(ask(), FIELDS.values())
        nearest = BestResults(best)
        if not nearest[rows] and not nearest.count():
            return None
        return Found(matched, nearest, self._counts(best, ask))

    def _asked_for(self, words, leaving_out) -> SearchQuerySet:
        found = _directives()
        return self._filtered(found.auto_query(words) if words else found, leaving_out)

    def _filtered(self, found, leaving_out):
        for name in self.FILTERS:
            if self.cleaned_data[name] and name not in leaving_out:
                found = found.filter(**{f"{FIELDS[name]}__in": self.cleaned_data[name]})
        return found

    def _partial(self, shown) -> list:
        if not has_several_words(self.tree):
            return []
        known = {result.pk for result in shown}
        # The best of all may have all the words: so many more are asked for as are left out again.
        nearest = self.best()[: FEW + len(known)]
        return [result for result in nearest if result.pk not in known][:FEW]

    def _counts(self, found, ask) -> dict[str, dict]:
        """{filter: {value: count}}, each filter's under the words and all the other filters."""
        together = _counts_of(found)
        return {
            name: _counts_of(_counting(ask(name), [column]))[column] if self.cleaned_data[name] else together[column]
            for name, column in FIELDS.items()
        }


def _directives() -> SearchQuerySet:
    return SearchQuerySet().models(Directive).result_class(IdOnlyResult)


def _counting(found: SearchQuerySet, columns) -> SearchQuerySet:
    for column in columns:
        found = found.facet(column)
    return found


def _counts_of(found: SearchQuerySet) -> dict[str, dict]:
    return {column: dict(counts) for column, counts in found.facet_counts()["fields"].items()}
