"""Engines that answer in another order."""

from search.contract import SCORE, Scored
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import HeldDocument
from tests.search.contract.wrong_engines.registry import fails


@fails(
    "a_column_rises",
    "a_column_falls",
    "columns_of_values_are_ordered_by",
    "what_scores_more_comes_first",
    "random_plans_of_constant_scores_are_in_the_order_of_the_reference",
    "many_writes_are_one_index",
    "what_is_near_ranks_by_its_pairs",
)
class OrdersByKey(ReferenceEngine):
    """Whatever order is asked for, and whatever a match is worth."""

    def ordered(self, held, found, order):
        return [Scored(pk, 0.0) for pk in sorted(found)]


@fails("a_column_falls", "of_several_values_the_smallest_counts")
class NeverFalls(ReferenceEngine):
    """No column descends."""

    def sorted_by(self, held, hits, part):
        return super().sorted_by(held, hits, part.removeprefix("-"))


@fails("what_has_no_value_comes_last_either_way")
class PutsWhatHasNoValueFirst(ReferenceEngine):
    """In a column that falls what has no value comes first, as in many a database."""

    def sorted_by(self, held, hits, part):
        hits = super().sorted_by(held, hits, part)
        if part.startswith("-"):
            hits.sort(key=lambda hit: held[hit.pk].first(part[1:]) is not None)
        return hits


class _Largest(HeldDocument):
    def first(self, field):
        return max(self.values.get(field, ()), default=None)


@fails("of_several_values_the_smallest_counts")
class OrdersByTheLargestValue(ReferenceEngine):
    """Of several values the largest counts."""

    held_document = _Largest


@fails("of_equal_scores_the_next_columns_say", "rows_are_slices_of_one_order")
class LeavesTiesToChance(ReferenceEngine):
    """Of equals comes first what was found first."""

    def ordered(self, held, found, order):
        # Another one each time, as where several machines answer.
        self.place.count += 1
        turned = sorted(found, key=lambda pk: pk * (1 if self.place.count % 2 else -1))
        return super().ordered(held, {pk: found[pk] for pk in turned}, order[:1])


@fails("hits_fall_by_the_scores_that_they_are_told_with", "what_scores_more_comes_first")
class TellsTheWorstFirst(ReferenceEngine):
    """Scores rise."""

    def sorted_by(self, held, hits, part):
        hits = super().sorted_by(held, hits, part)
        return hits[::-1] if part == SCORE else hits
