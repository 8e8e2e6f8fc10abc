"""Quantities in an action item, as written with their bound and unit: 不少于30名, 80%以上, 3至5人, 三分之一.

Dates, spans of time, ordinals and directive numbers are no quantities: what counts here is how much, not when.
"""

import re

_NUMBER = r"\d{1,9}(?:[,，]\d{3}){0,3}(?:[.．]\d{1,4})?"
# 3万余人, 100多家.
_MANY = "[十百千万亿]{0,2}[余多]?"
# 个 but not 5个工作日, 3个月.
_UNIT = (
    r"(?:元|人次|人|名|家|个(?!工作日|月|小时|星期|季度|自然日|阶段)(?:百分点)?|项|篇|场次|场|次|期(?!间)|份|件|支|户|字"
    r"|学时|课时|平方米|套|条|种|台|辆|组|批|所|处|册|本|张|幅|首|部|节|周岁|岁|公里|吨|位|对|队|例|[%％])"
)
_WRITTEN = "一二两三四五六七八九十百千万亿零〇"
_BOUND = "不得?少于|不得?低于|不得?超过|不得?多于|不得?高于|至少|最多|最少|超过|约"
_BEYOND = r"(?:\s?(?:[（(]含[）)])?(?:以上|以下|以内|左右))?"
_FIGURE = re.compile(
    rf"(?:{_BOUND})?(?<![第\d.．〔\[])(?<!附件)\s?{_NUMBER}\s?{_MANY}{_UNIT}?(?:\s?[-－–—~～至到]\s?{_NUMBER}\s?{_MANY}{_UNIT})?{_BEYOND}"
    # Written in characters only beside a bound, as a fraction or from a hundred on: 一个, 两个维护 and 四个意识 count
    # nothing, and neither do 千家万户 and 第一百零三条.
    rf"|(?:{_BOUND})[一二两三四五六七八九十百千万亿零〇]{{1,9}}[余多]?{_UNIT}{_BEYOND}"
    rf"|(?<![第{_WRITTEN}])[一二两三四五六七八九十]{{1,3}}[百千万亿][{_WRITTEN}]{{0,8}}(?:[至到][{_WRITTEN}]{{1,9}})?[余多]?{_UNIT}{_BEYOND}"
    rf"|(?:{_BOUND})?(?:[一二三四五六七八九十]{{1,2}}|百)分之[一二三四五六七八九十百]{{1,4}}{_BEYOND}"
    r"|一式[一二两三四五六七八九十\d]{1,2}份"
)
# Most action items name no number, or only that of a day.
_COUNTS = re.compile(
    r"[0-9分至最不一十百千万亿](?:(?<=[0-9])\s?[十百千万亿]{0,2}[余多]?[元人名家个项篇场次期份件支户字学课平套条种台辆组批所处册本张幅首部节周岁公吨位对队例%％]"
    "|(?<=[十百千万亿])[余多]?[元人名家个项篇场次期份件支户字学课平套条种台辆组批所处册本张幅首部节周岁公吨位对队例]"
    "|(?<=分)之|(?<=至)少|(?<=最)[多少]|(?<=不)得?[少低超多高]|(?<=一)式)"
)
_COUNTED = re.compile(rf"{_UNIT}{_BEYOND}$|分之|份$")


def find(sentence: str) -> tuple[str, ...]:
    """The quantities of a sentence, each once, in order: 选派不少于2支代表队，每队3至5人 → ('不少于2支', '3至5人')."""
    if not _COUNTS.search(sentence):
        return ()
    written = (match[0].strip() for match in _FIGURE.finditer(sentence))
    return tuple(dict.fromkeys(figure for figure in written if _COUNTED.search(figure)))
