"""The advanced form: a search put together box by box, and the plain address that it leads to."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.web.filter_fields import FILTER_LABELS, AnyText, Values
from archive.web.list_view import VIEWS
from search.query.narrowed_query import TOO_MUCH
from search.query.parser import parse
from search.query.problems import MAX_LENGTH, Code, Problem
from search.query.query_boxes import QueryBoxes, boxes_of
from search.web.search_form import LIMITS, SORTS, SearchForm
from search.web.year_box import YearBox

# By this the form knows that it was sent; without, it opens with the query of the address.
SENT = "ask"
WORDS = ("every", "any", "wording", "without")
# Several in one box, parted by 、 or a comma.
LISTED = ("issuer", "city", "county")
CHECKED = ("province", "genre", "topic", "level", "validity", "place", "dated")
# {name: (what it is called, what may be chosen)}, '' being as it is without.
CHOICES: dict[str, tuple] = {
    "in": (FILTER_LABELS["in"], {"": gettext_lazy("全文"), "title": gettext_lazy("仅标题")}),
    "deadline": (
        FILTER_LABELS["deadline"],
        {"": gettext_lazy("不限"), "yes": gettext_lazy("有期限"), "none": gettext_lazy("没有期限")},
    ),
    "sort": (gettext_lazy("排序"), {"": SORTS["relevance"], **SORTS}),
    "view": (gettext_lazy("显示方式"), {"": gettext_lazy("不变"), **VIEWS}),
}
ONCE = (*CHOICES, "number")
DAYS = ("dated_from", "dated_to")
# Of so many values that mean nothing each is told.
_MOST_TOLD = 20
_PARTING = str.maketrans(dict.fromkeys("，,；;", "、"))
_PROBLEMS = {
    Code.UNBALANCED_QUOTE: gettext_lazy("引号没有成对。请补上另一半，或者去掉引号。"),
    Code.UNBALANCED_BRACKET: gettext_lazy("括号没有成对。请补上另一半，或者去掉括号。"),
    Code.DANGLING: gettext_lazy("“%(data)s”前后缺少词语。请补上词语，或者去掉它。"),
    Code.BAD_YEAR: gettext_lazy("“%(data)s”不是年份。请写四位数字，如 2021。"),
    Code.NOTHING: gettext_lazy("这里没有可供检索的文字。请写出词语，或者留空。"),
    Code.TOO_LONG: gettext_lazy("共 %(data)s 个字符，最多 %(length)s 个。请少写几个词。"),
    Code.TOO_MANY: gettext_lazy("词语太多，最多 %(most)s 个。请少写几个词。"),
    Code.TOO_DEEP: gettext_lazy("括号套得太深，最多 %(depth)s 层。请去掉几层括号。"),
}


class AdvancedForm(forms.Form):
    """Of the data of a form that was sent, or of the address of a search. Where it is valid, `address` is the query of
    the plain address; `errors` has a sentence for each box that could not be understood. What it may ask the `reader`
    may know of."""

    every = AnyText()
    any = AnyText()
    wording = AnyText()
    without = AnyText()
    years = AnyText()
    issuer = AnyText()
    city = AnyText()
    county = AnyText()
    number = AnyText()
    dated_from = AnyText()
    dated_to = AnyText()
    province = Values()
    genre = Values()
    topic = Values()
    level = Values()
    validity = Values()
    place = Values()
    dated = Values()
    deadline = AnyText()
    sort = AnyText()
    view = AnyText()

    def __init__(self, query: QueryDict, reader):
        self.is_sent = SENT in query
        # What stands in the boxes.
        self.typed = query if self.is_sent else _boxed(query)
        super().__init__(self.typed)
        # A name that Python keeps for itself.
        self.fields["in"] = AnyText()
        self._reader = reader

    def clean(self):
        # What is told of as wrong is taken out of the cleaned data.
        self._typed = dict(self.cleaned_data)
        for name in WORDS:
            self._check_words(name)
        self._years = YearBox.of(self._typed["years"])
        for message in self._years.messages:
            self.add_error("years", message)
        for name in (*LISTED, *CHECKED):
            self._check_values(name)
        for name in CHOICES:
            self._check_choice(name)
        self._check_number()
        self._check_days()
        if not self.errors and (problems := parse(self._query)[1] if self._query else []):
            self._tell_of_the_whole(problems)

    def _tell_of_the_whole(self, problems: Iterable[Problem]) -> None:
        """Boxes that are each in order may be too much together."""
        for problem in problems:
            if problem.code in TOO_MUCH:
                self.add_error("every", str(_PROBLEMS[problem.code]) % {"data": problem.data, **LIMITS})

    @property
    def address(self) -> QueryDict:
        address = QueryDict(mutable=True)
        address["q"] = self._query
        for name in (*CHECKED, *LISTED):
            address.setlist(name, self._values(name))
        address.setlist("year", list(map(str, self._years.single)))
        for name in (*ONCE, *DAYS):
            address[name] = self._typed[name]
        if address["sort"] == "relevance":
            address["sort"] = ""
        return address

    @property
    def _query(self) -> str:
        return QueryBoxes(**{name: self._typed[name] for name in WORDS}, years=self._years.span).query

    def _values(self, name: str) -> list[str]:
        value = self._typed[name]
        return _parted(value) if name in LISTED else value

    def _check_words(self, name: str) -> None:
        typed = self._typed[name]
        problems = [problem for problem in parse(typed)[1] if problem.code in _PROBLEMS] if typed else []
        # What comes after the first often follows from it.
        for problem in problems[:1]:
            self.add_error(name, str(_PROBLEMS[problem.code]) % {"data": problem.data[:40], **LIMITS})

    def _check_values(self, name: str) -> None:
        values = self._values(name)
        # Mostly all of them are understood, and one question tells.
        if not self._asked_for((name, value) for value in values).notices:
            return
        for value in values[:_MOST_TOLD]:
            if not self._understood([(name, value)], name):
                told = {"value": value[:40], "filter": FILTER_LABELS[name]}
                self.add_error(name, _("没有“%(value)s”这一%(filter)s。") % told)

    def _check_choice(self, name: str) -> None:
        label, choices = CHOICES[name]
        if (value := self._typed[name]) not in choices:
            self.add_error(name, _("没有“%(value)s”这一%(filter)s。") % {"value": value[:40], "filter": label})

    def _check_number(self) -> None:
        number = self._typed["number"]
        if number and not self._understood([("number", number)], "number"):
            self.add_error("number", _("“%(value)s”里没有可供查找的文号。") % {"value": number[:40]})

    def _check_days(self) -> None:
        days = {name: self._typed[name] for name in DAYS}
        wrong = [name for name, day in days.items() if day and not self._understood([(name, day)], "dated")]
        for name in wrong:
            told = {"value": days[name][:40]}
            self.add_error(name, _("“%(value)s”不是日期。请写成 2021-05-31 的样子。") % told)
        if not wrong and any(days.values()) and not self._understood(days.items(), "dated"):
            self.add_error("dated_to", _("截止日期早于起始日期。请对调，或者只写一个。"))

    def _understood(self, pairs: Iterable[tuple[str, str]], name: str) -> list:
        """What a search takes these values of the address for, under the filter of that name."""
        return self._asked_for(pairs).asked[name]

    def _asked_for(self, pairs: Iterable[tuple[str, str]]) -> SearchForm:
        query = QueryDict(mutable=True)
        for parameter, value in pairs:
            query.appendlist(parameter, value)
        form = SearchForm(query, self._reader)
        form.is_valid()
        return form


def _parted(text: str) -> list[str]:
    return [one for raw in text.translate(_PARTING).split("、") if (one := raw.strip())]


def _boxed(query: QueryDict) -> QueryDict:
    """The address of a search as the data of the form."""
    boxes = boxes_of(query.get("q", "").strip()[:MAX_LENGTH])
    boxed = QueryDict(mutable=True)
    for name in WORDS:
        boxed[name] = getattr(boxes, name)
    boxed["years"] = YearBox.written(boxes.years, query.getlist("year"))
    for name in LISTED:
        boxed[name] = "、".join(query.getlist(name))
    for name in CHECKED:
        boxed.setlist(name, query.getlist(name))
    for name in (*ONCE, *DAYS):
        boxed[name] = query.get(name, "")
    return boxed
