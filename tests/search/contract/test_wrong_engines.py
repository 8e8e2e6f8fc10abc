"""The checks notice: an engine that breaks one promise fails the check that is for it, and each check notices one."""

import pytest

from search.errors import EngineBusy, EngineUnavailable
from tests.search.contract import reference_engine
from tests.search.contract.checks import CHECKS
from tests.search.contract.guarded_engine import ForeignError, ReadError
from tests.search.contract.trial import EngineUnderTest, Trial
from tests.search.contract.wrong_engines import WRONG


@pytest.mark.parametrize(("wrong", "check"), WRONG, ids=[f"{wrong.__name__}-{check}" for wrong, check in WRONG])
def test_a_wrong_engine_fails_the_check_that_is_for_it(wrong, check, tmp_path):
    with pytest.raises((AssertionError, EngineBusy, EngineUnavailable, ReadError)) as failure:
        CHECKS[check](Trial(EngineUnderTest(wrong, reference_engine.damage), tmp_path, shrinks=False))
    # Or a wrong engine that does not run at all would do.
    assert isinstance(failure.value, ForeignError) is getattr(wrong, "raises_another", False)


def test_each_check_is_failed_by_a_wrong_engine():
    assert CHECKS.keys() - {check for _, check in WRONG} == set()
