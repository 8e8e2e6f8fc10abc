"""A mail without attachments is read where its words are a directive; no line of its header becomes text."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats import Refused, read
from archive.formats.mail import header_block, message
from tests.support.mails import gbk_mail, mail

LINES = [
    "关于开展职工读书活动的通知",
    "示工发〔2023〕12号",
    "各县总工会：",
    "请于6月10日前报送。",
    "示例市总工会",
    "2023年4月20日",
]
TEXT = "\n".join(LINES) + "\n"
MAILS = {
    "plain": mail(TEXT),
    "html": mail(html="".join(f"<p>{line}</p>" for line in LINES)),
    "both": mail(TEXT, html="<p>通知</p>"),
    "GBK": gbk_mail("通知", (), TEXT),
    "a mailbox of Unix": b"From a@example.cn Fri Apr 21 08:00:00 2023\n" + mail(TEXT),
    "lines of the header alone": b"From: a@example.cn\nSubject: notice\n\n" + TEXT.encode(),
    "the header in bytes of GBK": b"From: a@example.cn\nTo: b@example.cn\nSubject: \xcd\xa8\xd6\xaa\n\n"
    + TEXT.encode("gbk"),
}


@pytest.mark.parametrize("name", ["通知.eml", "通知.txt"])
@pytest.mark.parametrize("way", MAILS)
def test_the_words_are_read(way, name):
    found = read(MAILS[way], name)
    assert (found.text.strip().split("\n"), found.media_type) == (LINES, "message/rfc822")


def test_the_subject_is_kept_apart():
    found = read(mail(TEXT, subject="转发：关于开展职工读书活动的通知"), "a.eml")
    assert [(one.reason, one.text) for one in found.omitted] == [("邮件主题", "转发：关于开展职工读书活动的通知")]
    assert found.titles == ("转发：关于开展职工读书活动的通知",)


def test_the_lines_of_a_mail_that_is_sent_on_are_no_text():
    head = "-----原始邮件-----\n发件人：a@example.cn\n发送时间：2023年4月21日\n收件人：b@example.cn\n主题：通知\n\n"
    found = read(mail(f"{head}{TEXT}\n-- \n某甲\n0571-80000001\n"), "a.eml")
    assert found.text.strip().split("\n") == LINES
    assert [one.reason for one in found.omitted] == ["邮件主题", "转发邮件的抬头", "邮件签名"]


@pytest.mark.parametrize(
    "body", ["各位好，请查收。", "王处：\n会议改到下午三点，请转告。\n谢谢！", "", "https://example.cn/1.htm"]
)
def test_a_letter_is_no_directive(body):
    with pytest.raises(Refused, match="邮件里没有附件"):
        read(mail(body), "a.eml")


@pytest.mark.parametrize(
    "text",
    [
        "各县总工会：\n请报送。",
        "通知: 关于\n\n正文",
        "Tel: 0571\n示例",
        "Abstract: on unions.\n\nKeywords: union",
        "# MIME-Version: 1.0\n示例",
        "",
    ],
)
def test_other_texts_are_no_mails(text):
    assert not header_block.is_mime(text.encode())


@given(st.text("关于的通知示例市工会", min_size=1, max_size=60))
def test_a_folded_subject_comes_back_whole(subject):
    assert message.words(message.parsed(mail(TEXT, subject=subject))["Subject"]) == subject
    assert message.words(message.parsed(gbk_mail(subject, ()))["Subject"]) == subject


def test_a_character_split_over_two_encoded_words_is_whole():
    data = "示例".encode()
    split = " ".join(f"=?utf-8?B?{base64.b64encode(piece).decode()}?=" for piece in (data[:2], data[2:]))
    assert message.words(split) == "示例"
