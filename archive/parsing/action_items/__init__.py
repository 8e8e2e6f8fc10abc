"""Action items: the sentences of a section that ask for something, with who, by when, how much, under which name, to
whom.

A sentence ends at 。！？ or with its paragraph (sentences); semicolons do not part it, because what they part has one
subject. Whether it asks for something and for what: kinds, by command_words, imperatives (whose verbs are in verbs),
study and its SentenceContext (context). Who: actors, by actor_names, and inferred_actors where it is left out. By
when: deadlines, by deadline_patterns and relative_deadlines (put together of deadline_words) and due_labels; on which
day: due_dates, by directive_dates, calendar_days and feasts. The rest: quantities, named_initiatives, recipients. How
binding it is: binding_force, by binding_words. Whether it is concrete: concrete_words, by named_occasions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.lexicon import topics
from archive.lexicon.topics import Lexicon
from archive.parsing.action_items import (
    actors,
    binding_force,
    command_words,
    concrete_words,
    deadlines,
    due_labels,
    imperatives,
    inferred_actors,
    kinds,
    named_initiatives,
    quantities,
    recipients,
    sentences,
)
from archive.parsing.action_items.context import SentenceContext
from archive.parsing.action_items.directive_dates import Issue
from archive.parsing.action_items.inferred_actors import ActorSoFar
from archive.parsing.parsed_directive import ParsedAction, ParsedDirective, ParsedSection

_UPWARD = ("请示", "报告")
# Attached forms and lists are filled in, not carried out.
_FILLED_IN = re.compile(
    r"(?:表|名单|回执|清单|样式|目录|汇总|名额|登记卡|模板|花名册|台账)(?:[（(][^（）()]{1,12}[）)])?$"
)


@dataclass(frozen=True)
class Known:
    """What a directive tells of all its action items: the topics told in it, what dates it, whom it addresses."""

    lexicon: Lexicon
    issue: Issue = deadlines.UNDATED
    addressees: str = ""


def annotate(directive: ParsedDirective, lexicon: Lexicon) -> None:
    """Set the action items of every section. The lead mostly tells the occasion, unless it is all there is.

    A report or a request goes upwards: it asks (请批示) and tells, and obliges nobody.
    """
    if directive.genre in _UPWARD:
        return
    known = known_of(directive, lexicon)
    own = [root for root in (directive.lead, *directive.outline, directive.closing) if root]
    for section, heading, actor in _with_headings(own):
        opens = section is directive.lead and bool(directive.outline)
        context = SentenceContext.of(heading, opens, section.text)
        section.actions = find(section, heading, context, known, actor)
    # Whom an attached plan means is not said where the directive is addressed.
    carried_out = [part for part in directive.parts if not _FILLED_IN.search(part.heading)]
    for section, heading, actor in _with_headings(carried_out):
        context = SentenceContext.of(heading, text=section.text)
        section.actions = find(section, heading, context, replace(known, addressees=""), actor)


def known_of(directive: ParsedDirective, lexicon: Lexicon) -> Known:
    """What a directive tells of all its action items."""
    told = topics.within(directive.text, lexicon)
    return Known(told, Issue.of(directive), inferred_actors.addressees(directive))


def find(
    section: ParsedSection, heading: str, context: SentenceContext, known: Known, actor: str = ""
) -> list[ParsedAction]:
    """The action items of a section's own text. `heading` is what it stands under, `actor` whom that names."""
    found = []
    so_far = ActorSoFar(actor, known.addressees)
    for start, sentence in _pieces(section.text, context):
        if kind := kinds.kind_of(sentence, context):
            found.append(_action(start, sentence, kind, heading, context, known, so_far))
        if context.explains and context.quoting != (quoting := command_words.tells(kinds.as_said(sentence))):
            context = replace(context, quoting=quoting)
    return found


def of_sentence(sentence: str, heading: str, known: Known) -> ParsedAction:
    """What is read of a sentence that somebody says is an action item, as its start and end alone: a task where no
    word tells its kind."""
    context = SentenceContext.of(heading, text=sentence)
    kind = kinds.kind_of(sentence, context) or "task"
    return _action(0, sentence, kind, heading, context, known, ActorSoFar("", known.addressees))


def _pieces(text: str, context: SentenceContext) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets, and the parts of those that fall into several."""
    for start, sentence in sentences.of(text):
        if not sentences.may_fall_apart(sentence):
            yield start, sentence
            continue
        for at, part in sentences.parts(
            sentence,
            lambda part: kinds.kind_of(part, context),
            lambda part: actors.find(imperatives.clauses(part)) is not None,
            lambda part: deadlines.find(part) is not None,
        ):
            yield start + at, part


def _action(
    start: int, sentence: str, kind: str, heading: str, context: SentenceContext, known: Known, so_far: ActorSoFar
) -> ParsedAction:
    labelled = context.due or due_labels.states(sentence)
    subject = actors.find(imperatives.clauses(sentence))
    if subject:
        so_far.hear(sentence, subject.text)
    inferred = "" if subject else so_far.told(sentence, kind, labelled)
    deadline = deadlines.find(sentence, known.issue, labelled) or deadlines.NONE
    told_to = recipients.find(sentence) if kind == "report" else []
    binding = binding_force.of(sentence)
    return ParsedAction(
        start=start,
        end=start + len(sentence),
        text=sentence,
        kind=kind,
        actor=subject.text if subject else inferred,
        actor_inferred=bool(inferred),
        deadline_text=deadline.text,
        deadline=deadline.day,
        deadline_rule=deadline.rule,
        figures=quantities.find(sentence),
        initiatives=named_initiatives.find(sentence),
        reports_to=told_to[0] if told_to else "",
        topics=topics.told_by(f"{heading} {sentence}", known.lexicon),
        binding=binding.grade,
        binding_words=binding.words,
        concrete_words=concrete_words.find(sentence),
    )


def _with_headings(roots: list[ParsedSection]) -> Iterator[tuple[ParsedSection, str, str]]:
    """Sections with the heading they stand under, that of their parent where they have none, and the actor whom the
    heading names, or the parent's."""
    pending = [(root, root.heading, "") for root in reversed(roots)]
    while pending:
        section, heading, actor = pending.pop()
        actor = section.heading and _named(section.heading) or actor
        yield section, heading, actor
        below = _named(section.text) if section.text.endswith(("：", ":")) else ""
        pending += [(child, child.heading or heading, below or actor) for child in reversed(section.children)]


def _named(words: str) -> str:
    """Whom a heading or the words before a list name: 各级工会要做到以下几点："""
    if "要" not in words and "应" not in words and "须" not in words:
        return ""
    subject = actors.find(imperatives.clauses(words))
    return subject.text if subject else ""
