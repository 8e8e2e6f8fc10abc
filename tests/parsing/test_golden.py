import pytest

from tests.support import bless, corpus, gold


@pytest.mark.parametrize("name", corpus.NAMES)
def test_the_parser_reads_what_it_read_before(name):
    """A deliberate change: `make bless`, then read the diff."""
    assert bless.golden(name) == (gold.GOLDEN / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", gold.names())
def test_the_parser_agrees_with_a_careful_reader(name):
    assert [check for check in gold.checks(name) if not check.agrees] == []


@pytest.mark.parametrize("name", corpus.NAMES)
def test_sections_are_slices_of_the_text(name):
    for directive in corpus.reading(name).directives:
        for section in directive.sections:
            assert directive.text[section.body_start : section.end] == section.text
            assert directive.text[section.start : section.body_start].startswith(section.label)
            assert section.heading in directive.text[section.start : section.body_start]
            for action in section.actions:
                assert section.text[action.start : action.end] == action.text
