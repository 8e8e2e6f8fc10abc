"""The reference engine, each time with one thing wrong: the check that is for it has to notice.

values        take values otherwise than they are · texts: find texts elsewhere, or not at all
spelled       know one writing, or too many
combinations  put nodes together otherwise than the plan says · near: mix up what is near, and what is held first
answers       tell otherwise of what they found · order: in another order
writing       lose, mix up or wait wrongly when they write · rebuilding: when they make the index anew
health        answer, or do not, where there is no sound index
registry      which checks each has to fail
"""

from tests.search.contract.wrong_engines import (
    answers,
    combinations,
    health,
    near,
    order,
    rebuilding,
    spelled,
    texts,
    values,
    writing,
)
from tests.search.contract.wrong_engines.registry import WRONG

__all__ = [
    "WRONG",
    "answers",
    "combinations",
    "health",
    "near",
    "order",
    "rebuilding",
    "spelled",
    "texts",
    "values",
    "writing",
]
