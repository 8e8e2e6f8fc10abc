"""What haystack's schema for Whoosh needs changed."""

from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.formats import Existence, Frequency

from search.whoosh_engine.analyzers import GramAnalyzer, WordAnalyzer
from search.whoosh_engine.segments.codec import PackedPositions

# Names of the gram fields by the field a query names; "" is everything that counts as text.
GRAMS = {
    "": "grams",
    "title": "title_grams",
    "headings": "heading_grams",
    "number": "number_grams",
    "issuer": "issuer_grams",
    "topic": "topic_grams",
}
# Names of the word fields that are ranked by.
WORDS = {"title": "title", "headings": "headings", "body": "text"}


def slim_schema(schema: Schema) -> Schema:
    """The schema without what would only make the index large: stored copies of the text, columns, spelling,
    positions of words, numbers in several precisions."""
    for _, field in schema.items():
        if isinstance(field, TEXT):
            field.column_type, field.spelling = None, False
            field.stored = field.stored and not isinstance(field.analyzer, GramAnalyzer | WordAnalyzer)
            field.format = _format(field.analyzer)
        elif isinstance(field, NUMERIC):
            field.shift_step = 0
    return schema


def described(schema: Schema) -> str:
    """The schema in words, the same for the same schema: part of the index's stamp."""
    return "\n".join(
        f"{name} {type(field).__name__} {_named(getattr(field, 'analyzer', None))}"
        f" {_named(field.format)} {field.stored}"
        for name, field in sorted(schema.items())
    )


def _named(part) -> str:
    """Our own by the name that they have in stamps, whatever their class is called; Whoosh's by its class."""
    return getattr(part, "in_stamps", type(part).__name__)


def _format(analyzer):
    if isinstance(analyzer, GramAnalyzer):
        return PackedPositions()
    return Frequency() if isinstance(analyzer, WordAnalyzer) else Existence()
