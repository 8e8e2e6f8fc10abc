"""Title and lead of a directive → what it answers."""

import re
from datetime import date

from archive.parsing.occasion import (
    basis_words,
    event_names,
    event_year,
    known_events,
    lead_purpose,
    lead_words,
    public_events,
    sameness,
    title_words,
    without_speaker,
)
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import (
    DIRECTIVE,
    EXPOSITION,
    MEETING,
    NOWHERE,
    OTHER,
    Place,
    Places,
    ReadOccasion,
)
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY

# Only what is it about, and not which: 习近平总书记关于安全生产重要指示.
_SUBJECT = re.compile("^(?:关于|有关)")
# “11·24”重要讲话: the day, and not which.
_DAY_ALONE = re.compile(r"^[“\"]?\d{1,2}[·.．・]\d{1,2}[”\"]?$")
_GAPS = r"\s+"


def read(
    title: str, lead: str, dated: date | None = None, year: int | None = None, places: Places = NOWHERE
) -> ReadOccasion | None:
    """What a directive answers, by its title and, where that leaves it open, its lead; None where neither says.

    `dated` is its day, `year` its year where the day is unknown; `places` are those of its issuer. Nothing is put in
    that the words do not say: what is not sure is doubtful.
    """
    told = title_words.of(title)
    if told is None or told.kind == DIRECTIVE:
        told = public_events.law(title) or told or public_events.of(title)
    if told:
        return _of(told, CERTAIN, title, lead, dated, year, places)
    if found := basis_words.directive(lead, title):
        return _of(found, LIKELY, title, lead, dated, year, places)
    if found := public_events.campaign(title):
        return _of(found, CERTAIN, title, lead, dated, year, places)
    if found := lead_purpose.statement(lead):
        return _of(found, LIKELY, title, lead, dated, year, places)
    if found := public_events.of_lead(title, lead):
        return _of(found, LIKELY, title, lead, dated, year, places)
    if found := lead_purpose.meeting(lead):
        return _of(found, DOUBTFUL, title, lead, dated, year, places)
    return None


def _of(
    told: Told, confidence: str, title: str, lead: str, dated: date | None, year: int | None, places: Places
) -> ReadOccasion:
    if told.kind == DIRECTIVE:
        return without_speaker.directive(told, confidence, title, lead, dated, places)
    if told.kind == OTHER:
        return without_speaker.public_event(told, confidence, title, lead, dated, year, places)
    event, event_place, sentence = told.event, None, None
    is_left_out = told.kind not in (MEETING, EXPOSITION) and (
        not event or _SUBJECT.match(event) or _DAY_ALONE.match(event)
    )
    if not event and told.place.part == "title" and (match := title_words.watched(title)):
        event, event_place = match["event"], Place("title", *match.span("event"))
    elif is_left_out and (found := lead_words.event(told, lead)):
        event, event_place, sentence = found.event, Place("lead", found.start, found.end), found.sentence
    if told.kind == MEETING and (found := lead_words.numbered_meeting(event, lead)):
        event, event_place, sentence = found.event, Place("lead", found.start, found.end), found.sentence
    name = event_names.canonical(event)
    is_numbered = told.kind != EXPOSITION and known_events.is_numbered(name)
    when, is_told = _year(told, event, name, sentence, lead, dated, year, is_numbered)
    is_open = told.kind != EXPOSITION and (not name or not when and not is_numbered)
    is_supposed = told.kind != EXPOSITION and not is_told and not is_numbered
    return ReadOccasion(
        kind=told.kind,
        wording=_wording(told, event, event_place is not None),
        key=sameness.key_of(told.kind, told.speaker, known_events.in_year(name, when), places),
        speaker=told.speaker,
        event=event,
        year=when,
        is_year_told=is_told,
        is_numbered=is_numbered,
        may_be_of_year_before=not is_told and sameness.may_be_of_year_before(dated),
        confidence=DOUBTFUL if is_open else LIKELY if is_supposed and confidence == CERTAIN else confidence,
        places=tuple(filter(None, (told.place, event_place))),
    )


def _year(
    told: Told, event: str, name: str, sentence: tuple[int, int] | None, lead: str,
    dated: date | None, year: int | None, is_numbered: bool,
) -> tuple[int | None, bool]:  # fmt: skip
    """The year of the event, and whether words tell it."""
    if told.kind == EXPOSITION:
        return None, False
    if found := event_year.told(told.words, None) or event_year.known(name):
        return found, True
    near = _sentences(told, event, sentence, lead)
    for start, end in near:
        if found := event_year.told(lead[start:end], dated):
            return found, True
    if dated and (found := event_year.of_feast(name, dated)):
        return found, True
    return event_year.inferred(dated, year, is_numbered), False


def _sentences(told: Told, event: str, sentence: tuple[int, int] | None, lead: str) -> list[tuple[int, int]]:
    """Where the lead may say when it was."""
    if sentence:
        return [sentence]
    if told.kind == MEETING:
        found = lead_words.meeting_sentence(event, lead)
        return [found] if found else []
    from_lead = lead_words.event(told, lead)
    return [from_lead.sentence] if from_lead else []


def _wording(told: Told, event: str, is_from_lead: bool) -> str:
    """The official wording: that of the title; what the lead tells of it behind it in brackets."""
    words = re.sub(_GAPS, "", told.words)
    return f"{words}（{re.sub(_GAPS, '', event)}）" if is_from_lead and event else words
