"""The table of ten kinds: how a kind is scored, and when the run fails."""

from benchmarks.judgments import Query
from benchmarks.ten_kinds import behind, by_kind, table
from benchmarks.two_hands import Graded


def asked(kind, *texts):
    return [Graded(Query(text, text, {"a": 3.0}, kind), {"a": 3}, {"a": 3}) for text in texts]


def kinds(figure, low, high):
    return {"questions": {"nDCG@10": figure, "interval": [low, high], "queries": 20}, "seconds": 1.0}


def test_a_kind_has_its_average_and_an_interval_around_it():
    scores = {"甲": 1.0, "乙": 0.0, "丙": 0.5}
    found = by_kind([*asked("questions", "甲", "乙"), *asked("numbers", "丙")], lambda one: scores[one.query.text])
    assert found["questions"] == {"nDCG@10": 0.5, "interval": [0.0, 1.0], "queries": 2}
    assert found["numbers"] == {"nDCG@10": 0.5, "interval": [0.5, 0.5], "queries": 1}


def test_ours_is_behind_only_below_the_interval_of_the_best_rival():
    rivals = {"stock": kinds(0.4, 0.3, 0.5), "tantivy": kinds(0.8, 0.7, 0.9)}
    assert behind({"ours": kinds(0.7, 0.6, 0.8)} | rivals) == []
    (told,) = behind({"ours": kinds(0.69, 0.6, 0.8)} | rivals)
    assert "questions" in told and "0.700 to 0.900" in told


def test_what_two_decimals_do_not_show_is_no_difference():
    rival = {"stock": kinds(1.0, 1.0, 1.0)}
    assert behind({"ours": kinds(0.996, 0.99, 1.0)} | rival) == []
    assert behind({"ours": kinds(0.99, 0.98, 1.0)} | rival) != []


def test_without_rivals_or_without_ours_nobody_is_behind():
    assert behind({"ours": kinds(0.1, 0.0, 0.2)}) == behind({"stock": kinds(0.9, 0.8, 1.0)}) == []


def test_the_table_has_a_line_a_kind_and_a_column_a_system():
    head, _, line = table({"ours": kinds(0.7, 0.6, 0.8), "stock": kinds(0.4, 0.3, 0.5)}).split("\n")
    assert head == "| kind | queries | ours | stock haystack + jieba |"
    assert line == "| questions | 20 | 0.700 (0.60–0.80) | 0.400 (0.30–0.50) |"
