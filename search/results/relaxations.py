"""Relaxations: less is asked for where nothing has all that was asked for, each with what it would find."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.rendering import safe_html
from archive.web.forms import FILTER_LABELS
from search.query.tree import And, Or, Word, joined, written
from search.results.retrieval import words_of

# Each is a question of its own to the index: of a longer query no single words are dropped.
MOST_WORDS = 8


@dataclass(frozen=True)
class Relaxation:
    """`query` is the query string of the search with that much less asked for, which finds `count`; `named` are the
    words or values that the label names."""

    label: str
    query: str
    count: int
    named: str = ""

    @property
    def shown(self) -> safe_html.SafeString:
        """The label in HTML, in which what it names is told to be Chinese."""
        if self.named.isascii():
            return safe_html.joined([self.label])
        named = safe_html.html('<span lang="zh-Hans">{}</span>', self.named)
        return safe_html.joined(self.label.split(self.named), between=named)


def relaxations(form, facets, address: QueryDict) -> list[Relaxation]:
    """Those that find something: drop a word, any of the words, drop a filter, all filters, the words.

    `facets` are those of the page, which know how a filter's values are called; `address` its query.
    """
    candidates = [*_fewer_words(form, address), *_fewer_filters(form, facets, address)]
    counted = [Relaxation(label, query.urlencode(), found.count(), named) for label, named, query, found in candidates]
    return [relaxation for relaxation in counted if relaxation.count]


def _fewer_words(form, address) -> Iterator[tuple]:
    parts = _parts_of(form.tree)
    if not 1 < len(parts) <= MOST_WORDS:
        return
    dropped = [(written(part), _without(parts, part)) for part in parts]
    fewer = [(_("去掉“%(word)s”") % {"word": word}, word, tree) for word, tree in dropped]
    if all(isinstance(part, Word) for part in parts):
        fewer.append((_("任一词语出现即可"), "", Or(tuple(parts))))
    for label, named, tree in fewer:
        words = written(tree)
        yield label, named, _changed(address, q=words), form.search(words=words)


def _fewer_filters(form, facets, address) -> Iterator[tuple]:
    chosen = {facet.name: [option.label for option in facet.selected] for facet in facets if facet.selected}
    for name, labels in chosen.items():
        values = "、".join(labels)
        label = _("不限%(facet)s“%(values)s”") % {"facet": FILTER_LABELS[name], "values": values}
        yield label, values, _changed(address, **{name: None}), form.search(name)
    if len(chosen) > 1:
        yield _("不限全部条件"), "", _changed(address, **dict.fromkeys(chosen)), form.search(*form.FILTERS)
    if chosen and form.tree:
        yield _("不限检索词，只看这些条件下的文件"), "", _changed(address, q=None), form.search(words="")


def _parts_of(tree) -> list:
    """What a query asks for all at once: its words, phrases and the like; of a single word what it is made of."""
    if isinstance(tree, And):
        return list(tree.parts)
    return list(words_of(tree)) if isinstance(tree, Word) else []


def _without(parts, dropped):
    return joined(And, [part for part in parts if part != dropped])


def _changed(address: QueryDict, **values) -> QueryDict:
    changed = address.copy()
    for name, value in (values | {"page": None}).items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return changed
