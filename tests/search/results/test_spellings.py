"""One text in several writings: whichever is typed, the same directives are found, the very one first."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.matching_copy import fold
from search.analysis.segmentation import cut
from search.planning import BY_SCORE, Planner
from search.query import figures, spellings
from search.query.parser import parse
from tests.search.contract.documents import Archive, make_document
from tests.search.contract.engines import ENGINES
from tests.search.contract.trial import ALL, Trial

MARKS = ["", "、", "，", ",", "。", "；", " ", "》、《", "·"]
SLOGANS = [
    ["听党话", "跟党走"], ["劳模精神", "劳动精神", "工匠精神"], ["讲政治", "守纪律"],
    ["凝心铸魂跟党走", "团结奋斗新征程"],
]  # fmt: skip
DASHES = ["-", "–", "—", "－", "―", "~", "～", "至"]
COUNTED = [
    ("第{}条", 3), ("{}元", 500), ("{}人", 3000), ("{}个", 2), ("{}万元", 5), ("{}件", 12), ("{}名", 105),
    ("{}天", 15),
]  # fmt: skip


class Found:
    """What an index of texts finds, by their places."""

    def __init__(self, folder, texts):
        self.texts, self._engine = list(texts), Trial(ENGINES["whoosh"], folder).engine
        self._engine.rebuild(Archive(make_document(pk, text, "示例通知") for pk, text in enumerate(self.texts)))

    def by(self, words) -> list[int]:
        return [hit.pk for hit in self._engine.search(Planner().plan(parse(words)[0]), rows=ALL, order=BY_SCORE).hits]

    def alike(self, queries) -> frozenset[int]:
        """What each of the queries finds, which is to be the same."""
        sets = {query: frozenset(self.by(query)) for query in queries}
        assert len(sets) > 1 and len(set(sets.values())) == 1, sets
        return next(iter(sets.values()))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return Found(tmp_path_factory.mktemp("writings"), texts())


def texts():
    """Every slogan with every mark, every range with every dash, every figure in every writing."""
    for words in SLOGANS:
        yield from (f"要求{mark.join(words)}。" for mark in MARKS)
    for one, other in (("2021", "2025"), ("二〇二一", "二〇二五")):
        yield from (f"示例规划（{one}{year}{dash}{other}年）" for dash, year in product(DASHES, ["", "年"]))
    for year in ("2021年", "二〇二一年", "二○二一年", "二零二一年", "二O二一年"):
        yield f"截至{year}，示例。"
    for form, value in COUNTED:
        yield from (f"示例{form.format(written)}。" for written in figures.writings_of(value))
    yield from ("实施十四五规划", "实施“十四五”规划", "实施14五规划", "其他事项", "依据GB/T 9704—2012")


@pytest.mark.parametrize("words", SLOGANS, ids=" ".join)
def test_marks_between_the_words_of_a_wording_do_not_count(found, words):
    assert len(found.alike(f"「{mark.join(words)}」" for mark in MARKS)) == len(MARKS)


@pytest.mark.parametrize(("words", "mark"), list(product(SLOGANS, MARKS)))
def test_the_very_wording_comes_first(found, words, mark):
    wording = mark.join(words)
    held = [fold(wording) in fold(found.texts[pk]) for pk in found.by(f"「{wording}」")]
    assert held[0] and held == sorted(held, reverse=True)


def test_any_dash_stands_between_years(found):
    years = [("2021", "2025", ""), ("2021年", "2025", "年"), ("二〇二一", "二〇二五", "年")]
    ranges = [f"{one}{dash}{other}{year}" for dash in DASHES for one, other, year in years]
    assert len(found.alike(f"「{one}」" for one in ranges)) == 32
    assert len(found.alike(f"「规划（{one}）」" for one in ranges)) == 32
    assert len(found.alike(ranges)) == 32
    assert len(found.alike(f"「GB/T 9704{dash}2012」" for dash in DASHES)) == 1


def test_a_year_is_one_in_chinese_and_arabic_figures(found):
    years = ["2021年", "二〇二一年", "二○二一年", "二零二一年", "二O二一年", "２０２１年"]
    assert len(found.alike(f"「截至{year}」" for year in years)) == 5
    assert len(found.alike(f"截至 {year}" for year in years)) == 5
    assert len(found.alike(years)) == 5 + 32


@pytest.mark.parametrize(("form", "value"), COUNTED)
def test_a_figure_before_a_measure_word_is_one_in_every_writing(found, form, value):
    written = [form.format(one) for one in figures.writings_of(value)]
    assert len(found.alike(written)) == len(found.alike(f"「{one}」" for one in written)) == len(written)
    for one in written:
        assert one in found.texts[found.by(f"「{one}」")[0]] and one in found.texts[found.by(one)[0]]


def test_a_plan_is_one_in_both_writings(found):
    assert len(found.alike(["十四五", "14五", "“十四五”", "「14五规划」", "十四五规划"])) == 3


@pytest.mark.parametrize("words", ["一线", "五一", "三八", "百日", "万人", "A-B", "1.5", "二十四五", "2021,5"])
def test_what_is_no_figure_of_anything_stays_as_it_is(words):
    assert [found for found in figures.find(words) if found.reading != "2021"] == []


@given(st.integers(0, 10**10))
def test_every_writing_of_a_number_tells_that_number(value):
    assert {figures.value_of(written) for written in figures.writings_of(value)} == {value}


@given(
    words=st.lists(st.sampled_from(["听党话", "劳模精神", "职工", "2021年", "第三条"]), min_size=2, max_size=5),
    marks=st.lists(st.sampled_from(MARKS), min_size=4, max_size=4),
)
def test_marks_where_words_part_change_nothing_of_a_wording(words, marks):
    marked = words[0] + "".join(mark + word for mark, word in zip(marks, words[1:], strict=False))
    # Of what runs together a dictionary may make other words.
    if cut("".join(words)) == [piece for word in words for piece in cut(word)]:
        assert spellings.of_wording(fold(marked)) == spellings.of_wording(fold("".join(words))) != ()


@given(st.text(alphabet="听党话跟、，。2-—年第三条AZ/.《》", max_size=12))
def test_what_is_quoted_is_one_of_its_own_writings(text):
    steps = spellings.of_wording(fold(text))
    stands = steps and spellings.pattern_of(steps).search(fold(text))
    # Of marks three may stand together.
    assert not steps or stands or any(len(run) > 3 for run in _runs_of_marks(fold(text)))


def _runs_of_marks(folded):
    return "".join(one if one in spellings.MARKS else " " for one in folded).split()


def test_of_a_long_quotation_the_first_marks_do_not_count_and_the_others_do(tmp_path):
    words = ["工会", "职工"] * 15
    long = ["，".join(words), "、".join(words[:20]) + "，" + "，".join(words[20:]), "、".join(words)]
    found = Found(tmp_path, long)
    assert found.by(f"「{long[0]}」") == [0, 1]
    assert found.by(f"「{long[2]}」") == [2]


def test_a_word_that_reads_like_a_figure_keeps_its_other_names(tmp_path):
    """两节 are New Year and the Spring Festival, and may be two sections."""
    found = Found(tmp_path, ["元旦春节期间开展慰问。", "读第二节。", "两节期间开展慰问。", "示例。"])
    assert found.by("两节慰问") == [2, 0]
    assert set(found.by("两节")) == {0, 1, 2}
