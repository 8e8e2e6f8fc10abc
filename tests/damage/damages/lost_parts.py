"""Parts that did not come along, and years that a text names besides its own."""

import random
import re

from tests.damage.damages.anatomy import Anatomy
from tests.damage.damages.registry import damage

_DATED = re.compile(r"(?P<year>\d{4}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?=以?前)")
_OLD_YEARS = [
    "根据2001年修订的《工会法》和2018年通过的《中国工会章程》，结合实际，制定如下安排。",
    "1949年以来，广大职工为国家建设作出了重要贡献。",
    "2003年10月至2004年3月，有关部门作过一次摸底。",
    "本项活动始于1998年，至今已举办多届。",
    "参加人员须为1971年8月1日以后出生的在职职工。",
]


@damage("issued_on", "year", "deadline")
def date_missing(text: str, rng: random.Random) -> str:
    """The date is gone: what year a deadline means may not be known any more."""
    parts = Anatomy(text)
    return parts.replaced(parts.day, []) if parts.day else text


@damage("issued_on", "year", "deadline", "no others", "number")
def date_and_number_missing_and_old_years(text: str, rng: random.Random) -> str:
    """Date and number are gone, and the lead names a year of long ago."""
    parts = Anatomy(text)
    if not parts.day or not parts.addressees:
        return text
    lines = [line for at, line in enumerate(parts.lines) if at not in parts.day and at not in parts.number]
    at = lines.index(parts.lines[parts.addressees.start]) + 1
    return "\n".join([*lines[:at], rng.choice(_OLD_YEARS), *lines[at:]])


@damage("no others")
def old_years(text: str, rng: random.Random) -> str:
    """The lead names a year of long ago."""
    parts = Anatomy(text)
    if not parts.addressees:
        return text
    return parts.replaced(range(parts.addressees.stop, parts.addressees.stop), [rng.choice(_OLD_YEARS)])


@damage("issuers", "region", "city", "county")
def signature_missing(text: str, rng: random.Random) -> str:
    """The signature is gone; the date stands there."""
    parts = Anatomy(text)
    return parts.replaced(parts.signature, []) if parts.signature else text


@damage("addressees")
def addressees_missing(text: str, rng: random.Random) -> str:
    """The line of the addressees is gone."""
    parts = Anatomy(text)
    return parts.replaced(range(parts.title.stop, parts.addressees.stop), []) if _plain_head(parts) else text


@damage()
def deadlines_otherwise(text: str, rng: random.Random) -> str:
    """Days by which something is due, with dots, strokes, other words."""
    form = rng.choice(["{y}{m}月{d}号", "{n}{m}.{d}", "{n}{m}.{d}", "{y}{m}月 {d} 日", "{y}{m}月{d}日下午5时"])
    if rng.random() < 0.2:
        form = "{n}{m}/{d}"

    def put(match: re.Match) -> str:
        year = match["year"] or ""
        sign = "/" if "/" in form else "."
        return form.format(y=year, n=year[:4] + sign if year else "", m=match["month"], d=match["day"])

    return _DATED.sub(put, text)


@damage()
def deadlines_without_units(text: str, rng: random.Random) -> str:
    """月 and 日 lost by a converter, the numbers kept apart."""
    end = rng.choice([" 日", "日", " "])
    return _DATED.sub(
        lambda match: f" {(match['year'] or '')[:4]} {match['month']} {match['day']}{end}".replace("  ", " "), text
    )


def _plain_head(parts: Anatomy) -> bool:
    """Whether nothing but addressees stands between the title and the body."""
    return bool(parts.title and parts.addressees) and not set(parts.number) & set(
        range(parts.title.stop, parts.addressees.stop)
    )
