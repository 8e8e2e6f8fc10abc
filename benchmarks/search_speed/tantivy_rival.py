"""tantivy at the same work: jieba's words and pairs of characters, both given it cut already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

try:
    import tantivy
except ImportError:  # the rows it is the rival of say so
    tantivy = None

from benchmarks.search_speed.ours import FACETS, pairs_of, words_of
from benchmarks.search_speed.questions import Question

_COUNTS = {name: {"terms": {"field": name, "size": 50}} for name in FACETS}


@contextmanager
def built(folder: Path) -> Iterator[Callable[[dict], None]]:
    """A function that adds a row to a new index in a new folder; merged as tantivy sees fit."""
    if tantivy is None:
        raise RuntimeError("tantivy is not installed: make test installs it")
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    for name in ("words", "pairs"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    builder.add_text_field("province", tokenizer_name="raw", fast=True)
    builder.add_integer_field("year", fast=True, indexed=True)
    writer = tantivy.Index(builder.build(), str(folder)).writer(200_000_000, 1)

    def add(row):
        writer.add_document(tantivy.Document(
            words=" ".join(words_of(row["text"])), pairs=" ".join(pairs_of(row["text"])),
            province=row["region_id"], year=row["year"],
        ))  # fmt: skip

    yield add
    writer.commit()
    writer.wait_merging_threads()


class Tantivy:
    """`field` is "words", where a word is a term, or "pairs", where it is the pairs of characters it is made of, side
    by side. With `counting` the total comes with the 20 best; without it, the 20 best are looked for with shortcuts
    and the total is the sum of the counts by year."""

    def __init__(self, folder: Path, field: str = "words", counting: bool = True):
        self._index = tantivy.Index.open(str(folder))
        self._index.reload()
        self._searcher, self._schema = self._index.searcher(), self._index.schema
        self._field, self._counting = field, counting

        self._made = cache(self._query)

    def ask(self, question: Question) -> int:
        """How many there are; the 20 best and the counts are found too."""
        return self._answer(self._query(question))

    def ask_made(self, question: Question) -> int:
        """The same of a query that is made once and kept."""
        return self._answer(self._made(question))

    def _answer(self, query):
        found = self._searcher.search(query, 20, count=self._counting)
        counts = self._searcher.aggregate(query, _COUNTS)
        if self._counting:
            return found.count
        return sum(bucket["doc_count"] for bucket in counts["year"]["buckets"])

    def _query(self, question):
        if question.kind == "phrase":
            return self._phrase("".join(question.words))
        occur = tantivy.Occur
        either = question.kind == "either"
        parts = [(occur.Should if either else occur.Must, self._word(one)) for one in question.words]
        if question.kind == "without":
            parts[-1] = (occur.MustNot, parts[-1][1])
        for name in FACETS:
            if value := getattr(question, name):
                parts.append((occur.Must, tantivy.Query.const_score_query(self._term(name, value), 0.0)))
        return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)

    def _word(self, word):
        return self._term("words", word) if self._field == "words" else self._phrase(word)

    def _phrase(self, text):
        terms = pairs_of(text) if self._field == "pairs" else words_of(text)
        if len(terms) == 1:
            return self._term(self._field, terms[0])
        return tantivy.Query.phrase_query(self._schema, self._field, terms)

    def _term(self, field, value):
        return tantivy.Query.term_query(self._schema, field, value)
