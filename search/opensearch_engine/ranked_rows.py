"""Rows of an answer in order: the first by scores to the letter of the plan, those behind them by the cluster's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from search.contract import KEY, SCORE, FieldKind, Plan, Scored
from search.opensearch_engine.archive_statistics import (
    ArchiveStatistics,
    count_bodies,
    leaves_of,
    lengths_body,
    parts_of,
    read,
)
from search.opensearch_engine.candidate_scores import CandidateScores
from search.opensearch_engine.candidate_texts import CandidateTexts
from search.opensearch_engine.mapping import HELD
from search.opensearch_engine.query_clauses import Clause, QueryClauses, all_of
from search.opensearch_engine.score_clauses import ScoreClauses
from search.query import plan as nodes

# So many candidates are scored to the letter: by the cluster's scores the best are among them.
WINDOW = 60
_Hit = Mapping[str, Any]


class RankedRows:
    """The rows of a plan, without a FirstHeld, in order."""

    def __init__(self, plan: Plan, order: Sequence[str], fields: Mapping[str, FieldKind], clauses: QueryClauses):
        self._plan, self._order, self._fields, self._clauses = plan, order, fields, clauses
        self._is_by_score = order[0] == SCORE
        self._leaves = sorted(leaves_of(plan.query), key=repr)
        self._is_scored = _is_scored(plan.query)
        # Whether rows are scored here and sorted by that.
        self._is_ranked = self._is_by_score and self._is_scored

    def bodies(self, start: int, stop: int) -> list[Clause]:
        """The questions for rows from start to stop: for the statistics, for what is scored, and for the others."""
        if not self._is_ranked:
            return [*self.statistics_bodies(), {**self.first_body(), "from": start, "size": stop - start}]
        # For any of the first, all of them: so that a page does not begin within what another one ended with.
        asked = [{**self.first_body(), "size": WINDOW}] if start < WINDOW else []
        if stop > WINDOW:
            first = max(start, WINDOW)
            asked.append({**self.other_body(), "from": first, "size": stop - first})
        return [*self.statistics_bodies(), *asked]

    def read(self, answers: Sequence[_Hit], start: int) -> list[Scored]:
        """The rows that were asked for by `bodies`."""
        known = len(self.statistics_bodies())
        hits = chain.from_iterable(answer["hits"]["hits"] for answer in answers[known:])
        are_first = start < WINDOW
        rows = self.ordered(hits, answers[:known], are_first)
        return list(islice(rows, start if are_first and self._is_ranked else 0, None))

    def statistics_bodies(self) -> list[Clause]:
        """The questions for what scores need of the archive; none where nothing is scored by words."""
        if not self._leaves:
            return []
        return [lengths_body(self._fields), *count_bodies(self._leaves, self._clauses)]

    def first_body(self) -> Clause:
        """The question for rows with all that their scores are reckoned of."""
        return self._body([*self._fields, f"{HELD}.*"] if self._is_scored else [KEY])

    def other_body(self) -> Clause:
        """The question for rows that stay as they come."""
        return self._body([KEY])

    def ordered(self, hits: Iterable[_Hit], statistics: Sequence[_Hit], is_whole: bool = True) -> Iterator[Scored]:
        """Rows in order, of hits as they came; `is_whole` where the first of them are the first of all."""
        known = self._statistics(statistics)
        hits = iter(hits)
        if not self._is_scored:
            yield from (_told(hit, 0.0) for hit in hits)
            return
        if not self._is_by_score:
            yield from (self._scored(hit, known) for hit in hits)
            return
        least = float("inf")
        if is_whole:
            first = [(self._scored(hit, known), hit) for hit in islice(hits, WINDOW)]
            # What is equal stays as it came: by the columns that follow.
            for row in self._in_order(first):
                least = row.score
                yield row
        for hit in hits:
            least = min(least, hit["_score"] or 0.0)
            yield _told(hit, least)

    def _in_order(self, first: list[tuple[Scored, _Hit]]) -> list[Scored]:
        columns = self._order[1:]
        for at in reversed(range(len(columns))):
            falls = columns[at].startswith("-")
            first = _by_column(first, at + 1, falls)
        return [row for row, _ in sorted(first, key=lambda one: -one[0].score)]

    def _scored(self, hit: _Hit, known: ArchiveStatistics) -> Scored:
        source = hit["_source"]
        if HELD not in source:
            return _told(hit, float(hit["_score"] or 0.0))
        score = CandidateScores(CandidateTexts(source), known, self._fields).of(self._plan.query)
        return _told(hit, float(score or 0.0))

    def _statistics(self, answers: Sequence[_Hit]) -> ArchiveStatistics:
        if not answers:
            return ArchiveStatistics(0, {}, {})
        lengths, *counts = answers
        return read(lengths, self._leaves, [answer["hits"]["total"]["value"] for answer in counts])

    def _body(self, source: list[str]) -> Clause:
        under = [self._clauses.of_filter(one) for one in self._plan.filters]
        if self._is_ranked:
            query: Clause = {"bool": {"must": [ScoreClauses(self._clauses).of(self._plan.query)], "filter": under}}
        else:
            query = all_of([self._clauses.of(self._plan.query), *under])
        order = self._order if self._is_scored or not self._is_by_score else self._order[1:]
        return {
            "query": query,
            "sort": [_sorted_by(one) for one in order],
            "_source": source,
            "track_total_hits": False,
        }


def _is_scored(node: nodes.PlanNode) -> bool:
    if isinstance(node, nodes.Without):
        return False
    kinds = nodes.Contains | nodes.Spelled | nodes.RankedWord | nodes.Constant | nodes.Near
    return isinstance(node, kinds) or any(map(_is_scored, parts_of(node)))


def _sorted_by(column: str) -> Clause:
    if column == SCORE:
        return {"_score": "desc"}
    falls = column.startswith("-")
    return {column.removeprefix("-"): {"order": "desc" if falls else "asc", "missing": "_last", "mode": "min"}}


def _by_column(rows: list[tuple[Scored, _Hit]], at: int, falls: bool) -> list[tuple[Scored, _Hit]]:
    """Rows by what the cluster sorted them by; those that have no value come last either way."""
    valued = [row for row in rows if not _is_missing(row[1]["sort"][at])]
    without = [row for row in rows if _is_missing(row[1]["sort"][at])]
    return sorted(valued, key=lambda row: row[1]["sort"][at], reverse=falls) + without


def _is_missing(value: Any) -> bool:
    """The cluster has the ends of its numbers stand for no number."""
    return value is None or (isinstance(value, int) and value in (-(1 << 63), (1 << 63) - 1))


def _told(hit: _Hit, score: float) -> Scored:
    return Scored(int(hit["_id"]), score)
