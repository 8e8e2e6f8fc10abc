"""The engines that the checks are run on, by their names."""

from tests.search.contract import reference_engine
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.trial import EngineUnderTest

ENGINES = {
    "reference": EngineUnderTest(ReferenceEngine, reference_engine.damage),
}
