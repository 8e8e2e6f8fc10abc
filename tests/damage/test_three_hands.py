"""What is read of the forty-four directives of three hands, as they are: shares of fields that do not fall again.

a09 to a16 and c01 to c12 were read before anybody mended by them; benchmarks/FIGURES.md has what was right then.
"""

from collections import Counter

from tests.damage import labelled, verdicts
from tests.damage.parsed_json import of_text

FLOORS = {
    "title": 0.92, "number": 1.0, "issuers": 0.92, "region": 1.0, "city": 1.0, "county": 1.0, "year": 1.0,
    "issued_on": 0.97, "genre": 0.95, "addressees": 0.97, "copies_to": 1.0, "attachments": 0.93, "no wrong year": 1.0,
    "actions": 0.88, "kind": 0.95, "actor": 0.88, "deadline": 0.85, "no others": 0.95, "no wrong date": 0.94,
}  # fmt: skip
# Of the fields that say how sure they are.
CERTAIN = 0.985


def test_most_of_what_strangers_wrote_is_read_as_they_meant_it():
    told = [verdict for one in labelled.three_hands() for verdict in verdicts.of_text(one.labels, of_text(one.text))]
    every, right = Counter(one.field for one in told), Counter(one.field for one in told if one.right)
    shares = {field: right[field] / count for field, count in every.items()}
    assert set(shares) == set(FLOORS)
    assert {field: share for field, share in shares.items() if share < FLOORS[field]} == {}
    certain = [one.right for one in told if one.confidence == "certain"]
    assert sum(certain) / len(certain) >= CERTAIN
