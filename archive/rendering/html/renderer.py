"""The paper as HTML. Whatever comes from a directive is escaped on its way in."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Protocol

from django.utils.translation import gettext as _

from archive.catalogue.portions import Portion
from archive.models.choices import SectionKind
from archive.rendering.citation import cited
from archive.rendering.html.annotation_layers import Hits, MarginNote, action_item_layer, hits_in, interface_lang
from archive.rendering.html.hit_marks import HitSpan, MarkKind
from archive.rendering.html.margin_notes import kind_labels, section_notes
from archive.rendering.html.nested_markup import Layer, nested
from archive.rendering.layout import DirectiveLayout, LaidOutLine, LayoutBlock, LayoutTable, LineRole, Passage
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.rendering.title_lines import lines_of


class HitFinder(Protocol):
    """Knows what the reader looks for. The archive does not know how."""

    def find(self, title: str, text: str) -> tuple[list[HitSpan], list[HitSpan]]:
        """Where a directive's title and its text answer, in order and without overlap."""


_BREAK = html('<br class="title-break">')
# Its sign is drawn by the style sheet: it is no character of the text.
_TOOL = '<a class="section-tool screen-only" href="#{0}" aria-label="{1}"{2}></a>'
_TABLE = '<div class="table-frame" tabindex="0" role="group"><table class="in-text">{}<tbody>{}</tbody></table></div>'


@dataclass(frozen=True)
class PreparedSheet:
    """A layout with what is known of its text: `notes` {section's key: its action items}, `references` as links,
    `places` {anchor: where the section stands, as one cites it}, `citation` of the directive. `text` is what was
    read; `portions` are those of a long text, of which the layout has one."""

    layout: DirectiveLayout
    text: str
    notes: dict[int, list[MarginNote]] = field(default_factory=dict)
    references: Layer = field(default_factory=Layer)
    places: dict[str, str] = field(default_factory=dict)
    citation: str = ""
    portions: Sequence[Portion] = ()

    @property
    def citations(self) -> list[tuple[str, str, str]]:
        """(anchor, place, citation) of each section."""
        return [(anchor, told, cited(self.citation, told)) for anchor, told in self.places.items()]

    @property
    def action_items(self) -> int:
        return sum(map(len, self.notes.values()))


@dataclass(frozen=True)
class RenderedPaper:
    """The paper in two pieces: head up to the title, and all below it. `hits` are how often it answers the reader, in
    runs; `by_portion` {number of a portion of a long text: how often that does}; `kinds` those of its marks."""

    above: SafeString
    title: SafeString
    body: SafeString
    hits: int
    by_portion: dict[int, int]
    kinds: frozenset[MarkKind]


def render(sheet: PreparedSheet, finder: HitFinder | None = None) -> RenderedPaper:
    layout = sheet.layout
    found = finder.find(layout.title, sheet.text) if finder else ([], [])
    hits = hits_in(layout, *found)
    renderer = _Renderer(sheet, hits)
    body = [
        *map(renderer.line, layout.below),
        *map(renderer.block, layout.blocks),
        renderer.foot(layout.foot),
        *map(renderer.block, layout.parts),
        renderer.foot(layout.end),
    ]
    return RenderedPaper(
        joined(map(renderer.line, layout.above)),
        _in_lines(Passage.at(layout.title, 0), [hits.title]),
        joined(body, between="\n"),
        hits.count,
        _by_portion(found[1], sheet.portions),
        hits.kinds,
    )


def _by_portion(spans: Sequence[HitSpan], portions: Sequence[Portion]) -> dict[int, int]:
    starts = [portion.start for portion in portions]
    runs = [span.start for span in spans if not span.goes_on]
    return dict(sorted(Counter(bisect_right(starts, start) for start in runs).items())) if portions else {}


# To weigh all the ways to break a title takes as long as all the rest of the paper.
_lines_of = lru_cache(2048)(lines_of)


def _in_lines(title: Passage, layers: Sequence[Layer]) -> SafeString:
    """A title with a break wherever a line of it should end (GB/T 9704-2012, 7.3.1); a narrow screen has none."""
    begins, at = [], 0
    for words in _lines_of(title):
        begins.append(title.index(words, at))
        at = begins[-1] + len(words)
    lines = (title.between(start, end) for start, end in pairwise([0, *begins[1:], len(title)]))
    return joined((nested(line, [layer.cuts(line) for layer in layers]) for line in lines), between=_BREAK)


