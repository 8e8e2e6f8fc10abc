"""How words are typed: 劳动竞赛 is laodongjingsai, or ldjs for short."""

import os
from functools import lru_cache
from itertools import islice, product

# Its table of phrases would take 45 MB more of every worker; the few characters of the field's words that are
# read in two ways stand below, and a word is found under either reading.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

from pypinyin import Style, lazy_pinyin  # noqa: E402

MOST_READINGS = 4
_TWO_READINGS = {
    "重": ("zhong", "chong"), "行": ("xing", "hang"), "长": ("chang", "zhang"), "调": ("diao", "tiao"),
    "会": ("hui", "kuai"), "都": ("du", "dou"), "乐": ("le", "yue"), "率": ("lv", "shuai"),
    "传": ("chuan", "zhuan"), "参": ("can", "shen"), "校": ("xiao", "jiao"), "还": ("hai", "huan"),
    "单": ("dan", "shan"), "降": ("jiang", "xiang"), "藏": ("cang", "zang"), "便": ("bian", "pian"),
    "解": ("jie", "xie"), "区": ("qu", "ou"), "系": ("xi", "ji"), "给": ("gei", "ji"), "识": ("shi", "zhi"),
    "宿": ("su", "xiu"), "曾": ("ceng", "zeng"), "石": ("shi", "dan"), "省": ("sheng", "xing"), "女": ("nv", "nu"),
    "绿": ("lv", "lu"), "吕": ("lv", "lu"), "旅": ("lv", "lu"), "律": ("lv", "lu"), "履": ("lv", "lu"),
}  # fmt: skip


def readings(folded: str) -> list[tuple[str, str]]:
    """(full pinyin, initials) of a folded text, several where its characters are read in several ways.

    What is no Chinese character stays: 示工发2023 is shigongfa2023 and sgf2023.
    """
    found = {}
    for syllables in islice(product(*map(_syllables, folded)), MOST_READINGS):
        found["".join(syllables)] = "".join(
            syllable[:1] if "\u4e00" <= character <= "\u9fff" else character
            for character, syllable in zip(folded, syllables, strict=True)
        )
    return list(found.items())


def sound(text: str) -> str:
    """The most usual reading of a text, by which words that are typed alike are told."""
    return "".join(_syllables(character)[0] for character in text)


@lru_cache(8192)
def _syllables(character: str) -> tuple[str, ...]:
    if character in _TWO_READINGS:
        return _TWO_READINGS[character]
    # ü is typed as v.
    return ("".join(lazy_pinyin(character, style=Style.NORMAL, v_to_u=False)),)
