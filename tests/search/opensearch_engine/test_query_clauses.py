"""Which clauses a plan becomes, where it matters what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from search.contract import KEY, FieldKind
from search.opensearch_engine.document_source import word_ends
from search.opensearch_engine.gram_tokens import token, tokens
from search.opensearch_engine.mapping import WORD_ENDS, index_body
from search.opensearch_engine.query_clauses import NONE, QueryClauses
from search.query.plan import Compare, Contains, CutThrough, Term
from tests.search.contract.checks.matching import WEIGHTS
from tests.search.contract.documents import FIELDS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@given(texts, texts)
def test_a_token_has_no_white_space_and_tells_its_text(one, other):
    assert not any(map(str.isspace, token(one)))
    assert (token(one) == token(other)) is (one == other)
    assert token(one + other) == token(one) + token(other)


def test_each_place_of_a_text_has_a_gram_and_none_reaches_across_a_break():
    assert tokens("总工会\x00甲") == ["总工 工会 会", "甲"]


def test_what_no_directive_can_have_is_not_asked_of_the_cluster():
    clauses = QueryClauses(FIELDS)
    for node in (
        Contains("grams", "劳动\x00竞赛", WEIGHTS), Contains("grams", "\ud800", WEIGHTS), Term("topics", ""),
        Term("topics", "\ud800"), Compare("year", "exact", "二〇二一"), Compare("year", "range", (2000, "-")),
        Compare(KEY, "in", ()), Compare("topics", "contains", "劳" * 50_000),
    ):  # fmt: skip
        assert clauses.of(node) == NONE, node


def test_signs_of_patterns_stand_for_themselves():
    clause = QueryClauses(FIELDS).of(Compare("province", "contains", r"a*b?c\d"))
    assert clause == {"wildcard": {"province": {"value": r"*a\*b\?c\\d*"}}}


@given(st.sets(st.text("工会法律", min_size=2, max_size=5)), st.lists(st.text("工会法律", min_size=2, max_size=5)))
def test_a_word_counts_that_contains_the_text_and_is_not_left_out(words, broken):
    """By the ranges of terms alone, as the cluster takes them."""
    clause = QueryClauses(FIELDS).of(CutThrough("工会", tuple(broken)))
    (without,) = clause["bool"]["filter"][1]["bool"]["must_not"]
    ends = {end for word in words for end in word_ends(word)}
    found = any(_holds(one, end) for one in without.get("bool", {}).get("should", [without]) for end in ends)
    assert found == any("工会" in word and word not in broken for word in words)


def _holds(clause, term):
    if "prefix" in clause:
        return term.startswith(clause["prefix"][WORD_ENDS])
    ends = clause["range"][WORD_ENDS]
    above = term >= ends["gte"] if "gte" in ends else term > ends["gt"]
    return above and (term <= ends["lte"] if "lte" in ends else term < ends["lt"])


def test_every_field_of_a_document_has_one_in_the_index():
    body = index_body(dict.fromkeys(("甲", "乙"), FieldKind.WHOLE) | FIELDS, 3, 1)
    assert FIELDS.keys() <= body["mappings"]["properties"].keys()
    assert (body["settings"]["number_of_shards"], body["settings"]["number_of_replicas"]) == (3, 1)
