"""What a plan says of scores is what an engine aims at. The embedded one is right but for the lengths of fields, which
it keeps in a byte each."""

from search.planning import BY_SCORE
from tests.search.contract.checks.fixture_texts import documents, reference, typed
from tests.search.contract.documents import Archive
from tests.search.contract.engines import ENGINES
from tests.search.contract.trial import ALL, Trial

# Seen: 0.011.
_OFF_BY = 0.02


def test_scores_of_the_embedded_engine_are_those_that_the_plan_describes(tmp_path):
    engine = Trial(ENGINES["whoosh"], tmp_path).engine
    engine.rebuild(Archive(documents()))
    compared = 0
    for plan in typed():
        ours = {hit.pk: hit.score for hit in engine.search(plan, rows=ALL, order=BY_SCORE).hits}
        theirs = {hit.pk: hit.score for hit in reference().search(plan, rows=ALL, order=BY_SCORE).hits}
        assert ours.keys() == theirs.keys()
        assert {pk: score for pk, score in ours.items() if abs(score - theirs[pk]) > _OFF_BY * theirs[pk]} == {}
        compared += len(ours)
    assert compared > 300
