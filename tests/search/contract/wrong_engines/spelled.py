"""Engines that know one writing of a text, or too many."""

from dataclasses import replace

from search.query import plan as nodes
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.reference_matching import Matching
from tests.search.contract.wrong_engines.registry import fails


class _FirstWriting(Matching):
    def of_spelled(self, node):
        return super().of_spelled(replace(node, steps=tuple(step[:1] for step in node.steps)))


@fails("any_writing_is_found_and_no_other")
class KnowsOneWriting(ReferenceEngine):
    """Of each step the first text, and no other."""

    matching = _FirstWriting


class _StepsAnywhere(Matching):
    def of_spelled(self, node):
        steps = [
            nodes.AnyOf(tuple(nodes.Contains(node.field, text, node.weights) for text in step)) for step in node.steps
        ]
        return self.of(nodes.AllOf(tuple(steps)))


@fails("any_writing_is_found_and_no_other", "a_writing_is_found_in_its_field_and_reaches_across_no_break")
class FindsStepsAnywhere(ReferenceEngine):
    """The texts of the steps stand somewhere, not one after the other."""

    matching = _StepsAnywhere


class _Once(Matching):
    def of_spelled(self, node):
        return dict.fromkeys(super().of_spelled(node), 1.0)


@fails("more_writings_are_worth_more")
class CountsNoWritings(ReferenceEngine):
    """One writing is worth as much as many."""

    matching = _Once
