"""The reference engine, each time with one thing wrong: the check that is for it has to notice.

matching  match other directives than the plan says · answers: tell otherwise of what they found
writing   lose, mix up or wait wrongly when they write · rebuilding: when they make the index anew
registry  which checks each has to fail
"""

from tests.search.contract.wrong_engines import answers, matching, rebuilding, writing
from tests.search.contract.wrong_engines.registry import WRONG

__all__ = ["WRONG", "answers", "matching", "rebuilding", "writing"]
