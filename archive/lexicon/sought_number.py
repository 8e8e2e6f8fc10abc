"""Which document numbers are asked for by a part of one, in terms that a database and a search engine both know. Pure.

comparisons("云工通〔2023〕")    [("number_key", "contains", "云工通|2023|")]
comparisons("7号")               [("number_key", "endswith", "|7")]
"""

import re

from archive.lexicon import document_numbers, number_parts
from archive.lexicon.folding import fold

# A year alone, which in a query could be anything.
_YEAR = re.compile(r"\(?(?P<year>[12][0-9]{3})(?:\)?年?|\))")
_SERIAL = re.compile(r"[0-9]{1,4}")
_AS_STORED = str.maketrans("()", "〔〕")

Comparison = tuple[str, str, str]


def comparisons(text: str) -> list[Comparison]:
    """(column, lookup, value) for each of which all hold for the numbers asked for. The columns are `number` and
    `number_key`, of directives and of the index alike; of no text, none."""
    folded = fold(text)
    if not folded:
        return []
    if key := document_numbers.key_of(text):
        return [("number_key", "exact", key)]
    if year := _YEAR.fullmatch(folded):
        return [("number_key", "contains", f"|{year['year']}|")]
    if _SERIAL.fullmatch(folded):
        return [("number_key", "endswith", f"|{int(folded)}")]
    if part := number_parts.read(folded):
        return _of_part(part)
    return [("number", "contains", folded.translate(_AS_STORED))]


def _of_part(part: number_parts.NumberPart) -> list[Comparison]:
    """By the whole key of a number: 黔工总字|2021|19. The code may be asked for by its end: 工总字."""
    found = []
    if part.code:
        found.append(("number_key", "contains", f"{part.code}|{part.year or ''}".removesuffix("|") + "|"))
    elif part.year:
        found.append(("number_key", "contains", f"|{part.year}|"))
    if part.serial:
        found.append(("number_key", "endswith", f"|{part.serial}"))
    return found
