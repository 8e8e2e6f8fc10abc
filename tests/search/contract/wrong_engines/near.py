"""Engines that mix up what is near, and what is the first that is held."""

from dataclasses import replace

from search.contract import Plan
from search.query import plan as nodes
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import HeldDocument, Matching
from tests.search.contract.wrong_engines.registry import fails


class _AnyPair(Matching):
    def of_near(self, node):
        pairs = [nodes.Contains(nodes.ANYWHERE, pair, node.weights) for pair in node.pairs]
        return super().of_near(replace(node, part=nodes.AnyOf((node.part, *pairs))))


@fails("what_has_no_more_than_pairs_is_not_near")
class IsContentWithPairs(ReferenceEngine):
    """Near is what has any of the pairs."""

    matching = _AnyPair


class _PartOnly(Matching):
    def of_near(self, node):
        return dict.fromkeys(super().of_near(node), 0.0)


@fails("what_is_near_ranks_by_its_pairs")
class RanksNothingNear(ReferenceEngine):
    """Pairs are worth nothing."""

    matching = _PartOnly


class _Former(ReferenceEngine):
    """Remembers every document that was ever written."""

    def __init__(self, path, fields):
        super().__init__(path, fields)
        self.former: dict[int, HeldDocument] = {}

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        if document.pk in held:
            self.former[document.pk] = held[document.pk]


@fails("what_some_directive_had_is_had_no_more")
class FindsWhatIsGone(_Former):
    """A directive that was taken out has its number still, as far as the first that is held is concerned."""

    def found(self, held, plan):
        if isinstance(plan.query, nodes.FirstHeld):
            former = self.matching(self.former, self.fields)
            borne = [node for term, node in plan.query.options if former.of(term)]
            return super().found(held, Plan(borne[0] if borne else plan.query, plan.filters))
        return super().found(held, plan)


class _LastHeld(Matching):
    def of_firstheld(self, node):
        return super().of_firstheld(nodes.FirstHeld(node.options[::-1]))


@fails("the_first_that_some_directive_has_is_asked_for", "the_first_is_asked_for_where_none_is_had")
class AsksForTheLast(ReferenceEngine):
    """The last option that some directive has."""

    matching = _LastHeld
