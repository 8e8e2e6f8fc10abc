"""python -m benchmarks.relevance --documents docs.jsonl --queries queries.jsonl: what a reader sees, judged.

docs.jsonl has {"id", "title", "text"} a line, queries.jsonl {"id", "text", "relevant": [ids]}. `ours` is a temporary
archive with these texts, asked as the results page asks: what has all the words, then what has the most telling of
them. The rivals are tantivy with jieba's words and BM25 over pairs of characters, each asked for any of them.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="relevance-")

import django  # noqa: E402

django.setup()

import tantivy  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import QueryDict  # noqa: E402

from archive.models import Directive, Source  # noqa: E402
from benchmarks.metrics import averages  # noqa: E402
from search import indexer  # noqa: E402
from search.analysis import segmentation  # noqa: E402
from search.analysis.folding import fold  # noqa: E402
from search.analysis.grams import pairs_of  # noqa: E402
from search.forms import SearchForm  # noqa: E402

BEST, TITLE_BOOST = 10, 4.0
_LONGEST_TITLE = 40


def records(path: Path, *wanted: str) -> Iterator[dict]:
    """The objects of a file, one a line. Ends the program with a sentence where a line is none, or lacks a name."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                sys.exit(f"{path}:{number}: no JSON object on this line ({error}).")
            if not isinstance(record, dict) or not set(wanted) <= record.keys():
                sys.exit(f"{path}:{number}: an object with {', '.join(wanted)} is needed here.")
            yield record


class Ours:
    """The archive itself. A text without a title is called by its first words, as a reader would."""

    def __init__(self, documents: list[dict]):
        call_command("migrate", verbosity=0, interactive=False)
        Source.objects.bulk_create(
            (Source(sha256=f"{at:064x}", file=str(at), name=f"{at}.txt", media_type="text/plain", size=1)
             for at in range(len(documents))), batch_size=500,
        )  # fmt: skip
        sources = list(Source.objects.order_by("sha256").values_list("pk", flat=True))
        rows = []
        for source, one in zip(sources, documents, strict=True):
            text = str(one.get("text") or "")
            title = str(one.get("title") or "")[:500].strip() or text.strip()[:_LONGEST_TITLE] or "无题"
            rows.append(Directive(source_id=source, title=title, text=text))
            rows[-1].set_keys()
        Directive.objects.bulk_create(rows, batch_size=500)
        indexer.rebuild()
        keys = Directive.objects.order_by("source__sha256").values_list("pk", flat=True)
        self._ids = {key: one["id"] for key, one in zip(keys, documents, strict=True)}

    def ranked(self, text: str) -> list:
        form = SearchForm(QueryDict(mutable=True) | {"q": text})
        form.is_valid()
        return [self._ids[int(result.pk)] for result in form.results(BEST)]


class Tantivy:
    """Any of the terms that `terms_of` makes of a text, BM25, the title boosted."""

    def __init__(self, documents: list[dict], terms_of):
        builder = tantivy.SchemaBuilder()
        for name in ("title", "text"):
            builder.add_text_field(name, tokenizer_name="whitespace")
        builder.add_integer_field("at", stored=True)
        self._schema, self._terms_of = builder.build(), terms_of
        index = tantivy.Index(self._schema)
        writer = index.writer(100_000_000, 1)
        for at, one in enumerate(documents):
            fields = {name: " ".join(terms_of(str(one.get(name) or ""))) for name in ("title", "text")}
            writer.add_document(tantivy.Document(at=at, **fields))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher, self._ids = index.searcher(), [one["id"] for one in documents]

    def ranked(self, text: str) -> list:
        parts = []
        for term in dict.fromkeys(self._terms_of(text)):
            in_title = tantivy.Query.term_query(self._schema, "title", term)
            parts += [tantivy.Query.boost_query(in_title, TITLE_BOOST)]
            parts += [tantivy.Query.term_query(self._schema, "text", term)]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        hits = self._searcher.search(query, BEST).hits
        return [self._ids[self._searcher.doc(address)["at"][0]] for _, address in hits]


def words_of(text: str) -> list[str]:
    return [piece for piece in segmentation.cut(text) if segmentation.is_word(piece)]


def pairs_in(text: str) -> list[str]:
    return [pair for word in words_of_runs(text) for pair in pairs_of(word)]


def words_of_runs(text: str) -> list[str]:
    """Runs of letters: no pair reaches across punctuation."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def measured(documents: list[dict], queries: list[dict]) -> dict:
    systems = {
        "ours": lambda: Ours(documents),
        "tantivy, jieba's words": lambda: Tantivy(documents, words_of),
        "pairs of characters": lambda: Tantivy(documents, pairs_in),
    }
    judged = [set(query["relevant"]) for query in queries]
    found = {}
    for name, make in systems.items():
        print(f"{name} …", file=sys.stderr)
        system = make()
        found[name] = averages([system.ranked(str(query["text"])) for query in queries], judged)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=Path, required=True)
    options.add_argument("--queries", type=Path, required=True)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    arguments = options.parse_args()
    documents = list(records(arguments.documents, "id", "text"))
    queries = list(records(arguments.queries, "id", "text", "relevant"))
    if not documents or not queries:
        sys.exit("Both files need at least one line.")
    found = measured(documents, queries)
    if arguments.json:
        print(json.dumps({"documents": len(documents), "queries": len(queries), "systems": found}))
        return
    print(f"{len(documents)} documents, {len(queries)} queries")
    for name, figures in found.items():
        print(f"{name:26}" + "".join(f"{metric:>12}{value:8.3f}" for metric, value in figures.items()))


if __name__ == "__main__":
    main()
