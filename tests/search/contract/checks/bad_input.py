"""What nobody means to send: it finds what is there or nothing, and raises nothing that the contract does not name."""

from search.analysis.matching_copy import fold
from search.planning import SearchWeights
from search.query.plan import AllOf, AnyOf, Compare, Constant, Contains, MatchAll, Near, RankedWord, Term
from tests.search.contract.checks.matching import WEIGHTS, valued, worded
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import Archive, make_document
from tests.search.contract.trial import Trial

NO_TEXTS = [
    "\x00", "劳动\x00竞赛", "\x00劳动", "劳动竞赛\x00", "\ud800", "劳动\udfff", "\ud83d\ude00", "\uffff",
    "劳" * 50_000,
]  # fmt: skip
NO_NUMBERS = [
    "", "-", "--5", "- 5", "5-", " 2021", "2021 ", "2_021", "+2021", "2021.0", "2e3", "二〇二一", "０x7e5", "nan",
    "\x00", "\ud800", "9" * 5000, None, True, 2021.5,
]  # fmt: skip


@check
def texts_that_stand_nowhere_find_nothing(trial: Trial) -> None:
    worded(trial)
    for text in NO_TEXTS:
        asked = [Contains("grams", text, WEIGHTS), Contains("title_grams", text, WEIGHTS), RankedWord(text, WEIGHTS)]
        asked += [Term("topics", text), Term("number_key", text), Compare("topics", "in", (text,))]
        asked += [Compare("topics", "contains", text), Compare("topics", "startswith", text)]
        asked += [Near(asked[0], (text, text[:2]), by=1.0, k1=0.8, weights=SearchWeights().some_words)]
        for node in asked:
            assert trial.found(node) == set(), (type(node), ascii(text[:9]))


@check
def an_empty_text_stands_wherever_there_is_text(trial: Trial) -> None:
    worded(trial)
    assert trial.found(Contains("grams", "", WEIGHTS)) == trial.found(RankedWord("", WEIGHTS)) == {1, 2, 3, 4}
    assert trial.found(Contains("number_grams", "", WEIGHTS)) == {3}
    assert trial.found(Contains("heading_grams", "", WEIGHTS)) == {2}


@check
def a_long_text_is_found_as_a_short_one_is(trial: Trial) -> None:
    text = fold("".join(chr(0x4E00 + at * 7 % 5000) for at in range(20_000)))
    trial.filled(make_document(1, text), make_document(2, text[:-1]), make_document(3, text[::-1]))
    assert trial.found(Contains("grams", text, WEIGHTS)) == {1}
    assert trial.found(Contains("grams", text[5:19_000], WEIGHTS)) == {1, 2}


@check
def many_parts_are_as_good_as_few(trial: Trial) -> None:
    worded(trial)
    parts = tuple(Constant(RankedWord(f"竞赛{'劳动'[: at % 3]}", WEIGHTS), 1) for at in range(500))
    assert trial.found(AnyOf(parts)) == {1, 2}
    assert trial.found(AllOf(parts[::3])) == {1, 2}
    assert trial.found(AllOf((*parts[::3], RankedWord("安康杯", WEIGHTS)))) == {1}
    assert trial.found(Compare("key", "in", tuple(range(3, 3000)))) == {3, 4}
    assert trial.found(Compare("topics", "in", tuple(f"无{at}" for at in range(2000)))) == set()


@check
def what_is_no_number_is_no_integer(trial: Trial) -> None:
    valued(trial)
    for value in NO_NUMBERS:
        # Among values None asks for what has none.
        if value is not None:
            assert trial.found(Compare("year", "in", (value,))) == set(), ascii(value)
            assert trial.found(Compare("year", "in", (value, 2021))) == {2}, ascii(value)
            assert trial.found(MatchAll(), Compare("year", "in", (value, "2023"))) == {4}, ascii(value)
        for lookup in ("exact", "gt", "gte", "lt", "lte"):
            assert trial.found(Compare("year", lookup, value)) == set(), (lookup, ascii(value))
        assert trial.found(Compare("year", "range", (2000, value))) == set(), ascii(value)


@check
def numbers_beyond_all_that_there_are_compare_too(trial: Trial) -> None:
    valued(trial)
    for most in (1 << 31, 10**17):
        assert trial.found(Compare("year", "in", (most, -most, 2021, 1 << 63, -(10**30)))) == {2}
        assert trial.found(Compare("year", "lt", most)) == trial.found(Compare("year", "gte", -most)) == {1, 2, 4, 5}
        assert trial.found(Compare("year", "gt", most)) == trial.found(Compare("year", "lte", -most)) == set()
        assert trial.found(Compare("year", "range", (2020, most))) == {2, 4}


@check
def values_that_are_no_text_are_looked_for_as_it(trial: Trial) -> None:
    valued(trial)
    for value in (None, True, 1.5, "", "\x00", "\ud800", ("520000",)):
        assert trial.found(Compare("province", "exact", value)) == set(), ascii(value)
        if value is not None:
            assert trial.found(Compare("province", "in", (value, 520000))) == {2}, ascii(value)
            assert trial.found(MatchAll(), Compare("topics", "in", (value, "乙"))) == {1, 2}, ascii(value)


@check
def filters_of_values_nobody_has_leave_nothing(trial: Trial) -> None:
    valued(trial)
    answer = trial.search(MatchAll(), Compare("province", "in", ("别处",)), facets=["province", "year"])
    assert (answer.total, answer.hits, answer.facets["year"]) == (0, [], {})
    assert answer.facets["province"] == {"110000": 1, "520000": 1, "52": 1, "Ab c，d": 1, None: 1}


@check
def documents_of_odd_texts_are_taken_up_or_told(trial: Trial) -> None:
    trial.filled(make_document(1, "先前"), make_document(2, "先前"))
    odd = [
        make_document(2, "半\ud800个"), make_document(3, "甲\x00\x00乙"), make_document(4, "\x00"),
        make_document(5, "\u200b"), make_document(6, "正文", topics=["\ud800"]), make_document(7, "正文", "\x00题"),
        make_document(8, "\U0010ffff\uffff"),
    ]  # fmt: skip
    written = trial.engine.write([*odd, make_document(9, "其他")])
    assert (
        written.saved | written.failed.keys() == {2, 3, 4, 5, 6, 7, 8, 9} and not written.saved & written.failed.keys()
    )
    assert {3, 4, 5, 7, 8, 9} <= written.saved
    assert trial.indexed() == written.saved | {1, 2}
    assert trial.found(Contains("grams", "先前", WEIGHTS)) == {1, 2} - written.saved
    assert trial.found(Contains("grams", "甲", WEIGHTS)) == {3}
    assert trial.found(Contains("grams", "题", WEIGHTS)) == {7}
    assert trial.found(Contains("grams", "甲乙", WEIGHTS)) == set()
    assert trial.found(Contains("grams", "\U0010ffff", WEIGHTS)) == {8}
    assert trial.engine.rebuild(Archive([*odd, make_document(9, "其他")])) is not None
    assert trial.indexed() == written.saved


@check
def documents_of_almost_nothing_are_directives_too(trial: Trial) -> None:
    trial.filled(make_document(1), make_document(2, "", title=""), make_document(3, "。"))
    assert trial.indexed() == {1, 2, 3}
    assert trial.found(Contains("grams", "。", WEIGHTS)) == {3}
    assert trial.search(MatchAll(), facets=["topics"]).facets == {"topics": {None: 3}}
