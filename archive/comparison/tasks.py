"""The tasks of directives that are held against each other: what each says, and its copies to compare by."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.comparison.neutral_copy import Atoms, neutral_copy
from archive.comparison.own_names import OwnNames
from archive.lexicon import task_subjects
from archive.lexicon.folding import fold

_CLAUSE = re.compile("[，,；;、：:。]")
# A clause of fewer characters asks for nothing by itself.
_SHORTEST = 4


@dataclass(frozen=True)
class Task:
    """One action item as it stands: `directive` counts from nought, `heading` is that of its section, `topics` are
    names of topics that it is known to be about."""

    directive: int
    text: str
    heading: str = ""
    topics: Sequence[str] = ()


@dataclass(frozen=True)
class NeutralTask:
    """`subjects` with the share of the task that each has, summing up to 1."""

    directive: int
    copy: str
    clauses: Sequence[str]
    heading: str
    subjects: Mapping[str, float] = field(default_factory=dict)


def neutral_tasks(tasks: Sequence[Task], names: Sequence[OwnNames]) -> list[NeutralTask]:
    """`names` of each directive."""
    atoms = Atoms()
    # Many tasks stand under one heading, and say a clause that others say.
    copies: dict[tuple[int, str], str] = {}

    def copied(directive: int, text: str) -> str:
        key = directive, text
        if key not in copies:
            copies[key] = neutral_copy(text, names[directive], atoms).text
        return copies[key]

    return [_neutral(task, copied) for task in tasks]


def _neutral(task: Task, copied: Callable[[int, str], str]) -> NeutralTask:
    clauses = (copied(task.directive, clause) for clause in _CLAUSE.split(task.text))
    return NeutralTask(
        task.directive,
        copied(task.directive, task.text),
        [clause for clause in clauses if len(clause) >= _SHORTEST],
        copied(task.directive, task.heading),
        task_subjects.shares(fold(task.text)),
    )
