"""Engines that put nodes together otherwise than the plan says."""

from dataclasses import replace

from search.contract import Plan
from search.query import plan as nodes
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import Matching
from tests.search.contract.wrong_engines.registry import fails


class _Mixed(Matching):
    def of_allof(self, node):
        return self.of_anyof(node)

    def of_without(self, node):
        return self.of(node.part)


@fails("all_any_and_none_of_the_parts", "of_no_parts_and_of_one", "nodes_are_nested", "many_parts_are_as_good_as_few")
class MixesUpAllAndAny(ReferenceEngine):
    """All of the parts is any of them, and what is left out is what is let in."""

    matching = _Mixed

    def found(self, held, plan: Plan):
        return self.matching(held, self.fields).of(plan.query)


class _OfScores(Matching):
    def of_boosted(self, node):
        return self.of_allof(nodes.AllOf((node.part, *node.bonuses)))

    def of_scaled(self, node):
        return {pk: score for pk, score in super().of_scaled(node).items() if score}


@fails("scores_do_not_change_what_matches")
class MatchesWhatScores(ReferenceEngine):
    """A bonus is asked for, and what is worth nothing is no match."""

    matching = _OfScores


class _WorthOne(Matching):
    def unscored(self, is_matching):
        return dict.fromkeys(super().unscored(is_matching), 1.0)


@fails("what_only_filters_is_worth_nothing", "filters_narrow_and_are_worth_nothing")
class ScoresFilters(ReferenceEngine):
    """What only filters is worth one."""

    matching = _WorthOne


class _Highest(Matching):
    def of_anyof(self, node):
        return self.of_bestof(node)

    def of_boosted(self, node):
        return self.of(node.part)


@fails(
    "scores_are_added_scaled_and_compared", "a_bonus_is_added_where_it_matches_too", "scores_are_told_with_the_rows"
)
class AddsNothing(ReferenceEngine):
    """The highest score counts where the sum does, and no bonus."""

    matching = _Highest


class _NoConstants(Matching):
    def of_constant(self, node):
        return self.of(node.part)


@fails("scores_are_added_scaled_and_compared", "a_number_finds_who_bears_it_first_then_who_cites_it")
class KnowsNoConstants(ReferenceEngine):
    """A constant score is not that."""

    matching = _NoConstants


class _Worthless(Matching):
    def of_rankedword(self, node):
        return dict.fromkeys(super().of_rankedword(node), 0.0)

    def of_contains(self, node):
        return dict.fromkeys(super().of_contains(node), 0.0)


@fails(
    "what_words_are_worth_is_more_than_nothing",
    "hits_fall_by_the_scores_that_they_are_told_with",
    "a_rare_word_outweighs_a_common_one",
    "a_word_in_the_title_comes_first",
    "a_word_of_its_own_comes_before_one_inside_a_longer_word",
    "words_found_whole_come_first",
)
class RanksNoWords(ReferenceEngine):
    """Words are worth nothing."""

    matching = _Worthless


@fails("filters_narrow_and_are_worth_nothing", "what_readers_type_is_narrowed_by_what_they_choose")
class ForgetsFilters(ReferenceEngine):
    """What is chosen beside the query narrows nothing."""

    def found(self, held, plan):
        return super().found(held, replace(plan, filters=()))


@fails("filters_of_one_field_narrow_too")
class KeepsOneFilterOfAField(ReferenceEngine):
    """Of two filters of one field the last counts."""

    def found(self, held, plan):
        filters = {one.field: one for one in plan.filters}
        return super().found(held, replace(plan, filters=tuple(filters.values())))


class _AnyPart(Matching):
    def of_allof(self, node):
        return self.of_anyof(node) if len(node.parts) == 3 else super().of_allof(node)


@fails("random_plans_match_what_the_reference_matches")
class GoesWrongAtThree(ReferenceEngine):
    """Of three parts any is enough."""

    matching = _AnyPart
