"""Engines that mix up what is near, and what is the first that is held."""

from dataclasses import replace

from search.contract import Plan
from search.query import plan as nodes
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import HeldDocument, Matching
from tests.search.contract.wrong_engines.registry import fails


class _AllPairs(Matching):
    def of_near(self, node):
        return super().of_near(replace(node, floor=1.0))


@fails("what_has_any_of_the_pairs_is_near")
class AsksForAllPairs(ReferenceEngine):
    """Near is what has all pairs."""

    matching = _AllPairs


class _NoFloor(Matching):
    def of_near(self, node):
        return super().of_near(replace(node, floor=0.0))


@fails("a_share_of_what_the_pairs_tell_is_asked_for")
class KnowsNoFloor(ReferenceEngine):
    """One pair is enough, whatever share is asked for."""

    matching = _NoFloor


class _Above(Matching):
    def of_near(self, node):
        return super().of_near(replace(node, floor=node.floor * 1.01))


@fails("the_share_itself_is_enough")
class AsksForMoreThanTheShare(ReferenceEngine):
    """Just the share is not enough."""

    matching = _Above


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


@fails("pairs_tell_by_the_directives_that_are_there")
class CountsWhatIsGone(_Former):
    """What pairs tell hangs on directives that were taken out."""

    def found(self, held, plan):
        found = self.matching(held, self.fields).of(nodes.AllOf((plan.query, *plan.filters)))
        if not isinstance(plan.query, nodes.Near):
            return found
        among = self.matching(self.former, self.fields).of(plan.query)
        return {pk: score for pk, score in among.items() if pk in held}


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
