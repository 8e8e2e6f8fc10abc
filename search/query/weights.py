"""What a match is worth where: the settings' SEARCH_WEIGHTS."""

from dataclasses import dataclass
from functools import cached_property

from search.query.plan import Weights

# What a word costs that stands only where its ends cut through others: more than anything scores, so that all of these
# come last and are told by the sign. No weight: nothing is gained by another number.
CUT_THROUGH = -10_000.0


@dataclass(frozen=True)
class SearchWeights:
    """A field's weight counts an occurrence there as so many; `within` is what an occurrence inside a longer word
    counts; the bonuses are in units of a word's idf."""

    title: float = 4.0
    headings: float = 2.0
    body: float = 1.0
    within: float = 0.5
    # A directive that has the word only inside longer words gets this share of its score …
    only_within: float = 0.7
    # … one that has it as a word of its own this much more, and one that has it in the title this.
    own_word: float = 0.5
    in_title: float = 0.5
    # Words typed in one piece and found in one piece, in the text and in the title.
    whole: float = 1.0
    whole_title: float = 4.0
    # Where some of the words are enough, a sentence is not called by its title: `title`, `in_title`, `own_word` and
    # `only_within` there; what the scores of pairs of characters count, and how soon more of one adds no more.
    best_title: float = 3.0
    best_in_title: float = 0.25
    best_own_word: float = 1.0
    best_only_within: float = 0.7
    pairs: float = 1.0
    pairs_k1: float = 0.8
    # The share of its score that another name of a word gets.
    other_name: float = 0.8
    # More than any other writing of a quoted text is worth.
    verbatim: float = 30.0
    number: float = 1000.0
    citing: float = 100.0
    # What a directive gains by being of the place, the year, the type or level, the topic, the issuer that is named.
    named_place: float = 8.0
    named_year: float = 6.0
    named_type: float = 2.0
    named_topic: float = 2.0
    named_issuer: float = 6.0
    # The share of what counts elsewhere that words for such a place or year are worth where some of the words are
    # enough: others write of it too.
    named_mention: float = 0.25
    k1: float = 1.2
    b: float = 0.75

    @cached_property
    def all_words(self) -> Weights:
        """Where all words are asked for."""
        return Weights(
            self.title, self.headings, self.body, self.within, self.only_within, self.own_word, self.in_title,
            self.k1, self.b,
        )  # fmt: skip

    @cached_property
    def some_words(self) -> Weights:
        """Where some of the words are enough."""
        return Weights(
            self.best_title, self.headings, self.body, self.within, self.best_only_within, self.best_own_word,
            self.best_in_title, self.k1, self.b,
        )  # fmt: skip
