"""A text in traditional characters, or half converted, is read as its simplified copy and kept as it stands."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from archive.lexicon.traditional_characters import simplified
from archive.parsing import parse, parse_as_it_stands

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = sorted((ROOT / "fixtures" / "sources").glob("*.txt")) + sorted((ROOT / "tests/golden/forms").glob("*.txt"))
NOTICE = """關於開展職工讀書活動的通知
示工發〔2023〕12号
各縣(市、區)總工會:
  為做好職工讀書活動,現將有關事項通知如下:
  一、請各縣(市、區)總工會于6月10日前將活動總結報送市總工會。
  附件：推薦表
杭州市總工會
2023年4月20日
(聯系人:王小某,聯系電話:0571-80000001)"""


def in_traditional(text, keep=lambda place: True):
    """A text whose characters at the places that `keep` names are traditional."""
    converter = OpenCC("s2t")
    lines = converter.convert("\n".join(sorted(set(text) - {"\n"}))).split("\n")
    table = dict(zip(sorted(set(text) - {"\n"}), lines, strict=True))
    # 后 is 後 or 后 by its word: what leads back to itself only.
    table = {old: new for old, new in table.items() if len(new) == 1 and simplified(new) == old}
    return "".join(table.get(character, character) if keep(at) else character for at, character in enumerate(text))


def comparable(directives):
    """All that a reader sees of directives, in simplified characters."""
    found = []
    for one in directives:
        sections = [
            (s.label, s.heading, s.text, s.start, s.end, [(a.text, a.kind, a.actor, a.deadline) for a in s.actions])
            for s in one.sections
        ]
        fields = [one.title, one.number, one.addressees, one.copies_to, one.attachments, one.contacts, one.issuers]
        fields += [
            one.issued_on,
            one.year,
            one.genre,
            one.region,
            one.text,
            [r.text for r in one.references],
            sections,
        ]
        fields += [{name: (told.method, told.confidence) for name, told in one.provenance.items()}]
        found.append(simplified(repr(fields)))
    return found


@cache
def plain(path):
    text = path.read_text(encoding="utf-8")
    return text, comparable(parse(text).directives)


def test_fields_stand_as_written_and_issuers_are_simplified():
    (read,) = parse(NOTICE).directives
    assert (read.title, read.number) == ("關於開展職工讀書活動的通知", "示工發〔2023〕12号")
    assert read.addressees == ["各縣(市、區)總工會"]
    assert (read.issuers, str(read.issued_on), read.genre) == (["杭州市总工会"], "2023-04-20", "通知")
    assert (read.contacts, read.attachments) == (["王小某", "0571-80000001"], ["推薦表"])
    (item,) = read.outline
    assert item.text == NOTICE.split("\n")[4].strip().removeprefix("一、")
    (action,) = item.actions
    assert (action.text, str(action.deadline)) == (item.text, "2023-06-10")


def test_the_text_is_kept_as_it_came():
    read = parse(NOTICE)
    assert "".join(read.directives[0].text.split()) == "".join(NOTICE.split())
    raw = f"当前位置：首頁 > 通知公告\n{NOTICE}"
    (removal,) = parse(raw).removals
    assert removal.text == raw.split("\n")[0]


def test_an_edited_text_is_kept_as_it_stands():
    read = parse_as_it_stands(NOTICE)
    assert (read.text, read.issuers) == (NOTICE, ["杭州市总工会"])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_converted_text_reads_as_the_simplified_one(path):
    text, told = plain(path)
    assert comparable(parse(in_traditional(text)).directives) == told


@settings(max_examples=25, deadline=None)
@given(path=st.sampled_from(TEXTS), seed=st.integers(0, 10**6), share=st.floats(0.02, 0.9))
def test_a_half_converted_text_reads_as_the_simplified_one(path, seed, share):
    rng = random.Random(seed)
    text, told = plain(path)
    assert comparable(parse(in_traditional(text, lambda place: rng.random() < share)).directives) == told


@given(st.text(alphabet=sorted({c for p in TEXTS for c in p.read_text("utf-8") if simplified(c) == c}), max_size=200))
def test_a_simplified_text_is_its_own_copy(text):
    assert simplified(text) is text


@given(st.text(max_size=200))
def test_a_copy_has_the_length_of_its_text(text):
    assert len(simplified(text)) == len(text)


@pytest.mark.parametrize("name", ["乾县总工会", "王著", "魏徵"])
def test_characters_that_simplified_texts_use_too(name):
    text = f"关于开展职工读书活动的通知\n各分工会：\n请认真组织。\n联系人：{name}\n示例市总工会\n2023年4月20日"
    assert name in parse(text).directives[0].text


def test_a_county_whose_name_has_such_a_character_is_no_other():
    (read,) = parse("关于开展职工读书活动的通知\n各分工会：\n请认真组织。\n乾县总工会\n2023年4月20日").directives
    assert read.issuers == ["乾县总工会"]
