"""The search form: words, sort, and the filters of the archive."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from haystack.query import SearchQuerySet

from archive.forms import FilterForm
from archive.models import Directive
from search.query.parser import parse
from search.query.problems import MAX_DEPTH, MAX_LENGTH, Code
from search.query.tree import And, written

# The index's field behind each filter.
FIELDS = {"province": "province", "year": "year", "genre": "genre", "topic": "topics"}

SORTS = {
    "relevance": gettext_lazy("相关度"),
    "newest": gettext_lazy("最新在前"),
    "oldest": gettext_lazy("最早在前"),
}
_ORDERS = {"relevance": (), "newest": ("-year", "-dated", "-pk"), "oldest": ("year", "dated", "pk")}

_PROBLEMS = {
    Code.UNBALANCED_QUOTE: gettext_lazy("引号没有成对，已当作到末尾为止。"),
    Code.UNBALANCED_BRACKET: gettext_lazy("括号没有成对，已按最接近的意思理解。"),
    Code.UNKNOWN_FIELD: gettext_lazy(
        "没有“%(data)s”这一检索项，已按普通词语检索。可用的有：标题、文号、机关、地区、年份、主题。"
    ),
    Code.BAD_YEAR: gettext_lazy("“%(data)s”不是年份，已略去。"),
    Code.TOO_LONG: gettext_lazy("检索词共 %(data)s 个字符，只取前 %(length)s 个。"),
    Code.TOO_DEEP: gettext_lazy("括号套了超过 %(depth)s 层，更深的括号已略去。"),
    Code.NOTHING: gettext_lazy("检索词里没有可供检索的文字。"),
    Code.DANGLING: gettext_lazy("“%(data)s”前后缺少词语，已略去。"),
}


class _AnyText(forms.Field):
    """Any text at all. No character makes it invalid: what means nothing is left out later."""

    def to_python(self, value):
        return (value or "").replace("\x00", " ").strip()


class SearchForm(FilterForm):
    """After is_valid(), which always holds: `tree` is what was asked for (None: nothing), `problems` codes and
    `messages` sentences on what could not be understood as written, `notices` those on the filters."""

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

    def search(self, leaving_out: str = "", words: str | None = None) -> SearchQuerySet:
        """What is asked for, under every filter or every filter but one; `words` replace those typed."""
        found = SearchQuerySet().models(Directive)
        words = self.cleaned_data["q"] if words is None else words
        if words:
            found = found.auto_query(words)
        for name in self.FILTERS:
            if self.cleaned_data[name] and name != leaving_out:
                found = found.filter(**{f"{FIELDS[name]}__in": self.cleaned_data[name]})
        return found.order_by(*_ORDERS[self.cleaned_data["sort"]])

    def counts(self) -> dict[str, dict]:
        """{filter: {value: count}}, each filter's under the words and all the other filters."""
        together = self._counted(FIELDS.values())
        return {
            name: self._counted([field], name)[field] if self.cleaned_data[name] else together[field]
            for name, field in FIELDS.items()
        }

    def suggestion(self) -> str | None:
        """For when nothing was found: the query without the words that nothing has, or with OR between them."""
        if not isinstance(self.tree, And):
            return None
        known = [part for part in self.tree.parts if self.search(words=written(part)).count()]
        if not known:
            return None
        connector = " OR " if len(known) == len(self.tree.parts) else " "
        words = connector.join(written(part) for part in known)
        return words if self.search(words=words).count() else None

    @property
    def messages(self) -> list[str]:
        return [
            str(_PROBLEMS[problem.code]) % {"data": problem.data[:40], "length": MAX_LENGTH, "depth": MAX_DEPTH}
            for problem in self.problems
        ]

    @property
    def understood(self) -> str:
        """The query as it was read."""
        return written(self.tree) if self.tree else ""

    def _counted(self, fields, leaving_out=""):
        found = self.search(leaving_out)
        for field in fields:
            found = found.facet(field)
        return {field: dict(counts) for field, counts in found.facet_counts()["fields"].items()}
