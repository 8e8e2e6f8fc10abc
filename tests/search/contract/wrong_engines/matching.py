"""Engines that match other directives than the plan says."""

from dataclasses import replace

from search.contract import ANYWHERE, FieldKind, Plan
from search.query import plan as nodes
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import HeldDocument, Matching
from tests.search.contract.wrong_engines.registry import fails


class _Dropping(Matching):
    def of(self, node):
        found = super().of(node)
        found.pop(max(found, default=None), None)
        return found


@fails("everything_and_nothing")
class DropsAHit(ReferenceEngine):
    """Of whatever matches one is missing."""

    matching = _Dropping


class _OfParts(Matching):
    def of_term(self, node):
        return self.of_compare(nodes.Compare(node.field, "contains", node.value))


@fails("a_term_is_the_very_value", "a_term_is_one_of_the_values")
class FindsPartsOfValues(ReferenceEngine):
    """A term is found inside of longer values."""

    matching = _OfParts


class _Lowering(HeldDocument):
    def take_wholes(self, name, values):
        super().take_wholes(name, [value.casefold() for value in values])


@fails("a_term_is_the_very_value")
class FoldsValues(ReferenceEngine):
    """Values are not as they are."""

    held_document = _Lowering


class _ParsingCommas(HeldDocument):
    def take_wholes(self, name, values):
        super().take_wholes(name, [piece.strip() for value in values for piece in value.split(",")])


@fails("values_stay_as_they_are_whatever_stands_in_them")
class TakesValuesApart(ReferenceEngine):
    """A value with a comma becomes two."""

    held_document = _ParsingCommas


class _Textual(Matching):
    def __init__(self, held, fields):
        super().__init__(held, dict.fromkeys(fields, FieldKind.WHOLE))


class _TextualIntegers(HeldDocument):
    def take_integer(self, name, value):
        super().take_integer(name, value)
        self.values[name] = [str(one) for one in self.values[name]]


@fails("integers_are_compared_as_numbers", "what_is_no_number_is_no_integer")
class ComparesNumbersAsText(ReferenceEngine):
    """900 is after 2021."""

    matching, held_document = _Textual, _TextualIntegers

    def sorted_by(self, held, hits, part):
        return hits


class _OneLookup(Matching):
    def of_compare(self, node):
        return super().of_compare(node) if node.lookup in ("exact", "in") else {}


@fails(
    "digits_of_integers_are_compared_as_text",
    "values_are_compared_as_text",
    "one_of_several_values_is_enough",
    "numbers_beyond_all_that_there_are_compare_too",
)
class KnowsEqualityOnly(ReferenceEngine):
    """No comparison but exact and in."""

    matching = _OneLookup


class _FirstValue(HeldDocument):
    def take_wholes(self, name, values):
        super().take_wholes(name, values[:1])


@fails("one_of_several_values_is_enough", "a_term_is_one_of_the_values")
class KeepsOneValue(ReferenceEngine):
    """Of several values it keeps the first."""

    held_document = _FirstValue


class _OfWords(HeldDocument):
    def contains(self, field, text):
        return any(text in words for words in self.words.values()) if text else super().contains(field, text)


@fails(
    "a_text_is_found_across_words",
    "a_ranked_word_is_found_inside_longer_words",
    "a_long_text_is_found_as_a_short_one_is",
    "documents_of_almost_nothing_are_directives_too",
)
class FindsWholeWordsOnly(ReferenceEngine):
    """As one that is made for texts with spaces does."""

    held_document = _OfWords


class _OfPairs(HeldDocument):
    def contains(self, field, text):
        pairs = [text[at : at + 2] for at in range(len(text) - 1)] or [text]
        return all(super(_OfPairs, self).contains(field, pair) for pair in pairs)


@fails("a_text_is_found_across_words")
class FindsPairsAnywhere(ReferenceEngine):
    """The pairs of a text stand somewhere, not in a row."""

    held_document = _OfPairs


class _Anywhere(HeldDocument):
    def contains(self, field, text):
        return super().contains(ANYWHERE, text)


@fails("a_text_is_found_in_its_field_only", "an_empty_text_stands_wherever_there_is_text")
class KnowsNoFields(ReferenceEngine):
    """Whatever is asked for in a field is looked for anywhere."""

    held_document = _Anywhere


class _Joined(HeldDocument):
    def take_grams(self, name, value):
        super().take_grams(name, value)
        self.parts[name] = ["".join(self.parts[name])]


@fails("no_text_reaches_across_a_break")
class ReachesAcrossBreaks(ReferenceEngine):
    """The end of one part and the beginning of the next are one text."""

    held_document = _Joined


class _AcrossDirectives(Matching):
    def of_contains(self, node):
        texts = {pk: "".join(one.parts.get(node.field, ())) for pk, one in self.held.items()}
        keys = sorted(texts)
        across = {
            one for one, after in zip(keys, keys[1:], strict=False) if node.text in texts[one][-1:] + texts[after][:1]
        }
        return super().of_contains(node) | (dict.fromkeys(across, 1.0) if node.text else {})


@fails("a_text_does_not_reach_from_one_directive_into_another")
class ReachesIntoTheNext(ReferenceEngine):
    """The end of a directive and the beginning of the next one are one text."""

    matching = _AcrossDirectives


class _Unfolded(HeldDocument):
    def take_grams(self, name, value):
        super().take_grams(name, value)
        self.parts[name] = value.split("\x00")


@fails("a_text_is_found_however_it_is_typed", "long_texts_fold_as_short_ones_do")
class DoesNotFold(ReferenceEngine):
    """Texts are taken up as they are typed."""

    held_document = _Unfolded


class _Shortened(HeldDocument):
    def take_grams(self, name, value):
        super().take_grams(name, value)
        self.parts[name] = [part.replace("...", "…").replace("(一)", "㈠") for part in self.parts[name]]


@fails("a_text_is_found_from_within_what_became_several_characters")
class FoldsToOneCharacter(ReferenceEngine):
    """What becomes several characters is one."""

    held_document = _Shortened


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


class _AnyPart(Matching):
    def of_allof(self, node):
        return self.of_anyof(node) if len(node.parts) == 3 else super().of_allof(node)


@fails("random_plans_match_what_the_reference_matches")
class GoesWrongAtThree(ReferenceEngine):
    """Of three parts any is enough."""

    matching = _AnyPart


class _Raising(Matching):
    def of(self, node):
        _encoded(node)
        return super().of(node)


def _encoded(node):
    text = getattr(node, "text", getattr(node, "value", ""))
    return text.encode() if isinstance(text, str) else b""


@fails("texts_that_stand_nowhere_find_nothing", "values_that_are_no_text_are_looked_for_as_it")
class RaisesAtHalfCharacters(ReferenceEngine):
    """Raises what the contract does not name."""

    raises_another = True
    matching = _Raising


class _Converting(Matching):
    def of_compare(self, node):
        if self.fields[node.field] is FieldKind.INTEGER and node.lookup == "in":
            return super().of_compare(replace(node, value=tuple(int(value) for value in node.value)))
        return super().of_compare(node)


@fails("what_is_no_number_is_no_integer")
class RaisesAtWhatIsNoNumber(ReferenceEngine):
    """Raises what the contract does not name."""

    raises_another = True
    matching = _Converting
