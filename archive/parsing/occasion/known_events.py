"""What is known of an event by its canonical name: in which year it was, whether there was only one."""

import re

_FOUNDED = {
    "党成立": 1921,
    "全总成立": 1925,
    "新中国成立": 1949,
    "改革开放": 1978,
    "抗战胜利": 1945,
    "抗战": 1945,
    "五四运动": 1919,
    "妇女节": 1910,
    "共青团成立": 1922,
}


def is_numbered(name: str) -> bool:
    """Whether an event's canonical name tells which of its kind it is: the year adds nothing to it then."""
    return re.search(r"\d+(?:大|周年|次全会|届|次)|首届|首次", name) is not None


def founding_year(name: str) -> int | None:
    """The year of an anniversary by its canonical name: 党成立100周年 → 2021. None for what nobody knows."""
    match = re.fullmatch(r"(?P<what>.+?)(?P<count>\d+)周年(?:暨.*)?", name)
    for what, year in _FOUNDED.items():
        if match and match["what"].endswith(what):
            return year + int(match["count"])
    return None


def in_year(name: str, year: int | None) -> str:
    """A feast of one year by what it was the day of: 七一 of 2021 is the party's hundredth anniversary."""
    age = year - _FOUNDED["党成立"] if year else 0
    return f"党成立{age}周年" if name == "七一" and age > 0 else name


def congress_year(name: str) -> int | None:
    """The year of a national congress of the party by its canonical name: every fifth since the eleventh."""
    match = re.fullmatch(r"党(?P<count>\d+)大", name)
    return 1977 + 5 * (int(match["count"]) - 11) if match and 11 <= int(match["count"]) <= 30 else None


def is_once(name: str) -> bool:
    """Whether what bears this canonical name was only once, so that a year adds nothing to it."""
    return re.search("教育$|教育实践活动$|^新冠疫情$", name) is not None


def is_law(name: str) -> bool:
    """Whether it is a law's canonical name, which may be answered from the day it was passed to that of its force."""
    return re.search("(?:(?<!办)法|法典|条例|章程)$", name) is not None
