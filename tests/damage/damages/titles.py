"""What happens to a title, and between it and the addressees."""

import random
import re

from tests.damage.damages.anatomy import NUMBER, Anatomy
from tests.damage.damages.registry import damage
from tests.damage.damages.site_words import BODIES, MENU, OFFICES, clock, count, page_day


def spaced(words: str, rng: random.Random) -> str:
    """The words with room between their characters."""
    return rng.choice([" ", "  ", "　"]).join(words)


@damage()
def title_twice(text: str, rng: random.Random) -> str:
    """The title stands there a second time."""
    parts = Anatomy(text)
    between = rng.choice(
        [[], [""], [f"{page_day(text, rng)} {rng.choice(BODIES)} | 收藏 发表评论 0"], [f"作者：{rng.choice(OFFICES)}"]]
    )
    return text if not parts.title else "\n".join([parts.whole, *between, text])


@damage()
def site_and_title_first(text: str, rng: random.Random) -> str:
    """The browser's title: the site's name and the title."""
    title = Anatomy(text).whole
    name = rng.choice(BODIES) + rng.choice(["网站", "门户网站", "网"])
    line = rng.choice(
        [f"{title}-{name}", f"{title} - {rng.choice(MENU)} - {name}", f"{title}_{name}", f"{name}--{title}"]
    )
    return f"{line}\n{text}" if title else text


@damage()
def headline_above(text: str, rng: random.Random) -> str:
    """Another headline for the same, as the site's editor made it."""
    title = Anatomy(text).whole
    short = re.sub("关于|(?:的?通知)$", "", title)
    return f"{short}\n{text}" if title and short != title else text


@damage()
def title_letter_spaced(text: str, rng: random.Random) -> str:
    """Room between the title's characters."""
    parts = Anatomy(text)
    return parts.replaced(parts.title, [spaced(parts.whole, rng)]) if len(parts.whole) < 30 and parts.title else text


@damage()
def title_in_lines(text: str, rng: random.Random) -> str:
    """The title in two or three lines, centred."""
    parts = Anatomy(text)
    if len(parts.whole) < 12:
        return text
    cuts = sorted(rng.sample(range(4, len(parts.whole) - 3), rng.randint(1, 2)))
    lines = [parts.whole[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    return parts.replaced(parts.title, [" " * rng.randint(0, 12) + line for line in lines])


@damage()
def title_marked_up(text: str, rng: random.Random) -> str:
    """The signs of a converter around the title."""
    parts = Anatomy(text)
    form = rng.choice(["# {}", "**{}**", "## {}", "# **{}**", "{} [bookmark: _GoBack]", "标题：{}"])
    return parts.replaced(parts.title, [form.format(parts.whole)]) if parts.title else text


@damage()
def page_line_under_title(text: str, rng: random.Random) -> str:
    """Day, source and counter under the title."""
    parts = Anatomy(text)
    at = parts.title.stop
    day, body, office = page_day(text, rng), rng.choice(BODIES), rng.choice(OFFICES)
    line = rng.choice(
        [
            f"发布时间：{day} {clock(rng)}  来源：{body}  浏览次数：{count(rng)}",
            f"日期:{day} {clock(rng)} 作者:{office}",
            f"发布者：{office} 发布时间：{day} 点击：{count(rng)}",
            f"[ {day} ]  阅读 {count(rng)}",
            f"{day}   来源：{body}  【字体：大 中 小】",
            f"来源：{body}\n编审：{office}\n日期：{day}",
            f"{body}  {day} {clock(rng)}",
            f"时间：{day}    浏览：{count(rng)}",
        ]
    )
    return parts.replaced(range(at, at), line.split("\n")) if parts.title else text


@damage("number")
def number_missing(text: str, rng: random.Random) -> str:
    """The number is gone."""
    parts = Anatomy(text)
    return parts.replaced(parts.number, []) if parts.number else text


@damage()
def number_elsewhere(text: str, rng: random.Random) -> str:
    """The number above the title instead of below, and the other way round."""
    parts = Anatomy(text)
    if not parts.number or not parts.title:
        return text
    line = parts.lines[parts.number.start].strip()
    lines = list(range(parts.title.start, parts.title.stop))
    titled = [parts.lines[at] for at in lines if at not in parts.number]
    below = parts.number.start < parts.title.start
    span = range(min(parts.number.start, parts.title.start), max(parts.number.stop, parts.title.stop))
    return parts.replaced(span, [*titled, line] if below else [line, *titled])


@damage()
def number_behind_title(text: str, rng: random.Random) -> str:
    """The number on the title's own line, behind it."""
    parts = Anatomy(text)
    if not parts.number or not parts.title:
        return text
    line = parts.lines[parts.number.start].strip()
    span = range(min(parts.number.start, parts.title.start), max(parts.number.stop, parts.title.stop))
    glue = rng.choice(["  {}", " ({})", "（{}）", "　{}"])
    return parts.replaced(span, [parts.whole + glue.format(line)])


@damage()
def number_letter_spaced(text: str, rng: random.Random) -> str:
    """Room between the number's characters, or before and after its digits."""
    parts = Anatomy(text)
    if not parts.number:
        return text
    line = parts.lines[parts.number.start].strip()
    loose = re.sub(r"(\d+)", r" \1 ", line) if rng.random() < 0.5 else spaced(line, rng)
    return parts.replaced(parts.number, [loose])


@damage()
def number_other_brackets(text: str, rng: random.Random) -> str:
    """Other brackets around the number's year."""
    parts = Anatomy(text)
    match = parts.number and NUMBER.match(parts.lines[parts.number.start])
    if not match:
        return text
    left, right = rng.choice(["[]", "［］", "【】", "（）", "()", "﹝﹞", "〖〗", "{}", "<>"])
    return parts.replaced(parts.number, [f"{match['code']}{left}{match['year']}{right}{match['serial']}"])


@damage()
def number_in_brackets(text: str, rng: random.Random) -> str:
    """The number between round brackets, or said to be one."""
    parts = Anatomy(text)
    form = rng.choice(["({})", "（{}）", "文号：{}", "发文字号：{}", "                    {}"])
    line = [form.format(parts.lines[at].strip()) for at in parts.number]
    return parts.replaced(parts.number, line) if line else text


@damage()
def issuer_mark(text: str, rng: random.Random) -> str:
    """The red name above everything."""
    parts = Anatomy(text)
    if len(parts.signature) != 1:
        return text
    name = parts.lines[parts.signature.start].strip() + rng.choice(["文件", "", "文 件"])
    return (spaced(name, rng) if rng.random() < 0.3 else name) + "\n\n" + text
