"""The reader's way back: the query and filters a reader came with, carried along in every link.

A result links to /directives/3/?q=劳模精神&province=530000; the directive, its print view and a
comparison keep that query string, and from it comes the link back to the very results.
"""

from django.http import QueryDict
from django.urls import reverse

from archive.web.filter_fields import parameters_of
from archive.web.forms import FilterForm
from archive.web.pagination import number_of

_FILTERS = [parameter for name in FilterForm.FILTERS for parameter in parameters_of(name)]
PARAMETERS = ("q", *_FILTERS, "in", "sort", "page")


class ListContext:
    """What of the address's query leads back to a list. Empty where the reader came from nowhere."""

    def __init__(self, query: QueryDict):
        kept = QueryDict(mutable=True)
        for name in PARAMETERS:
            if values := [value for value in query.getlist(name) if value]:
                kept.setlist(name, values)
        self.query = kept
        self.words = kept.get("q", "")

    @classmethod
    def of_list(cls, query: QueryDict, sort: str) -> "ListContext":
        """The way back to the list of directives from one of its rows. The bare list is told by its order, so that
        whoever came from it did not come from nowhere."""
        list_context = cls(query)
        if not set(list_context.query) - {"page"}:
            list_context.query["sort"] = sort
        return list_context

    def __bool__(self):
        return bool(self.query)

    @property
    def query_string(self) -> str:
        """'?q=…&province=…' to append to an address, or the empty string."""
        return f"?{self.query.urlencode()}" if self.query else ""

    @property
    def filters(self) -> QueryDict:
        """What goes with other words too: all but the words and the page."""
        query = self.query.copy()
        for name in ("q", "page"):
            query.pop(name, None)
        return query

    @property
    def page(self) -> int:
        """The page of the list that the reader came from."""
        return number_of(self.query.get("page"))

    def on_page(self, number: int) -> "ListContext":
        """The same way back, to another page of the list."""
        query = self.query.copy()
        query.pop("page", None)
        if number > 1:
            query["page"] = number
        return ListContext(query)

    @property
    def back_url(self) -> str:
        """The results, or the browse page where there were no words."""
        return reverse("search" if self.words else "directives") + self.query_string
