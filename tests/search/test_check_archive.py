"""check_archive: index, database and originals against each other."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.models import Directive
from search import indexer
from search.backend import opened_indexes
from tests.make import make_directive

pytestmark = pytest.mark.usefixtures("index")


@pytest.fixture
def held(settings):
    directives = [make_directive(text=f"安康杯 {at}") for at in range(3)]
    for directive in directives:
        original = Path(settings.MEDIA_ROOT) / directive.source.sha256
        original.parent.mkdir(parents=True, exist_ok=True)
    indexer.rebuild()
    return directives


def faults(*options):
    out = StringIO()
    try:
        call_command("check_archive", "--json", *options, stdout=out)
    except SystemExit as ended:
        assert ended.code == 1
    return [fault["kind"] for fault in json.loads(out.getvalue())["faults"] if not fault["mended"]]


def of_index(*options):
    return [kind for kind in faults(*options) if not kind.startswith("original")]


def test_a_sound_index_has_no_fault(held):
    assert of_index() == []


def test_a_text_changed_to_another_of_the_same_length_is_stale(held):
    Directive.objects.filter(pk=held[0].pk).update(text="职代会 0")
    assert of_index() == ["index-stale"]
    assert of_index("--repair") == []


def test_what_is_missing_and_what_is_too_much_is_found_and_mended(held):
    make_directive()
    Directive.objects.filter(pk=held[1].pk).delete()
    assert of_index() == ["index-missing", "index-surplus"]
    assert of_index("--repair") == []


@pytest.mark.parametrize("ending", [".lists", ".col", ".toc"])
def test_a_changed_byte_in_any_kind_of_file_is_found_and_mended(held, index, ending):
    files = [path for path in index.get_backend().place.current().iterdir() if path.name.endswith(ending)]
    damaged = max(files, key=lambda path: path.stat().st_size)
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged.write_bytes(data)
    opened_indexes.clear()
    index.reset_sessions()
    assert of_index() == ["damaged"]
    assert of_index("--repair") == []


def test_a_missing_original_is_told_and_not_mended(held):
    assert faults("--repair") == ["original-missing"] * 3
