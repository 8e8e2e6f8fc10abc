"""Numbers in the shapes of old holdings, other places and careless hands; lists and ranges of them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import document_numbers, number_lines

# Writings of one number: what they have in common is their key.
SAME = [
    (
        "示县工字|1997|8",
        [
            "示县工字〔97〕8号",
            "示县工字〔1997〕8号",
            "示县工字[97]第8号",
            "示县工字（97）08号",
            "示县工字〔９７〕８号",
        ],
    ),
    (
        "示县工字|2024|8",
        [
            "示县工字〔2024〕8号",
            "示县工字〔2024〕第8号",
            "示县工字〔2024〕8號",
            "示县工字〔二〇二四〕八号",
            "示县工字〔二○二四〕第八号",
        ]
        + [
            "示县工字2024第8号",
            "示县工字2024-8号",
            "示县工字2024年8号",
            "示县工字2024年第8号",
            "示县工字〔2024〕008号",
            "（2024）示县工字第8号",
        ]
        + [
            "示 县 工 字 〔 2 0 2 4 〕 8 号",
            "示　县　工　字　〔　２　０　２　４　〕　８　号",
            "示县工字<2024>8号",
            "示县工字{2024}8号",
            "示县工字〈2024〉8号",
        ]
        + [
            "示县工字〔24〕8号",
            "示县工字〔2024年〕8号",
            "示县工字〔2024)8号",
            "示县工字【2024】8",
            "[2024]示县工字8号",
        ],
    ),
    ("示县工字|2024|12", ["示县工字〔2024〕12号", "示 县 工 字 〔2024〕 1 2 号", "示县工字〔2024〕十二号"]),
    (
        "示县工字|2024|8-2",
        ["示县工字〔2024〕8-2号", "示县工字〔2024〕8—2号", "示县工字〔2024〕8号之二", "示县工字2024第8-2号"],
    ),
    ("示县工字|2024|8-9", ["示县工字〔2024〕8-9号"]),
    ("示县工字|2024|12345", ["示县工字〔2024〕12345号"]),
]


@pytest.mark.parametrize(("key", "written"), [(key, one) for key, all_of in SAME for one in all_of])
def test_a_number_is_whole_in_every_shape(key, written):
    for text in (written, f"\n{written}\n", f"（{written}）", f"按照{written}"):
        found = document_numbers.find(text)
        if key.endswith("8-9") and text.startswith("按"):
            continue
        assert [(number.key, number.written) for number in found] == [(key, written)], text
    assert document_numbers.key_of(written) == key


# Of the shapes that were read before, as archives have stored them.
STORED = {
    "黔工总字〔2021〕19号": "黔工总字|2021|19",
    "示工总字［2021］第19号": "示工总字|2021|19",
    "示工总字(2021) 19": "示工总字|2021|19",
    "示工总字﹝２０２１﹞１９号": "示工总字|2021|19",
    "示工發〔2023〕12": "示工發|2023|12",
    "组委办〔2019〕1 号": "组委办|2019|1",
    "示工发〔2023〕0003号": "示工发|2023|3",
    "要落实示府发〔2019〕5号": "示府发|2019|5",
    "豫教科文卫体工〔2021〕20号": "豫教科文卫体工|2021|20",
    "示例市总工会文件示工发〔2020〕3号": "示工发|2020|3",
}


@pytest.mark.parametrize(("text", "key"), STORED.items())
def test_a_key_that_was_stored_stays(text, key):
    assert document_numbers.key_of(text) == key


def test_a_part_is_another_directive():
    keys = {document_numbers.key_of(f"示工发〔2024〕{serial}号") for serial in ("8", "8-1", "8-2", "82")}
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("对照示工发〔2021〕101号、102号、103号文件自查", ["101号", "102号", "103号"]),
        ("示工发〔2021〕1、2号", ["1号", "2号"]),
        ("示工发〔2021〕5、6、8号文", ["5号", "6号", "8号"]),
        ("示工发〔2021〕5号文、6号文和8号文", ["5号", "6号", "8号"]),
        ("示工发〔2021〕5号,6号文", ["5号", "6号"]),
        ("示工发〔2021〕第5号及第6号", ["第5号", "第6号"]),
        ("废止示工发〔2021〕3号至7号", ["3号", "7号"]),
        ("废止示工发〔2021〕11—13号文件", ["11号", "13号"]),
        ("废止示工发〔2021〕11-13号", ["11号", "13号"]),
        ("示工发〔2021〕5-1号、5-2号", ["5-1号", "5-2号"]),
        ("示工发〔2021〕1号、11-13号、20号", ["1号", "11号", "13号", "20号"]),
        ("废止示工发〔2021〕3～7号", ["3号", "7号"]),
        ("示工发〔2021〕5号，10号前报送", ["5号"]),
        ("示工发〔2021〕5号和6号楼", ["5号"]),
        ("示工发〔2021〕5号、6月底", ["5号"]),
        ("示工发〔2021〕5号，2023年6月", ["5号"]),
        ("示工发〔2021〕5、一是要", ["5"]),
    ],
)
def test_each_number_of_a_list_is_one(text, numbers):
    front = "示工发〔2021〕"
    assert [number.written for number in document_numbers.find(text)] == [front + number for number in numbers]


def test_years_of_a_list_may_change():
    text = "示工发〔2021〕5号、〔2022〕6号、7号，示工办发〔2022〕6号"
    assert [number.key for number in document_numbers.find(text)] == [
        "示工发|2021|5", "示工发|2022|6", "示工发|2022|7", "示工办发|2022|6"
    ]  # fmt: skip


@given(
    st.lists(st.integers(1, 999), min_size=2, max_size=6, unique=True),
    st.sampled_from(["号、", "、", "号和", "号及", "号文、"]),
)
def test_the_members_of_a_list_stand_where_their_digits_do(serials, joint):
    text = f"同时废止示工发〔2021〕{joint.join(map(str, serials))}号。"
    found = document_numbers.find(text)
    assert [number.serial for number in found] == serials
    assert [text[number.start : number.end].removeprefix("示工发〔2021〕").removesuffix("号") for number in found] == [
        str(serial) for serial in serials
    ]
    assert [document_numbers.key_of(number.written) for number in found] == [number.key for number in found]


@pytest.mark.parametrize(
    "text",
    [
        "示例（15）3号楼",
        "2023年12号",
        "印发2023年12号",
        "交通2023年12号",
        "4月12号",
        "来函2023-5号",
        "第12号",
        "示工发〔97〕",
        "示工发〔2023〕八",
        "公文2023年5号",
    ],
)
def test_what_only_looks_like_a_number_is_none(text):
    assert document_numbers.find(text) == []


@pytest.mark.parametrize(
    ("line", "written", "year", "sure"),
    [
        ("〔2017〕2号", "〔2017〕2号", 2017, True),
        ("2023年第3号", "2023年第3号", 2023, True),
        ("（2023年第3号）", "2023年第3号", 2023, True),
        ("第12号", "第12号", None, True),
        ("第 十二 号", "第 十二 号", None, True),
        ("示工字第12号", "示工字第12号", None, True),
        ("示例市总工会公告第3号", "第3号", None, True),
        ("示例市总工会公告 2023年第3号", "2023年第3号", 2023, True),
        ("示工发〔2024 8号", "示工发〔2024 8号", None, False),
        ("示工发2024/8号", "示工发2024/8号", None, False),
        ("示工发[2024)-8號", "示工发[2024)-8號", None, False),
    ],
)
def test_a_line_that_ends_in_hao_and_stands_alone_is_a_number(line, written, year, sure):
    found = number_lines.read(line)
    assert (found.written, found.year, found.sure) == (written, year, sure)


@pytest.mark.parametrize(
    "line",
    [
        "12号",
        "4月12号",
        "2024年4月12号",
        "示例路12号",
        "示例市工人先锋号",
        "关于撤销第5号的决定",
        "电话：第5号",
        "办公楼3号",
        "第5号，",
        "",
        "号",
    ],
)
def test_other_lines_are_none(line):
    assert number_lines.read(line) is None


@pytest.mark.parametrize(
    "text", ["示工发〔2023" + " " * 100_000 + "号", "示工发〔2023〕1" + "、1" * 50_000, "示 " * 50_000, "〔" * 50_000]
)
def test_a_text_made_to_take_long_takes_no_time(text):
    before = process_time()
    document_numbers.find(text)
    document_numbers.find_damaged(text)
    assert process_time() - before < 2
