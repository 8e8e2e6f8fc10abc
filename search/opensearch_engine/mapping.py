"""What an index is made with: its settings and the fields of a document, all analysed before they are sent."""

from collections.abc import Mapping
from typing import Any

from search.contract import FieldKind

# What an engine holds beside the fields of the contract.
HELD = "held"
# Each word of title, headings and text; each end of each of them, with the word (see document_source).
WORDS, WORD_ENDS = f"{HELD}.words", f"{HELD}.word_ends"
# How long fields are, and their folded texts: what scores are reckoned of.
LENGTHS, WRITTEN = f"{HELD}.lengths", f"{HELD}.written"
# How many rows a question may reach without a point in time: the cluster's own default.
MOST_ROWS = 10_000
# A page that somebody pasted is looked for letter by letter. To be set once for a cluster.
CLUSTER_SETTINGS = {"indices.query.bool.max_clause_count": 65_536}

_UNRANKED = {"type": "keyword", "doc_values": False}
_PLAIN_NUMBER = {"type": "integer", "index": False}
_BY_KIND: dict[FieldKind, dict[str, Any]] = {
    FieldKind.WORDS: {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
    FieldKind.GRAMS: {"type": "text", "analyzer": "whitespace", "index_options": "positions"},
    FieldKind.WHOLE: {"type": "keyword"},
    FieldKind.WHOLES: {"type": "keyword"},
    FieldKind.INTEGER: {"type": "long", "coerce": False, "fields": {"digits": {"type": "keyword"}}},
}
TEXTS = (FieldKind.WORDS, FieldKind.GRAMS)


def index_body(fields: Mapping[str, FieldKind], shards: int, replicas: int) -> dict[str, Any]:
    """What a new index for documents with these fields is made with."""
    texts = [name for name, kind in fields.items() if kind in TEXTS]
    held = {
        "words": _UNRANKED,
        "word_ends": _UNRANKED,
        "lengths": {"properties": dict.fromkeys(texts, _PLAIN_NUMBER)},
        "written": {"type": "object", "enabled": False},
    }
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "index.max_terms_count": 1 << 20,
            "index.max_result_window": MOST_ROWS,
        },
        "mappings": {
            "dynamic": "strict",
            # Tokens are told by the texts that are kept.
            "_source": {"excludes": [*texts, WORDS, WORD_ENDS]},
            "properties": {name: _BY_KIND[kind] for name, kind in fields.items()} | {HELD: {"properties": held}},
        },
    }
