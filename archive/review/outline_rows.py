"""The outline's rows in the database ↔ plain values, and the act that changes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from archive.amendment import consequences
from archive.history.recorded_act import recorded
from archive.ingest import content_writer, corrections, parsed_rows
from archive.ingest.reference_cache import ReferenceCache
from archive.models import ActionItem, Directive, Section
from archive.models.choices import ChangeAct
from archive.parsing import action_items
from archive.parsing.parsed_directive import ParsedSection
from archive.review import outline_operations
from archive.review.outline_nodes import ActionSpan, Impossible, Outline, OutlineNode, Place, parents

_COLUMNS = ("pk", "kind", "level", "label", "heading", "run_in", "anchor", "start", "body_start", "end")


def outline_of(directive: Directive) -> list[OutlineNode]:
    """The outline as the database has it."""
    spans: dict[int, list[ActionSpan]] = {}
    rows = ActionItem.objects.filter(section__directive=directive).order_by("section", "start")
    for section, start, end, key in rows.values_list("section", "start", "end", "pk"):
        spans.setdefault(section, []).append(ActionSpan(start, end, key))
    sections = directive.sections.order_by("position").values_list(*_COLUMNS)
    return [OutlineNode(*row)._replace(actions=tuple(spans.get(row[0], ()))) for row in sections]


def operate(directive: Directive, name: str, place: Place, person: Any, reason: str = "") -> str:
    """Do one thing to the outline, mark it as corrected and record it with its reason; the anchor to go back to. Call
    it in a transaction. Raises Impossible."""
    before = outline_of(directive)
    after = outline_operations.apply(name, directive.text, before, place)
    try:
        with changed_by(directive, person, reason):
            _write(directive, after)
    except content_writer.Unfit as error:
        raise Impossible(str(error.fault)) from error
    return after[min(place.node, len(after) - 1)].anchor


@contextmanager
def changed_by(directive: Directive, person: Any, reason: str = "") -> Iterator[None]:
    """The block changes the outline, by this person's hand: it is marked, recorded and announced. All or nothing."""
    with transaction.atomic():
        with recorded([directive], ChangeAct.CORRECTED, person, reason, fields=["outline"]):
            yield
        corrections.mark([directive], ["outline"], person)
        consequences.follow(directive, ["outline"], directive.text)


def _write(directive: Directive, nodes: Outline) -> None:
    held = {item.pk: item for item in _held_items(directive)}
    known = _known(directive, nodes)
    rows: list[Section] = []
    found: list[list[tuple[ActionItem, list[int]]]] = []
    for at, (node, above) in enumerate(zip(nodes, parents(nodes), strict=True)):
        rows.append(_section(directive, at, node, rows[above] if above is not None else None))
        found.append([_item(rows[at], span, held, known) for span in node.actions])
    items = [[item for item, _ in own] for own in found]
    topics = [[ids for _, ids in own] for own in found]
    content_writer.put(directive, directive.text, rows, items, topics)


def _section(directive: Directive, at: int, node: OutlineNode, above: Section | None) -> Section:
    columns = dict(zip(_COLUMNS, node, strict=False))
    own = directive.text[node.body_start : node.end]
    return Section(directive=directive, parent=above, position=at, text=own, **columns)


def _item(row: Section, span: ActionSpan, held: dict, known) -> tuple[ActionItem, list[int]]:
    """An action item where its words are now, with the ids of its topics."""
    words = row.text[span.start : span.end]
    if span.key is not None:
        item = held[span.key]
        topics = [topic.pk for topic in item.topics.all()]
    else:
        told, cache = known
        parsed = action_items.of_sentence(words, row.heading or (row.parent.heading if row.parent else ""), told)
        (item,) = parsed_rows.actions_of(row, ParsedSection("item", 0, "", "", False, 0, 0, 0, actions=[parsed]))
        topics = cache.topic_ids(parsed.topics)
    item.section, item.start, item.end, item.text = row, span.start, span.end, words
    return item, topics


def _held_items(directive: Directive):
    return ActionItem.objects.filter(section__directive=directive).prefetch_related("topics")


def _known(directive: Directive, nodes: Outline):
    """What a new action item is read by; nothing where there is none."""
    if all(span.key is not None for node in nodes for span in node.actions):
        return None
    cache = ReferenceCache()
    return action_items.known_of(content_writer.read_anew(directive, directive.text, cache), cache.lexicon), cache
