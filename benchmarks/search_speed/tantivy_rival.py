"""tantivy at the same work: jieba's words and pairs of characters, both given it cut already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from benchmarks.search_speed.ours import FACETS, grams_of, words_of
from benchmarks.search_speed.questions import Question

_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_COUNTS = {name: {"terms": {"field": name, "size": 50}} for name in FACETS}


def _schema():
    builder = tantivy.SchemaBuilder()
    for name in ("words", "grams"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    builder.add_text_field("province", tokenizer_name="raw", fast=True)
    builder.add_integer_field("year", fast=True, indexed=True)
    builder.add_integer_field("key", stored=True)
    return builder.build()


@contextmanager
def built(folder: Path) -> Iterator[Callable[[dict], None]]:
    """A function that adds a row to a new index in an empty folder; merged as tantivy sees fit."""
    writer = tantivy.Index(_schema(), str(folder)).writer(200_000_000, 1)

    def add(row):
        writer.add_document(tantivy.Document(
            words=" ".join(row["words"]), grams=" ".join(row["grams"]), province=row["region_id"], year=row["year"],
            key=row["pk"],
        ))  # fmt: skip

    yield add
    writer.commit()
    writer.wait_merging_threads()


class Tantivy:
    """`phrases` names the field that phrases are asked of. With `counting` the total comes with the 20 best; without
    it, the 20 best are looked for with shortcuts and the total is the sum of the counts by year."""

    def __init__(self, folder: Path, phrases: str = "words", counting: bool = True):
        self._index = tantivy.Index.open(str(folder))
        self._index.reload()
        self._searcher, self._schema = self._index.searcher(), self._index.schema
        self._phrases, self._counting = phrases, counting

    def ask(self, question: Question) -> int:
        """How many there are; the 20 best and the counts are found too."""
        query = self._query(question)
        found = self._searcher.search(query, 20, count=self._counting)
        counts = self._searcher.aggregate(query, _COUNTS)
        if self._counting:
            return found.count
        return sum(bucket["doc_count"] for bucket in counts["year"]["buckets"])

    def keys(self, question: Question) -> set[int]:
        """The keys of all that match."""
        found = self._searcher.search(self._query(question), self._searcher.num_docs)
        return {self._searcher.doc(address)["key"][0] for _, address in found.hits}

    def _query(self, question):
        if question.kind == "phrase":
            text = "".join(question.words)
            terms = grams_of(text) if self._phrases == "grams" else words_of(text)
            return tantivy.Query.phrase_query(self._schema, self._phrases, terms)
        parts = [(_SHOULD if question.kind == "either" else _MUST, self._term("words", one)) for one in question.words]
        if question.kind == "without":
            parts[-1] = (_NOT, parts[-1][1])
        for name in FACETS:
            if value := getattr(question, name):
                parts.append((_MUST, tantivy.Query.const_score_query(self._term(name, value), 0.0)))
        return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)

    def _term(self, field, value):
        return tantivy.Query.term_query(self._schema, field, value)
