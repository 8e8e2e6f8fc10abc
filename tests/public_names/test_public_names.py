"""What leaves the program keeps its name; see the package for how."""

import json

import pytest

from tests.public_names import kept
from tests.support import corpus, gold

NAMES = [kind for kind in kept.kinds() if kind not in kept.VOCABULARIES]

WHAT_TO_DO = """
Files, bookmarks and scripts outside go by it: put it back, beside the new one if need be. Where what it stood in was
a mistake that nobody can have relied on, take it out of tests/public_names/lists/{kind}.json by hand, and say why."""
UNKNOWN = """
Where this is an old value under another name, give it its old name back. Where it is new, add it to the list:
python -m tests.public_names"""
OTHERWISE = """
No name has gone: the program says something else of the first six directives than it did. Where that is better and
meant, `make bless`, and read the diff of tests/public_names/values/."""


def test_every_kind_has_its_list_and_every_file_its_values():
    now = kept.taken()
    assert not now["errors"], "\n".join(now["errors"])
    assert set(kept.kinds()) == now.keys() - set(kept.NOT_LISTED)
    assert {path.stem for path in kept.VALUES.glob("*.json")} == now["values"].keys()


@pytest.mark.parametrize("kind", NAMES)
def test_no_name_has_gone_or_means_something_else(kind):
    gone = kept.gone(kept.listed(kept.LISTS / f"{kind}.json"), kept.taken_of(kind))
    assert not gone, _told(kind, gone, WHAT_TO_DO)


@pytest.mark.parametrize("kind", kept.VOCABULARIES)
def test_closed_sets_have_no_values_that_are_not_listed(kind):
    unknown = kept.unknown(kept.listed(kept.LISTS / f"{kind}.json"), kept.taken_of(kind))
    assert not unknown, _told(kind, unknown, UNKNOWN)


def test_what_may_be_asked_of_the_api_has_no_new_conditions():
    listed, now = kept.listed(kept.LISTS / "api.json")["operations"], kept.taken_of("api")["operations"]
    required = [
        f"{operation}: {name!r} has to be given"
        for operation in listed.keys() & now.keys()
        for name, given in now[operation]["parameters"].items()
        if given["required"] and name not in listed[operation]["parameters"]
    ]
    assert not required, _told("api", required, "\nWhoever asked without it is refused now: give it a default.")


@pytest.mark.parametrize("name", sorted(path.stem for path in kept.VALUES.glob("*.json")))
def test_the_first_directives_are_told_as_before(name):
    other = kept.otherwise(kept.listed(kept.VALUES / f"{name}.json"), kept.taken_of("values")[name])
    assert not other, "\n".join([f"{name}, as it was told:", *other[:20], OTHERWISE])


@pytest.mark.parametrize("name", corpus.NAMES)
def test_a_dry_run_prints_what_the_golden_files_hold(name):
    """The parser's own golden files, by the outside door."""
    read = {one["path"].rsplit("/", 1)[-1]: one["directives"] for one in kept.taken_of("dry_run")}
    golden = json.loads((gold.GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert read[f"{name}.txt"] == golden, OTHERWISE


def _told(kind: str, lines: list[str], what_to_do: str) -> str:
    return "\n".join([f"{kind}, as others know it:", *lines, what_to_do.format(kind=kind)])
