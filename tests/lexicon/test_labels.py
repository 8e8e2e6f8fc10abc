"""What is a label at the beginning of a paragraph, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import labels

WRITTEN = [
    ("一、加强领导", "chinese", 1, "一、"),
    ("二．加强领导", "chinese", 2, "二．"),
    ("三.加强领导", "chinese", 3, "三."),
    ("四 、加强领导", "chinese", 4, "四 、"),
    ("二十一、加强领导", "chinese", 21, "二十一、"),
    ("壹、总体要求", "formal", 1, "壹、"),
    ("（一）加强领导", "chinese-bracket", 1, "（一）"),
    ("(十二)加强领导", "chinese-bracket", 12, "(十二)"),
    ("（ 三 ）加强领导", "chinese-bracket", 3, "（ 三 ）"),
    ("〔四〕加强领导", "chinese-bracket", 4, "〔四〕"),
    ("五）加强领导", "chinese-bracket", 5, "五）"),
    ("㈥加强领导", "chinese-bracket", 6, "㈥"),
    ("1.加强领导", "arabic", 1, "1."),
    ("2、加强领导", "arabic", 2, "2、"),
    ("３．加强领导", "arabic", 3, "３．"),
    ("⒋加强领导", "arabic", 4, "⒋"),
    ("（1）加强领导", "arabic-bracket", 1, "（1）"),
    ("(2)、加强领导", "arabic-bracket", 2, "(2)、"),
    ("⑶加强领导", "arabic-bracket", 3, "⑶"),
    ("4）加强领导", "arabic-close", 4, "4）"),
    ("⑤加强领导", "circled", 5, "⑤"),
    ("Ⅱ.加强领导", "roman", 2, "Ⅱ."),
    ("第一部分 总体要求", "part", 1, "第一部分"),
    ("第二章　总则", "chapter", 2, "第二章"),
    ("第三节 收入", "section", 3, "第三节"),
    ("第 四 条 为加强管理", "article", 4, "第 四 条"),
    ("第12条 为加强管理", "article", 12, "第12条"),
    ("第一百零三条 为加强管理", "article", 103, "第一百零三条"),
    ("一是加强领导", "spoken", 1, "一是"),
    ("二要加强领导", "spoken", 2, "二要"),
    ("1.2023年工作总结", "arabic", 1, "1."),
    ("3、4月30日前报送", "arabic", 3, "3、"),
    ("2.35周岁以下职工", "arabic", 2, "2."),
    ("二、三年行动计划", "chinese", 2, "二、"),
]

NOT_LABELS = [
    "2023年，全市工会组织", "1.5万元补助经费", "3.8亿元", "10.24活动方案", "19.12.2014", "8:30准时开始",
    "1,000名职工", "十二五期间", "五一、十一假期", "一、二级工会组织", "三、四线城市", "七、八月份", "1、2、3号楼",
    "（一）至（三）项所列", "（一）、（二）项", "（二）项规定的材料", "（一）中所列", "第三条规定的情形",
    "第五条第二款", "第一章的内容", "第一节课", "一是一，二是二", "12351职工热线", "第一线职工", "加强领导", "",
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "kind", "value", "written"), WRITTEN)
def test_a_label_is_kept_as_written(paragraph, kind, value, written):
    label = labels.read(paragraph)
    assert (label.kind, label.value, label.written) == (kind, value, written)


@pytest.mark.parametrize("paragraph", NOT_LABELS)
def test_what_only_looks_like_a_label(paragraph):
    assert labels.read(paragraph) is None


@pytest.mark.parametrize(
    ("paragraph", "kind", "value"),
    [
        ("1 加强领导", "arabic", 1),
        ("二 加强领导", "chinese", 2),
        ("三，加强领导", "chinese", 3),
        ("首先，加强领导", "sequence", 1),
        ("第二，加强领导", "ordinal", 2),
        ("其三，加强领导", "ordinal", 3),
        ("B.加强领导", "latin", 2),
        ("4.97日前报送", "arabic", 4),
        ("二、三级工会联动", "chinese", 2),
        ("2.3 组织机构", "decimal-2", 203),
    ],
)
def test_some_are_labels_only_beside_others(paragraph, kind, value):
    assert labels.read(paragraph) is None
    weak = labels.read_weak(paragraph)
    assert (weak.kind, weak.value) == (kind, value)


def test_a_quantity_is_not_even_a_weak_label():
    assert [labels.read_weak(words) for words in ("1 名领队", "3 月底前", "2.5万元", "1 张某 男 示例单位")] == [
        None
    ] * 4


def test_the_style_tells_two_lists_of_one_kind_apart():
    styles = [labels.parse(written).style for written in ("1.", "2．", "1、", "（一）", "(二)", "一是", "一要")]
    assert styles[0] == styles[1] != styles[2]
    assert styles[3] == styles[4]
    assert styles[5] != styles[6]


@pytest.mark.parametrize("written", sorted({written for *_, written in WRITTEN}))
def test_a_label_by_itself_is_read_again(written):
    assert labels.parse(written).written == written


@given(st.text(alphabet="一二三十百第章条（）()、．.01２①㈠是要，至 年月首先", max_size=12))
def test_a_label_is_the_beginning_of_its_paragraph(paragraph):
    for label in (labels.read(paragraph), labels.read_weak(paragraph)):
        if label:
            assert paragraph.startswith(label.written)
            assert len(label.written) <= 20
            assert label.value >= 1
