"""Attachments as parts of their own: 附件1, its title, its text; after the signature, or where the body ends.

附件                        on a line of its own, its title on the next (GB/T 9704-2012, 7.3.4)
附件1：示例报名表            or on one line with it
附件：1.示例报名表 2.…       the list above the signature names them and is no part

What a notice forwards or prints (转发, 印发) is no attachment: forwarding has made it a directive of its own before.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from archive.lexicon import labels
from archive.lexicon.vocabulary import without_gaps
from archive.parsing import outline
from archive.parsing.foot import attachment_list
from archive.parsing.header import labelled_cells
from archive.parsing.parsed_directive import ParsedSection

_NUMBER = r"(?:[0-9０-９]{1,2}(?:[-－—][0-9０-９]{1,2})?|[一二三四五六七八九十]{1,3})"
_LABEL = rf"(?P<label>附\s?[件表录]\s?{_NUMBER}?|附\s?{_NUMBER}?)"
_BARE = re.compile(rf"{_LABEL}(?<!附)\s?[：:]?$")
_TITLED = re.compile(
    rf"{_LABEL}\s?(?:(?<=[件表录0-9０-９一二三四五六七八九十])\s|[：:.．、])\s?(?P<title>[^。；;\t]{{2,100}})$"
)
# 附件1示例报名表: without a mark between only what ends like a title; 附件管理 is a subject.
_TITLE_END = (
    r"(?:表|册|单|书|函|图|名单|方案|办法|细则|目录|说明|样式|样本|模板|须知|通知|意见|标准|指南|规程|规则|要点|要求|范本|格式|题目|试题|材料|计划|章程|制度)"
    r"(?:[（(][^（）()]{1,20}[）)])?$"
)
_GLUED = re.compile(
    rf"(?P<label>附\s?[件表]\s?{_NUMBER})(?P<title>[\u4e00-\u9fff“《0-9][^。；，：\t]{{2,60}}{_TITLE_END})"
)
_ENDS_A_TITLE = re.compile(_TITLE_END)
_BRACKETED = re.compile(r"[（(][^（）()]{1,20}[）)]$")

_LIST = re.compile(rf"附\s?[件表]?\s?{_NUMBER}?\s?[：:]\s?")
_ENTRY = re.compile(r"[（(]?\s?[0-9０-９]{1,2}\s?[）)]?[-.．、：:\s]\s?[^。；;]{2,100}$")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|zip|rar|jpe?g|png)$", re.IGNORECASE)
_DATE = re.compile(
    r"[^，。；：、]{0,30}?(?:[0-9０-９]\s?){4}年\s?[0-9０-９]{1,2}\s?月(?:\s?[0-9０-９]{1,2}\s?日)?$"
    r"|[^，。；：、]{0,30}?[〇○零OoＯ一二三四五六七八九0]{4}\s?年\s?[一二三四五六七八九十]{1,2}\s?月(?:\s?[一二三四五六七八九十]{1,3}\s?日)?$"
)
_NOTE = re.compile(r"[（(]?(?:联系|电话|抄送|抄报|主送|此件|主动公开|依申请|公开方式|信息公开)")
_MOST_PARTS, _MOST_ITEMS = 400, 4000


@dataclass(frozen=True)
class _Opening:
    """A line that may open an attachment: its label, the title on the same line ('' without one)."""

    label: str
    title: str


def begin(paragraphs: list[str], after: int) -> list[int]:
    """Indices of the paragraphs that open an attachment, from index `after` on; [] where there is none."""
    openings = {at: found for at in range(after, len(paragraphs)) if (found := _opening(paragraphs[at]))}
    signed = next((at for at in range(max(after - 1, 0), len(paragraphs)) if _is_date(paragraphs[at])), None)
    listed = _names_listed(paragraphs)
    if signed is not None and listed:
        # The title alone, as the list has it, after the signature; below 附件1 it is a line of that one's title.
        for at in range(signed + 1, len(paragraphs)):
            if openings.keys().isdisjoint(range(at - 3, at + 1)) and _squash(paragraphs[at]) in listed:
                openings[at] = _Opening("", paragraphs[at])
    places = sorted(openings)
    opens = [
        at
        for at, end in pairwise([*places, len(paragraphs)])
        if _opens(openings[at], at, paragraphs[at + 1 : end], signed)
    ]
    return opens[:_MOST_PARTS]


def read(paragraphs: list[str], starts: list[int], opens_at: list[int], text: str) -> list[ParsedSection]:
    """The attachments that open at these indices, each with its title as heading and its items as children.
    `starts` are the paragraphs' offsets in the directive's `text`."""
    parts, room = [], _MOST_ITEMS
    for at, end in pairwise([*opens_at, len(paragraphs)]):
        label, heading, body_at = _head(paragraphs, at, end)
        first, items = outline.read_inside(paragraphs[body_at:end], starts[body_at:end], 2, room)
        before_items = body_at + first - 1
        last = starts[before_items] + len(paragraphs[before_items]) if before_items >= at else starts[at]
        body_start = starts[body_at] if first else last
        parts.append(ParsedSection("attachment", 1, label, heading, False, starts[at], body_start, last))
        parts[-1].children = items
        room -= _count(items)
    outline.name_anchors(parts, "a")
    outline.fill(parts, text)
    return parts


def _count(items: list[ParsedSection]) -> int:
    pending, number = list(items), 0
    while pending:
        number += 1
        pending += pending.pop().children
    return number


def _opening(paragraph: str) -> _Opening | None:
    if not paragraph.startswith("附") or _FILE.search(paragraph):
        return None
    match = _BARE.match(paragraph) or _TITLED.match(paragraph) or _GLUED.match(paragraph)
    if match is None:
        return None
    title = match.groupdict().get("title") or ""
    return None if _ENTRY.match(title) else _Opening(match["label"].rstrip(), title)


def _opens(opening: _Opening, at: int, content: list[str], signed: int | None) -> bool:
    """Whether this line, followed by `content` as far as the next such line, is an attachment and not an
    entry of the list above the signature."""
    if not content or _is_foot(content):
        return False
    numbered = opening.label[-1:] not in ("", "附", "件", "表", "录")
    if not numbered and _is_list(content):
        return False
    if not opening.title or (signed is not None and at > signed):
        return True
    # Before the date, or without one, a title on the same line reads like an entry of the list.
    return numbered and sum(not _ENTRY.match(line) for line in content[:4]) > 2 or signed is None


def _is_foot(content: list[str]) -> bool:
    """Whether a signature, a date or a note comes at once."""
    return any(_is_date(line) for line in content[:2]) or _NOTE.match(content[0]) is not None


def _is_list(content: list[str]) -> bool:
    """1.示例报名表 2.… up to the signature or the end: names, no texts."""
    at = next((at for at, line in enumerate(content) if not _ENTRY.match(line)), len(content))
    return at > 0 and (at == len(content) or _is_foot(content[at:]))


def _is_date(paragraph: str) -> bool:
    paragraph = paragraph[labelled_cells.past_label(paragraph) :]
    return len(paragraph) <= 60 and "\t" not in paragraph and _DATE.match(paragraph) is not None


def _names_listed(paragraphs: list[str]) -> set[str]:
    """The names in the lists of attachments, without white space: 附件：1.示例报名表."""
    names: set[str] = set()
    at = 0
    while at < len(paragraphs):
        begins, at = at, at + 1
        if _LIST.match(paragraphs[begins]):
            while at < len(paragraphs) and _ENTRY.match(paragraphs[at]):
                at += 1
            entries = [_LIST.sub("", paragraphs[begins]), *paragraphs[begins + 1 : at]]
            names.update(_squash(name) for name in attachment_list.names_in("\n".join(entries)))
    return names


def _squash(words: str) -> str:
    return re.sub(r"[\s《》。；;]", "", words[:200])


def _head(paragraphs: list[str], at: int, end: int) -> tuple[str, str, int]:
    """Label, title and the index of the first paragraph after them. The title may take several lines."""
    opening = _opening(paragraphs[at])
    label, title, body_at = (opening.label, opening.title, at + 1) if opening else ("", "", at)
    while body_at < end and body_at <= at + 3 and _goes_on(title, paragraphs[body_at]):
        title += paragraphs[body_at]
        body_at += 1
    return label, without_gaps(title), body_at


def _goes_on(title: str, line: str) -> bool:
    """Whether a line is the title or goes on with it."""
    if len(line) > 60 or re.search(r"[\t：:]|[。；;，,、]$", line) or labels.read(line):
        return False
    if _BRACKETED.match(line):
        return bool(title) and not _BRACKETED.search(title)
    return not title or (not _ENDS_A_TITLE.search(title) and _ENDS_A_TITLE.search(line) is not None)
