"""Headings on paper: which type face by their label, and what the bookmark says."""

import re
from collections.abc import Iterable

from archive.models import Section
from archive.rendering.paper.pieces import Face

_CHINESE = re.compile(r"第?[一二三四五六七八九十百〇零]+[、.．]|第.{1,5}[编章节]|[一二三四五六七八九十]+\s")
_IN_BRACKETS = re.compile(r"[（(﹙][一二三四五六七八九十]+[）)﹚]")
_ARABIC = re.compile(r"[（(]?[\d０-９]+[）)]?|[①-⑳⑴-⒇⒈-⒛]|[A-Za-z][.．、)）]")
_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_EXCERPT = 20


def levels_in_chinese(sections: Iterable[Section]) -> set[int]:
    """The levels on which 一、 stands: seen, 4、 goes on after 三、 there."""
    return {section.level for section in sections if _CHINESE.match(section.label)}


def face_of(section: Section, chinese: set[int], within_parts: bool = False) -> Face:
    """一、 黑体, （一） 楷体, 1. and （1） 仿宋 (7.3.3). Where the label is another (一是, 一要, none), the
    level says it; within an attachment, levels begin one lower."""
    level = section.level - within_parts
    if _IN_BRACKETS.match(section.label):
        return Face.KAITI
    if _CHINESE.match(section.label) or (section.level in chinese and level == 1):
        return Face.HEITI
    if _ARABIC.match(section.label):
        return Face.FANGSONG
    return {1: Face.HEITI, 2: Face.KAITI}.get(level, Face.FANGSONG)


def bookmark_of(wording: str, opening: str) -> str:
    """'（一）提高认识。' → '（一）提高认识'; an item without heading is told by how its text begins."""
    shown = without_gaps(wording).strip()
    if opening:
        begins = without_gaps(opening).strip()
        return shown + (begins if len(begins) <= _EXCERPT else f"{begins[:_EXCERPT].rstrip('，、；：')}…")
    return shown.rstrip("。．.：:") or shown


def without_gaps(text: str) -> str:
    """Without the white space that line ends left between Chinese characters."""
    return _GAP.sub("", text)


def squash(text: str) -> str:
    return "".join(text.split())
