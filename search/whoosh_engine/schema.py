"""The schema of the index: the fields of a document, {name: FieldKind}, as Whoosh knows them.

Fields and formats are those that haystack's own schema for Whoosh has, without what would only make the index large:
stored copies of the text, columns, spelling, positions of words, numbers in several precisions.
"""

from collections.abc import Mapping

from whoosh.fields import ID as WHOLE
from whoosh.fields import KEYWORD, NUMERIC, TEXT, FieldType, Schema
from whoosh.formats import Existence, Frequency

from search.contract import FieldKind
from search.query.plan import RANKED
from search.whoosh_engine.analyzers import GramAnalyzer, WholeAnalyzer, WordAnalyzer
from search.whoosh_engine.segments.codec import PackedPositions

# What names a document in the index; `ID` is unique. The same as haystack's, by which indexes were written at first.
ID, LABEL, LABEL_KEY = "id", "django_ct", "django_id"
# {a weight's name: the field of words}, {the same: the field of grams}
WORDS = {name: words for name, (words, _) in RANKED.items()}
GRAMS = {name: grams for name, (_, grams) in RANKED.items()}


def schema_of(fields: Mapping[str, FieldKind]) -> Schema:
    """Whoosh's schema for documents with these fields."""
    names = {ID: WHOLE(stored=True, unique=True), LABEL: WHOLE(stored=True), LABEL_KEY: WHOLE(stored=True)}
    return Schema(**names, **{name: _field(kind) for name, kind in fields.items()})


def described(schema: Schema) -> str:
    """The schema in words, the same for the same schema: part of the index's stamp."""
    return "\n".join(
        f"{name} {type(field).__name__} {_named(getattr(field, 'analyzer', None))}"
        f" {_named(field.format)} {field.stored}"
        for name, field in sorted(schema.items())
    )


def _field(kind: FieldKind) -> FieldType:
    if kind is FieldKind.INTEGER:
        field = NUMERIC(stored=True, numtype=int)
        field.shift_step = 0
        return field
    if kind is FieldKind.WHOLES:
        return KEYWORD(stored=True, commas=True, scorable=True)
    analyzer, packed = _ANALYZED[kind]
    field = TEXT(stored=kind is FieldKind.WHOLE, analyzer=analyzer)
    field.column_type, field.spelling, field.format = None, False, packed
    return field


def _named(part) -> str:
    """Our own by the name that they have in stamps, whatever their class is called; Whoosh's by its class."""
    return getattr(part, "in_stamps", type(part).__name__)


_ANALYZED = {
    FieldKind.WORDS: (WordAnalyzer(), Frequency()),
    FieldKind.GRAMS: (GramAnalyzer(), PackedPositions()),
    FieldKind.WHOLE: (WholeAnalyzer(), Existence()),
}
