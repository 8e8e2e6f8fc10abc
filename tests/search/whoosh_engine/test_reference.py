"""The engine against Whoosh's own matching, on one index: every form of query, several segments, deletions."""

import random
from pathlib import Path

import pytest
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search.analysis.grams import cover
from search.analysis.matching_copy import fold
from search.haystack_front.connection import engine
from search.planning import Planner, order_of
from search.query.parser import parse
from search.query.tree import Phrase
from search.query.weights import SearchWeights
from search.whoosh_engine import ranking
from search.whoosh_engine.answer import answer
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.segments.index_writer import CROWD, Writer
from search.whoosh_engine.segments.segment_builder import NAME
from search.whoosh_engine.snapshot_cache import SnapshotCache
from search.whoosh_engine.storage.integrity import DurableStorage

WORDS = ["劳动", "竞赛", "工会", "职工", "安康杯", "职代会", "产业工人", "女职工", "帮扶", "书屋", "经费", "劳模"]
PROVINCES = ["110000", "520000", "530000"]


def document(chance, key):
    text = "".join(chance.choices(WORDS + ["，", "。", "的"], k=30))
    title = "".join(chance.choices(WORDS, k=3))
    return {
        "id": f"archive.directive.{key}", "django_ct": "archive.directive", "django_id": str(key), "key": key,
        "text": text, "title": title, "headings": "", "grams": f"{text}\x00{title}", "title_grams": title,
        "heading_grams": "", "province": chance.choice(PROVINCES), "year": chance.randint(2019, 2023),
    }  # fmt: skip


@pytest.fixture(scope="module")
def schema():
    return engine().schema


@pytest.fixture(scope="module")
def folder(tmp_path_factory, schema):
    """Three segments of different sizes, directives deleted and replaced in each."""
    chance, folder = random.Random(7), tmp_path_factory.mktemp("index")
    storage, key = DurableStorage(str(folder)), 0
    for size in (80, 20, 9):
        writer = Writer(storage, schema)
        for _ in range(size):
            key += 1
            writer.add_document(**document(chance, key))
        for gone in chance.sample(range(1, key), size // 10):
            writer.delete_by_term("id", f"archive.directive.{gone}")
        replaced = chance.randint(1, key - 1)
        writer.update_document(**document(chance, replaced))
        writer.commit()
    return folder


@pytest.fixture(scope="module")
def snapshot(folder, schema):
    return SnapshotCache(1 << 24).snapshot(folder, 1, schema)


@pytest.fixture(scope="module")
def searcher(folder, schema):
    with FileIndex(FileStorage(str(folder)), schema, NAME).searcher() as searcher:
        yield searcher


def asked(snapshot, text, rows=slice(0, None), facets=()):
    return answer(snapshot, Planner().plan(parse(text)[0]), rows=rows, order=order_of(), facets=facets)


def keys_of(snapshot, text):
    return {hit.pk for hit in asked(snapshot, text).hits}


def keys_of_the_very(snapshot, wording):
    """Whatever else it may be written as."""
    plan = Planner().plan(Phrase(wording, is_verbatim=True))
    return {hit.pk for hit in answer(snapshot, plan, rows=slice(0, None), order=order_of(), facets=()).hits}


def whooshs(searcher, query):
    return {int(searcher.stored_fields(number)["django_id"]) for number in searcher.docs_for_query(query)}


def containing(needle, field="grams"):
    """Whoosh's query for a text: its covering grams, each at its offset."""
    grams = cover(fold(needle))
    if len(grams) == 1:
        return whoosh_query.Term(field, grams[0][0]) if len(needle) > 1 else whoosh_query.Prefix(field, needle)
    # A phrase of every pair: one position apart.
    folded = fold(needle)
    return whoosh_query.Phrase(field, [folded[at : at + 2] for at in range(len(folded) - 1)])


@pytest.mark.parametrize("word", [*WORDS, "工", "杯", "会职", "工会职工", "人女职", "竞赛工会经费", "不存在"])
def test_words_are_found_where_whoosh_finds_them(snapshot, searcher, word):
    assert keys_of_the_very(snapshot, word) == whooshs(searcher, containing(word))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("劳动 竞赛", containing("劳动") & containing("竞赛")),
        ("安康杯 OR 职代会", containing("安康杯") | containing("职代会")),
        ("工会 -劳模", whoosh_query.AndNot(containing("工会"), containing("劳模"))),
        ("(安康杯 OR 书屋) 经费", (containing("安康杯") | containing("书屋")) & containing("经费")),
        ("标题:职代会", containing("职代会", "title_grams")),
        ("工会 年份:2021", containing("工会") & whoosh_query.Term("year", 2021)),
    ],
)
def test_every_form_of_query_finds_what_whoosh_finds(snapshot, searcher, schema, text, query):
    # The numbers of a field are bytes to Whoosh.
    query = query.normalize()
    for term in query.leaves():
        if term.fieldname == "year":
            term.text = schema["year"].to_bytes(term.text)
    assert keys_of(snapshot, text) == whooshs(searcher, query)


