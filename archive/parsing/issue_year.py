"""The year of a directive, with what it rests on: signed date, own number, printing date, inference.

The printing date comes after the number because a number is given when the directive is signed.
"""

from collections import Counter
from dataclasses import dataclass

from archive.lexicon import dates, document_numbers
from archive.parsing.foot import Foot
from archive.parsing.foot.imprint import Imprint
from archive.parsing.header import Header
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY, FieldProvenance, found, missing

ISSUED, NUMBER, PRINTED, INFERRED = "issued", "number", "printed", "inferred"


@dataclass(frozen=True)
class Year:
    """`year` is None and `basis` '' where nothing tells it."""

    year: int | None
    basis: str
    provenance: FieldProvenance


def of(head: Header, tail: Foot, printed: Imprint, lead: str, text: str) -> Year:
    """The year of a directive from its parts; `lead` is the text before the first item."""
    issued_on = tail.issued_on or head.dated
    others = {head.number_year} - {None}
    if issued_on:
        evidence = tail.dated_as or head.dated_as
        if others and issued_on.year not in others:
            evidence = f"{evidence} / {head.number}"
            return Year(issued_on.year, ISSUED, found("成文日期与发文字号年份不一致", DOUBTFUL, evidence))
        return Year(issued_on.year, ISSUED, found("据成文日期", CERTAIN, evidence))
    if tail.partial and tail.partial.year:
        confidence = DOUBTFUL if tail.partial.damaged else CERTAIN
        method = "据残缺的成文日期" if tail.partial.damaged else "据成文年月"
        return Year(tail.partial.year, ISSUED, found(method, confidence, tail.partial.written))
    if head.number_year:
        confidence = DOUBTFUL if head.number_damaged else CERTAIN
        if printed.printed_on and printed.printed_on.year < head.number_year:
            confidence = DOUBTFUL
        return Year(head.number_year, NUMBER, found("据发文字号", confidence, head.number))
    if printed.printed_on:
        return Year(printed.printed_on.year, PRINTED, found("据印发日期", LIKELY, printed.printed_as))
    return _inferred(head.title, lead, text)


def _inferred(title: str, lead: str, text: str) -> Year:
    """The year that the title is for, the latest that the lead speaks of, the one that the text names most,
    or that of the latest number cited."""
    for method, words in (("据标题推断", title), ("据引言推断", lead)):
        if told := dates.years(words):
            return Year(max(told), INFERRED, found(method, LIKELY, f"{max(told)}年"))
    # Plans look ahead: of years named alike the earlier one.
    counted = Counter(dates.years(text))
    cited = [number.year for number in document_numbers.find(text)]
    if counted:
        year = min(counted, key=lambda year: (-counted[year], year))
        return Year(year, INFERRED, found("据正文推断", DOUBTFUL if len(counted) > 1 else LIKELY, f"{year}年"))
    if cited:
        return Year(max(cited), INFERRED, found("据所引文号推断", DOUBTFUL, f"{max(cited)}年"))
    return Year(None, "", missing(DOUBTFUL))
