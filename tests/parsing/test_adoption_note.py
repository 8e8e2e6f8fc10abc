"""The note of adoption under the title of rules: who adopted them, and when last."""

from datetime import date

import pytest

from archive.parsing import parse
from archive.parsing.header import adoption_note

COUNCIL = "示例市总工会第{}届常委会第三次会议"


@pytest.mark.parametrize(
    ("line", "dated", "body"),
    [
        (f"（2023年5月8日{COUNCIL.format('六')}通过）", date(2023, 5, 8), "示例市总工会"),
        (
            f"（2019年12月3日{COUNCIL.format('五')}通过　根据2023年5月8日{COUNCIL.format('六')}决定修订）",
            date(2023, 5, 8),
            "示例市总工会",
        ),
        (
            f"（2019年12月3日{COUNCIL.format('五')}通过　2023年5月8日{COUNCIL.format('六')}修正"
            "　自2023年6月1日起施行）",
            date(2023, 5, 8),
            "示例市总工会",
        ),
        ("（示例市总工会2023年5月8日印发）", date(2023, 5, 8), ""),
        ("（二〇二三年五月八日示例县总工会发布）", date(2023, 5, 8), "示例县总工会"),
        ("（2023年2月30日示例县总工会通过）", None, ""),
        ("（自2023年6月1日起正式施行）", None, ""),
    ],
)
def test_the_last_act_dates_the_text(line, dated, body):
    note = adoption_note.read(line)
    assert (note.dated, note.body) == (dated, body)


@pytest.mark.parametrize("line", ["（此件主动公开）", "（试行）", "2023年5月8日通过", "（2023年5月8日）"])
def test_other_lines_in_brackets_are_no_such_note(line):
    assert adoption_note.read(line) is None


@pytest.mark.parametrize("signed", ["", "\n示例市总工会\n2023年5月9日"])
def test_rules_have_the_date_of_their_adoption_where_they_are_not_signed(signed):
    note = f"（2019年12月3日{COUNCIL.format('五')}通过　根据2023年5月8日{COUNCIL.format('六')}决定修订）"
    rules = "第一章　总则\n第一条　为规范管理，制定本办法。\n第二条　适用于全市各级工会。"
    text = f"示例市工会经费管理办法\n{note}\n{rules}{signed}"
    (directive,) = parse(text).directives
    assert directive.title == "示例市工会经费管理办法"
    assert str(directive.issued_on) == ("2023-05-09" if signed else "2023-05-08")
    assert directive.issuers == ["示例市总工会"]
