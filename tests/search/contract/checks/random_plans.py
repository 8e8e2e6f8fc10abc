"""Documents written, replaced and taken out at random, and plans made at random: each engine beside the reference."""

import random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from search.contract import SCORE, Document, Plan
from search.planning import SearchWeights
from search.query import plan as nodes
from tests.search.contract.checks.combinations import about
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import FIELDS, Archive, fingerprints_of, make_document
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.trial import ALL, BY_KEY, Trial

# Always the same examples: a check that fails is to fail again. Each writes several times, and asks several questions.
_EXAMPLES = settings(
    max_examples=30, derandomize=True, deadline=None, database=None, report_multiple_bugs=False,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip
_MADE_SMALL = settings(_EXAMPLES, phases=[Phase.generate, Phase.shrink])
_WEIGHTS = SearchWeights().all_words
_WORDS = ["劳动", "竞赛", "工会", "职工", "安康杯", "女职工", "劳模", "二〇二三年", "工"]
_TOPICS, _PROVINCES = ["甲", "乙", "甲乙"], ["110000", "520000", "530000"]
_NUMBER_KEYS = ["示工|2023|7", "总工|2023|7"]
_GRAMS = ["grams", "title_grams", "heading_grams", "topic_grams"]
_FACETS = ["province", "year", "topics"]
_ORDERS = [("year", "key"), ("-year", "-key"), ("-dated", "year", "key"), ("province", "-key"), ("-topics", "key")]

# Beside what is written at random: what few of many directives have is found otherwise than what most have.
_OTHERS = [
    make_document(pk, "其他事项" + "，劳动" * (pk % 9 == 0), year=2019 + pk % 4, province=_PROVINCES[pk % 3])
    for pk in range(101, 125)
]

pks = st.integers(1, 9)
texts = st.lists(st.sampled_from([*_WORDS, "，", "開展"]), max_size=5).map("".join)
needles = st.builds(
    lambda one, other, start, length: (one + other)[start : start + length],
    st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.integers(0, 2), st.integers(1, 5),
).filter(bool)  # fmt: skip
# The pairs of characters before and after what may be missing are those that somebody may have written on.
spellings = st.lists(
    st.lists(st.sampled_from(["", "，", ",", *_WORDS, "动", "会"]), min_size=1, max_size=4, unique=True).map(tuple),
    min_size=1, max_size=4,
).map(tuple).filter(lambda steps: sum(min(map(len, step)) for step in steps) > 1)  # fmt: skip
documents = st.builds(
    make_document, pks, texts, texts, st.lists(texts, max_size=2).map(lambda some: [one for one in some if one]),
    topics=st.lists(st.sampled_from(_TOPICS), max_size=2, unique=True),
    province=st.sampled_from([None, *_PROVINCES]), number_key=st.sampled_from([None, *_NUMBER_KEYS]),
    year=st.sampled_from([None, 2019, 2021, 2022]), dated=st.sampled_from([None, 20190101, 20210909]),
)  # fmt: skip
histories = st.lists(
    st.tuples(st.lists(documents, max_size=7), st.lists(pks, max_size=3, unique=True)), min_size=1, max_size=3
)


def tuples(parts, **options):
    """Tuples of some. There is but one empty tuple, and hypothesis would tell every way in which it came about."""
    return st.just(()) | st.lists(parts, min_size=1, max_size=3, **options).map(tuple)


def comparisons():
    years = st.sampled_from([2018, 2019, 2021, "2022", "无"])
    values = st.sampled_from([*_PROVINCES, *_TOPICS, "", "53", 530000])
    fields = st.sampled_from(["province", "topics"])
    single = st.sampled_from(["exact", "gt", "gte", "lt", "lte"])
    return st.one_of(
        st.builds(nodes.Compare, st.just("year"), single, years),
        st.builds(nodes.Compare, st.just("year"), st.just("range"), st.tuples(years, years)),
        st.builds(nodes.Compare, st.just("year"), st.just("in"), tuples(years)),
        st.builds(nodes.Compare, fields, single, values),
        st.builds(nodes.Compare, fields, st.sampled_from(["contains", "startswith", "endswith"]), values),
        st.builds(nodes.Compare, fields, st.just("in"), tuples(values)),
    )


def terms():
    return st.one_of(
        st.builds(nodes.Term, st.just("province"), st.sampled_from([*_PROVINCES, "无"])),
        st.builds(nodes.Term, st.just("topics"), st.sampled_from(_TOPICS)),
        numbers(),
    )


def numbers():
    return st.builds(nodes.Term, st.just("number_key"), st.sampled_from([*_NUMBER_KEYS, "工|2023|7"]))


def unscored():
    return st.one_of(st.just(nodes.MatchAll()), st.just(nodes.MatchNone()), terms(), comparisons())


def words():
    return st.one_of(
        st.builds(nodes.Contains, st.sampled_from(_GRAMS), needles, st.just(_WEIGHTS)),
        st.builds(nodes.Spelled, st.sampled_from(_GRAMS), spellings, st.just(_WEIGHTS)),
        st.builds(nodes.RankedWord, needles, st.just(_WEIGHTS)),
        st.builds(nodes.CutThrough, needles, tuples(needles), compositions()),
    )


def compositions():
    pieces = st.tuples(st.sampled_from(["exact", "startswith", "endswith"]), needles)
    return st.lists(st.lists(pieces, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple)


# Powers of two and their sums are the same in numbers of any width.
_POWERS = st.sampled_from([0.5, 1.0, 2.0, 8.0, 64.0, -8.0])


def composed(parts):
    some = tuples(parts)
    return st.one_of(
        st.builds(nodes.AllOf, some),
        st.builds(nodes.AnyOf, some),
        st.builds(nodes.BestOf, some),
        st.builds(nodes.Without, parts),
        st.builds(nodes.Scaled, parts, _POWERS),
        st.builds(nodes.Constant, parts, _POWERS),
        st.builds(nodes.Boosted, parts, some),
        st.builds(nodes.FirstHeld, st.lists(st.tuples(numbers(), parts), min_size=1, max_size=3).map(tuple)),
    )


def with_near(parts):
    pairs = tuples(needles.filter(lambda needle: len(needle) == 2), unique=True)
    near = st.builds(nodes.Near, parts, pairs, by=st.just(1.0), k1=st.just(0.8), weights=st.just(_WEIGHTS))
    return composed(parts) | near


plans = st.recursive(unscored() | words(), with_near, max_leaves=8)
# What a word is worth is an engine's own matter; what has a constant score is worth the same in all.
constant_plans = st.recursive(
    unscored() | st.builds(nodes.Constant, words() | with_near(words()), _POWERS), composed, max_leaves=8
)
filters = tuples(
    st.builds(nodes.Compare, st.just("province"), st.just("in"), st.just(("110000", "530000")))
    | st.builds(nodes.Compare, st.just("year"), st.just("in"), st.just((2019, 2022)))
    | st.builds(nodes.Compare, st.just("topics"), st.just("in"), st.just(("甲", "无"))),
    unique_by=lambda one: one.field,
)


class Pair:
    """An engine under trial and the reference, both made once: what an example leaves the next one takes out."""

    def __init__(self, trial: Trial):
        self.engine = trial.filled(*_OTHERS).engine
        self.reference = ReferenceEngine(trial.path / "reference", FIELDS)
        self.reference.rebuild(Archive(_OTHERS))

    def write(self, history) -> dict[int, Document]:
        """Write all of it, in place of whatever there is; {key: document} of what is there then."""
        # hypothesis has each example begin with the same random numbers, and an engine may name its files by some.
        random.seed()
        others = {document.pk: document for document in _OTHERS}
        left, held = {pk for pk, _ in self.reference.fingerprints()} - others.keys(), others
        for upserts, deletes in history:
            written = {document.pk: document for document in upserts}
            deletes = {*deletes, *(left - written.keys())}
            assert self.engine.write(upserts, deletes).saved == written.keys()
            self.reference.write(upserts, deletes)
            held = {pk: document for pk, document in (held | written).items() if pk not in deletes}
            left = set()
        return held


def _examples(trial: Trial) -> settings:
    return _MADE_SMALL if trial.shrinks else _EXAMPLES


@check
def random_plans_match_what_the_reference_matches(trial: Trial) -> None:
    both = Pair(trial)

    @_examples(trial)
    @given(histories, st.lists(st.tuples(plans, filters), min_size=5, max_size=5))
    def holds(history, asked):
        both.write(history)
        wanted = [Plan(*one) for one in asked]
        assert both.engine.count_many(wanted) == both.reference.count_many(wanted)
        for plan in wanted:
            ours = both.engine.search(plan, rows=ALL, order=BY_KEY, facets=_FACETS)
            theirs = both.reference.search(plan, rows=ALL, order=BY_KEY, facets=_FACETS)
            assert [hit.pk for hit in ours.hits] == [hit.pk for hit in theirs.hits]
            assert (ours.total, ours.facets) == (theirs.total, theirs.facets)
            by_score = both.engine.search(plan, rows=ALL, order=(SCORE, "-key")).hits
            assert sorted(by_score, key=lambda hit: (-hit.score, -hit.pk)) == by_score
            assert {hit.pk for hit in by_score} == {hit.pk for hit in theirs.hits}

    holds()


@check
def random_plans_of_constant_scores_are_in_the_order_of_the_reference(trial: Trial) -> None:
    both = Pair(trial)

    @_examples(trial)
    @given(histories, st.lists(constant_plans, min_size=5, max_size=5), st.sampled_from(_ORDERS), st.integers(0, 4))
    def holds(history, asked, order, start):
        both.write(history)
        for query in asked:
            for rows, wanted in [(ALL, order), (slice(start, start + 3), order), (ALL, (SCORE, *order))]:
                ours = both.engine.search(Plan(query), rows=rows, order=wanted).hits
                theirs = both.reference.search(Plan(query), rows=rows, order=wanted).hits
                assert [hit.pk for hit in ours] == [hit.pk for hit in theirs]
                assert about({hit.pk: hit.score for hit in ours}, {hit.pk: hit.score for hit in theirs})
            assert list(both.engine.scan(Plan(query), order=(SCORE, *order), most=3)) == ours[:3]

    holds()


@check
def random_writes_leave_what_a_rebuild_would_make(trial: Trial) -> None:
    both = Pair(trial)

    @settings(_examples(trial), max_examples=10)
    @given(histories, st.lists(needles, min_size=4, max_size=4))
    def holds(history, asked):
        held = both.write(history)
        assert both.engine.fingerprints() == sorted(fingerprints_of(held.values()).items())
        found = [trial.found(nodes.RankedWord(needle, _WEIGHTS)) for needle in asked]
        assert both.engine.rebuild(Archive(held.values())) is not None
        assert both.engine.fingerprints() == sorted(fingerprints_of(held.values()).items())
        assert [trial.found(nodes.RankedWord(needle, _WEIGHTS)) for needle in asked] == found

    holds()
