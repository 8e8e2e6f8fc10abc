"""Clauses that many directives of the archive have: told by a sample, kept until anything changes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from archive.catalogue.data_version import memoize
from archive.catalogue.known_directives import known
from archive.lexicon.folding import fold
from archive.models import Directive
from archive.privacy.sight import EVERYBODY

# Of so many directives a clause that a third has is in a third of all, give or take seven in a hundred.
SAMPLE = 200
SHARE = 1 / 3
# In a small archive the two that are compared, and two more.
LEAST = 4
# So much of a text: the sample stays some megabytes.
LENGTH = 20_000
_NO_WORDS = re.compile(r"[\W_]+")


class StockClauses(NamedTuple):
    """The texts of the sample, each as what its clauses are looked for in."""

    texts: tuple[str, ...]

    def __call__(self, clause: str) -> bool:
        """Whether many directives have this clause, punctuation and white space not counted."""
        wanted, least = _plain(clause), max(LEAST, SHARE * len(self.texts))
        seen = 0
        for at, text in enumerate(self.texts):
            seen += wanted in text
            if seen >= least:
                return True
            if seen + len(self.texts) - at <= least:
                return False
        return False


def stock_clauses() -> Callable[[str], bool]:
    """Of directives that everybody may know of, spread evenly over the archive in the order they came."""
    return memoize("stock clauses", lambda: StockClauses(_sample()))


def _sample() -> tuple[str, ...]:
    rows = known(Directive.objects.all(), EVERYBODY).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    chosen = keys[:: max(1, -(-len(keys) // SAMPLE))]
    return tuple(_plain(text[:LENGTH]) for text in rows.filter(pk__in=chosen).values_list("text", flat=True))


def _plain(text: str) -> str:
    return _NO_WORDS.sub("", fold(text))
