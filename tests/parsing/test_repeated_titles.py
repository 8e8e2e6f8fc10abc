"""A title that stands there twice is one title; a body's mark above it is no part of it, and stays."""

import pytest

from archive.parsing import parse

TITLE = "示例县总工会关于开展职工读书活动的通知"
BODY = "\n各基层工会：\n为丰富职工生活，请各单位组织参加。\n示例县总工会\n2023年4月20日"


def read(text):
    (one,) = parse(text).directives
    return one


@pytest.mark.parametrize(
    "above",
    [
        f"{TITLE}-示例县总工会网站",
        f"{TITLE} - 通知公告 - 示例县总工会门户网",
        f"{TITLE}_示例县总工会",
        f"{TITLE}|示例工会网",
        f"示例工会网--{TITLE}",
        f"示例大学工会门户网站--{TITLE}",
        "示例县总工会开展职工读书活动",
        "开展职工读书活动",
    ],
)
@pytest.mark.parametrize("title", [TITLE, "示例县总工会\n关于开展职工读书活动的通知"], ids=["one line", "two lines"])
def test_what_says_the_title_again_above_it_goes(above, title):
    parsed = parse(f"{above}\n{title}{BODY}")
    (one,) = parsed.directives
    assert (one.title, one.issuers, one.addressees) == (TITLE, ["示例县总工会"], ["各基层工会"])
    assert above in [removal.text for removal in parsed.removals]


@pytest.mark.parametrize("title", ["关于开展职工读书活动的通知", "职工读书活动实施方案", "示例县总工会关于读书的通知"])
@pytest.mark.parametrize("mark", ["示例县总工会", "示例县总工会文件", "示 例 县 总 工 会"])
def test_a_mark_that_a_blank_line_parts_from_the_title_is_no_part_of_it(mark, title):
    one = read(f"{mark}\n\n{title}{BODY}")
    assert one.title == title and one.issuers == ["示例县总工会"]
    assert "示例县总工会" in "".join(one.text.split("\n")[0].split())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_name_above_its_title_is_its_front_where_the_room_tells_nothing(gap):
    title = gap.join(["示例县总工会", "关于开展职工读书活动的通知"])
    assert read(title + BODY.replace("\n", gap)).title == TITLE


@pytest.mark.parametrize(
    "line", ["示例县总工会  2023-04-21 09:30", "办公室 2023年4月21日 9:05:11", "示例市总工会 2023/4/21 17:02"]
)
def test_who_put_a_page_up_and_at_what_hour_is_of_the_page(line):
    one = read(f"{TITLE}\n{line}{BODY}")
    assert one.addressees == ["各基层工会"] and one.issued_on.day == 20
    assert line.split()[-1] not in one.text


@pytest.mark.parametrize(
    "below",
    [
        "快速链接：\n示例省人民政府\n示例市教育局",
        "常用链接\n示例省人民政府",
        "相关附件：\n附件1.doc  下载次数：12",
        "附件【报名表.xls】已下载3次",
        "报名表.xlsx 下载量：3",
    ],
)
def test_links_and_files_below_the_date_are_of_the_page(below):
    one = read(f"{TITLE}{BODY}\n\n{below}")
    assert one.issuers == ["示例县总工会"] and one.issued_on.day == 20
    assert one.text.endswith("2023年4月20日")


@pytest.mark.parametrize("seal", ["（签章）", "(印章)", "（盖章）"])
def test_a_seal_beside_a_signature_is_no_part_of_the_name(seal):
    text = f"关于开展职工读书活动的通知{BODY}".replace("示例县总工会\n", f"示例县总工会{seal}\n")
    assert read(text).issuers == ["示例县总工会"]
