"""A search within what a search found: more words beside those that were asked for."""

from search.query.parser import parse
from search.query.problems import Code
from search.query.tree import And, Node, Or, written

# What a query of two may be too much for, where each by itself was not.
TOO_MUCH = frozenset({Code.TOO_LONG, Code.TOO_MANY, Code.TOO_DEEP})


def narrowed(words: str, also: str) -> str:
    """The query that asks for all that both ask for, as typed where that means it: 五小 OR 安康杯 and 竞赛 is
    (五小 OR 安康杯) 竞赛. One of them alone where the other asks for nothing."""
    first, second = parse(words)[0], parse(also)[0]
    if first is None or second is None:
        return also if first is None else words
    both = And((*parts_of(first), *parts_of(second)))
    # An open quotation mark, the first half of a number: one behind the other they may say something else.
    apart = (
        f"{_bracketed(words, first)} {_bracketed(also, second)}",
        written(both),
        f"({written(first)}) ({written(second)})",
    )
    return next((query for query in apart if _asks_for(query, both)), apart[-1])


def _asks_for(query: str, tree: And) -> bool:
    understood = parse(query)[0]
    return understood is not None and sum(map(parts_of, parts_of(understood)), ()) == tree.parts


def parts_of(tree: Node) -> tuple[Node, ...]:
    """All that a query asks for, each of which must hold."""
    return tree.parts if isinstance(tree, And) else (tree,)


def _bracketed(typed: str, tree: Node) -> str:
    return f"({typed})" if isinstance(tree, Or) else typed
