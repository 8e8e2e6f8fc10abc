"""What the terms of union work are called in English: model worker is 劳模."""

from functools import cache

from search.analysis.word_lists import OWN


def meant_by(words: str) -> list[str]:
    """The Chinese terms that an English one is for: 'Model workers' is for 劳模; none for any other words."""
    typed = words.casefold().replace("’", "'").split()
    singular = [word.removesuffix("s") for word in typed]
    candidates = [typed, [*typed[:-1], *singular[-1:]], singular]
    found = dict.fromkeys(term for one in candidates for term in _terms().get(" ".join(one), ()))
    return list(found)


def chinese() -> set[str]:
    """All the Chinese terms."""
    return {term for terms in _terms().values() for term in terms}


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    terms: dict[str, tuple[str, ...]] = {}
    for line in (OWN / "english.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            english, _, chinese = line.partition(" = ")
            terms[english] = (*terms.get(english, ()), chinese)
    return terms
