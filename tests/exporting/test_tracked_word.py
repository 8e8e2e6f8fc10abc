"""A Word file with tracked changes: rejected it is the left text, accepted the right one, paragraph by paragraph."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archive.comparison import compare, parts_of
from archive.exporting.tracked_paragraphs import plain_paragraphs, tracked_paragraphs
from archive.exporting.tracked_word import TrackedHead, docx_with_changes
from tests.support import corpus
from tests.support.outlines import part
from tests.support.tracked_words import accepted, body_of, rejected

LINES = ["修订痕迹", "示例甲：示工发〔2023〕1号"]
HEAD = TrackedHead("示例对照", LINES, "据来文整理", "工会文件档案", date(2026, 12, 1))
PARTS = [parts_of(directive.sections) for name in corpus.NAMES for directive in corpus.reading(name).directives]
WORDS = st.text("职工读书角食堂，。；“” \t\n\x0b<&１2一二十𠮷", max_size=30)
OUTLINES = st.lists(
    st.builds(part, heading=WORDS, text=WORDS, level=st.integers(0, 8), label=st.sampled_from(["", "一、", "（一）"])),
    max_size=5,
)
READING = part("办好职工书屋", "每个车间设一处读书角。\n由工会小组长负责。", label="一、")
MEALS = part("改善职工食堂", "夜班供应热汤，周末也要开放。", label="二、")
SPORTS = part("组织职工运动会", "春秋两季各办一次，项目由职工票选。", label="三、")


def holds(left, right):
    """The body of the file, when it holds."""
    written = docx_with_changes(tracked_paragraphs(compare(left, right)), HEAD)
    body = body_of(written)
    # A document has a paragraph, be it empty.
    assert rejected(body) == (plain_paragraphs(left) or [""])
    assert accepted(body) == (plain_paragraphs(right) or [""])
    return body


def ends(body):
    """What becomes of the ends of paragraphs that are not of both texts."""
    return [etree.QName(mark).localname for mark in body.iterfind(".//{*}pPr/{*}rPr/*")]


@given(OUTLINES, OUTLINES)
def test_of_any_two_outlines(left, right):
    holds(left, right)


def test_of_the_first_directives():
    for left in PARTS:
        for right in PARTS:
            holds(left, right)


@given(st.sampled_from(PARTS), st.data())
def test_of_a_directive_and_one_with_its_sections_moved_and_edited(left, data):
    right = list(left)
    for _ in range(data.draw(st.integers(1, 4))):
        taken = right.pop(data.draw(st.integers(0, len(right) - 1)))
        middle = data.draw(st.integers(0, len(taken.text)))
        text = data.draw(st.sampled_from([taken.text[middle:] + taken.text[:middle], taken.text[:middle], taken.text]))
        changed = replace(taken, text=text + data.draw(WORDS), label=data.draw(st.sampled_from([taken.label, "9."])))
        right.insert(data.draw(st.integers(0, len(right))), changed)
    holds(left, right)


def test_a_section_that_was_moved_is_deleted_where_it_stood_and_inserted_where_it_stands():
    body = holds([READING, MEALS, SPORTS], [MEALS, SPORTS, READING])
    inserted, deleted = ("".join(body.xpath(f"//w:{of}//text()", namespaces=body.nsmap)) for of in ("ins", "del"))
    assert inserted == deleted == "一、办好职工书屋每个车间设一处读书角。由工会小组长负责。"


def test_what_both_have_is_no_change():
    body = holds([READING, MEALS], [READING, MEALS])
    assert not list(body.iter("{*}ins", "{*}del"))


def test_a_paragraph_that_is_split_has_an_inserted_end_and_one_that_is_joined_a_deleted_one():
    whole, split = part("", "夜班供应热汤，周末也要开放。"), part("", "夜班供应热汤，\n周末也要开放。")
    assert (ends(holds([whole], [split])), ends(holds([split], [whole]))) == (["ins"], ["del"])


def test_a_word_alone_between_two_changes_is_written_anew_with_them():
    left = part("", "请各县总工会每季度清点图书一次，报送职工阅读情况统计表和经费使用情况说明。")
    right = part("", "请各县总工会每季度盘存图书两次，上交职工借书数目汇总单和经费使用情况说明。")
    body = holds([left], [right])
    changed = ["".join(one.itertext()) for one in body.xpath("//w:del | //w:ins", namespaces=body.nsmap)]
    assert changed == ["清点图书一次，报送职工阅读情况统计表", "盘存图书两次，上交职工借书数目汇总单"]


def test_a_numbering_without_a_heading_stands_before_its_text():
    parts = [part("", "设读书角。", label="一是"), part("", "", label="二是")]
    assert plain_paragraphs(parts) == ["一是设读书角。", "二是"]


def test_headings_are_headings_of_their_level():
    written = docx_with_changes(tracked_paragraphs(compare([READING], [READING, replace(MEALS, level=2)])), HEAD)
    names = [paragraph.style.name for paragraph in Document(io.BytesIO(written)).paragraphs]
    assert names == ["Heading 1", "Body Text", "Body Text", "Heading 2", "Body Text"]


def test_each_change_has_its_number_the_archive_as_author_and_the_day():
    changes = list(holds([READING, MEALS], [READING, SPORTS]).iter("{*}ins", "{*}del"))
    word = etree.QName(changes[0]).namespace
    assert {(change.get(f"{{{word}}}author"), change.get(f"{{{word}}}date")) for change in changes} == {
        ("工会文件档案", "2026-12-01T00:00:00Z")
    }
    numbers = [change.get(f"{{{word}}}id") for change in changes]
    assert len(set(numbers)) == len(numbers) > 2


def test_the_head_is_on_odd_and_even_pages_and_the_body_is_the_text_alone():
    section = Document(io.BytesIO(docx_with_changes(tracked_paragraphs(compare([MEALS], [MEALS])), HEAD))).sections[0]
    for header in (section.header, section.even_page_header):
        assert [paragraph.text for paragraph in header.paragraphs] == LINES


def test_the_same_day_gives_the_same_bytes():
    one, other = (docx_with_changes(tracked_paragraphs(compare([READING], [MEALS])), HEAD) for _ in range(2))
    assert one == other and zipfile.ZipFile(io.BytesIO(one)).testzip() is None


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_office_program_opens_it(tmp_path):
    file = tmp_path / "changes.docx"
    file.write_bytes(docx_with_changes(tracked_paragraphs(compare(PARTS[0], PARTS[1])), HEAD))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF")
