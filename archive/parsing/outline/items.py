"""Items of an outline from its paragraphs: the tree by their labels, headings and spans."""

import re
from dataclasses import dataclass

from archive.lexicon.labels import Label
from archive.parsing.action_items import imperatives
from archive.parsing.outline import heading_text
from archive.parsing.outline.levels import Before, Levels
from archive.parsing.parsed_directive import ParsedSection

# 总 则, 目 的: words of a heading set wide to the width of three.
_SET_WIDE = re.compile(r"(?:[\u4e00-\u9fff] ){1,3}[\u4e00-\u9fff]")

# What stands under these is asked for.
_ASKED = re.compile("要求|事项|须知|纪律|注意")


@dataclass
class OutlineLine:
    """A paragraph, its offset in the directive's text, and the label of the item that it begins."""

    text: str
    start: int
    label: Label | None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class _Doubtful:
    """Items that are a heading and nothing else, and could be paragraphs without one, among their siblings; `asked`
    says that they stand under a heading such as 有关要求, or under a paragraph."""

    sections: list[ParsedSection]
    siblings: list[ParsedSection]
    asked: bool


def tree(body: list[OutlineLine], level: int) -> list[ParsedSection]:
    """The items of a body that begins with one, as a tree whose roots have this level. Texts and anchors are
    still to be set; a section ends with its own text, where its first child begins."""
    roots: list[ParsedSection] = []
    above: list[ParsedSection] = []
    doubtful: dict[int, _Doubtful] = {}
    levels = Levels([line.label for line in body])
    for at, line in enumerate(body):
        if line.label is None:
            above[-1].end = line.end
            continue
        depth = levels.enter(line.label, at, _before(body[at - 1]) if at else Before.TEXT)
        del above[depth:]
        siblings = above[-1].children if above else roots
        section, is_doubtful = _item(body, at, line.label, level + depth)
        if is_doubtful:
            asked = bool(above) and (not above[-1].heading or _ASKED.search(above[-1].heading) is not None)
            doubtful.setdefault(id(siblings), _Doubtful([], siblings, asked)).sections.append(section)
        siblings.append(section)
        above.append(section)
    for group in doubtful.values():
        _settle(group)
    return roots


def _item(body: list[OutlineLine], at: int, opens: Label, level: int) -> tuple[ParsedSection, bool]:
    """The item that a paragraph opens with its label, and whether its heading is in doubt."""
    line = body[at]
    words, start, label = line.text, line.start, opens.written
    rest = words[len(label) :].lstrip()
    if not rest and at + 1 < len(body) and body[at + 1].label is None and "\t" not in body[at + 1].text:
        # The label alone on its line: its heading comes on the next.
        rest = words = body[at + 1].text
        start, at = body[at + 1].start, at + 1
    followed = _is_followed(body, at, opens)
    heading, body_at = heading_text.read(rest, opens.kind, followed)
    section = ParsedSection(
        kind="item",
        level=level,
        label=label,
        heading=heading.replace(" ", "") if _SET_WIDE.fullmatch(heading) else heading,
        run_in=bool(heading) and body_at < len(rest),
        start=line.start,
        body_start=start + len(words) - len(rest) + body_at,
        end=line.end,
    )
    return section, heading_text.is_doubtful(rest, heading, followed)


def _settle(group: _Doubtful) -> None:
    """A short paragraph among paragraphs without headings has none either; among headings it is one, unless it is all
    that is asked there: 有关要求 → 1、注意人身和财产安全。"""
    among_headings = all(sibling.heading for sibling in group.siblings)
    for section in group.sections:
        if among_headings and not (group.asked and _commands(section.heading)):
            continue
        section.heading, section.body_start = "", section.start + len(section.label)


def _commands(heading: str) -> bool:
    return heading.startswith("确保") or imperatives.verb_at(heading) != -1


def _before(line: OutlineLine) -> Before:
    if line.text.endswith(("：", ":")):
        return Before.COLON
    if line.label is None or len(line.text) > heading_text.LONGEST or line.text.endswith(("；", ";")):
        return Before.TEXT
    return Before.TEXT if "。" in line.text else Before.HEADING


def _is_followed(body: list[OutlineLine], at: int, own: Label) -> bool:
    """Whether an item has a text or items of its own in the paragraphs after `at`."""
    if at + 1 == len(body):
        return False
    label = body[at + 1].label
    return label is None or (label.begins and (label.kind != own.kind or own.value > 1))
