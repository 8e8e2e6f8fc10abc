"""Common and own wording: of each field of each section, which characters the other directive has too, and where."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from archive.comparison.borrowed_phrases import Phrases
from archive.comparison.common_runs import CommonRun, Place, common_runs
from archive.comparison.reading_order import increasing, is_increasing
from archive.comparison.section_pairs import SectionPair
from archive.comparison.sentence_pairs import PairedSentences, SentencePair
from archive.comparison.standings import CODE, OWN, Marks, Standing, runs
from archive.lexicon.folding import fold

# A clause of fewer characters is vocabulary: that many directives have it tells nothing.
LEAST_STOCK = 6
_CLAUSE = re.compile("[^，。；：！？、,;:!?\n]+")

# Says of a clause whether it is one of those that many directives have.
Stock = Callable[[str], bool]

_TELLS_OF = (CODE[Standing.COMMON], CODE[Standing.RENAMED])


def mark_pairs(
    marks: tuple[Marks, Marks], paired: PairedSentences, sections: Sequence[SectionPair]
) -> list[tuple[SentencePair, list[CommonRun]]]:
    """Write down what each pair of sentences has in common, and return it."""
    left, right = marks
    moved = _moved(marks, paired, sections)
    found = []
    for pair in paired.pairs:
        standing = Standing.ELSEWHERE if id(pair) in moved else Standing.COMMON
        common: list[CommonRun] = []
        if pair.equal:
            left.mark_whole(pair.left[0], standing)
            right.mark_whole(pair.right[0], standing)
        else:
            common = list(common_runs(pair, left.sentences, right.sentences))
            for run in common:
                _mark_run(marks, run, standing)
        if standing is Standing.ELSEWHERE:
            _note_targets(left, pair.left, right, pair.right)
            _note_targets(right, pair.right, left, pair.left)
        found.append((pair, common))
    return found


def mark_phrases(marks: tuple[Marks, Marks], paired: PairedSentences, sections: Sequence[SectionPair]) -> None:
    """Write down what sentences have from others that say something else."""
    # One that stands on both sides as it is has its pair, and lends nothing.
    equal = [pair for pair in paired.pairs if pair.equal]
    whole = {pair.left[0] for pair in equal}, {pair.right[0] for pair in equal}
    beside: tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]] = ({}, {})
    for pair in sections:
        beside[0].update(dict.fromkeys(pair.left, pair.right))
        beside[1].update(dict.fromkeys(pair.right, pair.left))
    others = [[at for at in range(len(side.sentences)) if at not in whole[of]] for of, side in enumerate(marks)]
    for of, side in enumerate(marks):
        if others[0] and others[1]:
            phrases = Phrases(marks[1 - of].sentences, others[1 - of])
            for number in others[of]:
                _mark_phrases_of(side, number, phrases, beside[of].get(side.sentences[number].part, ()), marks[1 - of])


def _mark_phrases_of(side: Marks, number: int, phrases: Phrases, beside: tuple[int, ...], other: Marks) -> None:
    sentence = side.sentences[number]
    copy, codes = sentence.copy, side.of(sentence.part, sentence.field)
    for first, last, found in phrases.within(copy.text, beside):
        start, end = sentence.start + copy.starts[first], sentence.start + copy.ends[last - 1]
        part = other.sentences[found].part
        standing = Standing.COMMON if part in beside else Standing.ELSEWHERE
        for at, stop, code in list(runs(codes[start:end])):
            if code == OWN:
                side.mark(number, start + at, start + stop, standing)
                if standing is Standing.ELSEWHERE:
                    side.note_target(number, start + at, start + stop, other.parts[part].anchor)


def _moved(marks: tuple[Marks, Marks], paired: PairedSentences, sections: Sequence[SectionPair]) -> set[int]:
    """The pairs that stand in sections which do not answer each other, or in another order there."""
    answers = {one: number for number, pair in enumerate(sections) for one in pair.left}
    answered = {other: number for number, pair in enumerate(sections) for other in pair.right}
    beside: dict[int, list[SentencePair]] = {}
    moved = set()
    for pair in sorted(paired.pairs, key=lambda pair: pair.left[0]):
        one = answers.get(marks[0].sentences[pair.left[0]].part)
        other = answered.get(marks[1].sentences[pair.right[0]].part)
        if one is None or one != other:
            moved.add(id(pair))
        else:
            beside.setdefault(one, []).append(pair)
    for pairs in beside.values():
        if is_increasing([pair.right[0] for pair in pairs]):
            continue
        weights = [float(sum(len(marks[0].sentences[at].written) for at in pair.left)) for pair in pairs]
        kept = set(increasing([pair.right[0] for pair in pairs], weights))
        moved |= {id(pair) for at, pair in enumerate(pairs) if at not in kept}
    return moved


def _note_targets(side: Marks, numbers: Iterable[int], other: Marks, others: Sequence[int]) -> None:
    for number in numbers:
        sentence = side.sentences[number]
        target = other.parts[other.sentences[others[0]].part].anchor
        side.note_target(number, sentence.start, sentence.end, target)


def _mark_run(marks: tuple[Marks, Marks], run: CommonRun, standing: Standing) -> None:
    standing = Standing.RENAMED if run.renamed else standing
    for side, places in zip(marks, (run.left, run.right), strict=True):
        for sentence, start, end in _stretches(side, places):
            side.mark(sentence, start, end, standing)
    for one, other in zip(run.left, run.right, strict=True):
        # Most characters are plain ones, and the same.
        longer = one.end - one.start > 1 or other.end - other.start > 1
        if longer and fold(_written(marks[0], one)) != fold(_written(marks[1], other)):
            marks[0].mark(one.sentence, one.start, one.end, Standing.RENAMED)
            marks[1].mark(other.sentence, other.start, other.end, Standing.RENAMED)


def _stretches(side: Marks, places: Sequence[Place]) -> Iterator[tuple[int, int, int]]:
    """From the first to the last place in each sentence, with what stands between; the numbering before a sentence
    goes with its first word."""
    at = 0
    while at < len(places):
        sentence = places[at].sentence
        last = at
        while last + 1 < len(places) and places[last + 1].sentence == sentence:
            last += 1
        found = side.sentences[sentence]
        opens = found.start + found.copy.starts[0] == places[at].start
        yield sentence, found.start if opens else places[at].start, places[last].end
        at = last + 1


def _written(side: Marks, place: Place) -> str:
    return str(getattr(side.parts[side.sentences[place.sentence].part], side.sentences[place.sentence].field))[
        place.start : place.end
    ]


def settle(marks: Marks, stock: Stock | None) -> None:
    """Punctuation goes with what stands beside it; what many directives have is told from what is this one's."""
    for text, codes in marks.fields():
        _settle_punctuation(text, codes)
        if stock:
            _settle_stock(text, codes, stock)


def _settle_punctuation(text: str, codes: bytearray) -> None:
    found = list(runs(codes))
    if len(found) < 2:
        return
    for at, (start, end, code) in enumerate(found):
        if code == OWN and not any(map(str.isalnum, text[start:end])):
            beside = found[at - 1][2] if at else found[1][2]
            codes[start:end] = bytes([beside]) * (end - start)


def _settle_stock(text: str, codes: bytearray, stock: Stock) -> None:
    """Clause by clause: a stock phrase is common to the two, and so to many others."""
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        if (
            end - start >= LEAST_STOCK
            and all(code in _TELLS_OF for code in codes[start:end])
            and stock(clause.group())
        ):
            codes[start:end] = bytes([CODE[Standing.STOCK]]) * (end - start)
