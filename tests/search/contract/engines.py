"""The engines that the checks are run on, by their names."""

from pathlib import Path

from search.whoosh_engine.engine import WhooshEngine
from tests.search.contract import reference_engine
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.trial import EngineUnderTest


def _spoil_lists(path: Path) -> None:
    """Turn a byte of every file of posting lists around."""
    spoilt = list(path.rglob("*.lists"))
    assert spoilt
    for file in spoilt:
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(data)


ENGINES = {
    "reference": EngineUnderTest(ReferenceEngine, reference_engine.damage),
    "whoosh": EngineUnderTest(lambda path, fields: WhooshEngine(fields, PATH=str(path)), _spoil_lists),
}
