"""What a plan matches, by looking at every document: `in`, loops and dicts, to be read and believed.

Scores are those that search.query.plan describes, without any haste.
"""

import operator
import re
from collections import Counter
from collections.abc import Callable, Mapping
from math import log
from typing import Any

from search.analysis import segmentation
from search.analysis.grams import PART_BREAK
from search.analysis.matching_copy import fold
from search.contract import Document, FieldKind
from search.query import plan as nodes
from search.query.plan import ANYWHERE, RANKED

_COMPARED = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}
# A longer number is none that a directive has, and Python refuses to read some.
_NUMBER = re.compile(r"-?\d{1,18}")
_WORDED = {"exact": operator.eq, "startswith": str.startswith, "endswith": str.endswith}
_WITHIN = {"contains": str.__contains__, "startswith": str.startswith, "endswith": str.endswith}


class HeldDocument:
    """A document as it is taken up. Raises whatever a value raises that is not of its field's kind."""

    def __init__(self, document: Document, fields: Mapping[str, FieldKind]):
        self.pk = document.pk
        self.values: dict[str, list] = {}
        self.parts: dict[str, list[str]] = {}
        self.words: dict[str, Counter[str]] = {}
        for name, value in document.fields.items():
            getattr(self, f"take_{fields[name].value}")(name, value)

    def take_whole(self, name, value):
        self.take_wholes(name, [value])

    def take_wholes(self, name, values):
        for value in values:
            value.encode()
        self.values[name] = list(dict.fromkeys(filter(None, values)))

    def take_integer(self, name, value):
        self.values[name] = [int(value)]

    def take_grams(self, name, value):
        value.encode()
        self.parts[name] = [part for part in fold(value).split(PART_BREAK) if part]

    def take_words(self, name, value):
        value.encode()
        self.words[name] = Counter(filter(segmentation.is_word, segmentation.cut(value)))

    def contains(self, field: str, text: str) -> bool:
        return any(text in part for part in self.parts.get(field, ()))

    def count(self, field: str, text: str) -> int:
        return sum(part.count(text) for part in self.parts.get(field, ()))

    def length(self, field: str) -> int:
        return sum(self.words[field].values()) if field in self.words else sum(map(len, self.parts.get(field, ())))

    def first(self, field: str) -> Any:
        """Its value, the smallest of several; None where it has none."""
        return min(self.values.get(field, ()), default=None)


