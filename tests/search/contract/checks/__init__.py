"""What an engine must do, a function for each promise: it is given a trial.Trial and raises AssertionError where the
promise is broken. `CHECKS` names them all.

matching        which directives a node matches · combinations: nodes of nodes
folding         texts however they are typed · fixture_texts: real ones · planned: what readers type
near            Near and FirstHeld · spelled: Spelled
answers         rows, totals, counts, scans · facets · order
similar         directives like another
writing         write · rebuilding: rebuild · health: health, progress, errors by their names
bad_input       what nobody means to send
random_plans    all of it at random, beside the reference engine
registry        where checks are gathered
"""

from tests.search.contract.checks import (
    answers,
    bad_input,
    combinations,
    facets,
    fixture_texts,
    folding,
    health,
    matching,
    near,
    order,
    planned,
    random_plans,
    rebuilding,
    similar,
    spelled,
    writing,
)
from tests.search.contract.checks.registry import CHECKS

__all__ = [
    "CHECKS", "answers", "bad_input", "combinations", "facets", "fixture_texts", "folding", "health", "matching",
    "near", "order", "planned", "random_plans", "rebuilding", "similar", "spelled", "writing",
]  # fmt: skip
