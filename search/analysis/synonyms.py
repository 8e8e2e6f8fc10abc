"""Other names of a word: 全总 is 中华全国总工会, 产改 is 产业工人队伍建设改革."""

from search.analysis import word_lists


def others(folded: str) -> tuple[str, ...]:
    """The other names of a folded word, folded; none where it has none."""
    return word_lists.read().others.get(folded, ())