class Matching:
    """`of(node)` is {key: score} of what a node matches among the documents."""

    def __init__(self, held: Mapping[int, HeldDocument], fields: Mapping[str, FieldKind]):
        self.held, self.fields = held, fields

    def of(self, node: nodes.PlanNode) -> dict[int, float]:
        return getattr(self, f"of_{type(node).__name__.lower()}")(node)

    def unscored(self, is_matching: Callable[[HeldDocument], bool]) -> dict[int, float]:
        return {pk: 0.0 for pk, document in self.held.items() if is_matching(document)}

    def of_matchall(self, node: nodes.MatchAll):
        return self.unscored(lambda document: True)

    def of_matchnone(self, node: nodes.MatchNone):
        return {}

    def of_term(self, node: nodes.Term):
        return self.unscored(lambda document: node.value in document.values.get(node.field, ()))

    def of_compare(self, node: nodes.Compare):
        is_number = self.fields[node.field] is FieldKind.INTEGER
        is_none_enough = node.lookup == "in" and None in node.value
        return self.unscored(
            lambda document: (
                any(holds(node.lookup, value, node.value, is_number) for value in document.values.get(node.field, ()))
                or (is_none_enough and not document.values.get(node.field))
            )
        )

    def of_contains(self, node: nodes.Contains):
        containing = [document for document in self.held.values() if document.contains(node.field, node.text)]
        return {
            document.pk: self.idf(len(containing))
            * tf_saturation(self.frequency(document, node.field, node.text, node.weights.b), node.weights.k1)
            for document in containing
        }

    def of_spelled(self, node: nodes.Spelled):
        ends = {pk: spelled_ends(one.parts.get(node.field, ()), node.steps) for pk, one in self.held.items()}
        found = {pk: count for pk, count in ends.items() if count}
        return {
            pk: self.idf(len(found))
            * tf_saturation(count / self.norm(self.held[pk], node.field, node.weights.b), node.weights.k1)
            for pk, count in found.items()
        }

    def of_rankedword(self, node: nodes.RankedWord):
        containing = [document for document in self.held.values() if document.contains(ANYWHERE, node.text)]
        return {document.pk: self.idf(len(containing)) * self.word_score(document, node) for document in containing}

    def word_score(self, document, node):
        weights, frequency, is_own = node.weights, 0.0, False
        for name, (words, grams) in RANKED.items():
            as_word = document.words.get(words, Counter())[node.text]
            counted = weights.within * document.count(grams, node.text) + (1 - weights.within) * as_word
            frequency += getattr(weights, name) * counted / self.norm(document, words, weights.b)
            is_own = is_own or as_word > 0
        score = tf_saturation(frequency, weights.k1) * (1.0 if is_own else weights.only_within)
        is_titled = document.contains(RANKED["title"][1], node.text)
        return score + is_own * weights.own_word + is_titled * weights.in_title

    def of_cutthrough(self, node: nodes.CutThrough):
        return self.unscored(lambda document: document.contains(ANYWHERE, node.text) and not is_worded(document, node))

    def of_allof(self, node: nodes.AllOf):
        found = [self.of(part) for part in node.parts]
        return {pk: sum(one[pk] for one in found) for pk in self.held if all(pk in one for one in found)}

    def of_anyof(self, node: nodes.AnyOf):
        return self.some(node.parts, sum)

    def of_bestof(self, node: nodes.BestOf):
        return self.some(node.parts, max)

    def some(self, parts, together):
        found = [self.of(part) for part in parts]
        scores = {pk: [one[pk] for one in found if pk in one] for pk in self.held}
        return {pk: together(some) for pk, some in scores.items() if some}

    def of_without(self, node: nodes.Without):
        found = self.of(node.part)
        return self.unscored(lambda document: document.pk not in found)

    def of_scaled(self, node: nodes.Scaled):
        return {pk: node.by * score for pk, score in self.of(node.part).items()}

    def of_constant(self, node: nodes.Constant):
        return dict.fromkeys(self.of(node.part), node.score)

    def of_boosted(self, node: nodes.Boosted):
        bonuses = [self.of(bonus) for bonus in node.bonuses]
        return {pk: score + sum(bonus.get(pk, 0.0) for bonus in bonuses) for pk, score in self.of(node.part).items()}

    def of_near(self, node: nodes.Near):
        idf = {pair: self.idf(sum(one.contains(ANYWHERE, pair) for one in self.held.values())) for pair in node.pairs}
        return {
            pk: score
            + node.by
            * sum(
                idf[pair] * self.pair_score(self.held[pk], pair, node)
                for pair in idf
                if self.held[pk].contains(ANYWHERE, pair)
            )
            for pk, score in self.of(node.part).items()
        }

    def pair_score(self, document, pair, node):
        grams, b = RANKED["title"][1], node.weights.b
        in_title = node.weights.title * self.frequency(document, grams, pair, b)
        return tf_saturation(self.frequency(document, ANYWHERE, pair, b) + in_title, node.k1)

    def of_firstheld(self, node: nodes.FirstHeld):
        borne = (plan for term, plan in node.options if self.of(term))
        return self.of(next(borne, node.options[0][1]))

    def frequency(self, document, field, text, b):
        return document.count(field, text) / self.norm(document, field, b)

    def norm(self, document, field, b):
        """What its length divides frequencies by; more than nothing, whatever b is."""
        lengths = [length for one in self.held.values() if (length := one.length(field))]
        average = sum(lengths) / len(lengths) if lengths else 1.0
        return (1 - b + b * document.length(field) / average) or 1.0

    def idf(self, count):
        return log(1 + (len(self.held) - count + 0.5) / (count + 0.5))


def spelled_ends(parts, steps) -> int:
    """How many ends the writings of these steps have in the parts of a field."""
    count = 0
    for part in parts:
        ends = set(range(len(part) + 1))
        for step in steps:
            ends = {end + len(text) for end in ends for text in step if part.startswith(text, end)}
        count += len(ends)
    return count


def tf_saturation(frequency: float, k1: float) -> float:
    return frequency * (k1 + 1) / (frequency + k1)


def is_worded(document: HeldDocument, node: nodes.CutThrough) -> bool:
    """Whether the text stands within a word, or is made of words in any composition."""
    words = [word for name, _ in RANKED.values() for word in document.words.get(name, ())]
    return any(node.text in word and word not in node.broken for word in words) or any(
        all(any(_WORDED[lookup](word, piece) for word in words) for lookup, piece in composition)
        for composition in node.compositions
    )


def holds(lookup: str, value: str | int, wanted: Any, is_number: bool) -> bool:
    """Whether a comparison holds for one value."""
    if lookup == "in":
        return any(holds("exact", value, one, is_number) for one in wanted if one is not None)
    if lookup == "range":
        return holds("gte", value, wanted[0], is_number) and holds("lte", value, wanted[1], is_number)
    if lookup in _WITHIN:
        return _WITHIN[lookup](str(value), str(wanted))
    if not is_number:
        return _COMPARED[lookup](value, str(wanted))
    return bool(_NUMBER.fullmatch(str(wanted))) and _COMPARED[lookup](value, int(str(wanted)))
