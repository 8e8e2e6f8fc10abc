from datetime import date

import pytest

from archive.rendering.paper.filenames import name_of, name_of_several


def test_the_number_comes_before_the_title():
    assert name_of("示例市总工会关于示例工作的通知", "示工发〔2023〕1号", "pdf") == (
        "示工发〔2023〕1号 示例市总工会关于示例工作的通知.pdf"
    )


def test_without_a_number_the_title_stands_alone():
    assert name_of("关于示例工作的通知", "", "docx") == "关于示例工作的通知.docx"


def test_what_windows_forbids_is_written_in_full_width():
    assert name_of('a/b\\c:d*e?f"g<h>i|j', "", "pdf") == "a／b＼c：d＊e？f＂g＜h＞i｜j.pdf"


def test_control_and_invisible_characters_are_left_out():
    assert name_of("关于\n示例\u202e工作\x00的通知", "", "pdf") == "关于 示例 工作 的通知.pdf"


@pytest.mark.parametrize("title", ["通" * 400, "a" * 400, "𠮷" * 400])
def test_a_long_name_is_cut_between_characters_to_what_a_file_system_takes(title):
    name = name_of(title, "示工发〔2023〕1号", "pdf")
    assert 200 < len(name.encode()) <= 250
    assert name.endswith("….pdf")
    assert "\ufffd" not in name


@pytest.mark.parametrize(
    ("title", "name"), [("..", "文件.pdf"), (".隐", "隐.pdf"), ("CON", "CON_.pdf"), ("", "文件.pdf")]
)
def test_no_name_is_hidden_reserved_or_empty(title, name):
    assert name_of(title, "", "pdf") == name


def test_several_are_named_for_their_count_and_the_day():
    assert name_of_several(3, date(2026, 11, 26)) == "文件汇编（3件）2026-11-26.pdf"
