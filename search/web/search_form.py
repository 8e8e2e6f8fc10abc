"""The search form: words, sort, and the filters of the archive."""

from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.known_directives import hidden_keys
from archive.web.filter_fields import AnyText, Values
from archive.web.forms import FilterForm
from archive.web.list_orders import BY_COLUMN, BY_DATE
from search.query.problems import MAX_ASKED, MAX_DEPTH, MAX_LENGTH, Code, Problem
from search.query.tree import Node, written
from search.results.request import SearchRequest

# Those that stand above the results; by a column is asked at its head.
ABOVE = {"relevance": gettext_lazy("相关度"), **BY_DATE}
SORTS = ABOVE | BY_COLUMN

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
    Code.LONG_WORDING: gettext_lazy("引号里的话太长，后面一部分的标点须与原文一致；可以只引其中一段。"),
    Code.NOTHING: gettext_lazy("检索词里没有可供检索的文字。"),
    Code.DANGLING: gettext_lazy("“%(data)s”前后缺少词语，已略去。"),
}
# The words are asked for in titles only: ?in=title.
IN_TITLES = "title"
LIMITS = {"length": MAX_LENGTH, "depth": MAX_DEPTH, "most": MAX_ASKED}


class SearchForm(FilterForm):
    """After is_valid(), which always holds: `tree` is what was asked for (None: nothing), `problems` codes and
    `messages` sentences on what could not be understood as written, `notices` those on the filters."""

    MORE: ClassVar[tuple[str, ...]] = (*FilterForm.MORE, "in")
    FILTERS: ClassVar[tuple[str, ...]] = (*FilterForm.FILTERS, "in")
    NARROWING: ClassVar[tuple[str, ...]] = FILTERS
    ALWAYS_TOLD: ClassVar[tuple[str, ...]] = (*FilterForm.ALWAYS_TOLD, "in")
    LABELS = FilterForm.LABELS | {"in": {IN_TITLES: gettext_lazy("只检索标题")}}
    LONGEST: ClassVar = {"q": MAX_LENGTH}

    q = AnyText()
    sort = AnyText()

    def clean_sort(self):
        sort = self.cleaned_data["sort"]
        if sort and sort not in SORTS:
            self.notices.append(_("没有“%(sort)s”这一排序方式，已按相关度排列。") % {"sort": sort[:20]})
        return sort if sort in SORTS else "relevance"

    def clean_in(self):
        return self._known("in", lambda text: text if text == IN_TITLES else None)

    @property
    def counted(self):
        return tuple(name for name in super().counted if name != "in" or self.cleaned_data["in"])

    @cached_property
    def request(self) -> SearchRequest:
        """What is asked, of a form that is valid."""
        asked = self.cleaned_data
        return SearchRequest(asked["q"], self.asked, asked["sort"], hidden_keys(self.sight), self.counted)

    @property
    def tree(self) -> Node | None:
        return self.request.tree

    @property
    def problems(self) -> list[Problem]:
        return self.request.problems

    @property
    def messages(self) -> list[str]:
        return [str(_PROBLEMS[problem.code]) % {"data": problem.data[:40], **LIMITS} for problem in self.problems]

    @property
    def understood(self) -> str:
        """The query as it was read."""
        return written(self.tree) if self.tree else ""


# A field of this name cannot be written down in a class.
SearchForm.base_fields["in"] = Values()
