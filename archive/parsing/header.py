"""The head of a directive: title, number, issuer's mark, addressees.

贵州省总工会文件            issuer's mark (发文机关标志)
黔工总字〔2021〕19号        number: above the title or below it
贵州省总工会关于…的通知     title
各市（州）总工会，…：        addressees (主送机关): up to the first full-width colon
"""

import re
from dataclasses import dataclass, field

from archive.parsing import labels, numbers
from archive.parsing.vocabulary import BODY_NAME, FORMS, GENRES, TITLE_END, without_gaps

_MARK = re.compile(r"^(?P<body>.{2,40}?)文\s*件$")
_ADDRESSED = re.compile(r"(?:会|位|门|室|校|企业|机构|工委|组织|中心|公司|党委|院|局|厅|处)[：:]$")
# A title stands within the first lines; what lies above it is mark, number, copy marks.
_HEAD_LINES = 10


@dataclass
class Header:
    """`title_at` and `body_at` are indices of paragraphs: the title, and the first after the head."""

    title: str
    title_at: int
    body_at: int
    number: str = ""
    mark: str = ""
    addressees: list[str] = field(default_factory=list)


def read(paragraphs: list[str]) -> Header:
    """Read the head of a directive from its paragraphs. A title that is not there is made from the first
    words and stands in [ ], as archivists mark it (DA/T 22)."""
    title_at = find_title(paragraphs)
    if title_at is None:
        header = Header(f"[{without_gaps(paragraphs[0])[:40]}]", -1, 0)
    else:
        title = without_gaps(paragraphs[title_at])
        header = Header(title, title_at, title_at + 1)
        own = numbers.find(title)
        if own and own[0].start == 0:
            # Seen: the number glued to the front of the title.
            header.number, header.title = own[0].written, title[own[0].end :].strip()
    for at, paragraph in enumerate(paragraphs[: header.body_at + 4]):
        if labels.read(paragraph) or (at >= header.body_at and "。" in paragraph):
            break
        if match := _MARK.match(paragraph):
            header.mark = without_gaps(match["body"])
        elif not header.number and at != title_at and (number := _own_number(paragraph)):
            header.number = number
            header.body_at = max(header.body_at, at + 1)
        elif at >= header.body_at and _ADDRESSED.search(paragraph):
            header.addressees = split_list(paragraph.rstrip("：: "))
            header.body_at = at + 1
            break
    return header


def find_title(paragraphs: list[str]) -> int | None:
    """The index of the title among the first paragraphs, or None."""
    head = paragraphs[:_HEAD_LINES]
    for at, paragraph in enumerate(head):
        if is_title(paragraph):
            return at
    return None


def is_title(paragraph: str) -> bool:
    """Whether a paragraph reads like a title: 关于…, ends with a type or form, is no sentence."""
    bare = without_gaps(paragraph)
    if not 4 <= len(bare) <= 200 or re.search("[。；：]", bare) or labels.read(bare):
        return False
    return TITLE_END.search(bare) is not None or re.match("关于(?:转发|印发|批转)《.*》$", bare) is not None


def type_and_form(title: str) -> tuple[str, str]:
    """('通知', '') for 关于…的通知, ('', '实施方案') for …实施方案, ('', '') where the title tells neither."""
    title = re.sub(r"[（(][^（）()]{1,12}[）)]$", "", title)
    for genre in GENRES:
        if title.endswith(genre):
            return genre, ""
    for form in FORMS:
        if title.endswith(form):
            return "", form
    return "", ""


def issuers_in_title(title: str) -> list[str]:
    """The bodies that a title begins with: 甲省总工会 乙省教育厅关于… names two."""
    front = title.partition("关于")[0]
    return split_bodies(front) if "关于" in title else []


def split_bodies(text: str) -> list[str]:
    """Names of bodies written one after another, with or without marks between. [] where it is none."""
    bodies = []
    for piece in re.split(r"[\s、，,]+", text.strip()):
        if "".join(found := BODY_NAME.findall(piece)) != piece:
            return []
        bodies += found
    return bodies


def split_list(text: str) -> list[str]:
    """A list at its commas and enumeration marks, brackets kept whole: 各市（州）总工会，省各产业工会、直属单位."""
    items, depth, start = [], 0, 0
    for at, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if character in "，、,；;" and depth <= 0:
            items.append(text[start:at])
            start = at + 1
    return [item.strip() for item in [*items, text[start:]] if item.strip()]


def _own_number(paragraph: str) -> str:
    """The number a short line of the head consists of. One inside a sentence belongs to a cited directive."""
    found = numbers.find(paragraph)
    if len(found) == 1 and len(paragraph) - (found[0].end - found[0].start) <= 12 and "《" not in paragraph:
        return found[0].written
    return ""
