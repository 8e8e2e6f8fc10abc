"""A line that is the directive's number, in every shape and place: the number is whole or doubtful, and no title,
issuer or addressee has a part of it."""

from itertools import product

import pytest

from archive.parsing import parse

TITLE = "示例县总工会关于举办职工读书分享会的通知"
BODY = "各乡镇、街道总工会：\n现将有关事项通知如下：\n请于4月20日前报名。\n"
FOOT = "示例县总工会\n{year}年4月2日"
# The number as it stands, the year it tells, and whether it is sure.
SURE = {
    "示县工字〔97〕8号": 1997,
    "示县工字（97）8号": 1997,
    "示县工字2024第8号": 2024,
    "示县工字2024-8号": 2024,
    "示县工发2024年8号": 2024,
    "示县工字〔二〇二四〕八号": 2024,
    "示 县 工 字 〔 2 0 2 4 〕 8 号": 2024,
    "示县工字〔2024〕8-2号": 2024,
    "示县工字〔2024〕8號": 2024,
    "示县工字〔2024〕08号": 2024,
    "示县工字<2024>8号": 2024,
    "示县工字{2024}8号": 2024,
    "示县工字﹝２０２４﹞８号": 2024,
    "示县工字〔2024〕8号之一": 2024,
    "(2024)示县工字第8号": 2024,
    "2024年第8号": 2024,
    "示县工字第8号": None,
    "第8号": None,
    "第八号": None,
}
UNSURE = (
    "示县工字〔2024 8号",
    "示县工字2024〕8号",
    "示县工字〔20248号",
    "示县工字2024/8号",
    "示县工字[2024)-8号",
)
ABOVE, BELOW, BARE_ABOVE = "示例县总工会文件\n{number}\n{title}\n", "{title}\n{number}\n", "{number}\n{title}\n"
UNDER_MARK = "示例县总工会\n{number}\n{title}\n"
SPLIT = "示例县总工会文件\n\n{number}\n\n示例县总工会关于举办职工\n读书分享会的通知\n"
PLACES = (ABOVE, BELOW, BARE_ABOVE, UNDER_MARK, SPLIT)


def read(place, number, year=2024):
    (directive,) = parse(place.format(number=number, title=TITLE) + BODY + FOOT.format(year=year)).directives
    return directive


@pytest.mark.parametrize(("place", "number"), list(product(PLACES, SURE)))
def test_a_number_of_any_shape_is_whole(place, number):
    directive = read(place, number, SURE[number] or 2024)
    assert (directive.title, directive.number, directive.issuers) == (TITLE, number, ["示例县总工会"])
    assert directive.addressees == ["各乡镇、街道总工会"]
    assert directive.provenance["number"].confidence == "certain"


@pytest.mark.parametrize(("place", "number"), list(product(PLACES, UNSURE)))
def test_what_cannot_be_read_for_sure_is_kept_and_doubtful(place, number):
    directive = read(place, number)
    assert (directive.title, directive.number, directive.issuers) == (TITLE, number, ["示例县总工会"])
    assert directive.provenance["number"].confidence == "doubtful"


@pytest.mark.parametrize(
    ("beside", "issued_on"),
    [
        ("　　签发人：孙某某", None),
        ("    签发人 孙某某", None),
        (" 2024年4月2日", "2024-04-02"),
        ("　二〇二四年四月二日", "2024-04-02"),
        ("/2024-04-02", "2024-04-02"),
        (" | 2024.4.2", "2024-04-02"),
        ("（2024年4月2日）", "2024-04-02"),
    ],
)
@pytest.mark.parametrize("place", [ABOVE, BELOW, BARE_ABOVE])
def test_a_signer_or_a_date_may_stand_beside_a_number(place, beside, issued_on):
    text = place.format(number=f"示县工字〔2024〕8号{beside}", title=TITLE) + BODY + "示例县总工会"
    (directive,) = parse(text).directives
    assert (directive.title, directive.number) == (TITLE, "示县工字〔2024〕8号")
    assert (str(directive.issued_on) if directive.issued_on else None) == issued_on


@pytest.mark.parametrize(
    ("mark", "number"),
    [("示例县总工会公告第3号", "第3号"), ("示例县总工会公告\n第3号", "第3号"), ("示例县总工会令\n第3号", "第3号")]
    + [("示例县总工会公告 2024年第3号", "2024年第3号"), ("示例县总工会公告\n（2024年第3号）", "2024年第3号")],
)
def test_orders_and_announcements_are_numbered_without_a_code(mark, number):
    text = f"{mark}\n关于举办职工读书分享会的公告\n现将有关事项公告如下。\n示例县总工会\n2024年4月2日"
    (directive,) = parse(text).directives
    assert (directive.title, directive.number) == ("关于举办职工读书分享会的公告", number)
    assert directive.issuers == ["示例县总工会"]


def test_numbers_of_a_joint_issue_are_kept_and_doubtful():
    directive = read(ABOVE, "示县工字〔2024〕8号 示县教发〔2024〕9号")
    assert (directive.title, directive.number) == (TITLE, "示县工字〔2024〕8号 示县教发〔2024〕9号")
    assert directive.provenance["number"].confidence == "doubtful"
