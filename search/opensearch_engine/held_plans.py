"""A plan with what only the index can decide decided: of options the first whose term some directive has."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from search.contract import Choice, Group, Plan
from search.query import plan as nodes

# Which of these terms some directive has.
Held = Callable[[Sequence[nodes.Term]], list[bool]]


def decided_all(plans: Sequence[Plan], which: Held) -> list[Plan]:
    """Plans without a FirstHeld; `which` is asked once for each depth of them."""
    decided = _decided([node for plan in plans for node in _nodes_of(plan)], which)
    return [
        Plan(decided(plan.query), tuple(replace(one, node=decided(one.node)) if isinstance(one, Choice) else one
                                        for one in plan.filters))
        for plan in plans
    ]  # fmt: skip


def decided_groups(groups: Sequence[str | Group], which: Held) -> list[str | Group]:
    """Facets without a FirstHeld."""
    decided = _decided([node for one in groups if isinstance(one, Group) for _, node in one.values], which)
    return [
        replace(one, values=tuple((value, decided(node)) for value, node in one.values))
        if isinstance(one, Group)
        else one
        for one in groups
    ]


def _nodes_of(plan: Plan) -> list[nodes.PlanNode]:
    return [plan.query, *(one.node for one in plan.filters if isinstance(one, Choice))]


def _decided(asked: Sequence[nodes.PlanNode], which: Held) -> Callable[[nodes.PlanNode], nodes.PlanNode]:
    terms = list(dict.fromkeys(term for node in asked for term in _terms_of(node)))
    held = dict(zip(terms, which(terms), strict=True)) if terms else {}
    return lambda node: _without_options(node, held) if held else node


def _terms_of(node: nodes.PlanNode) -> list[nodes.Term]:
    if isinstance(node, nodes.FirstHeld):
        return [one for term, option in node.options for one in (term, *_terms_of(option))]
    return [term for part in _parts_of(node) for term in _terms_of(part)]


def _parts_of(node: nodes.PlanNode) -> tuple[nodes.PlanNode, ...]:
    if isinstance(node, nodes.AllOf | nodes.AnyOf | nodes.BestOf):
        return node.parts
    if isinstance(node, nodes.Boosted):
        return (node.part, *node.bonuses)
    return (node.part,) if isinstance(node, nodes.Without | nodes.Scaled | nodes.Constant | nodes.Near) else ()


def _without_options(node: nodes.PlanNode, held: dict[nodes.Term, bool]) -> nodes.PlanNode:
    if isinstance(node, nodes.FirstHeld):
        chosen = next((option for term, option in node.options if held[term]), node.options[0][1])
        return _without_options(chosen, held)
    if isinstance(node, nodes.AllOf | nodes.AnyOf | nodes.BestOf):
        return replace(node, parts=tuple(_without_options(one, held) for one in node.parts))
    if isinstance(node, nodes.Boosted):
        bonuses = tuple(_without_options(one, held) for one in node.bonuses)
        return replace(node, part=_without_options(node.part, held), bonuses=bonuses)
    if isinstance(node, nodes.Without | nodes.Scaled | nodes.Constant | nodes.Near):
        return replace(node, part=_without_options(node.part, held))
    return node
