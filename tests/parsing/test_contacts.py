import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.contacts import CONTACT_KINDS, contacts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系人：示例一，联系电话：0000-1234567", ["示例一", "0000-1234567"]),
        ("联系人：张某、李某；联系电话：0531—8191 0000", ["张某", "李某", "0531—8191 0000"]),
        (
            "联 系 人：示例一 示例二\n电  话：0000－7654321　13800000000",
            ["示例一", "示例二", "0000－7654321", "13800000000"],
        ),
        ("（联系人：示例一，13800000000）", ["示例一", "13800000000"]),
        ("联系人：市总工会组织部 示例一，电话：6000001/6000002", ["示例一", "6000001", "6000002"]),
        ("报名联系人：示例甲（市总工会宣教部），传真：0000-6000002。", ["示例甲", "0000-6000002"]),
        ("联系人\t示例一\t电话\t8000001", ["示例一", "8000001"]),
        ("联系人：示例一联系电话：8000001", ["示例一", "8000001"]),
        ("联络员：王某某　手机：138 0000 0000", ["王某某", "138 0000 0000"]),
        ("负责人：胡某某      联系电话：13800000001", ["胡某某", "13800000001"]),
        ("交校工会周某、吴某某老师处", ["周某", "吴某某"]),
        ("电话：（0000）81910000转801", ["（0000）81910000转801"]),
        ("邮箱：a.b-c＠example.com.cn，QQ群：123456789", ["a.b-c＠example.com.cn", "123456789"]),
        ("手机：１３８００００００００", ["１３８００００００００"]),
    ],
)
def test_names_telephones_and_mailboxes_are_found(text, found):
    assert contacts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "拨打12351职工热线，电话：12351",
        "2020-12-04，示工发〔2021〕19号",
        "联系人：各单位自行指定",
        "学习示例同志先进事迹",
        "预算1380万元，邮编100000",
    ],
)
def test_what_is_no_contact_is_left_alone(text):
    assert contacts(text) == []


@given(st.text(alphabet="联系人：张某李电话0123-8 、（），@.a\n\t转王老师手机", max_size=60))
def test_a_contact_stands_in_its_text_so_that_it_can_be_redacted(text):
    assert all(contact and contact in text for contact in contacts(text))


def test_persons_and_telephones_in_the_columns_of_a_table():
    text = "单位\t联系人\t联系电话\t名额\n甲县总工会\t示例一\t88320001\t12\n乙县总工会\t示例二\t88320002\t8\n共20名。"
    assert contacts(text) == ["示例一", "88320001", "示例二", "88320002"]


def test_the_labels_of_a_form_are_no_persons():
    assert contacts("联系人\t\t电话\t\n传真\t\t邮箱\t\n工会名称\t\t地址\t") == []


@pytest.mark.parametrize("kind", CONTACT_KINDS, ids=[kind.name for kind in CONTACT_KINDS])
def test_each_kind_of_contact_finds_what_no_other_does(kind):
    found = {contact for _, contact in kind.find(kind.example)}
    others = {contact for other in CONTACT_KINDS if other is not kind for _, contact in other.find(kind.example)}
    assert found - others


def test_the_kinds_of_contact():
    """A kind that is taken out takes its example with it, and would be missed by nobody else."""
    assert [kind.name for kind in CONTACT_KINDS] == [
        "telephones and the names before them",
        "names after a label",
        "numbers after a label",
        "mailboxes",
        "names before 老师",
        "accounts",
        "columns of a table",
    ]
