"""Action items: the sentences of a section that ask for something, with who, by when, how much, under which name, to
whom.

A sentence ends at 。！？ or with its paragraph; semicolons do not part it, because what they part has one subject.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from archive.lexicon import topics
from archive.lexicon.topics import Lexicon
from archive.parsing.action_items import (
    actors,
    command_words,
    deadlines,
    imperatives,
    kinds,
    named_initiatives,
    quantities,
    recipients,
)
from archive.parsing.action_items.context import SentenceContext
from archive.parsing.parsed_directive import ParsedAction, ParsedDirective, ParsedSection

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）)]*")
_UPWARD = ("请示", "报告")
# Attached forms and lists are filled in, not carried out.
_FILLED_IN = re.compile(
    r"(?:表|名单|回执|清单|样式|目录|汇总|名额|登记卡|模板|花名册|台账)(?:[（(][^（）()]{1,12}[）)])?$"
)


def annotate(directive: ParsedDirective, lexicon: Lexicon) -> None:
    """Set the action items of every section. The lead mostly tells the occasion, unless it is all there is.

    A report or a request goes upwards: it asks (请批示) and tells, and obliges nobody.
    """
    if directive.genre in _UPWARD:
        return
    issued = directive.issued_on or directive.printed_on
    told = topics.within(directive.text, lexicon)
    carried_out = [part for part in directive.parts if not _FILLED_IN.search(part.heading)]
    roots = [directive.lead, *directive.outline, directive.closing, *carried_out]
    for section, heading in _with_headings([root for root in roots if root]):
        context = SentenceContext.of(heading, opens=section is directive.lead and bool(directive.outline))
        section.actions = find(section, heading, context, told, issued, directive.year)


def find(
    section: ParsedSection,
    heading: str,
    context: SentenceContext,
    lexicon: Lexicon,
    issued: date | None,
    year: int | None,
) -> list[ParsedAction]:
    """The action items of a section's own text. `heading` is what it stands under; `issued` and `year` of the
    directive complete a deadline like 8月31日前."""
    found = []
    for start, sentence in sentences(section.text):
        if kind := kinds.kind_of(sentence, context):
            found.append(_action(start, sentence, kind, heading, lexicon, issued, year))
        if context.explains and context.quoting != (quoting := command_words.tells(kinds.as_said(sentence))):
            context = replace(context, quoting=quoting)
    return found


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets: text[start : start + len(sentence)] is the sentence."""
    for match in _SENTENCE.finditer(text):
        if sentence := match[0].strip():
            yield match.start() + match[0].index(sentence[0]), sentence


def _action(
    start: int, sentence: str, kind: str, heading: str, lexicon: Lexicon, issued: date | None, year: int | None
) -> ParsedAction:
    subject = actors.find(imperatives.clauses(sentence))
    deadline = deadlines.find(sentence, issued, year) or deadlines.NONE
    told_to = recipients.find(sentence) if kind == "report" else []
    return ParsedAction(
        start=start,
        end=start + len(sentence),
        text=sentence,
        kind=kind,
        actor=subject.text if subject else "",
        deadline_text=deadline.text,
        deadline=deadline.day,
        deadline_rule=deadline.rule,
        figures=quantities.find(sentence),
        initiatives=named_initiatives.find(sentence),
        reports_to=told_to[0] if told_to else "",
        topics=topics.told_by(f"{heading} {sentence}", lexicon),
    )


def _with_headings(roots: list[ParsedSection]) -> Iterator[tuple[ParsedSection, str]]:
    """Sections with the heading they stand under: an item without one stands under that of its parent."""
    pending = [(root, root.heading) for root in reversed(roots)]
    while pending:
        section, heading = pending.pop()
        yield section, heading
        pending += [(child, child.heading or heading) for child in reversed(section.children)]
