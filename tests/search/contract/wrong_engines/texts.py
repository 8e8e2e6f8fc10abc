"""Engines that find texts elsewhere, or not at all."""

from search.query.plan import ANYWHERE
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import HeldDocument, Matching
from tests.search.contract.wrong_engines.registry import fails


class _OfWords(HeldDocument):
    def contains(self, field, text):
        return any(text in words for words in self.words.values()) if text else super().contains(field, text)


@fails(
    "a_text_is_found_across_words",
    "a_ranked_word_is_found_inside_longer_words",
    "a_long_text_is_found_as_a_short_one_is",
    "any_piece_of_a_real_text_is_found_where_it_stands",
    "any_piece_of_a_real_text_typed_finds_what_the_reference_finds",
    "documents_of_almost_nothing_are_directives_too",
)
class FindsWholeWordsOnly(ReferenceEngine):
    """As one that is made for texts with spaces does."""

    held_document = _OfWords


class _Uncut(Matching):
    def of_cutthrough(self, node):
        return {}


@fails("a_text_whose_ends_cut_through_words", "words_of_directives_that_are_gone_are_gone")
class CutsThroughNothing(ReferenceEngine):
    """Whatever holds the characters holds the word."""

    matching = _Uncut


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
