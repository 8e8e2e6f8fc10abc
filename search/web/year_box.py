"""Years as one box of the advanced form has them: 2021、2023, or the span 2020-2023."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR

# How an address writes that a directive has none.
_NONE, _NONE_WRITTEN = "none", ("none", "未注明")
_PARTED = re.compile(r"[、，,；;\s]+")
_SPAN = re.compile(r"(\d{4})年?(?:[-~—–－～至到]+(\d{4})年?)?")
# So many years one by one: of more a span is asked for.
_MOST = 40


class YearBox(NamedTuple):
    """`span` is asked for as 年份:2020-2023, `single` are years one by one; a sentence for whatever is no year."""

    span: tuple[int, int] | None
    single: Sequence[int | str]
    messages: Sequence[str]

    @classmethod
    def of(cls, typed: str) -> "YearBox":
        parts = [part for part in _PARTED.split(typed) if part]
        spans, none, messages = [], [], []
        for part in parts:
            if part in _NONE_WRITTEN:
                none.append(_NONE)
            elif message := _wrong(part):
                messages.append(message)
            else:
                spans.append(_span(part))
        if len(parts) == 1 and spans and spans[0][0] != spans[0][1]:
            return cls(spans[0], [], messages)
        single = dict.fromkeys(year for first, last in spans for year in range(first, last + 1))
        if len(single) > _MOST:
            messages.append(_("年份太多，最多 %(most)s 个。请只写一段起止年份。") % {"most": _MOST})
        return cls(None, [*single, *none], messages)

    @staticmethod
    def written(span: tuple[int, int] | None, years: Sequence[str]) -> str:
        """As a person would write them."""
        spanned = ["-".join(map(str, dict.fromkeys(span)))] if span else []
        return "、".join([*spanned, *years])


def _span(part: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(part)
    assert match
    return int(match[1]), int(match[2] or match[1])


def _wrong(part: str) -> str:
    match = _SPAN.fullmatch(part)
    if not match or not all(FIRST_YEAR <= year <= LAST_YEAR for year in _span(part)):
        return _("“%(value)s”不是年份。请写四位数字，如 2021、2023，或者 2020-2023。") % {"value": part[:40]}
    first, last = _span(part)
    told = {"first": first, "last": last}
    return _("起止年份颠倒了：%(first)s 晚于 %(last)s。") % told if first > last else ""
