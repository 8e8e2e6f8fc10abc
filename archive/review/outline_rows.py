"""The outline's rows in the database ↔ plain values, and the act that changes them."""

from django.db import transaction

from archive.history import recorded_change
from archive.ingest import announcement, content_writer, corrections, parsed_rows
from archive.ingest.reference_cache import ReferenceCache
from archive.models import ActionItem, Directive, Section
from archive.models.choices import ChangeAct
from archive.parsing import action_items
from archive.parsing.parsed_directive import ParsedSection
from archive.review import outline_operations
from archive.review.outline_nodes import ActionSpan, Outline, OutlineNode, parents
from archive.review.outline_operations import Impossible, Place

_COLUMNS = ("pk", "kind", "level", "label", "heading", "run_in", "anchor", "start", "body_start", "end")


def outline_of(directive: Directive) -> list[OutlineNode]:
    """The outline as the database has it."""
    spans: dict[int, list[ActionSpan]] = {}
    rows = ActionItem.objects.filter(section__directive=directive).order_by("section", "start")
    for section, start, end, key in rows.values_list("section", "start", "end", "pk"):
        spans.setdefault(section, []).append(ActionSpan(start, end, key))
    sections = directive.sections.order_by("position").values_list(*_COLUMNS)
    return [OutlineNode(*row, actions=tuple(spans.get(row[0], ()))) for row in sections]


def operate(directive: Directive, name: str, place: Place, person) -> str:
    """Do one thing to the outline, mark it as corrected and record it; the anchor to go back to. Call it in a
    transaction. Raises Impossible."""
    before = outline_of(directive)
    after = outline_operations.apply(name, directive.text, before, place)
    old = as_json(directive)
    try:
        with transaction.atomic():
            _write(directive, after)
    except content_writer.Unfit as error:
        raise Impossible(str(error.fault)) from error
    settle(directive, old, person)
    return after[min(place.node, len(after) - 1)].anchor


def settle(directive: Directive, old: list, person) -> None:
    """The outline was `old` and is another one now, by this person's hand: it is marked, recorded and announced."""
    corrections.mark([directive], ["outline"], person)
    recorded_change.record(directive, ChangeAct.CORRECTED, {"outline": (old, as_json(directive))}, person)
    announcement.announce(saved=[directive.pk])


def as_json(directive: Directive) -> list[dict]:
    """The outline with its action items as the history keeps it; the text is not in it."""
    rows = directive.sections.order_by("position").prefetch_related("actions")
    return [
        {name: getattr(row, name) for name in _COLUMNS[1:]}
        | {"actions": [_action_json(one) for one in row.actions.all()]}
        for row in rows
    ]  # fmt: skip


def _action_json(item: ActionItem) -> dict:
    names = ("start", "end", "kind", "actor", "actor_inferred", "deadline_text", "deadline_rule", "reports_to")
    return {name: getattr(item, name) for name in names} | {"deadline": item.deadline and item.deadline.isoformat()}


def _write(directive: Directive, nodes: Outline) -> None:
    held = {item.pk: item for item in _held_items(directive)}
    known = _known(directive, nodes)
    rows: list[Section] = []
    items: list[list[ActionItem]] = []
    topics: list[list[list[int]]] = []
    levels: list[list[Section]] = []
    depth: list[int] = []
    for at, (node, above) in enumerate(zip(nodes, parents(nodes), strict=True)):
        row = _section(directive, at, node, rows[above] if above is not None else None)
        own = [_item(row, span, held, known) for span in node.actions]
        rows.append(row)
        items.append([item for item, _ in own])
        topics.append([ids for _, ids in own])
        depth.append(0 if above is None else depth[above] + 1)
        levels += [[] for _ in range(depth[at] + 1 - len(levels))]
        levels[depth[at]].append(row)
    content_writer.write_outline(directive, levels, items, topics)


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
