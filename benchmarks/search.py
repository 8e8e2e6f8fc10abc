"""make bench-search: the engine against tantivy and SQLite FTS5 at the same work, in one run.

Each answer is the 20 best, how many there are, and how many of each province and year. Words are jieba's for all
three; ours finds them besides wherever they stand inside others. Rounds are interleaved, figures are medians.
"""

import argparse
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import Random

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="bench-search-"))

import django  # noqa: E402

django.setup()

import tantivy  # noqa: E402
from haystack import connections  # noqa: E402

from benchmarks import vocabulary  # noqa: E402
from benchmarks.parse import resident  # noqa: E402
from search import analysis  # noqa: E402
from search.analysis import segmentation  # noqa: E402
from search.analysis.folding import fold  # noqa: E402
from search.engine.answering import answer  # noqa: E402
from search.engine.integrity import DurableStorage  # noqa: E402
from search.engine.opening import Opened  # noqa: E402
from search.engine.writing import Writer  # noqa: E402
from search.query.parser import parse  # noqa: E402

FACETS = ("province", "year")
ROUNDS, TERM_QUERIES, PHRASES = 9, 20, 10


def rows(count: int) -> list[dict]:
    """The directives as the index takes them."""
    held = []
    for key, text in enumerate(vocabulary.texts(count), 1):
        title, year = text.split("\n", 3)[2], 2005 + key % 20
        held.append({
            "id": f"archive.directive.{key}", "django_ct": "archive.directive", "django_id": str(key), "key": key,
            "text": text, "title": title, "headings": "", "grams": f"{text}\x00{title}", "title_grams": title,
            "heading_grams": "", "province": str(110000 + key % 31 * 10000), "year": year, "dated": year * 10000 + 101,
        })  # fmt: skip
    return held


def words_of(text: str) -> list[str]:
    return [piece for piece in segmentation.cut(text) if segmentation.is_word(piece)]


class Ours:
    def __init__(self, folder: Path, held: list[dict]):
        backend = connections["default"].get_backend()
        schema = backend.build_schema(connections["default"].get_unified_index().all_searchfields())[1]
        began = time.perf_counter()
        writer = Writer(DurableStorage(str(folder)), schema, fresh=True)
        for row in held:
            writer.add_document(**row)
        writer.commit()
        self.built = len(held) / (time.perf_counter() - began)
        self.snapshot = Opened(128 << 20).snapshot(folder, 1, schema)

    def ask(self, words: list[str], phrase=False) -> int:
        text = f'"{"".join(words)}"' if phrase else " ".join(words)
        return answer(self.snapshot, parse(text)[0], facets=FACETS).total


class Tantivy:
    _COUNTS = {name: {"terms": {"field": name, "size": 50}} for name in FACETS}

    def __init__(self, folder: Path, held: list[dict]):
        builder = tantivy.SchemaBuilder()
        for name in ("words", "grams"):
            builder.add_text_field(name, tokenizer_name="whitespace")
        builder.add_text_field("province", tokenizer_name="raw", fast=True)
        builder.add_integer_field("year", fast=True)
        self.schema = builder.build()
        index = tantivy.Index(self.schema, str(folder))
        writer = index.writer(100_000_000, 1)
        for row in held:
            writer.add_document(tantivy.Document(
                words=" ".join(words_of(row["text"])), grams=" ".join(grams_of(row["text"])),
                province=row["province"], year=row["year"],
            ))  # fmt: skip
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def ask(self, words: list[str], phrase="") -> int:
        if phrase:
            text = "".join(words)
            terms = grams_of(text) if phrase == "grams" else words_of(text)
            query = tantivy.Query.phrase_query(self.schema, phrase, terms)
        else:
            terms = [tantivy.Query.term_query(self.schema, "words", word) for word in words]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])
        found = self.searcher.search(query, 20, count=True)
        self.searcher.aggregate(query, self._COUNTS)
        return found.count


class Fts5:
    def __init__(self, folder: Path, held: list[dict]):
        self.path = folder / "fts5.sqlite3"
        with sqlite3.connect(self.path) as base:
            base.execute("CREATE VIRTUAL TABLE texts USING fts5(words, province UNINDEXED, year UNINDEXED)")
            base.executemany(
                "INSERT INTO texts VALUES (?, ?, ?)",
                ((" ".join(words_of(row["text"])), row["province"], row["year"]) for row in held),
            )

    def ask(self, words: list[str]) -> int:
        """On a connection of its own: nothing is in memory but what the system keeps of the file."""
        base = sqlite3.connect(self.path)
        match = (" ".join(f'"{word}"' for word in words),)
        base.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 20", match).fetchall()
        for name in FACETS:
            base.execute(f"SELECT {name}, count(*) FROM texts WHERE texts MATCH ? GROUP BY 1", match).fetchall()
        total = base.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", match).fetchone()[0]
        base.close()
        return total


