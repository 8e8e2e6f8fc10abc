"""How an occasion is worded, of the ways in which its directives word it."""

from collections.abc import Iterable


def fullest(words: Iterable[str]) -> str:
    """The one that says most by itself: what was added from a lead stands in brackets."""
    return max(filter(None, words), key=lambda one: ("（" not in one, len(one), one), default="")


def with_year(wording: str, year: int | None) -> str:
    """How an occasion is called beside others: 习近平总书记重要指示（2023年）."""
    return wording if not year or str(year) in wording else f"{wording}（{year}年）"
