"""Clauses that many directives of the archive have: told by a sample, kept until anything changes."""

from archive.catalogue.data_version import memoize
from archive.catalogue.known_directives import known
from archive.comparison.stock_phrases import StockPhrases
from archive.models import Directive
from archive.privacy.sight import EVERYBODY

# Of so many directives a clause that a third has is in a third of all, give or take seven in a hundred.
SAMPLE = 200
# So much of a text: the sample stays some megabytes.
LENGTH = 20_000


def stock_clauses() -> StockPhrases:
    """Of directives that everybody may know of, spread evenly over the archive in the order they came."""
    return memoize("stock clauses", lambda: StockPhrases(_sample()))


def _sample() -> list[str]:
    rows = known(Directive.objects.all(), EVERYBODY).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    chosen = keys[:: max(1, -(-len(keys) // SAMPLE))]
    return [text[:LENGTH] for text in rows.filter(pk__in=chosen).values_list("text", flat=True)]
