"""The files of texts and judged queries."""

import json
from collections import Counter

import pytest

from benchmarks.judgments import BadLine, documents_of, own, queries_of
from benchmarks.notices import notices


@pytest.fixture(scope="module")
def owned():
    return own()


def made(path, *lines):
    written = [one if isinstance(one, str) else json.dumps(one) for one in lines]
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def test_ids_may_be_strings_or_numbers_and_titles_missing(tmp_path):
    path = made(tmp_path / "docs", {"id": 1, "text": "甲"}, {"id": "b", "title": None, "text": ""}, "")
    assert [(one.id, one.title, one.text) for one in documents_of(path)] == [("1", "", "甲"), ("b", "", "")]


def test_a_byte_order_mark_and_half_a_surrogate_pair_are_no_obstacle(tmp_path):
    path = tmp_path / "docs"
    path.write_bytes(b"\xef\xbb\xbf" + rb'{"id": 1, "text": "\ud83d\u0000"}')
    assert documents_of(path)[0].text == "? "


def test_a_document_given_twice_is_taken_once(tmp_path):
    assert len(documents_of(made(tmp_path / "docs", {"id": 1, "text": "甲"}, {"id": "1", "text": "甲"}))) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "an object is needed"),
        ('{"text": "甲"}', '"id" is needed'),
        ('{"id": true, "text": "甲"}', '"id" is needed'),
        ('{"id": 2}', '"text" is needed'),
        ('{"id": 2, "text": ["甲"]}', '"text" is needed'),
        ('{"id": 1, "text": "另一份"}', "another document"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_with_its_place(tmp_path, line, why):
    with pytest.raises(BadLine, match=f"docs, line 2: .*{why}"):
        documents_of(made(tmp_path / "docs", {"id": 1, "text": "甲"}, line))


def test_bytes_that_are_not_utf8_are_named_with_their_place(tmp_path):
    (tmp_path / "docs").write_bytes('{"id": 1, "text": "甲"}'.encode("gb18030"))
    with pytest.raises(BadLine, match="line 1: it is not UTF-8"):
        documents_of(tmp_path / "docs")


def test_relevance_is_a_list_or_graded(tmp_path):
    lines = [{"id": 1, "text": "问", "relevant": [7, "8"]}, {"id": 2, "text": "问", "relevant": {"7": 2, "8": 0}}]
    queries, left_out = queries_of(made(tmp_path / "queries", *lines), {"7", "8"})
    assert [one.relevant for one in queries] == [{"7": 1, "8": 1}, {"7": 2}]
    assert left_out == 0


def test_queries_that_cannot_be_judged_are_counted(tmp_path):
    lines = [{"id": 1, "text": "问", "relevant": []}, {"id": 2, "text": "问", "relevant": [9]},
             {"id": 3, "text": " ", "relevant": [7]}]  # fmt: skip
    assert queries_of(made(tmp_path / "queries", *lines), {"7"}) == ([], 3)


@pytest.mark.parametrize("relevant", ['"7"', "7", "null", '{"7": "much"}', '{"7": NaN}', '{"7": -1}'])
def test_relevance_that_means_nothing_is_named(tmp_path, relevant):
    path = made(tmp_path / "queries", f'{{"id": 1, "text": "问", "relevant": {relevant}}}')
    with pytest.raises(BadLine, match='line 1: .*"relevant"'):
        queries_of(path, {"7"})


def test_the_own_queries_are_sixty_of_every_kind_and_each_has_an_answer(owned):
    documents, queries = owned
    known = {one.id for one in documents}
    assert len({one.id for one in queries}) == len({one.text for one in queries}) == 60
    assert all(one.relevant and one.relevant.keys() <= known for one in queries)
    assert min(Counter(one.kind for one in queries).values()) >= 5


def test_quoted_queries_are_judged_relevant_where_the_wording_stands(owned):
    documents, queries = owned
    for query in (one for one in queries if one.kind == "phrase"):
        wording = query.text.strip('"“”')
        matching = {one.id for one in documents if wording in "".join(one.text.split())}
        assert matching == query.relevant.keys(), query.text


def test_numbers_asked_for_are_those_of_the_documents_judged_relevant(owned):
    documents, queries = owned
    numbers = {one.id: "".join(filter(str.isdigit, one.number)) for one in documents}
    for query in (one for one in queries if one.kind == "number"):
        assert {numbers[one] for one in query.relevant} == {"".join(filter(str.isdigit, query.text))}


def test_notices_are_the_same_in_every_run_and_none_is_another():
    once = list(notices())
    assert once == list(notices())
    assert len({one.id for one in once}) == len({one.text for one in once}) == len(once) == 180


def test_every_issuer_is_plainly_fictional():
    assert all(one.title.startswith("示例") and one.number.startswith("示") for one in notices())