def grams_of(text: str) -> list[str]:
    folded = fold(text)
    return [folded[at : at + 2] for at in range(len(folded) - 1)]


def queries(held: list[dict], seed: int = 3) -> tuple[list[list[str]], list[list[str]]]:
    """(words that stand together in some text, neighbouring words of some text)."""
    random = Random(seed)
    terms, phrases = [], []
    while len(terms) < TERM_QUERIES:
        known = sorted({word for word in words_of(random.choice(held)["text"]) if len(word) > 1})
        terms.append(random.sample(known, len(terms) % 5 + 1))
    while len(phrases) < PHRASES:
        pieces = segmentation.cut(random.choice(held)["text"])
        length = len(phrases) % 5 + 3
        start = random.randrange(len(pieces) - length)
        if all(map(segmentation.is_word, pieces[start : start + length])):
            phrases.append(pieces[start : start + length])
    return terms, phrases


def timed(ask, *arguments) -> float:
    began = time.perf_counter()
    ask(*arguments)
    return (time.perf_counter() - began) * 1000


def compared(systems: dict, asked: list, before=lambda: None) -> dict:
    """{system: median milliseconds}, each query asked of every system in turn."""
    taken = {name: [] for name in systems}
    for one in asked:
        rounds = {name: [] for name in systems}
        for _ in range(ROUNDS):
            for name, ask in systems.items():
                before()
                rounds[name].append(timed(ask, one))
        for name, times in rounds.items():
            taken[name].append(statistics.median(times))
    return {name: round(statistics.median(times), 3) for name, times in taken.items()}


def measured(count: int) -> dict:
    held = rows(count)
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / name for name in ("ours", "tantivy", "fts5")]
        for place in places:
            place.mkdir()
        ours, rival, fts5 = (kind(place, held) for kind, place in zip((Ours, Tantivy, Fts5), places, strict=True))
        terms, phrases = queries(held)
        del held
        for one in terms:
            ours.ask(one)
        warm = compared({"ours": ours.ask, "tantivy": rival.ask}, terms)
        exact = {
            "ours": lambda one: ours.ask(one, True),
            "tantivy_words": lambda one: rival.ask(one, "words"),
            "tantivy_same_grams": lambda one: rival.ask(one, "grams"),
        }
        found = [[ask(one) for ask in exact.values()] for one in phrases]
        phrase = compared(exact, phrases, ours.snapshot.forget_phrases)
        first = compared({"ours": ours.ask, "fts5": fts5.ask}, terms, ours.snapshot.forget)
    return {
        "directives": count,
        "terms_in_memory_ms": warm,
        "phrases_in_memory_ms": phrase,
        "phrase_hits_same_as_tantivys_grams": sum(one[0] == one[2] for one in found) / len(found),
        "first_time_ms": first,
        "times_tantivy_terms": round(warm["ours"] / warm["tantivy"], 2),
        "times_tantivy_phrases_words": round(phrase["ours"] / phrase["tantivy_words"], 2),
        "times_tantivy_phrases_same_grams": round(phrase["ours"] / phrase["tantivy_same_grams"], 2),
        "times_fts5_first": round(first["ours"] / first["fts5"], 2),
        "built_directives_a_second_one_core": round(ours.built, 1),
        "resident_mb": resident() >> 20,
    }


def table(found: list[dict]) -> str:
    names = [name for name in found[0] if name != "directives"]
    lines = ["| | " + " | ".join(f"{one['directives']:,}" for one in found) + " |", "|---|" + "---|" * len(found)]
    for name in names:
        cells = [", ".join(f"{k} {v}" for k, v in one[name].items()) if isinstance(one[name], dict) else one[name]
                 for one in found]  # fmt: skip
        lines.append(f"| {name.replace('_', ' ')} | " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options.add_argument("--sizes", default="1000,10000", help="how many directives, separated by commas")
    options.add_argument("--write", action="store_true", help="write the table to benchmarks/RESULTS.md")
    arguments = options.parse_args()
    analysis.initialize()
    found = []
    for size in map(int, arguments.sizes.split(",")):
        print(f"{size} directives …", file=sys.stderr)
        found.append(measured(size))
    if arguments.json:
        print(json.dumps({str(one["directives"]): one for one in found}))
        return
    print(table(found))
    if arguments.write:
        head = f"# make bench-search\n\n{date.today()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}.\n\n"
        (Path(__file__).parent / "RESULTS.md").write_text(f"{head}{table(found)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
