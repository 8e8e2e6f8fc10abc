"""What nobody said and no meeting decided, as it is read: a directive that is carried out, a public event."""

import re
from datetime import date

from archive.parsing.occasion import basis_words, event_names, event_year, known_events, sameness
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import DIRECTIVE, OTHER, Places, ReadOccasion
from archive.parsing.provenance import DOUBTFUL, LIKELY

_IS_OF_THE_DAY = re.compile("(?<!意见的)(?<!办法的)(?:通知|函|通报)$")


def public_event(
    told: Told, confidence: str, title: str, lead: str, dated: date | None, year: int | None, places: Places
) -> ReadOccasion:
    """An anniversary, a feast, a law: what is made known before it comes is of the year in which it is made known."""
    name = event_names.canonical(told.event)
    is_numbered = known_events.is_numbered(name) or known_events.is_once(name)
    first = next(iter(lead.split("。")), "")
    said = event_year.known(name) or (
        event_year.of_force(lead) if known_events.is_law(name) else event_year.told(title, None)
    )
    if not said and not known_events.is_law(name) and told.event in first:
        said = event_year.told(first, None)
    when = said or (dated.year if dated else year)
    return ReadOccasion(
        kind=OTHER,
        wording="".join(told.words.split()),
        key=sameness.key_of(OTHER, "", known_events.in_year(name, when), places),
        event=told.event,
        year=when,
        is_year_told=said is not None,
        is_numbered=is_numbered,
        confidence=DOUBTFUL if not when and not is_numbered else confidence if said or is_numbered else LIKELY,
        places=(told.place,),
    )


def directive(told: Told, confidence: str, title: str, lead: str, dated: date | None, places: Places) -> ReadOccasion:
    """Its year is that of its title or number; of a notice else that of the day."""
    number = basis_words.number_of(told.title, lead) or basis_words.number_of(told.title, title)
    of_number = re.search(r"[〔\[（(](\d{4})[〕\]）)]", number or told.title)
    when = event_year.told(told.title, None) or (int(of_number[1]) if of_number else None)
    is_told = when is not None
    # A notice asks for something now; opinions and plans are carried out for years.
    if when is None and dated and _IS_OF_THE_DAY.search(told.title):
        when = dated.year
    name = f"{told.body}{told.title}" if told.body and not told.title.startswith(told.body) else told.title
    return ReadOccasion(
        kind=DIRECTIVE,
        wording=name,
        key=sameness.key_of_directive(told.title, told.body, places),
        event=told.title,
        body=told.body,
        year=when,
        is_year_told=is_told,
        may_be_of_year_before=not is_told and sameness.may_be_of_year_before(dated),
        confidence=confidence,
        places=(told.place,),
    )
