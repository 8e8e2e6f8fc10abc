"""The orders that a reader may ask a list of directives for, sort= in its address."""

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from archive.rendering.html.compact_list import CompactHead

BY_DATE = {"newest": gettext_lazy("最新在前"), "oldest": gettext_lazy("最早在前")}
# By a column of the compact list, '-' before one that descends.
BY_COLUMN = {
    "title": gettext_lazy("按标题"),
    "-title": gettext_lazy("按标题，倒序"),
    "number": gettext_lazy("按文号"),
    "-number": gettext_lazy("按文号，倒序"),
    "issuer": gettext_lazy("按发文机关"),
    "-issuer": gettext_lazy("按发文机关，倒序"),
    "place": gettext_lazy("按地区"),
    "-place": gettext_lazy("按地区，倒序"),
    "genre": gettext_lazy("按类型"),
    "-genre": gettext_lazy("按类型，倒序"),
}
ORDERS = BY_DATE | BY_COLUMN
_COLUMNS = {
    "title": gettext_lazy("标题"),
    "number": gettext_lazy("文号"),
    "issuer": gettext_lazy("发文机关"),
    "place": gettext_lazy("地区"),
    "date": gettext_lazy("成文日期"),
    "genre": gettext_lazy("类型"),
}


def order_in(query: Mapping[str, str]) -> str:
    """The order of a list of directives that its address asks for; the newest first where it asks for none."""
    sort = query.get("sort") or ""
    return sort if sort in ORDERS else "newest"


def labels_of_columns() -> list[CompactHead]:
    """The heads of the columns of what is in an order of its own."""
    return [CompactHead(name, str(label)) for name, label in _COLUMNS.items()]


def heads_of(query: QueryDict, sort: str) -> list[CompactHead]:
    """The heads of the columns; each leads to its own order or, where the list is in that, to the reverse."""
    return [_head(name, str(label), query, sort) for name, label in _COLUMNS.items()]


def _head(name: str, label: str, query: QueryDict, sort: str) -> CompactHead:
    # A date is looked for among the newest first; whatever else is from the beginning.
    orders = {name: "ascending", f"-{name}": "descending"}
    if name == "date":
        orders = {"newest": "descending", "oldest": "ascending"}
    led = query.copy()
    led.pop("page", None)
    led["sort"] = next(order for order in orders if order != sort)
    return CompactHead(name, label, led.urlencode(), orders.get(sort, ""))
