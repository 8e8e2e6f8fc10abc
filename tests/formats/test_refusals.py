"""Bad input: each kind is refused with a sentence of its own, nothing is written, the rest of the batch goes on."""

import io
import re

import pytest
from django.core.management import call_command

from archive.formats import Refused, read
from archive.models import Directive, Source
from tests.support.bad_files import FILES, LINES, NOTICE, PDF, WORD
from tests.support.saved_files import page, word

SAVE = {
    "a.txt": lambda lines: "\n".join(lines).encode("gb18030"),
    "b.docx": word,
    "c.html": page,
}
SAID = {
    "empty": "空的",
    "program": "程序文件",
    "truncated text": "不完整",
    "nested brackets": "括号嵌套",
    "nested brackets in a page": "标记嵌套",
    "picture renamed to docx": "扩展名是 .docx，内容却是 PNG 图片",
    "zip names a path": "带有路径（../evil.xml）",
    "zip claims four gigabytes": "4.0 GB",
    "zip bomb": "压缩比",
    "zip with too many entries": "条目超过",
    "zip with a password": "有密码",
    "docx with a password": "有密码",
    "docx with a doctype": "DOCTYPE",
    "truncated docx": "不完整",
    "truncated doc": "不完整",
    "truncated pdf": "不完整",
    "pdf with a password": "有密码",
    "truncated page": "不完整",
    "spreadsheet": "Excel",
    "ofd": "OFD",
    "ceb": "CEB",
}


def refusal(kind: str) -> str:
    name, data = FILES[kind]
    with pytest.raises(Refused) as caught:
        read(data, name)
    return str(caught.value)


@pytest.fixture(scope="module")
def sentences() -> dict[str, str]:
    return {kind: refusal(kind) for kind in FILES}


@pytest.mark.parametrize("kind", FILES)
def test_bad_input_is_refused_with_one_chinese_sentence(kind, sentences):
    sentence = sentences[kind]
    assert re.fullmatch("[^。\n]{6,120}。", sentence)
    assert re.search("[\u4e00-\u9fff]{4}", sentence)
    assert SAID.get(kind, "") in sentence


def test_every_kind_has_its_own_sentence(sentences):
    told = list(sentences.values())
    assert {kind: said for kind, said in sentences.items() if told.count(said) > 1} == {}


@pytest.mark.parametrize("kind", ["truncated docx", "truncated pdf", "truncated page", "truncated text"])
def test_what_is_refused_is_read_when_it_is_whole(kind):
    whole = {"docx": WORD, "pdf": PDF, "page": page(LINES), "text": NOTICE.encode()}[kind.removeprefix("truncated ")]
    assert LINES[0] in read(whole, FILES[kind][0]).text.replace("\n", "")


def notice_of(number: int) -> list[str]:
    subject = ["职工书屋", "技能竞赛", "送清凉"][number]
    body = f"请在{number + 3}月底前完成{subject}的检查，把{subject}办成职工满意的实事，及时报告{subject}的做法。"
    return [f"示例市总工会关于做好{subject}工作的通知", f"示工发〔2021〕{number + 1}号", "各县总工会：", body]


@pytest.mark.django_db(transaction=True)
def test_a_batch_goes_on_past_what_is_refused_and_nothing_of_that_is_written(known_places, tmp_path):
    for kind, (name, data) in FILES.items():
        (tmp_path / f"{kind} {name}").write_bytes(data)
    # In the order of names one stands before, one among and one behind the bad ones.
    for number, ((name, save), first) in enumerate(zip(SAVE.items(), ["0 ", "n ", "z "], strict=True)):
        (tmp_path / f"{first}{name}").write_bytes(save(notice_of(number)))
    err = io.StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("import_directives", tmp_path, stdout=io.StringIO(), stderr=err)
    assert sorted(Source.objects.values_list("name", flat=True)) == ["0 a.txt", "n b.docx", "z c.html"]
    assert sorted(Directive.objects.values_list("title", flat=True)) == sorted(notice_of(at)[0] for at in range(3))
    assert [kind for kind in FILES if f"/{kind} " not in err.getvalue()] == []
