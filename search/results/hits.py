"""What a results page shows of each directive it found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.models import AnonymousUser

from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.models.directive import directive_address
from archive.privacy import noted_uses
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from
from archive.rendering.safe_html import SafeString
from search.query.tree import ANYWHERE, Or, joined, wanted
from search.query.weights import CUT_THROUGH
from search.results.found_rows import FoundDirective, ResultRow, load_rows
from search.results.highlighting import Highlight, Highlighter, marked, snippet
from search.results.near_words import missing_words, with_near
from search.results.pasted_sentences import sentence_of
from search.results.query_kinds import words_of
from search.results.section_hits import SectionHit, section_hits


@dataclass(frozen=True)
class Hit:
    """`directive` is as its reader may see it, `spans` where its text answers; `missing` are the words asked for that
    stand neither in its title nor in its text."""

    directive: FoundDirective
    score: float
    url: str
    title: SafeString
    spans: list[Highlight]
    # Those that answer, the best first, as many as are shown of `section_count`.
    passages: list[SectionHit] = field(default_factory=list)
    section_count: int = 0
    missing: list[str] = field(default_factory=list)
    validity: ShownValidity = UNSETTLED
    # A word that was typed stands there only where its ends cut through others (decision 0088).
    is_cut_through: bool = False

    @property
    def sections(self) -> list[SectionHit]:
        """The three best, in the order of the text."""
        return sorted(self.passages[:3], key=_start)

    @property
    def rest(self) -> list[SectionHit]:
        """What is shown beside the best, in the order of the text."""
        return sorted(self.passages[1:], key=_start)

    @property
    def marked_pieces(self) -> list[SafeString]:
        """All of it in which marks are shown."""
        return [self.title, *([passage.snippet for passage in self.passages] or self.snippets)]

    @cached_property
    def snippets(self) -> list[SafeString]:
        """The words around where the whole text answers best."""
        return [snippet(self.directive.text, self.spans)] if self.spans else []


def hits_of(results: Iterable, tree, reader, rows: Mapping[int, ResultRow] | None = None) -> list[Hit]:
    """Hits in the order of the results, in a fixed number of queries.

    `tree` is what was asked, or None; `reader` the user: contacts are redacted for who is not signed in. Whoever asks
    for several lists reads the `rows` of all results at once.
    """
    return _hits(list(results), tree, reader, [], rows, None)


def hits_of_some(results: Iterable, tree, reader, rows: Mapping[int, ResultRow] | None = None) -> list[Hit]:
    """The same for results that have only some of the words; each tells which it has not."""
    words = words_of(tree) if tree else []
    sentence = sentence_of(wanted(tree)) if tree else ""
    return _hits(list(results), joined(Or, words) or tree, reader, words, rows, sentence)


def _hits(results, tree, reader, words, rows, sentence) -> list[Hit]:
    if not results:
        return []
    rows = load_rows(results, tree) if rows is None else rows
    in_title, in_text = Highlighter(tree, (ANYWHERE, "title")), Highlighter(tree, sentence=sentence)
    hits = []
    for result in results:
        held = rows.get(int(result.pk))
        if held is None:  # removed since, and the index not yet told
            continue
        directive = held.directive.redacted(reader)
        in_titles, spans = in_title.spans(directive.title), in_text.spans(directive.text)
        missing = missing_words(words, directive.title, directive.text, spans)
        # Of a sentence that was pasted its runs are marked, and nothing that is near to its words.
        if missing and not sentence:
            in_titles = with_near(directive.title, in_titles, missing)
            spans = with_near(directive.text, spans, missing)
        hits.append(
            Hit(
                directive,
                round(result.score % -CUT_THROUGH if result.score < 0 else result.score, 4),
                directive_address(directive.pk),
                marked(directive.title, in_titles),
                spans,
                *_sections(held, directive.text, spans, reader),
                [word.text for word in missing],
                directive.validity.shown(sight_of(reader)),
                result.score < 0,
            )
        )
        if noted_uses.sees_more(reader):
            _note(hits[-1], held, reader)
    return hits


def _start(section: SectionHit) -> int:
    return section.start


def _sections(held: ResultRow, text: str, spans, reader) -> tuple[list[SectionHit], int]:
    return section_hits(held.outline, text, spans, hidden_from(reader, held.directive)) if spans else ([], 0)


def _note(hit: Hit, held: ResultRow, reader) -> None:
    """For the register of uses: whether more stands in the hit than the public would read there."""
    public = held.directive.redacted(AnonymousUser())
    shown = [snippet(public.text, hit.spans)] if hit.spans else []
    passages, _count = _sections(held, public.text, hit.spans, AnonymousUser())
    if (public.title, shown, passages) != (hit.directive.title, hit.snippets, hit.passages):
        noted_uses.note(held.directive.pk)
