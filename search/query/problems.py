"""What may be wrong with a query. Nothing of it stops a search: the rest is understood all the same."""

from dataclasses import dataclass
from enum import StrEnum

MAX_LENGTH = 512
MAX_DEPTH = 20
# More words, phrases and numbers than anybody types; each costs a look into the index.
MAX_ASKED = 40


class Code(StrEnum):
    UNBALANCED_QUOTE = "unbalanced_quote"
    UNBALANCED_BRACKET = "unbalanced_bracket"
    UNKNOWN_FIELD = "unknown_field"
    BAD_YEAR = "bad_year"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many_words"
    LONG_WORDING = "long_wording"
    NOTHING = "nothing_to_search"
    DANGLING = "dangling_operator"


@dataclass(frozen=True)
class Problem:
    """`data` is what the problem is with: the unknown field's name, the operator left alone."""

    code: Code
    data: str = ""
