"""What a results page shows of each directive it found."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from archive.masking import mask
from archive.models import Directive, Section
from search.highlighting import Highlighter, snippet
from search.query.tree import ANYWHERE

MAX_SECTIONS = 3
FIRST_WORDS = 24


@dataclass(frozen=True)
class SectionHit:
    anchor: str
    heading: str
    snippet: SafeString


@dataclass(frozen=True)
class Hit:
    directive: Directive
    score: float
    title: SafeString
    snippets: list[SafeString] = field(default_factory=list)
    sections: list[SectionHit] = field(default_factory=list)


def hits_of(results, tree, reader) -> list[Hit]:
    """Hits in the order of haystack's results, in a fixed number of queries.

    `tree` is what was asked, or None; `reader` the user: contacts are masked for who is not signed in.
    """
    results = list(results)
    keys = [int(result.pk) for result in results]
    directives = Directive.objects.for_lists().in_bulk(keys)
    texts = dict(Directive.objects.filter(pk__in=keys).values_list("pk", "text")) if tree else {}
    outlines = _outlines(keys) if tree else {}
    in_title, in_text = Highlighter(tree, (ANYWHERE, "title")), Highlighter(tree)
    hits = []
    for result in results:
        directive = directives.get(int(result.pk))
        if directive is None:  # removed since, and the index not yet told
            continue
        text = texts.get(directive.pk, "")
        shown = text if reader.is_authenticated else mask(text, directive.contacts)
        spans = in_text.spans(text)
        hits.append(
            Hit(
                directive,
                round(result.score, 4),
                in_title.marked(directive.title),
                [snippet(shown, spans)] if spans else [],
                _section_hits(outlines.get(directive.pk, ()), shown, spans),
            )
        )
    return hits


def _outlines(keys) -> dict:
    """{directive's key: its sections in order}, without their texts: the offsets lead into the directive's."""
    outlines = defaultdict(list)
    sections = Section.objects.filter(directive__in=keys).defer("text").order_by("directive_id", "position")
    for section in sections:
        outlines[section.directive_id].append(section)
    return outlines


def _section_hits(sections, text, spans) -> list[SectionHit]:
    """The sections that answer the most needles, in the order of the text."""
    answers = {
        section: len({span.needle for span in spans if section.start <= span.start < section.end})
        for section in sections
    }
    # Of equal ones the items: they say more than that it stands in the introduction.
    best = sorted(filter(answers.get, answers), key=lambda section: (-answers[section], section.kind != "item"))
    return [
        SectionHit(section.anchor, _heading(section, text), snippet(text, spans, section.start, section.end))
        for section in sorted(best[:MAX_SECTIONS], key=lambda section: section.position)
    ]


def _heading(section, text) -> str:
    """The label and heading; an item that is a whole paragraph is told by its first words."""
    if section.kind != "item":
        return section.get_kind_display()
    own = section.heading or f"{text[section.body_start : section.body_start + FIRST_WORDS]}…"
    return f"{section.label}{own}"
