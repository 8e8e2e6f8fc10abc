"""What several directives ask for as a grid: their action items in rows of the same task, and their common wording."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from archive.catalogue.portions import section_address
from archive.comparison import Task, TaskRow, shared_tasks, wording_shares
from archive.models import ActionItem, Directive
from archive.privacy import noted_uses
from archive.web.compared_columns import ComparedColumn, columns_of, own_names


@dataclass(frozen=True)
class GridItem:
    """An action item as this reader may see it; `column` counts from nought, `address` leads to its place."""

    pk: int
    column: int
    text: str
    kind: str
    binding: str | None
    actor: str
    actor_inferred: bool
    deadline_text: str
    deadline: date | None
    figures: Sequence[str]
    initiatives: Sequence[str]
    reports_to: str
    topics: Sequence[str]
    heading: str
    anchor: str
    address: str


@dataclass(frozen=True)
class TaskGrid:
    """`rows` name items by their place in `items`; `overlap`[of][by] is what part of the one's wording the other has,
    from 0 to 1."""

    columns: Sequence[ComparedColumn]
    items: Sequence[GridItem]
    rows: Sequence[TaskRow]
    overlap: Sequence[Sequence[float]]

    @cached_property
    def shared_by_all(self) -> int:
        return sum(row.coverage == len(self.columns) for row in self.rows)

    @cached_property
    def alone(self) -> int:
        return sum(row.coverage == 1 for row in self.rows)


def task_grid(directives: Sequence[Directive], reader) -> TaskGrid:
    """The directives in their order, with what this reader may not see redacted."""
    # Before any row is redacted.
    shown = {directive.pk: noted_uses.redactor_for(reader, directive) for directive in directives}
    for directive in directives:
        noted_uses.note_whole(reader, directive)
    columns = columns_of(directives, reader)
    names = [own_names(directive) for directive in directives]
    at = {directive.pk: column for column, directive in enumerate(directives)}
    addresses = [directive.get_absolute_url() for directive in directives]
    found = ActionItem.objects.of_directives(directives).beside_each_other()
    items = sorted(
        (_item(action, at, addresses, shown[action.section.directive_id]) for action in found),
        # The sort is stable: within a directive they stay in the order of its text.
        key=lambda item: item.column,
    )
    tasks = [Task(item.column, item.text, item.heading, item.topics) for item in items]
    parts = [column.parts(reader) for column in columns]
    return TaskGrid(columns, items, shared_tasks(tasks, names), wording_shares(parts, names))


def _item(
    action: ActionItem, columns: Mapping[int, int], addresses: Sequence[str], shown: Callable[[str], str]
) -> GridItem:
    section = action.section
    column = columns[section.directive_id]
    return GridItem(
        pk=action.pk,
        column=column,
        text=shown(action.text),
        kind=action.kind,
        binding=action.binding,
        actor=shown(action.actor),
        actor_inferred=action.actor_inferred,
        deadline_text=shown(action.deadline_text),
        deadline=action.deadline,
        figures=[shown(str(figure)) for figure in action.figures],
        initiatives=[shown(str(initiative)) for initiative in action.initiatives],
        reports_to=shown(action.reports_to),
        topics=[topic.name for topic in action.topics.all()],
        heading=shown(section.heading),
        anchor=section.anchor,
        address=section_address(addresses[column], section.anchor, section.start),
    )
