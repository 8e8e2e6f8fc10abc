"""A text in one of several writings as a query: what single characters a place may have is asked of that place, so
that signs which may stand or be missing do not multiply.

At each place of a text stands one gram, and its second character is the first of the next: to ask each place for some
pairs is to ask for a sequence of characters.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, product

from search.opensearch_engine.gram_tokens import is_text, token

# What may stand at one place.
Characters = frozenset[str]
Spans = dict
# So many pairs at one place are asked for though others would do.
_FEW = 64
_MOST_SEQUENCES = 4_096


def sequences_of(steps: Iterable[tuple[str, ...]]) -> set[tuple[Characters, ...]]:
    """What may stand at one place after another, for each length and each text of several characters."""
    sequences: set[tuple[Characters, ...]] = {()}
    for step in steps:
        options = {tuple(frozenset(character) for character in text) for text in step if len(text) != 1}
        if single := frozenset(text for text in step if len(text) == 1):
            options.add((single,))
        sequences = {before + after for before, after in product(sequences, options)}
        if len(sequences) > _MOST_SEQUENCES:
            raise ValueError(f"a wording with more than {_MOST_SEQUENCES} writings")
    return {one for one in sequences if all(map(is_text, (character for place in one for character in place)))}


def spelled_spans(field: str, steps: Sequence[tuple[str, ...]]) -> list[Spans]:
    """What has of each step one of its texts, one after the other, in a field of grams: any of these spans."""
    pieces = _pieces_of(steps)
    begun = [at for at, piece in enumerate(pieces) if not isinstance(piece, str)]
    if len(begun) > 1 or len(pieces) > 3:
        anchored = {at: _anchored(pieces, at) for at in begun}
        # Where a place decides how far it goes on, each piece is asked for by itself; what may be missing at an end
        # does not matter.
        if not any(map(_may_go_on, anchored.values())):
            clauses: list[Spans] = []
            for at, piece in enumerate(pieces):
                if isinstance(piece, str):
                    clauses += [{"span_term": {field: token(pair)}} for pair in map("".join, pairwise(piece))]
                elif min(map(len, anchored[at])) > 1:
                    clauses.append(_any_span([spans_of(field, one) for one in _sorted(anchored[at])]))
            return [_one_after_another(clauses)]
    return [spans_of(field, one) for one in _sorted(sequences_of(steps))]


def _pieces_of(steps: Sequence[tuple[str, ...]]) -> list[str | list[tuple[str, ...]]]:
    """Steps of one text joined to texts, those between them together."""
    pieces: list[str | list[tuple[str, ...]]] = []
    for is_fixed, run in groupby(steps, key=lambda step: len(set(step)) == 1 and bool(step[0])):
        together = list(run)
        pieces.append("".join(step[0] for step in together) if is_fixed else together)
    return pieces


def _anchored(pieces: list, at: int) -> set[tuple[Characters, ...]]:
    """The sequences of an open piece with the characters that stand before and behind it."""
    before = pieces[at - 1][-1:] if at else ""
    behind = pieces[at + 1][:1] if at + 1 < len(pieces) else ""
    return sequences_of([*([(before,)] if before else []), *pieces[at], *([(behind,)] if behind else [])])


def _may_go_on(sequences: set[tuple[Characters, ...]]) -> bool:
    """Whether one of the sequences may be how another begins."""
    return not sequences or any(
        len(one) < len(other) and all(one[at] & other[at] for at in range(len(one)))
        for one in sequences
        for other in sequences
    )


def _sorted(sequences: set[tuple[Characters, ...]]) -> list[tuple[Characters, ...]]:
    return sorted(sequences, key=lambda one: list(map(sorted, one)))


def _any_span(spans: list[Spans]) -> Spans:
    return {"span_or": {"clauses": spans}} if len(spans) > 1 else spans[0]


def spans_of(field: str, sequence: tuple[Characters, ...]) -> Spans:
    """What has such a sequence, of two places or more, in a field of grams."""
    chosen = _chosen([len(one) * len(other) for one, other in zip(sequence, sequence[1:], strict=False)])
    clauses: list[Spans] = []
    gap = 0
    for at, is_wanted in enumerate(chosen):
        if not is_wanted:
            gap += 1
            continue
        if gap and clauses:
            clauses.append({"span_gap": {field: gap}})
        gap = 0
        clauses.append(_one_of(field, sequence[at], sequence[at + 1]))
    return _one_after_another(clauses)


def _one_after_another(clauses: list[Spans]) -> Spans:
    return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}} if len(clauses) > 1 else clauses[0]


def _one_of(field: str, firsts: Characters, seconds: Characters) -> Spans:
    pairs = [{"span_term": {field: token(one + other)}} for one in sorted(firsts) for other in sorted(seconds)]
    return _any_span(pairs)


def _chosen(costs: list[int]) -> list[bool]:
    """Which pairs are asked for: those of which there are few, and others where a place would be left out."""
    chosen = [cost <= _FEW for cost in costs]
    for place in range(len(costs) + 1):
        beside = [at for at in (place - 1, place) if 0 <= at < len(costs)]
        if not any(chosen[at] for at in beside):
            chosen[min(beside, key=costs.__getitem__)] = True
    return chosen
