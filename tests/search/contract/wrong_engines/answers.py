"""Engines that find what they should, and tell otherwise of it."""

from collections import Counter
from dataclasses import replace

from search.contract import KEY, SCORE, Answer, Scored, Similar
from search.planning import SearchWeights
from search.query.plan import AnyOf, RankedWord
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import HeldDocument
from tests.search.contract.wrong_engines.registry import fails


@fails("rows_are_slices_of_one_order", "rows_beyond_the_end_are_none_and_all_is_counted")
class AnswersFromTheStart(ReferenceEngine):
    """Of any rows the first so many."""

    def search(self, plan, *, rows, order, facets=()):
        answer = super().search(plan, rows=slice(0, None), order=order, facets=facets)
        size = None if rows.stop is None else max(rows.stop - (rows.start or 0), 0)
        return replace(answer, hits=answer.hits[:size])


@fails("rows_are_slices_of_one_order", "rows_beyond_the_end_are_none_and_all_is_counted")
class CountsItsRows(ReferenceEngine):
    """The total is of the rows."""

    def search(self, plan, *, rows, order, facets=()):
        answer = super().search(plan, rows=rows, order=order, facets=facets)
        return replace(answer, total=len(answer.hits))


@fails("an_index_of_nothing_answers_with_nothing")
class LeavesOutEmptyFacets(ReferenceEngine):
    """A field without counts is not told."""

    def search(self, plan, *, rows, order, facets=()):
        answer = super().search(plan, rows=rows, order=order, facets=facets)
        return replace(answer, facets={name: values for name, values in answer.facets.items() if values})


@fails("counts_are_the_totals_of_searches", "no_plans_have_no_counts")
class CountsOtherwise(ReferenceEngine):
    """A count is one more than what a search finds, and there is always one."""

    def count_many(self, plans):
        return [count + 1 for count in super().count_many(plans)] or [0]


@fails("a_scan_is_a_search_without_rows")
class ScansInItsOwnOrder(ReferenceEngine):
    """A scan comes in the order of keys, as long as it is."""

    def scan(self, plan, *, order, most):
        return super().scan(plan, order=(KEY,), most=10**9)


@fails("a_scan_is_of_one_moment")
class ScansPageByPage(ReferenceEngine):
    """Each page of a scan is of another moment."""

    def scan(self, plan, *, order, most):
        for at in range(0, most, 5):
            hits = self.search(plan, rows=slice(at, min(at + 5, most)), order=order).hits
            yield from hits
            if not hits:
                return


@fails("values_are_counted_without_zeros", "filters_of_values_nobody_has_leave_nothing")
class MiscountsAFacet(ReferenceEngine):
    """Counts one too many."""

    def facet(self, held, plan, name):
        return {value: count + 1 for value, count in super().facet(held, plan, name).items()}


@fails("what_has_no_value_is_counted_as_none")
class LeavesOutWhatHasNoValue(ReferenceEngine):
    """Nothing is told of directives without a value."""

    def facet(self, held, plan, name):
        counts = super().facet(held, plan, name)
        counts.pop(None, None)
        return counts


class _Repeating(HeldDocument):
    def take_wholes(self, name, values):
        super().take_wholes(name, values)
        self.values[name] = list(values)


@fails("each_of_several_values_is_counted_once")
class CountsAValueTwice(ReferenceEngine):
    """What a directive has twice counts twice."""

    held_document = _Repeating


@fails("a_facet_is_under_the_filters_of_the_others", "filters_of_values_nobody_has_leave_nothing")
class CountsUnderAllFilters(ReferenceEngine):
    """A facet is under its own filter too: nothing else can be chosen."""

    def facet(self, held, plan, name):
        found = self.found(held, plan)
        return dict(Counter(value for pk in found for value in held[pk].values.get(name) or [None]))


@fails(
    "a_facet_is_under_the_query_and_filters_nobody_counts",
    "a_facet_is_under_the_filters_of_the_others",
    "what_readers_type_is_narrowed_by_what_they_choose",
    "filters_of_one_field_narrow_too",
)
class CountsUnderNoFilters(ReferenceEngine):
    """A facet is under the query alone."""

    def facet(self, held, plan, name):
        return super().facet(held, replace(plan, filters=()), name)


@fails("facets_do_not_hang_on_rows_and_order")
class CountsFacetsOfItsRows(ReferenceEngine):
    """A facet tells of the rows."""

    def search(self, plan, *, rows, order, facets=()):
        answer = super().search(plan, rows=rows, order=order, facets=facets)
        held, keys = self.held(), [hit.pk for hit in answer.hits]
        values = {name: [value for pk in keys for value in held[pk].values.get(name) or [None]] for name in facets}
        return replace(answer, facets={name: dict(Counter(some)) for name, some in values.items()})


@fails("of_the_similar_so_many_are_told", "a_directive_is_not_similar_to_itself")
class IsSimilarToItself(ReferenceEngine):
    """A directive is the first of those that are similar to it."""

    def similar(self, pk, counts, weights, size, *order):
        similar = super().similar(pk, counts, weights, size, *order)
        return Similar(similar.words, [Scored(pk, 1000.0), *similar.hits])


@fails("the_words_that_few_have_are_shared", "where_no_word_tells_none_is_similar")
class SharesAnyWord(ReferenceEngine):
    """What every directive says makes them similar."""

    def similar(self, pk, counts, weights, size, *order):
        any_word = AnyOf(tuple(RankedWord(word, weights) for word in counts))
        found = self.matching(self.held(), self.fields).of(any_word)
        return Similar(list(counts), self.ordered(self.held(), found, (SCORE, KEY))[:size])


@fails("of_equally_similar_ones_the_order_asked_for_decides")
class OrdersSimilarOnesByItself(ReferenceEngine):
    """Of equally similar ones the last key comes first, whatever is asked for."""

    def similar(self, pk, counts, weights, size, *order):
        return super().similar(pk, counts, weights, size)


@fails("words_tell_by_the_directives_that_are_there")
class SharesWordsOfWhatIsGone(ReferenceEngine):
    """Words tell as they did when it was asked first."""

    first: Similar | None = None

    def write(self, upserts, deletes=(), *, wait=None):
        if self.place.held:
            self.first = super().similar(1, {"书屋": 3, "安康杯": 9}, SearchWeights().all_words, 10)
        return super().write(upserts, deletes, wait=wait)

    def similar(self, pk, counts, weights, size, *order):
        return Similar(self.first.words, []) if self.first else super().similar(pk, counts, weights, size, *order)


@fails("what_readers_type_finds_what_the_reference_finds")
class TellsOfOtherTotals(ReferenceEngine):
    """A total is rounded, as where only the first thousands are counted."""

    def search(self, plan, *, rows, order, facets=()):
        answer: Answer = super().search(plan, rows=rows, order=order, facets=facets)
        return replace(answer, total=min(answer.total, 2))


@fails("a_group_counts_what_its_nodes_match")
class LeavesOutGroups(ReferenceEngine):
    """What no field tells is not counted."""

    def group(self, held, plan, group):
        return {}


@fails("a_group_is_under_the_filters_of_the_others")
class CountsGroupsUnderAllFilters(ReferenceEngine):
    """A group is under its own choice too."""

    def group(self, held, plan, group):
        return super().group(held, plan, replace(group, field=""))
