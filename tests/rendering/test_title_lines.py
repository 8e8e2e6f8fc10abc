from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.rendering.title_lines import FULL, lines_of, width
from tests.support import corpus

TITLES = [directive.title for name in corpus.NAMES for directive in corpus.reading(name).directives]


def test_a_short_title_stays_on_one_line():
    assert lines_of("关于开展夏季送清凉活动的通知") == ("关于开展夏季送清凉活动的通知",)


def test_a_title_is_broken_at_a_meaningful_word():
    assert lines_of("示例省总工会关于学习宣传贯彻习近平总书记重要指示精神的通知") == (
        "示例省总工会关于学习宣传贯彻",
        "习近平总书记重要指示精神的通知",
    )


def test_joint_issuers_stand_on_a_line_of_their_own():
    assert lines_of("示例省总工会 示例省教育厅关于印发《示例省教职工技能竞赛办法（试行）》的通知")[0] == (
        "示例省总工会 示例省教育厅"
    )


@pytest.mark.parametrize("title", TITLES)
def test_no_line_of_the_five_sources_begins_or_ends_badly(title):
    lines = lines_of(title)
    assert "".join(lines) == title
    for line in lines:
        assert 3 <= width(line) <= FULL
        assert line[0] not in "的》”）、，和与及"
        assert line[-1] not in "《“（和与及在致" and not line.endswith("关于")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "word", ["总工会", "总书记", "通知", "精神", "工作者", "学习", "实施方案", "表彰大会", "贺信"]
)
def test_no_word_is_torn(title, word):
    assert sum(line.count(word) for line in lines_of(title)) == title.count(word)


@settings(max_examples=100, deadline=None)
@given(st.text("示例市总工会关于印发《学习宣传的》“和、2023年a通知（试行） ", min_size=1, max_size=120))
def test_nothing_is_lost_and_no_line_is_too_long_whatever_the_title(title):
    lines = lines_of(title)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(width(line) <= FULL for line in lines)


def test_lines_do_not_differ_wildly():
    for title in TITLES:
        widths = [width(line) for line in lines_of(title)]
        assert all(abs(a - b) <= 6 for a, b in pairwise(widths))
