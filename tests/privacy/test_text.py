import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.privacy.text import redact


def test_the_redacted_text_is_as_long_as_the_text():
    text = "联系人：示例某，电话0000-1234567。"
    redacted = redact(text, ["示例某", "0000-1234567"])
    assert redacted == "联系人：＊＊＊，电话************。"
    assert len(redacted) == len(text)


def test_a_contact_within_another_leaves_nothing_over():
    assert redact("示例某某", ["示例某", "示例某某"]) == "＊＊＊＊"


@pytest.mark.parametrize("written", ["示 例某", "示例\n某", "示　例　某", "示例某"])
@pytest.mark.parametrize("contact", ["示例某", "示 例 某"])
def test_a_name_is_known_however_it_is_spread(written, contact):
    redacted = redact(f"请找{written}办理", [contact])
    assert not set("示例某") & set(redacted)
    assert [c for c in redacted if c.isspace()] == [c for c in written if c.isspace()]


@pytest.mark.parametrize(
    "written", ["0000-1234567", "00001234567", "０００0－1234567", "(0000)1234567", "0000 123\n4567", "0000—1234567"]
)
def test_a_telephone_is_known_however_its_parts_are_parted(written):
    assert not any(c.isdigit() for c in redact(f"电话：{written}。", ["0000-1234567"]))


@pytest.mark.parametrize(
    "written", ["shili@example.com", "Shili@Example.com", "shili＠example.com", "shili@\nexample.com"]
)
def test_a_mailbox_is_known_in_any_case_and_width(written):
    assert not any(c.isalnum() for c in redact(f"：{written}，", ["shili@example.com"]))


def test_other_numbers_stay():
    text = "拨款6500\n1.每人12345元，2023年，00012345678"
    assert redact(text, ["65001", "0000-1234567"]) == text


def test_without_contacts_the_text_is_as_it_is():
    assert redact("示例", []) == redact("示例", ["", " "]) == "示例"


@pytest.mark.parametrize("before", [0, 200])
@given(
    st.lists(st.text("示例某\u3000 \n01ａ-a@.", min_size=1, max_size=9), max_size=6),
    st.text("示例某\u3000 \n01ａ-a@."),
)
def test_of_many_words_each_is_hidden_as_of_few(before, words, text):
    others = [f"无关{at:05}" for at in range(before)]
    assert redact(text, [*others, *words]) == redact(text, words)
