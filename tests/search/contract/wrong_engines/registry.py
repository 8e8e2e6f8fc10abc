"""Which checks each wrong engine has to fail."""

from tests.search.contract.reference_engine import ReferenceEngine

WRONG: list[tuple[type[ReferenceEngine], str]] = []


def fails(*checks: str):
    """Have a wrong engine put to the checks of these names, each of which has to notice."""

    def registered(engine: type[ReferenceEngine]) -> type[ReferenceEngine]:
        WRONG.extend((engine, check) for check in checks)
        return engine

    return registered
