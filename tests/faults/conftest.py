"""What the rows share: an archive to break, files to bring in, and the table of what was measured."""

import random
import shutil
import time
from pathlib import Path

import pytest

from benchmarks import corpus
from tests.support.served_archive import ServedArchive
from tests.support.serving import ROOT

FIGURES = ROOT / "test-results" / "faults.txt"
_HELD = 60
_SIGNED_IN = """
from pathlib import Path
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils.crypto import get_random_string
reader = Client()
reader.force_login(User.objects.create_superuser("archivist", password=get_random_string(30)))
Path(settings.DATA_DIR, "session-of-tests").write_text(reader.cookies["sessionid"].value)
"""
_lines = []


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.faults)


def pytest_terminal_summary(terminalreporter):
    if _lines:
        FIGURES.parent.mkdir(exist_ok=True)
        FIGURES.write_text("".join(f"{line}\n" for line in _lines), encoding="utf-8")
        terminalreporter.section("figures, also in test-results/faults.txt")
        for line in _lines:
            terminalreporter.write_line(line)


@pytest.fixture
def figures(request, chance):
    """figures(of=what): a line of the table. What a row takes altogether is its last."""
    began = time.monotonic()

    def told(**values):
        shown = "  ".join(f"{name.replace('_', ' ')} {_shown(value)}" for name, value in values.items())
        _lines.append(f"{request.node.name:<44} {shown}")

    yield told
    _lines.append(f"{request.node.name:<44} seed {chance.seed_shown}  took {time.monotonic() - began:.0f} s")


def _shown(value) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


class _Chance(random.Random):
    seed_shown = ""


@pytest.fixture
def chance(request):
    """The same numbers each time for a row, by its name and SEED."""
    seed = f"{request.config.getoption('--seed')} {request.node.name}"
    drawn = _Chance(seed)
    drawn.seed_shown = seed.split(" ")[0]
    return drawn


@pytest.fixture(scope="session")
def incoming(tmp_path_factory):
    """incoming(name, first, count): a folder of directives that nobody has brought in, each its own."""

    def made(name: str, first: int, count: int) -> Path:
        folder = tmp_path_factory.mktemp("incoming") / name
        folder.mkdir()
        for serial in range(first, first + count):
            (folder / f"{serial:05}.txt").write_text(text_of(serial), encoding="utf-8")
        return folder

    return made


def text_of(serial: int) -> str:
    return corpus.text(random.Random(serial), serial, 1200)


@pytest.fixture(scope="session")
def template(tmp_path_factory, incoming):
    """A DATA_DIR with sixty directives and somebody who is signed in."""
    folder = tmp_path_factory.mktemp("template") / "data"
    folder.mkdir()
    (folder / "first-holdings-imported").touch()
    archive = ServedArchive(folder)
    for words in (["prepare"], ["import_directives", str(incoming("held", 1, _HELD))], ["shell", "-c", _SIGNED_IN]):
        status, said = archive.command(*words)
        assert status == 0, said
    assert archive.count("source") == _HELD
    return folder


@pytest.fixture
def archive(template, tmp_path):
    """A copy of the template, not started."""
    made = ServedArchive(shutil.copytree(template, tmp_path / "data"))
    yield made
    made.close()
