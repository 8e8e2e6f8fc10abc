"""The 200 queries of judged/ten_kinds.jsonl, 20 of each of ten kinds, graded 0 to 3 before any engine was asked.

Two hands graded them: one goes by the facts that a notice was made of (`made`: rules of office, year, subject …), the
other by what a reader finds written (`read`: patterns over title, number and text, written while reading them), and
neither by what the other goes by. A document counts for what both give it, the lower of the two: what only one hand
holds to be an answer is in doubt. Of the first directives the facts are ids, since nobody made them by rule. Both
hands are one author's, so that their agreement tells of slips and not of taste.

A third of the queries is unseen, told by a digest of its words: nobody looks at these figures while weights are tried.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.judgments import Document, Query, first_documents
from benchmarks.office_notices import OfficeNotice, office_notices

_JUDGED = Path(__file__).parent / "judged"
QUERIES = _JUDGED / "ten_kinds.jsonl"
# 44 more of the two kinds that were behind in the unseen third, for trying: none of them is unseen.
MORE_QUERIES = _JUDGED / "pasted_and_mixed.jsonl"
# What has no answer in the archive: right is whoever says so.
NOTHING = "nothing"
GRADES = range(4)


@dataclass(frozen=True)
class Graded:
    """A query as both hands graded it: {id: grade}, without what has none."""

    query: Query
    made: Mapping[str, int]
    read: Mapping[str, int]

    @property
    def is_unseen(self) -> bool:
        return sha256(self.query.text.encode()).digest()[0] % 3 == 0


def ten_kinds(queries: Path = QUERIES) -> tuple[list[Document], list[Graded]]:
    """The first directives and the notices of the offices, and the queries graded on them."""
    notices = office_notices()
    documents = first_documents()
    documents += [Document(one.id, one.title, one.text, one.number) for one in notices]
    records = map(json.loads, queries.read_text(encoding="utf-8").splitlines())
    return documents, [_graded(record, documents, notices) for record in records]


def agreement(graded: Iterable[Graded], documents: Sequence[Document]) -> dict[str, float]:
    """How far the hands agree: Cohen's kappa with quadratic weights over all pairs of query and document, how many
    pairs either gives something, and the shares of those which both do, and both the same."""
    pairs: Counter = Counter()
    for one in graded:
        pairs.update((one.made.get(document.id, 0), one.read.get(document.id, 0)) for document in documents)
    either = {pair: count for pair, count in pairs.items() if pair != (0, 0)}
    given = sum(either.values())
    return {
        "kappa": round(kappa(pairs), 3),
        "pairs": given,
        "both": round(sum(count for pair, count in either.items() if all(pair)) / given, 3),
        "same": round(sum(count for pair, count in either.items() if pair[0] == pair[1]) / given, 3),
    }


def kappa(pairs: Mapping[tuple[int, int], int]) -> float:
    """Cohen's kappa of {(grade of one hand, of the other): how often}: a difference counts by its square. 1 where the
    hands never differ."""
    total = sum(pairs.values())
    one, other = Counter(), Counter()
    for (first, second), count in pairs.items():
        one[first] += count
        other[second] += count
    seen = sum(count * (first - second) ** 2 for (first, second), count in pairs.items())
    by_chance = sum(one[first] * other[second] * (first - second) ** 2 for first in one for second in other) / total
    return 1 - seen / by_chance if by_chance else 1.0


def _graded(record: dict, documents: Sequence[Document], notices: Sequence[OfficeNotice]) -> Graded:
    facts = [{"id": one.id} for one in documents[: -len(notices)]] + [_facts(one) for one in notices]
    made = {one["id"]: _grade(record["made"], one, _is_so) for one in facts}
    texts = [{"id": one.id, "title": one.title, "number": one.number, "text": _plain(one.text)} for one in documents]
    read = {one["id"]: _grade(record["read"], one, _is_written) for one in texts}
    settled = {key: float(min(grade, read[key])) for key, grade in made.items() if min(grade, read[key])}
    query = Query(record["id"], record["text"], settled, record["kind"])
    return Graded(query, *({key: grade for key, grade in hand.items() if grade} for hand in (made, read)))


def _facts(one: OfficeNotice) -> dict:
    kept = ("id", "year", "genre", "subject", "aspects", "said", "basis", "first", "kinship")
    office = {name: getattr(one.office, name) for name in ("place", "level", "province", "city", "body")}
    return {name: getattr(one, name) for name in kept} | office


def _grade(rules, one: dict, holds) -> int:
    """Of the rules that hold in all they name, the greatest grade."""
    return max(
        (rule["gain"] for rule in rules if all(holds(one, name, rule[name]) for name in rule.keys() - {"gain"})),
        default=0,
    )


def _is_so(facts: dict, name: str, value) -> bool:
    if name == "said":
        return any(value in sentence for sentence in facts.get("said", ()))
    return value in facts.get("aspects", ()) if name == "aspect" else facts.get(name) == value


def _is_written(texts: dict, name: str, value: str) -> bool:
    return texts["id"] == value if name == "id" else bool(re.search(value, texts[name]))


def _plain(text: str) -> str:
    """A line of a text ends anywhere."""
    return "".join(text.split())
