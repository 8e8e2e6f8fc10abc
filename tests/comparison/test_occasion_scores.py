"""What the reading of occasions must keep of the labels.

`python -m tests.comparison.occasion_scores` tells each miss."""

import pytest

from archive.parsing.occasion import event_names, renewed
from tests.comparison.occasion_scores import DEVELOPMENT, labels_of, reading_of, score_of


@pytest.fixture(scope="module")
def labels():
    return labels_of(DEVELOPMENT)


def test_the_development_labels_are_read_as_they_say(labels):
    score = score_of(labels)
    assert len(labels) >= 120
    assert score.kinds >= 0.99, score.wrong
    assert score.precision >= 0.99, score.wrong
    assert score.recall >= 0.98, score.wrong


def test_a_group_has_one_kind_and_a_label_of_nothing_has_none(labels):
    kinds: dict[str, str] = {}
    for label in labels:
        assert bool(label["kind"]) == bool(label["same_as"])
        if label["same_as"]:
            assert kinds.setdefault(label["same_as"], label["kind"]) == label["kind"]


def test_a_canonical_name_is_its_own_so_that_kept_keys_can_be_made_anew(labels):
    keys = [read.key for label in labels if (read := reading_of(label))]
    assert [key for key in keys if renewed(key) != key] == []
    events = [key.split("|", 2)[2] for key in keys if not key.startswith("directive")]
    assert [event for event in events if event_names.canonical(event) != event] == []
