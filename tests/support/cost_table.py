"""make test-costs: where the tests' time goes, as processor time, so that it does not matter what else is running.

A plugin of pytest. What a child took counts for the test or fixture in which it was waited for.
"""

import os
from collections import Counter, defaultdict

import pytest

_MOST = 40
_PHASES = ("setup", "call", "teardown")
_files: dict[str, Counter] = defaultdict(Counter)
_fixtures: dict[str, Counter] = defaultdict(Counter)
_collected = Counter()


def processor_seconds() -> float:
    return sum(os.times()[:4])


class _Taken:
    """Adds what its block takes to `counts[name]`."""

    def __init__(self, counts: Counter, name: str):
        self._counts, self._name = counts, name

    def __enter__(self):
        self._began = processor_seconds()

    def __exit__(self, *_):
        self._counts[self._name] += processor_seconds() - self._began


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item):
    _files[item.location[0]]["tests"] += 1
    with _Taken(_files[item.location[0]], "setup"):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item):
    with _Taken(_files[item.location[0]], "call"):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item):
    with _Taken(_files[item.location[0]], "teardown"):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(fixturedef):
    counts = _fixtures[f"{fixturedef.argname} ({fixturedef.scope}, {fixturedef.baseid or 'pytest'})"]
    counts["tests"] += 1
    with _Taken(counts, "setup"):
        return (yield)


def pytest_collection_finish():
    _collected["seconds"] = processor_seconds()


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section(f"{processor_seconds():.0f} s of processor time, {_collected['seconds']:.0f} before")
    for kind, counted in (("fixture", _fixtures), ("file", _files)):
        terminalreporter.write_line("\n".join(table(kind, counted)))


def table(kind: str, counted: dict[str, Counter]) -> list[str]:
    """The lines of a table from {name: its seconds by phase, and how many tests}: the dearest, the first first."""
    dearest = sorted(counted.items(), key=lambda named: -_seconds(named[1]))[:_MOST]
    head = f"{'seconds':>9} {'tests':>6} {' '.join(f'{phase:>8}' for phase in _PHASES)}  {kind}"
    return [head, *(_row(name, counts) for name, counts in dearest)]


def _seconds(counts: Counter) -> float:
    return sum(counts[phase] for phase in _PHASES)


def _row(name: str, counts: Counter) -> str:
    phases = " ".join(f"{counts[phase]:8.1f}" for phase in _PHASES)
    return f"{_seconds(counts):9.1f} {counts['tests']:6} {phases}  {name}"