@pytest.mark.parametrize("gram", ["劳动", "工会", "会职", "赛，"])
def test_frequencies_and_positions_are_those_that_whoosh_reads(snapshot, searcher, gram):
    reader = searcher.reader()
    ours = snapshot.postings("grams", fold(gram))
    matcher = reader.postings("grams", fold(gram))
    theirs = {}
    while matcher.is_active():
        theirs[matcher.id()] = (matcher.weight(), len(matcher.value_as("positions")))
        matcher.next()
    mine = {place: (freq, freq) for place, freq in zip(ours.docs.tolist(), ours.freqs.tolist(), strict=True)}
    assert {place: mine[place] for place in mine if snapshot.alive[place]} == {
        place: counts for place, counts in theirs.items() if snapshot.alive[place]
    }


@pytest.mark.parametrize("word", [*WORDS, "工", "会职", "的", "不存在"])
def test_a_word_of_many_directives_scores_by_the_table_what_it_scores_without(snapshot, monkeypatch, word):
    weights, scored = SearchWeights().all_words, []
    for large in (0, snapshot.size + 1):
        monkeypatch.setattr(ranking, "_LARGE", large)
        # So few that some have it more often.
        monkeypatch.setattr(ranking, "_COUNTS", 3)
        snapshot._cache.forget()
        found = Ranking(snapshot, weights).word(word)
        scored.append((found.mask(snapshot.size).tolist(), found.score(snapshot.size).tolist()))
    assert scored[0] == scored[1]


def test_facets_count_what_whoosh_counts(snapshot, searcher):
    found = asked(snapshot, "工会", facets=("province", "year"))
    results = searcher.search(containing("工会"), limit=None, groupedby=None)
    provinces = [searcher.stored_fields(number)["province"] for number in results.docs()]
    assert found.facets["province"] == {code: provinces.count(code) for code in set(provinces)}
    assert sum(found.facets["year"].values()) == found.total == len(provinces)


def test_pages_are_slices_of_one_order(snapshot):
    whole = asked(snapshot, "工会").hits
    pages = [asked(snapshot, "工会", slice(at, at + 7)).hits for at in range(0, len(whole), 7)]
    assert len(whole) > 7 and [hit for page in pages for hit in page] == whole


def test_merged_segments_answer_as_the_many_did(tmp_path, schema):
    chance, storage = random.Random(3), DurableStorage(str(tmp_path))
    documents = [document(chance, key) for key in range(1, CROWD + 4)]
    for at, fields in enumerate(documents, 1):
        writer = Writer(storage, schema)
        writer.add_document(**fields)
        if at == 3:
            writer.delete_by_term("id", "archive.directive.2")
        writer.commit()
    held = SnapshotCache(1 << 20).snapshot(Path(tmp_path), 1, schema)
    assert len(list(Path(tmp_path).glob("*.lists"))) < CROWD
    for word in WORDS:
        wanted = {one["key"] for one in documents if word in one["grams"] and one["key"] != 2}
        assert keys_of(held, f'"{word}"') == wanted
