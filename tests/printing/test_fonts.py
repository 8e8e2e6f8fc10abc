import io

import pytest
from django.core.management import CommandError, call_command

from archive.printing import fonts
from archive.printing.paper import Face
from tests.printing import looking
from tests.printing.papers import pdf_of, plain

DEBIAN = frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans CJK JP", "DejaVu Sans"})


@pytest.fixture
def only(monkeypatch):
    """only({…}): no other families are installed."""
    return lambda names: monkeypatch.setattr(fonts, "installed", lambda: _Installed(names))


class _Installed:
    def __init__(self, names):
        self._names = names

    def families(self):
        return sorted(self._names)


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


def test_without_a_chinese_font_the_package_is_named():
    with pytest.raises(fonts.NoChineseFont, match="fonts-noto-cjk"):
        fonts.families(frozenset({"DejaVu Sans", "Noto Sans"}))


@looking.needs_poppler
@pytest.mark.skipif("Noto Serif CJK SC" not in fonts.installed().families(), reason="fonts-noto-cjk is not installed")
def test_the_simplified_faces_are_taken_from_the_collections_of_noto():
    told = looking.poppler("pdffonts", pdf_of([plain("骨角门")])).splitlines()[2:]
    assert told
    assert all("CJKsc" in row for row in told if "CJK" in row)
    assert any("SerifCJKsc-Bold" in row for row in told) or "FZXiaoBiaoSong-B05S" in fonts.installed().families()


def test_the_command_tells_what_prints_and_what_is_a_substitute(only):
    only(DEBIAN)
    told = io.StringIO()
    call_command("show_fonts", stdout=told)
    assert "仿宋（正文）：Noto Serif CJK SC，代用\n" in told.getvalue()
    assert "黑体（一级标题）：Noto Sans CJK SC\n" in told.getvalue()


def test_the_command_names_the_package_where_no_font_is_found(only):
    only({"DejaVu Sans"})
    with pytest.raises(CommandError, match="fonts-noto-cjk"):
        call_command("show_fonts")
