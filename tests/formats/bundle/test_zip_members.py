"""A zip that somebody packed: each file by its own name and for itself, nothing more unpacked than allowed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.formats import Refused, bundle
from archive.formats.zip_directory import MOST_ENTRIES
from tests.support.mails import gbk_mail, mail
from tests.support.saved_files import word
from tests.support.word_files import zipped
from tests.support.zips import locked, packed, with_unicode_field

NOTICE = "示例市总工会关于示例工作的通知\n".encode()
FILES = {"一、通知.docx": word(["示例"]), "附件/二、方案.txt": NOTICE, "c.txt": NOTICE}


def files_of(data: bytes) -> dict[str, bytes | str]:
    """Bytes, or the sentence of refusal, by name."""
    found = {}
    for member in bundle.opened(data, "a.zip").members:
        try:
            found[member.name] = member.read()
        except Refused as refusal:
            found[member.name] = str(refusal)
    return found


@pytest.mark.parametrize("names", ["utf-8", "gb18030"])
def test_each_file_is_a_member(names):
    assert files_of(packed(FILES, names)) == FILES


@given(st.text(st.sampled_from("联通关于的通知示例市总工会〔〕（）一二三 abc12"), min_size=1, max_size=20))
def test_names_in_gbk_are_read(name):
    assume(name.strip())
    assert list(files_of(packed({f"{name}.txt": NOTICE}, "gb18030"))) == [f"{name}.txt"]


def test_names_in_utf8_that_say_nothing_of_it_are_read():
    data = packed({"abcdef.txt": NOTICE}, "gb18030").replace(b"abcdef", "示例".encode())
    assert list(files_of(data)) == ["示例.txt"]
    assert list(files_of(with_unicode_field("示例通知.txt", NOTICE))) == ["示例通知.txt"]


def test_folders_and_files_of_systems_are_passed_by():
    more = {"附件/": b"", "__MACOSX/._a.txt": b"a", "附件/Thumbs.db": b"a", "~$一、通知.docx": b"a", ".DS_Store": b"a"}
    opened = bundle.opened(zipped({**more, **FILES}), "a.zip")
    assert [member.name for member in opened.members] == list(FILES)
    assert sorted(opened.passed_by) == [".DS_Store", "._a.txt", "Thumbs.db", "~$一、通知.docx"]


def test_a_file_with_a_password_does_not_stop_the_others():
    found = files_of(locked(zipped({"a.txt": NOTICE, "b.txt": NOTICE}), "a.txt"))
    assert "有密码" in found["a.txt"]
    assert found["b.txt"] == NOTICE


def test_a_path_that_leads_away_does_not_stop_the_others():
    data = zipped({"xx/evil.txt": NOTICE, "b.txt": NOTICE}).replace(b"xx/evil.txt", b"../evil.txt")
    found = files_of(data)
    assert "路径" in found["../evil.txt"]
    assert found["b.txt"] == NOTICE


def test_names_with_the_strokes_of_windows_are_folders():
    assert list(files_of(zipped({"a/b.txt": NOTICE}).replace(b"a/b.txt", b"a\\b.txt"))) == ["a/b.txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"a.txt": bytes(30_000_000)}), "压缩比"),
        (zipped({f"{number}.txt": "" for number in range(MOST_ENTRIES + 1)}), "条目超过"),
        (zipped({"Thumbs.db": b"a"}), "没有文件可以导入"),
    ],
)
def test_a_bomb_or_a_zip_of_nothing_is_refused(data, said):
    if said == "条目超过":
        # What cannot be opened is left to the reader of Word files, which says so.
        assert bundle.opened(data, "a.zip") is None
        return
    with pytest.raises(Refused, match=said):
        bundle.opened(data, "a.zip")


def test_a_zip_of_many_word_files_is_no_zip_of_many_entries():
    """Stored as they are, each brings a directory of its own."""
    inner = word(["示例"])
    count = MOST_ENTRIES // inner.count(b"PK\x01\x02") + 10
    assert len(files_of(packed({f"{number}.docx": inner for number in range(count)}, "gb18030"))) == count


@pytest.mark.parametrize("data", [b"", NOTICE, word(["示例"]), mail("示例"), zipped({"OFD.xml": "<a/>"})])
def test_other_files_are_no_bundles(data):
    assert bundle.opened(data, "a") is None


def test_the_files_of_a_mail():
    files = (("关于开展职工读书活动的通知.docx", word(["示例"])), ("名单 1.txt", NOTICE))
    for data in (mail("请查收。", files=files), gbk_mail("通知", files)):
        opened = bundle.opened(data, "a.eml")
        assert tuple((member.name, member.read()) for member in opened.members) == files
        assert opened.words.text.strip() == "请查收。"
        assert "正文是“请查收。”" in opened.notes[0]


def test_a_mail_within_a_mail_is_a_file_of_it():
    inner = gbk_mail("转来的通知", (("通知.txt", NOTICE),))
    head = b'From: a@example.cn\nTo: b@example.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B9"\n\n'
    data = head + b"--B9\nContent-Type: message/rfc822\n\n" + inner + b"\n--B9--\n"
    (member,) = bundle.opened(data, "a.eml").members
    assert member.name == "转来的通知.eml"
    assert [one.name for one in bundle.opened(member.read(), member.name).members] == ["通知.txt"]
