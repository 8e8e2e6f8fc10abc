"""What a candidate is worth is what the plan says, whatever the plan: the reference engine's own sums."""

from hypothesis import given, settings
from hypothesis import strategies as st

from search.contract import Plan
from search.opensearch_engine.archive_statistics import ArchiveStatistics, leaves_of
from search.opensearch_engine.candidate_scores import CandidateScores
from search.opensearch_engine.candidate_texts import CandidateTexts
from search.opensearch_engine.document_source import as_source
from search.opensearch_engine.held_plans import decided_all
from search.query import plan as nodes
from tests.search.contract.checks import random_plans
from tests.search.contract.documents import FIELDS
from tests.search.contract.reference_matching import HeldDocument, Matching


def statistics_of(held: dict[int, HeldDocument], node: nodes.PlanNode) -> ArchiveStatistics:
    """What a cluster would tell of an archive of these."""
    matching = Matching(held, FIELDS)
    lengths = {}
    for name in FIELDS:
        having = [length for one in held.values() if (length := one.length(name))]
        lengths[name] = sum(having) / len(having) if having else 1.0
    return ArchiveStatistics(len(held), {leaf: len(matching.of(leaf)) for leaf in leaves_of(node)}, lengths)


@settings(max_examples=150, deadline=None)
@given(st.lists(random_plans.documents, min_size=1, max_size=5, unique_by=lambda one: one.pk), random_plans.plans)
def test_a_candidate_is_worth_what_the_plan_says(documents, node):
    held = {one.pk: HeldDocument(one, FIELDS) for one in documents}
    matching = Matching(held, FIELDS)
    (plan,) = decided_all([Plan(node)], lambda terms: [bool(matching.of(term)) for term in terms])
    statistics, wanted = statistics_of(held, plan.query), matching.of(node)
    for document in documents:
        texts = CandidateTexts(as_source(document, FIELDS))
        score = CandidateScores(texts, statistics, FIELDS).of(plan.query)
        assert (score is not None) == (document.pk in wanted)
        if score is not None:
            assert abs(score - wanted[document.pk]) < 1e-6 * max(1.0, abs(score))
