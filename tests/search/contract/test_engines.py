"""Every engine does what the contract says."""

import pytest

from tests.search.contract.checks import CHECKS
from tests.search.contract.engines import ENGINES
from tests.search.contract.trial import Trial


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
@pytest.mark.parametrize("under_test", ENGINES.values(), ids=ENGINES)
def test_an_engine_does_what_the_contract_says(under_test, check, tmp_path):
    check(Trial(under_test, tmp_path))
