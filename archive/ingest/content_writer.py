"""The one door by which a directive's text, its sections and its action items are written, whoever read them.

Import, re-reading, a text that staff changed and the mending of an archive come through here, and what does not fit
(see archive.ingest.slice_rules) is refused: the transaction of the caller ends with nothing written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import models

from archive.ingest import binding_columns, kept_annotations, parsed_rows, slice_rules
from archive.ingest.bulk_rows import insert, insert_pairs
from archive.ingest.kept_rows import KeptRows
from archive.ingest.reference_cache import ReferenceCache
from archive.models import ActionItem, Directive, Section
from archive.occasions import read_answers
from archive.parsing import ParsedDirective, parse_as_it_stands
from archive.validity import read_events


class Unfit(Exception):
    """Text, sections and action items that do not fit together; the sentence says where."""

    def __init__(self, title: str, fault: slice_rules.Fault):
        super().__init__(f"《{title}》未写入：{fault}。")
        self.fault = fault


def write(directive: Directive, parsed: ParsedDirective, known: ReferenceCache, staying: bool = False) -> None:
    """Write the text that was `parsed`, with its sections and action items, in place of what the directive has. A
    new directive is saved first. Sections and action items whose words stay keep their ids; with `staying`, what is
    known of them stays too (staff may have corrected it). Call it in a transaction. Raises Unfit.
    """
    new = directive.pk is None
    if new:
        directive.annotations = kept_annotations.of(directive, parsed)
        directive.save()
    levels, sections, items = _rows(directive, parsed)
    topics = [[known.topic_ids(one.topics) for one in section.actions] for section in parsed.sections]
    if not new:
        items, topics = KeptRows(directive).join(parsed.text, sections, items, topics, staying)
    _refuse_unfit(directive, parsed.text, sections, items)
    if not new:
        directive.sections.all().delete()
        _set_text(directive, parsed.text)
        kept_annotations.write(directive, parsed)
    _insert(levels, items, topics)
    read_events.write(directive, new)
    read_answers.write(directive, new)


def rewrite(directive: Directive, text: str, known: ReferenceCache) -> None:
    """Write a text that staff changed, and what is read of it now. What was known of a sentence that is still there
    stays. Call it in a transaction. Raises Unfit."""
    write(directive, read_anew(directive, text, known), known, staying=True)


def put(
    directive: Directive,
    text: str,
    sections: list[Section],
    items: list[list[ActionItem]],
    topics: list[list[list[int]]],
) -> None:
    """Write a text with unsaved rows that somebody made of it: sections by position, the action items of each, the
    topics of each of these. Rows that have ids keep them. Call it in a transaction. Raises Unfit."""
    _refuse_unfit(directive, text, sections, items)
    levels: dict[int, list[Section]] = defaultdict(list)
    depth: dict[int | None, int] = {None: -1}
    for row in sections:
        depth[row.position] = depth[row.parent.position if row.parent else None] + 1
        levels[depth[row.position]].append(row)
    directive.sections.all().delete()
    _set_text(directive, text)
    kept_annotations.write(directive)
    _insert([levels[depth] for depth in sorted(levels)], items, topics)
    read_answers.write(directive)


def fold(directive: Directive, own_headings: bool = False) -> bool:
    """Fold the line ends of a directive's text and of the words of its sections and action items. False, and nothing
    is written, where they do not fit then. Call it in a transaction."""
    text, parts = (
        slice_rules.folded(directive.text),
        slice_rules.folded_parts(held_parts([directive.pk])[directive.pk]),
    )
    if not slice_rules.fits(text, parts, own_headings):
        return False
    sections = {row.position: row for row in directive.sections.prefetch_related("actions")}
    for part in parts:
        row = sections[part.position]
        _overwrite(row, text=part.text, label=part.label, heading=part.heading)
        for item, (_, _, words) in zip(row.actions.all(), part.actions, strict=True):
            _overwrite(item, text=words)
    _set_text(directive, text)
    kept_annotations.write(directive)
    return True


def held_parts(directives: Iterable[int]) -> dict[int, list[slice_rules.Part]]:
    """The sections and action items that the database has of these directives, as the rules take them."""
    actions = defaultdict(list)
    spans = ActionItem.objects.filter(section__directive__in=directives).order_by("section", "start", "end")
    for section, *span in spans.values_list("section", "start", "end", "text"):
        actions[section].append(tuple(span))
    parts = {pk: [] for pk in directives}
    rows = Section.objects.filter(directive__in=directives).order_by("directive", "position")
    columns = ("anchor", "label", "heading", "text", "start", "body_start", "end")
    for directive, pk, position, above, *words in rows.values_list(
        "directive", "pk", "position", "parent__position", *columns
    ):
        parts[directive].append(slice_rules.Part(position, above, *words, actions[pk]))
    return parts


def read_anew(directive: Directive, text: str, known: ReferenceCache) -> ParsedDirective:
    """What is read of a directive's text as somebody wrote it."""
    settled = {name: getattr(directive, name) for name in ("genre", "issued_on", "printed_on", "year", "year_basis")}
    return parse_as_it_stands(text, known.lexicon, **settled)


def parts_of(sections: list[Section], items: list[list[ActionItem]]) -> Iterator[slice_rules.Part]:
    """Rows that are yet to be written as the rules take them: sections by position, each with its action items."""
    for row, own in zip(sections, items, strict=True):
        yield slice_rules.Part(
            row.position,
            row.parent.position if row.parent else None,
            row.anchor,
            row.label,
            row.heading,
            row.text,
            row.start,
            row.body_start,
            row.end,
            [(item.start, item.end, item.text) for item in own],
        )


def _rows(directive: Directive, parsed: ParsedDirective) -> tuple[list[list[Section]], list[Section], list]:
    """Unsaved rows of what was parsed: sections level by level, the same by position, and the action items of each."""
    levels = parsed_rows.sections_of(directive, parsed)
    sections = sorted((row for level in levels for row in level), key=lambda row: row.position)
    items = [parsed_rows.actions_of(row, section) for row, section in zip(sections, parsed.sections, strict=True)]
    return levels, sections, items


def _refuse_unfit(directive: Directive, text: str, sections: list[Section], items: list[list[ActionItem]]) -> None:
    for fault in slice_rules.faults(text, parts_of(sections, items)):
        raise Unfit(directive.title, fault)


def _set_text(directive: Directive, text: str) -> None:
    _overwrite(directive, text=text)


def _overwrite(row: models.Model, **columns) -> None:
    """Write columns that the model's own `save` and `update` leave alone: this is the door that they refer to."""
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        models.QuerySet(type(row)).filter(pk=row.pk).update(**changed)


def _insert(levels: list[list[Section]], items: list[list[ActionItem]], topics: list[list[list[int]]]) -> None:
    """Sections level by level, since a child needs its parent's key, and then all their action items."""
    for level in levels:
        for row in level:
            row.parent = row.parent  # it has its key by now
        insert(level)
    actions = [item for own in items for item in own]
    for item in actions:
        item.section = item.section
        # What an older version wrote into the history knows nothing of it.
        binding_columns.fill(item)
    insert(actions)
    tagged = zip(actions, (ids for own in topics for ids in own), strict=True)
    insert_pairs(ActionItem.topics.through, [(item.pk, topic) for item, ids in tagged for topic in ids])
