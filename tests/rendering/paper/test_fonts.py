import io
import shutil
from time import monotonic
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.paper import bundled_fonts, fonts
from archive.rendering.paper.pieces import Face
from tests.support import pdf_positions
from tests.support.papers import pdf_of, plain

DEBIAN = frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans CJK JP", "DejaVu Sans"})
BUNDLED = frozenset({bundled_fonts.SERIF, bundled_fonts.SANS})
EVERY = sorted({*fonts.SERIF, *fonts.SANS, *(family for wanted in fonts.WANTED.values() for family in wanted)})


@pytest.fixture
def only(monkeypatch):
    """only({…}): no other families are installed on the machine; with the program, `bundled`."""

    def install(names, bundled=()):
        here = bundled_fonts.folder()
        found = [SimpleNamespace(family=name, path="/fonts/example.ttf", weight=400) for name in sorted(names)]
        found += [SimpleNamespace(family=name, path=f"{here}/example.otf", weight=400) for name in sorted(bundled)]
        monkeypatch.setattr(fonts, "installed", lambda: _Installed(found))
        monkeypatch.setattr(fonts, "look_again", lambda: None)

    return install


class _Installed:
    def __init__(self, found):
        self._found = found

    def fonts(self):
        return self._found


def test_the_first_choice_that_is_installed_prints():
    found = fonts.families(DEBIAN | {"KaiTi", "FangSong", "FangSong_GB2312", "FZXiaoBiaoSong-B05S"})
    assert found[Face.FANGSONG][:2] == ["FangSong_GB2312", "FangSong"]
    assert (found[Face.KAITI][0], found[Face.BIAOSONG][0]) == ("KaiTi", "FZXiaoBiaoSong-B05S")


def test_the_faces_of_debian_stand_in_for_the_missing_ones():
    found = {face: family for face, family, _ in fonts.printing(DEBIAN)}
    assert found[Face.FANGSONG] == found[Face.BIAOSONG] == "Noto Serif CJK SC"
    assert found[Face.HEITI] == "Noto Sans CJK SC"
    assert [face for face, _, official in fonts.printing(DEBIAN) if not official] == [
        Face.BIAOSONG,
        Face.FANGSONG,
        Face.KAITI,
    ]


def test_any_chinese_font_is_better_than_none():
    found = fonts.families(frozenset({"WenQuanYi Zen Hei", "DejaVu Sans"}))
    assert all(here == ["WenQuanYi Zen Hei"] for here in found.values())


def test_a_font_of_one_face_prints_the_others_too():
    assert fonts.families(frozenset({"KaiTi"}))[Face.FANGSONG] == ["KaiTi"]


def test_what_is_installed_with_the_program_comes_after_the_machines_own_and_before_what_is_drawn_otherwise():
    found = fonts.families(DEBIAN, BUNDLED)
    assert found[Face.FANGSONG][0] == "Noto Serif CJK SC" and found[Face.HEITI][0] == "Noto Sans CJK SC"
    found = fonts.families(frozenset({"KaiTi", "WenQuanYi Zen Hei"}), BUNDLED)
    assert found[Face.KAITI][0] == "KaiTi"
    assert found[Face.HEITI][0] == "WenQuanYi Zen Hei"
    assert found[Face.FANGSONG] == ["Noto Serif SC", "Noto Sans SC", "WenQuanYi Zen Hei", "KaiTi"]


def test_with_the_programs_own_alone_every_face_prints_in_type_of_its_kind():
    found = {face: family for face, family, _ in fonts.printing(frozenset({"DejaVu Sans"}), BUNDLED)}
    assert found.pop(Face.HEITI) == "Noto Sans SC"
    assert set(found.values()) == {"Noto Serif SC"}


@given(own=st.sets(st.sampled_from(EVERY)), bundled=st.sets(st.sampled_from(sorted(BUNDLED))))
def test_whatever_is_installed_each_face_has_all_of_it_once_and_its_own_kind_first(own, bundled):
    if not own | bundled:
        return
    for face, here in fonts.families(frozenset(own), frozenset(bundled)).items():
        assert sorted(here) == sorted(own | bundled)
        wanted = [family for family in fonts.WANTED[face] if family in own]
        assert here[: len(wanted)] == wanted
        of_its_kind = own.intersection(fonts.ALIKE[face]) or bundled.intersection({fonts.BUNDLED[face]})
        assert wanted or here[0] in (of_its_kind or own | bundled)


def test_without_a_chinese_font_the_package_is_named():
    with pytest.raises(fonts.NoChineseFont, match="fonts-noto-cjk"):
        fonts.families(frozenset({"DejaVu Sans", "Noto Sans"}))


@pdf_positions.needs_poppler
@pytest.mark.skipif("Noto Serif CJK SC" not in fonts.installed().families(), reason="fonts-noto-cjk is not installed")
def test_the_simplified_faces_are_taken_from_the_collections_of_noto():
    told = pdf_positions.poppler("pdffonts", pdf_of([plain("骨角门")])).splitlines()[2:]
    assert told
    assert all("CJKsc" in row for row in told if "CJK" in row)
    assert any("SerifCJKsc-Bold" in row for row in told) or "FZXiaoBiaoSong-B05S" in fonts.installed().families()


def test_the_command_tells_what_prints_and_what_is_a_substitute(only):
    only(DEBIAN)
    told = io.StringIO()
    call_command("show_fonts", stdout=told)
    assert "仿宋（正文）：Noto Serif CJK SC，代用\n" in told.getvalue()
    assert "黑体（一级标题）：Noto Sans CJK SC\n" in told.getvalue()


def test_the_command_tells_what_is_installed_with_the_program(only):
    only({"KaiTi"}, BUNDLED)
    told = io.StringIO()
    call_command("show_fonts", stdout=told)
    assert told.getvalue().splitlines() == [
        "小标宋（红头、标题）：Noto Serif SC，代用，随程序安装",
        "仿宋（正文）：Noto Serif SC，代用，随程序安装",
        "楷体（二级标题）：KaiTi",
        "黑体（一级标题）：Noto Sans SC，随程序安装",
        "宋体（页码）：Noto Serif SC，随程序安装",
    ]


def test_the_command_names_both_remedies_where_no_font_is_found(only):
    only({"DejaVu Sans"})
    with pytest.raises(CommandError, match="pip install -r requirements.txt.*fonts-noto-cjk"):
        call_command("show_fonts")


def test_fonts_that_come_while_it_runs_print_within_a_minute_and_those_that_go_do_not(monkeypatch, tmp_path):
    bundled = bundled_fonts.folder()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(bundled_fonts, "folder", lambda: None)
    fonts.look_again()
    assert bundled_fonts.SERIF not in fonts.installed().families()
    version, now = fonts.version(), monotonic()
    own = tmp_path / ".local" / "share" / "fonts" / "office"
    shutil.copytree(bundled, own)
    assert fonts.version() == version, "nobody asks more than once a minute"
    monkeypatch.setattr(fonts, "monotonic", lambda: now + 61)
    assert bundled_fonts.SERIF in fonts.families()[Face.SONGTI]
    assert fonts.version() != version
    shutil.rmtree(own)
    monkeypatch.setattr(fonts, "monotonic", lambda: now + 122)
    assert fonts.version() == version + 2
    assert bundled_fonts.SERIF not in fonts.installed().families()
    monkeypatch.undo()
    fonts.look_again()
