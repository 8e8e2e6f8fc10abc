"""Engines that take values otherwise than they are."""

from dataclasses import replace

from search.contract import FieldKind
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


class _WithoutNone(Matching):
    def of_compare(self, node):
        wanted = tuple(one for one in node.value if one is not None) if node.lookup == "in" else node.value
        return super().of_compare(replace(node, value=wanted))


@fails("none_among_values_asks_for_what_has_none")
class TakesNoneForAValue(ReferenceEngine):
    """None is a value that nothing has."""

    matching = _WithoutNone
