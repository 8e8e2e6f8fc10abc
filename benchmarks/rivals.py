"""What ours is compared with: haystack as it comes with jieba's analyzer, tantivy with jieba, pairs of characters.

Each is set up at its best as far as its users' guides go; the reasons stand beside the settings.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import jieba
import tantivy
from haystack import connections, indexes
from haystack.query import SearchQuerySet
from jieba.analyse import ChineseAnalyzer
from whoosh.qparser import OrGroup

from archive.models import Directive
from benchmarks.judgments import Document

# 2 and 4 were tried: a boost on a field of its own takes any word of any title for the answer, and costs
# tantivy up to a third of its nDCG where texts are articles.
TITLE_BOOST = 1.0

Ask = Callable[[str, int], list[str]]


class Rivals:
    """Each is set up as it is asked for: over the documents, or the rows of an archive that holds them."""

    def __init__(self, documents: Sequence[Document], ids: dict[int, str], folder: Path):
        self._documents, self._ids, self._folder = documents, ids, folder

    def asked(self, name: str) -> Ask:
        """What takes a query and how many ids are wanted, and gives the best."""
        if name in TERMS:
            return Tantivy(self._documents, TERMS[name]).ranked
        return self._stock.ranked if name == "stock" else self._stock.ranked_by_any_word

    @cached_property
    def _stock(self) -> "Stock":
        return Stock(self._ids, self._folder)


class StockIndex(indexes.SearchIndex, indexes.Indexable):
    """Title and text in one document field, as haystack's guide has it."""

    text = indexes.CharField(document=True, analyzer=ChineseAnalyzer())

    def get_model(self):
        return Directive

    def prepare_text(self, directive: Directive) -> str:
        # One without a title is called by its first words, which need not stand twice.
        return directive.text if directive.text.startswith(directive.title) else f"{directive.title}\n{directive.text}"


class Stock:
    """haystack's own Whoosh backend over the rows of an archive, asked through auto_query. It wants every word, so
    that it leaves most questions without an answer; by any word it is told to take one for enough."""

    def __init__(self, ids: dict[int, str], folder: Path):
        engine = "haystack.backends.whoosh_backend.WhooshEngine"
        connections.connections_info["stock"] = {"ENGINE": engine, "PATH": str(folder)}
        self._ids, index = ids, StockIndex()
        connections["stock"].get_unified_index().build([index])
        self._backend = connections["stock"].get_backend()
        # In one go: between batches Whoosh would merge what it has, again and again.
        self._backend.update(index, list(Directive.objects.order_by("pk").only("title", "text")))
        self._every_word = self._backend.parser.group

    def ranked(self, text: str, most: int) -> list[str]:
        return self._ranked(text, most, self._every_word)

    def ranked_by_any_word(self, text: str, most: int) -> list[str]:
        return self._ranked(text, most, OrGroup)

    def _ranked(self, text, most, group):
        self._backend.parser.group = group
        found = SearchQuerySet(using="stock").auto_query(text)[:most]
        return [self._ids[int(result.pk)] for result in found]


class Tantivy:
    """Any of the terms that `terms_of` makes of a text, BM25 over title and text."""

    def __init__(self, documents: Sequence[Document], terms_of: Callable[[str], list[str]]):
        builder = tantivy.SchemaBuilder()
        for name in ("title", "text"):
            builder.add_text_field(name, tokenizer_name="whitespace")
        builder.add_integer_field("at", stored=True)
        self._schema, self._terms_of = builder.build(), terms_of
        index = tantivy.Index(self._schema)
        writer = index.writer(100_000_000, 1)
        for at, one in enumerate(documents):
            fields = {"title": " ".join(terms_of(one.title)), "text": " ".join(terms_of(one.text))}
            writer.add_document(tantivy.Document(at=at, **fields))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher, self._ids = index.searcher(), [one.id for one in documents]

    def ranked(self, text: str, most: int) -> list[str]:
        terms = dict.fromkeys(self._terms_of(text))
        parts = [tantivy.Query.term_query(self._schema, "text", term) for term in terms]
        for term in terms:
            in_title = tantivy.Query.term_query(self._schema, "title", term)
            parts.append(tantivy.Query.boost_query(in_title, TITLE_BOOST))
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        hits = self._searcher.search(query, most).hits if parts else []
        return [self._ids[self._searcher.doc(address)["at"][0]] for _, address in hits]


def words_of(text: str) -> list[str]:
    """jieba's words, those within words too, as its own analyzers do."""
    return [word for word in jieba.lcut_for_search(text.lower()) if any(map(str.isalnum, word))]


def pairs_of(text: str) -> list[str]:
    """Every pair of neighbouring letters; none reaches across a sign or white space."""
    runs = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return [f"{first}{second}" for run in runs for first, second in pairwise(run)] or runs


def words_and_pairs_of(text: str) -> list[str]:
    return [*words_of(text), *pairs_of(text)]


TERMS = {"pairs": pairs_of, "tantivy": words_of, "both": words_and_pairs_of}
