"""What a text says of its own validity, in invented sentences; what only looks like it says nothing."""

from datetime import date

import pytest

from archive.parsing.validity_statements import own_validity, validity_of_others
from tests.support.corpus import NAMES, SOURCES


def said(text: str, title: str = "") -> list[tuple]:
    """(kind, when, until) of each statement, and whether it is sure."""
    return [
        (
            one.kind,
            one.day if one.days_after_issue is None else one.days_after_issue,
            one.until or one.months,
            one.is_sure,
        )
        for one in own_validity(title, text)
    ]


@pytest.mark.parametrize(
    ("text", "when", "is_sure"),
    [
        ("本办法自2024年1月1日起施行。", date(2024, 1, 1), True),
        ("第三十条　本办法自二〇二四年一月一日起施行。", date(2024, 1, 1), True),
        ("（三）本实施细则（试行）由示例市总工会负责解释，自印发之日起执行。", 0, True),
        ("自发布之日起30日后施行。", 30, False),
        ("本办法自2024年1月1日起施行，《示例旧办法》（示工发〔2015〕3号）同时废止。", date(2024, 1, 1), True),
    ],
)
def test_when_it_comes_into_force(text, when, is_sure):
    assert ("in-force-from", when, None, is_sure) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "《示例条例》自2022年1月1日起施行。",
        "本通知自2024年3月1日起执行轮班制度。",
        "各单位自2024年1月1日起执行。",
        "本办法所称证书有效期三年。",
        "本办法自2024年起施行。",
        # Two texts in one: of which is it said?
        "本通知自印发之日起执行。\n本办法自2024年1月1日起施行。",
    ],
)
def test_what_says_nothing_of_the_text_itself(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自印发之日起施行，有效期5年。", ("term", None, 60, True)),
        ("本办法自2024年1月1日起施行。有效期至2028年12月31日。", ("term", None, date(2028, 12, 31), True)),
        ("自印发之日起施行，有效期自2024年1月1日至2026年12月31日。", ("term", None, date(2026, 12, 31), True)),
        ("本办法自印发之日起试行，试行期两年。", ("trial", None, 24, True)),
        ("本办法自2024年1月1日起施行，暂定试行一年。", ("trial", None, 12, True)),
        ("本办法自2024年1月1日起试行。", ("trial", None, None, True)),
    ],
)
def test_until_when_it_holds(text, expected):
    assert expected in said(text)


def test_a_title_says_that_it_is_on_trial():
    assert said("正文。", "示例办法（试行）") == [("trial", None, None, True)]


def test_a_statement_has_the_span_of_its_sentence():
    text = "第一条 示例。\n第二条 本办法自2024年1月1日起施行。"
    (one,) = own_validity("", text)
    assert text[one.start : one.end] == "第二条 本办法自2024年1月1日起施行"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_read_of_the_first_sources_which_say_nothing(name):
    text = (SOURCES / f"{name}.txt").read_text(encoding="utf-8")
    assert (own_validity("", text), validity_of_others("", text)) == ([], [])
