"""What a line, or the paragraph so far, looks like by its words alone: item, title, heading, line of the foot."""

import re

from archive.lexicon import body_names, dates, labels
from archive.lexicon.vocabulary import TITLE_END

DATE_SIGN = re.compile("[年0-9０-９]")
_LONGEST_HEADING = 60
_NO_TITLE, _IN_MARKS = re.compile("[。；：，]"), re.compile("《[^《》]*》")
_NO_TITLE_LINE = re.compile(r"[。；，：]|[〔［【﹝\[(（]\s*[12]\d{3}\s*[〕］】﹞\])）]\s*第?\s*\d")
_PUNCTUATION, _AFTER_DATE = re.compile("[，。；：！？]"), ("", "印", "印发", "印制", "翻印")
# 时间：…, 联 系 人：…: a line that says one thing under its name.
_NAMED = re.compile(r"(?:[\u4e00-\u9fff]\s?){2,8}(?:[（(][^（）()\n]{1,10}[）)])?\s?[：:]|附\s?件")
# An item that Markdown or a program set off: - …, ● ….
_BULLETS = "-*+•●○◆◇■□▲△➢➤✓√※★☆▪·"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}]\s?(?=\S)")


def starts_something(text: str) -> bool:
    """Whether a line begins an item: with a label, with a name before a colon, with a bullet."""
    front = text[:24]
    if front[0] == "附" or "：" in front or ":" in front:
        if _NAMED.match(text):
            return True
    elif front[0] in _BULLETS and _BULLET.match(text):
        return True
    return labels.read(text) is not None


def stands_alone(text: str) -> bool:
    """A date, a signature, a printing note: short lines of the foot, which nothing goes on with."""
    if not 1 < len(text) <= 60 or _PUNCTUATION.search(text) or labels.read(text):
        return False
    if DATE_SIGN.search(text) and dates.partial(text):
        return True
    if DATE_SIGN.search(text) and (found := dates.find(text)):
        before, after = text[: found[0].start].strip(), text[found[-1].end :].strip()
        return after in _AFTER_DATE and (not before or bool(body_names.names_in(before)))
    return bool(body_names.names_in(text))


def may_go_on_in_title(line: str) -> bool:
    """Whether a line may stand within a title: short, no sentence, no number of a directive."""
    return len(line) <= 60 and not _NO_TITLE_LINE.search(line)


def ends_title(line: str) -> bool:
    """Whether a line may be the last of a title."""
    return may_go_on_in_title(line) and TITLE_END.search(line) is not None


def is_title(gist: str) -> bool:
    return "关于" in gist[:60] and len(gist) <= 240 and TITLE_END.search(gist) is not None and _may_be_title(gist)


def is_unfinished_title(gist: str) -> bool:
    """云南省总工会关于学习宣传贯彻习近平 | 总书记重要指示精神的通知"""
    return "关于" in gist[:40] and len(gist) <= 120 and not TITLE_END.search(gist) and _may_be_title(gist)


def opens_title(text: str) -> bool:
    """The title of a directive that is forwarded: 示例市总工会关于…, 关于做好…的通知."""
    if "关于" not in text or _PUNCTUATION.search(text):
        return False
    return text.startswith("关于") or body_names.leading(text)[1].startswith("关于")


def is_heading(gist: str) -> bool:
    """A line that says one thing and needs no full stop: a heading, 时间：5月1日."""
    return len(gist) <= _LONGEST_HEADING and "。" not in gist and starts_something(gist)


def _may_be_title(gist: str) -> bool:
    return not _NO_TITLE.search(_IN_MARKS.sub("", gist)) and labels.read(gist) is None
