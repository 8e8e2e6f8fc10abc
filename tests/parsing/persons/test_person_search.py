"""Spans of what tells of persons: each kind however it is written, and what only looks like it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.persons import CONTACTS, OF_UNITS, SECRET, find

WIDE = str.maketrans({code: code + 0xFEE0 for code in range(33, 127)})
SURNAMES = "王李张赵陈周吴郑"
names = st.builds(str.__add__, st.sampled_from(SURNAMES), st.sampled_from(["某", "小某", "某某", "大明"]))
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).map(lambda told: told[:11])
landlines = st.from_regex(r"0000-[2-8][0-9]{7}", fullmatch=True)
mailboxes = st.from_regex(r"[a-z]{3,8}[0-9]{2}@(163|126|qq)\.com", fullmatch=True)
before = st.sampled_from(["请按时报送，", "报名表交至市总工会。", "\n", "（", "各单位："])
behind = st.sampled_from(["，逾期不予受理。", "）", "\n示例市总工会", "。", ""])


def found(text: str) -> dict[str, str]:
    """{words: kind}"""
    return {text[span.start : span.end]: span.kind for span in find(text)}


def identity(first17: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first17 + "10X98765432"[sum(int(d) * w for d, w in zip(first17, weights, strict=True)) % 11]


identities = st.builds(
    lambda place, year, month, day, order: identity(f"{place}{year}{month:02}{day:02}{order:03}"),
    st.sampled_from(["110101", "530102", "440103"]),
    st.integers(1940, 2009),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 999),
)


@given(before, mobiles, behind, st.sampled_from(["", " ", "-"]), st.booleans())
def test_every_mobile_is_found_without_a_label(lead, mobile, end, gap, is_wide):
    written = f"{mobile[:3]}{gap}{mobile[3:7]}{gap}{mobile[7:]}"
    written = written.translate(WIDE) if is_wide else written
    assert found(f"{lead}{written}{end}").get(written) == "telephone"


@given(
    before,
    st.sampled_from(["联系电话", "电话", "電話", "办公室电话", "手机"]),
    st.sampled_from(["：", ":", "", " "]),
    behind,
)
def test_a_label_needs_no_colon_and_has_several_numbers(lead, label, colon, end):
    assert {"60000005", "60000006"} <= found(f"{lead}{label}{colon}60000005、60000006{end}").keys()


CALLED = [
    "联系人：{name}，{mobile}", "联系人{name},{mobile}", "联系人 {name} 电 话 {mobile}", "联系人{name}(微信:wxid0001)",
    "聯係人：{name}", "经办人：{name}", "收件人：{name}，{mobile}", "电子稿发给{name}。", "请与{name}联系。",
    "交到工会(418办公室){name}处，", "{mobile}（{name}）", "{name}（手机{mobile}）", "报名咨询：{name} {mobile}",
]  # fmt: skip


@pytest.mark.parametrize("form", CALLED)
@given(names, mobiles)
def test_whom_to_call_is_found_in_every_form(form, name, mobile):
    assert found(f"请按时报送。{form.format(name=name, mobile=mobile)}\n示例市总工会").get(name) == "contact"


@given(before, identities, behind)
def test_an_identity_number_is_one_by_its_check_digit(lead, number, end):
    assert found(f"{lead}{number}{end}").get(number) == "identity"
    digits = number[:-1] + next(digit for digit in string.digits if digit != number[-1])
    assert digits not in found(f"{lead}证书编号{digits}{end}")


@given(names, mailboxes)
def test_a_mailbox_beside_a_person_is_his(name, mailbox):
    assert found(f"联系人：{name}，邮箱：{mailbox}。")[mailbox] == "mailbox"


@pytest.mark.parametrize(
    "text",
    [
        "市总工会办公室电话：0000-87000051",
        "示例县总工会：0000-87000051",
        "监督电话：0000-87000051",
        "举报投诉电话0000-87000051",
        "地址：示例路1号 邮编：000001 电话：0000-87000051",
        "联系部门：宣教部\n联系电话：0000-87000051",
        "关于推荐对象的公示\n如有异议，请反映。电话：0000-87000051",
    ],
)
def test_a_units_own_line_is_known_for_one(text):
    assert found(text)["0000-87000051"] in OF_UNITS


@pytest.mark.parametrize(
    "text", ["拨打12351", "电话：12345、12333", "火警电话119", "热线400-000-0121", "客服电话95588"]
)
def test_service_lines_are_nobodys(text):
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("户名：王小某，账号：6222000011112222341", "bank card", "6222000011112222341"),
        ("银行卡号6222000011112222333", "bank card", "6222000011112222333"),
        ("姓名\t账号\n王小某\t6222 0000 1111 2222 333", "bank card", "6222 0000 1111 2222 333"),
        ("身份证号330100199001010000", "identity", "330100199001010000"),
        ("护照号码：G12345678", "identity", "G12345678"),
        ("家住示例市示例路1号3幢201室，", "home address", "示例市示例路1号3幢201室"),
        ("1990年3月7日出生，", "birth date", "1990年3月7日"),
        ("出生日期：1990-03-07", "birth date", "1990-03-07"),
    ],
)
def test_what_is_nobodys_to_read(text, kind, words):
    assert found(text) == found(text) | {words: kind}
    assert kind in SECRET


@pytest.mark.parametrize(
    "text",
    [
        "单位账户名称：示例工会，账号：6222000011112222341",
        "捐款账号：6222000011112222341（示例基金会）",
        "统一社会信用代码811101017000000124",
        "拨款13900000001元，ISBN 978-7-5008-0000-1，GB/T 9704-2012",
        "1992年8月1日之后出生的职工",
        "1990年3月生",
        "2023-10-12 20231012 示工发〔2021〕13900号",
        "授予张三丰等3名同志示例省五一劳动奖章",
        "组长：张三丰 副组长：李四光",
        "任命张三丰同志为办公室主任",
        "张三丰劳模创新工作室",
        "困难职工帮扶工作领导小组成员名单\n张三丰 市总工会主席",
        "困难职工帮扶工作先进个人名单\n张三丰 示例厂",
        "授予王老师示例市先进教师称号",
        "关注“示例工会”微信公众号",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert found(text) == {}


@given(st.text(alphabet="联系人：张某李电话0123-8 、（），@.a\n\t转王老师手机困难职工名单公示期至月日", max_size=80))
def test_spans_stand_in_the_text_in_order(text):
    spans = find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert all(text[span.start : span.end].strip() for span in spans if span.kind in CONTACTS)
