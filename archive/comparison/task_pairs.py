"""How sure it is that two tasks of different directives ask for the same thing.

What tells it: subjects that both are about (task_subjects), words that few tasks have, the clause that is most like
one of the other's, headings, and whether each is the other's nearest in its directive. The weights were fitted once to
labels (tests/comparison/labels/grid.json), six directive pairs against the rest in turn; each stands for a kind of
evidence, none for an example.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.comparison.distinct_numbers import distinct
from archive.comparison.task_tokens import Real, Whole, character_pairs, rarity, shared
from archive.comparison.tasks import NeutralTask

SUBJECTS, SUBJECT, WORDS, CLAUSE, HEADING, NEAREST, NONE = 3.3, 3.7, 1.7, 3.6, 0.9, 5.0, -8.7
# What is less sure than this is no pair, and what is surer is no surer: one word alone settles no row.
SUREST = 4.0
# A short clause is easily like another.
_SHORT = 8.0
# What nearly nothing is nearest of is not near.
_NEAR = 0.3


@dataclass(frozen=True)
class TaskPairs:
    """left[i] and right[i] ask for the same thing where sure[i] is over nought; the left number is the smaller one.
    Pairs that are not named are sure not to: -SUREST."""

    left: Whole
    right: Whole
    sure: Real


def task_pairs(tasks: Sequence[NeutralTask]) -> TaskPairs:
    count = len(tasks)
    directive = np.array([task.directive for task in tasks], np.int64)
    words, clause = _words(tasks), _clauses(tasks)
    subjects, subject = _subjects(tasks, len(set(directive.tolist())))
    keys = distinct(np.concatenate([words[0], clause[0], subjects[0]]))
    left, right = np.divmod(keys, max(count, 1))
    keys = keys[directive[left] != directive[right]]
    left, right = np.divmod(keys, max(count, 1))
    by_words, by_subjects = _at(keys, *words), _at(keys, *subjects)
    nearest = _nearest(by_subjects + 3 * by_words, left, right, directive)
    sure = (
        SUBJECTS * by_subjects
        + SUBJECT * _at(keys, *subject)
        + WORDS * by_words
        + CLAUSE * _at(keys, *clause)
        + NEAREST * nearest
        + NONE
    )
    likely = sure > -SUREST - HEADING
    left, right = left[likely], right[likely]
    sure = np.clip(sure[likely] + HEADING * _headings(tasks, left, right), -SUREST, SUREST)
    return TaskPairs(left, right, sure)


def _at(wanted: Whole, keys: Whole, values: Real) -> Real:
    """The value of each key wanted, nought where it has none."""
    if not len(keys):
        return np.zeros(len(wanted))
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, values[places], 0.0)


def _words(tasks: Sequence[NeutralTask]) -> tuple[Whole, Real]:
    """By Dice, weighed by how rare a pair of characters is."""
    token, owner = character_pairs([task.copy for task in tasks])
    weight = rarity(token, len(tasks))
    own = np.bincount(owner, weight[token], minlength=len(tasks))
    keys, sums = shared(token, owner, weight, len(tasks))
    left, right = np.divmod(keys, max(len(tasks), 1))
    return keys, 2 * sums / np.maximum(own[left] + own[right], 1e-9)


def _clauses(tasks: Sequence[NeutralTask]) -> tuple[Whole, Real]:
    """Of two tasks the two clauses that are most alike: what else they ask for need not be the same."""
    of = np.array([number for number, task in enumerate(tasks) for _clause in task.clauses], np.int64)
    token, owner = character_pairs([clause for task in tasks for clause in task.clauses])
    # Rare among tasks and not among clauses.
    once = distinct(token * max(len(tasks), 1) + of[owner])
    weight = rarity(once // max(len(tasks), 1), len(tasks))
    own = np.bincount(owner, weight[token], minlength=len(of))
    keys, sums = shared(token, owner, weight, len(of))
    left, right = np.divmod(keys, max(len(of), 1))
    like = 2 * sums / (own[left] + own[right] + _SHORT)
    pairs, place = np.unique(of[left] * max(len(tasks), 1) + of[right], return_inverse=True)
    best = np.zeros(len(pairs))
    np.maximum.at(best, place, like)
    return pairs, best


def _subjects(tasks: Sequence[NeutralTask], directives: int) -> tuple[tuple[Whole, Real], tuple[Whole, Real]]:
    """How much of what two tasks are about they share; and the one subject that tells most, which it does the more,
    the fewer tasks of a directive are about it."""
    about: dict[str, list[int]] = {}
    for number, task in enumerate(tasks):
        for name in task.subjects:
            about.setdefault(name, []).append(number)
    keys: list[Whole] = [np.zeros(0, np.int64)]
    together, most = [np.zeros(0)], [np.zeros(0)]
    strongest = np.array([max(task.subjects.values(), default=1.0) for task in tasks])
    for name, numbers in about.items():
        members = np.array(numbers, np.int64)
        share = np.array([tasks[number].subjects[name] for number in numbers])
        left, right = np.triu_indices(len(members), 1)
        lead = share / strongest[members]
        keys.append(members[left] * max(len(tasks), 1) + members[right])
        together.append(np.minimum(share[left], share[right]))
        most.append(np.minimum(lead[left], lead[right]) / np.log(4 * len(members) / max(directives, 1) + 1.7))
    found, place = np.unique(np.concatenate(keys), return_inverse=True)
    best = np.zeros(len(found))
    np.maximum.at(best, place, np.concatenate(most))
    found = found.astype(np.int64)
    sums = np.bincount(place, np.concatenate(together), minlength=len(found)).astype(np.float64)
    return (found, sums), (found, best)


def _nearest(near: Real, left: Whole, right: Whole, directive: Whole) -> Real:
    """1 where each is the other's nearest in its directive, less the more others are nearer."""
    best = np.full((len(directive), int(directive.max(initial=0)) + 1), _NEAR)
    np.maximum.at(best, (left, directive[right]), near)
    np.maximum.at(best, (right, directive[left]), near)
    return np.minimum(near / best[left, directive[right]], near / best[right, directive[left]])


def _headings(tasks: Sequence[NeutralTask], left: Whole, right: Whole) -> Real:
    """How alike the headings above them are."""
    number = {text: at for at, text in enumerate(dict.fromkeys(task.heading for task in tasks))}
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in number]
    own = np.array([number[task.heading] for task in tasks], np.int64)
    keys = own[left] * max(len(number), 1) + own[right]
    # Many tasks stand under one heading.
    known = distinct(keys)
    ours, theirs = (part.tolist() for part in np.divmod(known, max(len(number), 1)))
    told = [
        2 * len(pairs[one] & pairs[other]) / (len(pairs[one]) + len(pairs[other]) + 1)
        for one, other in zip(ours, theirs, strict=True)
    ]
    return _at(keys, known, np.array(told))
