"""The labels agree with themselves: what they quote stands where they say it stands."""

import json
from pathlib import Path

import pytest

from tests.support.corpus import reading

LABELS = Path(__file__).parent / "labels"
PAIRS = sorted((LABELS / "pairs").glob("*.json"))
VERDICTS = {"原文采用", "细化", "要求提高", "要求降低", "新增"}


@pytest.fixture(params=PAIRS, ids=lambda path: path.stem)
def pair(request):
    return json.loads(request.param.read_text())


def text_of(sections):
    return "".join(section["heading"] + section["text"] for section in sections)


def test_there_are_twenty_pairs_of_many_kinds():
    kinds = {kind for path in PAIRS for kind in json.loads(path.read_text())["kinds"]}
    assert len(PAIRS) >= 20
    assert {"split", "merge", "moved-section", "moved-sentence", "swap", "paraphrase", "stock-only"} <= kinds


def test_what_a_pair_quotes_stands_in_its_texts(pair):
    left, right = text_of(pair["left"]), text_of(pair["right"])
    for ours, theirs in [*pair["moved"], *pair["swapped"], *pair["same"]]:
        assert ours in left
        assert theirs in right
    assert all(sentence in left for sentence in pair["missing"])


def test_a_verdict_has_a_sentence_of_the_base_unless_it_is_new(pair):
    left, right = text_of(pair["left"]), text_of(pair["right"])
    for label in pair["verdicts"]:
        assert label["verdict"] in VERDICTS
        assert label["right"] in right
        assert (label["left"] is None) == (label["verdict"] == "新增")
        assert all(sentence in left for sentence in [label["left"] or "", *label.get("also", [])])


def test_what_is_raised_or_lowered_says_on_what_it_rests(pair):
    for label in pair["verdicts"]:
        changed = label["verdict"] in ("要求提高", "要求降低")
        assert changed == (label.get("rests_on") in ("figure", "deadline", "binding"))


def test_what_is_missing_is_answered_by_no_verdict(pair):
    answered = {sentence for label in pair["verdicts"] for sentence in [label["left"], *label.get("also", [])]}
    assert not answered & set(pair["missing"])


def test_moved_sections_are_among_the_pairs(pair):
    for left, right in pair["section_pairs"] + pair["allowed_pairs"]:
        assert left < len(pair["left"])
        assert right < len(pair["right"])
    assert all(moved in pair["section_pairs"] for moved in pair["moved_sections"])


@pytest.fixture(params=json.loads((LABELS / "corpus.json").read_text()), ids=lambda pair: pair["name"])
def kept_pair(request):
    return request.param


def sections_of(side):
    directive = reading(side["source"]).directives[side["directive"]]
    assert directive.title == side["title"]
    tops = [section for section in [directive.lead, *directive.outline, directive.closing] if section]
    return {section.anchor: section.heading + section.text for top in tops for section in [top, *within(top)]}


def within(section):
    return [below for child in section.children for below in [child, *within(child)]]


def test_pairs_of_the_first_directives_name_sections_that_there_are(kept_pair):
    left, right = sections_of(kept_pair["left"]), sections_of(kept_pair["right"])
    for ours, theirs in kept_pair["section_pairs"] + kept_pair["allowed_pairs"]:
        assert ours in left
        assert theirs in right
    assert all(moved in kept_pair["section_pairs"] for moved in kept_pair["moved_sections"])


def test_what_is_said_of_the_first_directives_stands_in_them(kept_pair):
    left, right = sections_of(kept_pair["left"]), sections_of(kept_pair["right"])
    for ours, theirs in kept_pair["moved"] + kept_pair["moved_also"]:
        assert ours in "".join(left.values())
        assert theirs in "".join(right.values())
    for label in kept_pair.get("verdicts", []):
        assert {label["verdict"], *label.get("or", [])} <= VERDICTS
        assert label["right"] in right[label["anchor"]]
        assert label["left"] is None or label["left"] in left[label["left_anchor"]]
    for sentence in kept_pair.get("missing", []) + kept_pair.get("perhaps_missing", []):
        assert sentence["text"] in left[sentence["anchor"]]


def lines_of(name):
    return [json.loads(line) for line in (LABELS / name).read_text().splitlines()]


def test_each_sentence_labelled_for_binding_holds_the_words_it_rests_on():
    grades = {"禁止", "必须", "鼓励", "原则", "none"}
    labels = lines_of("binding.jsonl")
    assert len(labels) >= 200
    assert {label["binding"] for label in labels} == grades
    assert len({label["text"] for label in labels}) == len(labels)
    for label in labels:
        assert all(word in label["text"] for word in label["words"])
        assert label["what"] is None or label["what"] in label["text"]
        assert set(label.get("or", [])) <= grades
        assert label["binding"] == "none" or label["concrete"] == bool(label["what"])


def test_labelled_occasions_have_a_kind_and_a_group_where_they_have_a_wording():
    labels = lines_of("occasions.jsonl")
    assert len(labels) >= 80
    assert len({(label["title"], label["lead"]) for label in labels}) == len(labels)
    wordings: dict[str | None, str | None] = {}
    for label in labels:
        assert bool(label["occasion"]) == bool(label["same_as"]) == bool(label["kind"])
        assert wordings.setdefault(label["same_as"], label["occasion"]) == label["occasion"]


def test_the_first_six_directives_answer_four_occasions():
    first = [label for label in lines_of("occasions.jsonl") if "source" in label]
    assert len(first) == 6
    assert len({label["same_as"] for label in first}) == 4


def test_each_item_of_the_invented_grid_stands_in_one_row_and_in_its_section():
    grid = json.loads((LABELS / "grid.json").read_text())[0]
    sections = {directive["key"]: directive["sections"] for directive in grid["directives"]}
    items = [item for row in grid["rows"] for item in row["items"]]
    assert len({item["text"] for item in items}) == len(items)
    assert all(item["text"] in sections[item["directive"]][item["section"]]["text"] for item in items)
    wanted = "".join(part["text"] for parts in sections.values() for part in parts if part["kind"] == "item")
    assert sum(len(item["text"]) for item in items) == len(wanted)


def test_items_of_the_first_grid_are_action_items_of_their_directives():
    grid = json.loads((LABELS / "grid.json").read_text())[1]
    sides = {directive["key"]: sections_of(directive) for directive in grid["directives"]}
    items = [item for row in grid["rows"] for item in row["items"] + row.get("perhaps", [])]
    assert all(item["text"] in sides[item["directive"]][item["anchor"]] for item in items + grid["alone"])
    shared = {item["text"] for item in items}
    assert not shared & {item["text"] for item in grid["alone"]}
