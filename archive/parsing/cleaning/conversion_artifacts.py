"""Marks that converters and programs leave in a text: Markdown, HTML, Word's codes, characters without a shape.

`find` names what is to go, in any text; page numbers, site chrome and the bars of tables have
modules of their own.
"""

import re
from collections.abc import Container, Iterator

from archive.lexicon.legible_characters import FILLER
from archive.parsing.cleaning.raw_lines import RemovalSpan

HEADING_MARK, BOLD_MARK = "标题标记", "加粗标记"

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
# Without any of these a text holds none of these: one quick look spares all the others. The first
# characters of the words are less telling than the other signs: where there are only such, the words are looked for.
_PERHAPS = re.compile(rf"[\\*_#<>`{{&=~{FILLER}{_INVISIBLE}\[\]PHC\-—–─━]")
_SIGNS = re.compile(rf"[\\*_#<>`{{&=~{FILLER}{_INVISIBLE}]")
_WORDS = ("[bookmark:", "](", "PAGE", "HYPERLINK", "Created with", "---", "- - -", "———", "— — —", "───", "–––", "━━━")
_SPACE, _EDGE = r"[^\S\n]", r"[^\S\n]*"
_TAG = (
    "p|br|div|span|b|i|u|s|em|strong|font|center|h[1-6]|table|tbody|thead|tr|td|th|ul|ol|li|a|img|sup|sub|o:p|hr|pre"
)
_URL = r"(?:https?:|mailto:|javascript:|www\.|[./#])[^()\n]{0,300}"
_RULE = r"-{3,}|\*{3,}|_{3,}|={3,}|~{3,}|`{3,}|[—–─━]{3,}|[-*_—─](?: [-*_—─]){2,}"
_FIELD = rf"\\\*{_SPACE}{{0,9}}[A-Za-z]+{_SPACE}{{0,9}}"
_WHITE_ENTITY = "ensp|emsp|thinsp|#160|#xa0|#12288|#x3000|#819[4-9]|#13|#10|#xd|#xa"

# (reason, a sign without which there is none, what goes). Where groups are named `gone` and `gone_too`, they go.
_MARKS = tuple(
    (reason, sign, re.compile(pattern, re.MULTILINE))
    for reason, sign, pattern in (
        ("网页标记", FILLER, rf"{FILLER}+"),
        ("不可见字符", "", rf"[{_INVISIBLE}]+"),
        ("域代码", "PAGE", rf"(?:NUM)?PAGE(?:S|REF)?{_SPACE}{{0,9}}(?:{_FIELD})+\d{{0,4}}"),
        ("域代码", "HYPERLINK", r'HYPERLINK[^\S\n]{1,9}(?:\\[a-z] )?"[^"\n]{0,300}"'),
        ("软件标记", "Created with", r"(?:Evaluation Only\. )?Created with Aspose[^\n]{0,200}"),
        ("文档书签", "[bookmark:", r"\[bookmark:[^\]\n]{0,200}\]"),
        ("文档书签", "{#", r"\[\]\{#[^{}\n]{1,80}\}"),
        ("图片标记", "![", r"!\[[^\]\n]{0,100}\]\([^()\n]{0,300}\)(?:\{[^{}\n]{0,100}\})?"),
        ("链接标记", "](", rf"(?P<gone>\[)[^\[\]\n]{{1,200}}(?P<gone_too>\]\({_URL}\))"),
        ("样式标记", "{", r"(?P<gone>\[)[^\[\]\n]{1,200}(?P<gone_too>\]\{[.#][^{}\n]{1,80}\})"),
        ("样式标记", "{", rf"{_SPACE}(?P<gone>\{{[.#][^{{}}\n]{{1,80}}\}}){_EDGE}$"),
        ("网页标记", "<", rf"(?i:</?(?P<tag>{_TAG})(?:\s[^<>\n]{{0,300}})?/?>|<!--[^<>\n]{{0,300}}-->)"),
        ("网页标记", "&", rf"(?i:&nbsp;?|&(?:{_WHITE_ENTITY});)"),
        ("分隔线", "", rf"^{_EDGE}(?P<gone>{_RULE}){_EDGE}$"),
        ("转义符", "\\", r"\\+(?=[\\`*_{}\[\]()#+\-.!|<>~&]|$)"),
        (BOLD_MARK, "**", r"(?<!\*)\*{2,4}(?!\*)"),
        (BOLD_MARK, "__", r"(?<!_)(?P<gone>__)(?=[^\s_])[^_\n]{1,200}(?<=\S)(?P<gone_too>__)(?!_)"),
        (HEADING_MARK, "#", rf"^{_EDGE}(?P<gone>#{{1,6}}(?=\s|$)|#{{2,6}}(?=[^\s#])|#(?=[^\s#\d][^#\n]*$))"),
        ("引用标记", ">", rf"^{_EDGE}(?P<gone>>(?:{_SPACE}?>){{0,9}})(?={_SPACE}|$|[\u4e00-\u9fff（“《])"),
    )
)
# 张**、李**同志, 138****5678: names and numbers that somebody masked, no marks for bold type.
_MASKED = re.compile(
    r"(?<![\u4e00-\u9fff*0-9A-Za-z）)”])[\u4e00-\u9fff]\*+(?=$|[\s、，。；）)]|同志|先生|女士|等)|\d\*+\d"
)
_ENDS_A_LINE = re.compile("p|br|div|h[1-6]|tr|ul|ol|li|center|table|hr|pre", re.IGNORECASE)


def find(text: str) -> list[RemovalSpan]:
    """The artifacts in `text`. One that lies hidden beneath another shows once that is taken out."""
    if not _PERHAPS.search(text) or not (_SIGNS.search(text) or any(word in text for word in _WORDS)):
        return []
    spans: list[RemovalSpan] = []
    for reason, sign, pattern in _MARKS:
        if sign in text:
            for match in pattern.finditer(text):
                spans += _spans(match, reason)
    return spans


def _spans(match: re.Match, reason: str) -> Iterator[RemovalSpan]:
    groups = match.re.groupindex
    if reason == BOLD_MARK and "gone" not in groups and _is_masked(match):
        return
    if "gone" not in groups:
        yield RemovalSpan(*match.span(), reason, _put(match, groups))
        return
    yield RemovalSpan(*match.span("gone"), reason)
    if "gone_too" in groups:
        yield RemovalSpan(*match.span("gone_too"), reason)


def _put(match: re.Match, groups: Container[str]) -> str:
    """The white space that stood for: a cell's end, a line's end, a space."""
    if "tag" in groups and match["tag"]:
        tag = match["tag"].lower()
        return "\t" if match[0].lower() in ("</td>", "</th>") else "\n" if _ENDS_A_LINE.fullmatch(tag) else ""
    return " " if match[0].startswith("&") else ""


def _is_masked(match: re.Match) -> bool:
    return _MASKED.match(match.string, max(match.start() - 1, 0)) is not None
