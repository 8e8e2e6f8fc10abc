"""Several directives → rows of tasks: what asks for the same thing stands in one row, whatever words it uses.

shared_tasks([Task(0, "建成“暖心驿站”12个。"), Task(1, "新建户外劳动者服务站点60个。")], names)
→ one row, named 户外劳动者站点, under 服务职工与帮扶
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.comparison.own_names import OwnNames
from archive.comparison.task_pairs import task_pairs
from archive.comparison.task_rows import task_rows
from archive.comparison.tasks import NeutralTask, Task, neutral_tasks
from archive.lexicon import task_subjects

# A subject names a row that is about it for so much.
_NAMING = 0.3


@dataclass(frozen=True)
class TaskRow:
    """`members` are numbers of the tasks, in their order; `directives` those that have any. `topic` and `name` are
    empty where none fits."""

    members: Sequence[int]
    directives: frozenset[int]
    topic: str
    name: str

    @property
    def coverage(self) -> int:
        """How many of the directives ask for it."""
        return len(self.directives)


def shared_tasks(tasks: Sequence[Task], names: Sequence[OwnNames]) -> list[TaskRow]:
    """Rows by topic in the topics' order, those without one last; within a topic in the order of the tasks. `names`
    are what each directive calls itself. Each task stands in one row at least."""
    neutral = neutral_tasks(tasks, names)
    found = task_rows([task.directive for task in tasks], task_pairs(neutral))
    rows = [_row(members, tasks, neutral) for members in found]
    order = {topic: place for place, topic in enumerate(task_subjects.topics_in_order())}
    return sorted(rows, key=lambda row: (order.get(row.topic, len(order)), row.members[0], list(row.members)))


def _row(members: list[int], tasks: Sequence[Task], neutral: Sequence[NeutralTask]) -> TaskRow:
    subjects: dict[str, float] = {}
    for number in members:
        for name, share in neutral[number].subjects.items():
            subjects[name] = subjects.get(name, 0.0) + share
    strongest = max(subjects, key=lambda name: subjects[name], default="")
    named = strongest if strongest and subjects[strongest] / len(members) >= _NAMING else ""
    return TaskRow(
        members,
        frozenset(tasks[number].directive for number in members),
        task_subjects.topic_of(named) if named else _topic([tasks[number] for number in members]),
        named,
    )


def _topic(tasks: list[Task]) -> str:
    """The topic that most of the tasks are known to be about."""
    told = Counter(topic for task in tasks for topic in task.topics)
    return max(told, key=lambda topic: told[topic], default="")
