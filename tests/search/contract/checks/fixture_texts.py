"""Real texts: those of the first sources, taken apart into pieces of a few paragraphs."""

import random
from functools import cache
from pathlib import Path

from search.analysis.matching_copy import fold
from search.contract import Plan
from search.planning import Planner
from search.query.parser import parse
from search.query.tree import loosened
from tests.search.contract.checks.matching import contains
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import FIELDS, Archive, make_document
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.trial import ALL, BY_KEY, Trial

_SOURCES = sorted((Path(__file__).resolve().parents[4] / "fixtures" / "sources").glob("*.txt"))
_PARAGRAPHS = 5


@cache
def documents() -> list:
    made = []
    for year, source in enumerate(_SOURCES, 2019):
        lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
        for at in range(0, len(lines), _PARAGRAPHS):
            some = lines[at : at + _PARAGRAPHS]
            headings = [line[:30] for line in some if line[1:2] == "、"]
            pk = len(made) + 1
            made.append(make_document(pk, "\n".join(some), some[0][:40], headings, year=year))
    return made


@cache
def reference() -> ReferenceEngine:
    engine = ReferenceEngine(Path("fixture texts"), FIELDS)
    engine.rebuild(Archive(documents()))
    return engine


def pieces(number: int, longest: int) -> list[str]:
    """So many pieces of the texts, always the same."""
    chance, found = random.Random(7), []
    while len(found) < number:
        text = str(chance.choice(documents()).fields["text"])
        at = chance.randrange(len(text))
        piece = text[at : at + chance.randint(1, longest)]
        if any(map(str.isalnum, fold(piece))):
            found.append(piece)
    return found


def typed() -> list[Plan]:
    """The plans of some pieces as somebody types them, by all words and by the best."""
    planner = Planner()
    trees = [tree for piece in pieces(20, 12) if (tree := parse(piece)[0])]
    found = [planner.plan(one) for tree in trees for one in (tree, loosened(tree)) if one]
    assert len(found) > 30
    return found


@check
def any_piece_of_a_real_text_is_found_where_it_stands(trial: Trial) -> None:
    assert trial.engine.rebuild(Archive(documents())) is not None
    wanted = [Plan(contains(piece)) for piece in pieces(150, 20)]
    counts = trial.engine.count_many(wanted)
    assert counts == reference().count_many(wanted)
    assert min(counts) == 1 and max(counts) > len(documents()) // 2
    for plan in wanted:
        ours = trial.engine.search(plan, rows=ALL, order=BY_KEY).hits
        assert [hit.pk for hit in ours] == [hit.pk for hit in reference().search(plan, rows=ALL, order=BY_KEY).hits]


@check
def any_piece_of_a_real_text_typed_finds_what_the_reference_finds(trial: Trial) -> None:
    assert trial.engine.rebuild(Archive(documents())) is not None
    for plan in typed():
        ours = trial.engine.search(plan, rows=ALL, order=BY_KEY, facets=["year"])
        theirs = reference().search(plan, rows=ALL, order=BY_KEY, facets=["year"])
        assert [hit.pk for hit in ours.hits] == [hit.pk for hit in theirs.hits]
        assert (ours.total, ours.facets) == (theirs.total, theirs.facets)
