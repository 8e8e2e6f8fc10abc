"""What any engine behind the search must do, shown from outside: documents in, plans in, answers out.

checks            functions, each of which fails on an engine that breaks one promise of search.contract
trial             an engine under trial, at a place of its own: what the checks are given
guarded_engine    an engine that is held to the contract at every call: what it raises, what its answers are made of
documents         the documents they write, and an archive of them for a rebuild
engines           the engines that the checks are run on
reference_engine  a plain engine in memory, which is right because it is simple; reference_matching: its half that
                  reads plans
wrong_engines     engines that each break one promise, so that the checks are seen to notice

A new engine is put under all of it by one line in `engines.ENGINES`: how it is made over a folder of its own, and how
what it keeps there is spoilt. A check may ask of an engine only what search.contract and search.query.plan promise:
sets of directives, totals and facets exactly, order where a plan forces it, never the scores of words themselves
(those of the embedded engine test_scores compares with what the plan says).
"""

import pytest

# Or a check that fails would not say what it compared.
pytest.register_assert_rewrite(*(f"tests.search.contract.{name}" for name in ("checks", "guarded_engine", "trial")))