class _Renderer:
    def __init__(self, sheet: PreparedSheet, hits: Hits):
        self._lang = interface_lang()
        notes = [note for section in sheet.notes.values() for note in section]
        self._labels = kind_labels()
        action_items = action_item_layer(notes, self._labels, self._lang)
        shown = {pair.start for pair in action_items.begun(sheet.layout.body_passages)}
        self._marked = frozenset(note.number for note in notes if note.start in shown)
        self._layers = [layer for layer in (action_items, sheet.references, hits.text) if layer.pairs]
        self._notes, self._places = sheet.notes, sheet.places
        self._tool_label = _("%(place)s：链接与引用")

    def text(self, passage: Passage) -> SafeString:
        return nested(passage, [layer.cuts(passage) for layer in self._layers])

    def line(self, line: LaidOutLine) -> SafeString:
        if line.role in (LineRole.NUMBER, LineRole.SIGNERS):
            return self._number(line)
        size = f" mark-{line.size}" if line.role == LineRole.MARK else NOTHING
        return html('<p class="line-{}{}">{}</p>', line.role, size, self.text(line.text))

    def _number(self, line: LaidOutLine) -> SafeString:
        """The number, and who signs the directive: on paper one line (7.2.6), in the text one or two."""
        number, label, names = map(self.text, line.number_and_signers)
        number = html("<span>{}</span>", number) if number and label else number
        signers = html('<span>{}<span class="signer-names">{}</span></span>', label, names) if label else NOTHING
        signed = " line-signers" if line.role is LineRole.SIGNERS else NOTHING
        return html('<p class="line-number{}">{}{}</p>', signed, number, signers)

    def foot(self, lines: Sequence[LaidOutLine]) -> SafeString:
        """Signature and date form one inset block, what was printed by whom another."""
        if not lines:
            return NOTHING
        blocks = (
            html('<div class="foot-{}">{}</div>', place, joined(map(self.line, together)))
            for place, together in groupby(lines, key=lambda line: line.place)
        )
        return html('<footer class="paper-foot">{}</footer>', joined(blocks))

    def block(self, block: LayoutBlock) -> SafeString:
        paragraphs = joined(map(self._paragraph, block.paragraphs))
        section = block.section
        if section is None:
            return paragraphs
        kind = "attachment" if section.kind == SectionKind.ATTACHMENT else f"level-{section.level}"
        # Said of the section, not left to its heading's margin: that is not there yet when half of a page has come.
        kind += " headed" if block.wording and not block.opening else ""
        notes = self._notes.get(section.pk, ())
        return html(
            '<section class="section {}"{}>{}{}{}</section>',
            kind,
            NOTHING if block.goes_on else html(' id="{}"', section.anchor),
            # The notes come first, so that they float in the margin at the height of the section.
            section_notes(notes, section.anchor, self._marked, self._labels, self._lang),
            NOTHING if block.goes_on else self._opening(block),
            paragraphs,
        )

    def _tool(self, section) -> SafeString:
        place = self._places.get(section.anchor)
        if not place:
            return NOTHING
        # A label cannot say what is Chinese in it: elsewhere the section is called by its address.
        label = self._tool_label % {"place": section.anchor if self._lang else place}
        return html(_TOOL, section.anchor, label, self._lang)

    def _opening(self, block: LayoutBlock) -> SafeString:
        """Label and heading, alone or run into their paragraph, and the sign that links and cites the section."""
        tool = self._tool(block.section)
        if not block.wording:
            return tool
        wording = self._heads(block) if block.section.kind == SectionKind.ATTACHMENT else self.text(block.wording)
        heading = html('<h{0} class="heading">{1}</h{0}>', block.level + 2, wording)
        if not block.opening:
            return joined([heading, tool])
        if not block.section.heading:
            heading = html('<span class="label">{}</span>', self.text(block.wording))
        return html('<div class="para run-in">{}{}<p>{}</p></div>', heading, tool, self.text(block.opening))

    def _heads(self, block: LayoutBlock) -> SafeString:
        """An attachment's label and title, which stand apart on paper: what joins them has no place there."""
        label, joint, title = block.label_and_title
        return joined(
            [
                html('<span class="part-label">{}</span>', self.text(label)) if label else NOTHING,
                html('<span class="screen-only">{}</span>', self.text(joint)) if joint else NOTHING,
                html('<span class="part-title">{}</span>', _in_lines(title, self._layers)) if title else NOTHING,
            ]
        )

    def _paragraph(self, paragraph: Passage | LayoutTable) -> SafeString:
        if isinstance(paragraph, LayoutTable):
            return self._table(paragraph)
        return html('<p class="para">{}</p>', self.text(paragraph))

    def _table(self, table: LayoutTable) -> SafeString:
        columns = joined(html('<th scope="col">{}</th>', self.text(cell)) for cell in table.head)
        head = html("<thead><tr>{}</tr></thead>", columns) if columns else NOTHING
        return html(_TABLE, head, joined(map(self._row, table.body)))

    def _row(self, row: Iterable[Passage]) -> SafeString:
        return html("<tr>{}</tr>", joined(html("<td>{}</td>", self.text(cell)) for cell in row))
