"""The questions asked of our engine, of tantivy and of FTS5 in this process, in turns."""

from collections.abc import Callable

from benchmarks.search_speed import ours, prepared_data
from benchmarks.search_speed.fts5_rival import Fts5
from benchmarks.search_speed.questions import Question
from benchmarks.search_speed.tantivy_rival import Tantivy
from benchmarks.search_speed.timing import attempted, compared, summed_up
from search.analysis.synonyms import others


def engines(asked: list[Question], rounds: int) -> dict:
    """{what was compared: {system: its times}}, and how far the totals agree."""
    mine, rivals = ours.Ours(), _others()
    words = {"ours": mine.ask} | {name: rivals[name] for name in ("tantivy", "tantivy_not_counting")}
    everyone = words | {name: rivals[name] for name in ("tantivy_pairs", "tantivy_pairs_not_counting")}
    made = {"ours": mine.ask_made} | {name: rivals[name] for name in ("tantivy_made", "tantivy_made_not_counting")}
    cold = {"ours": mine.ask, "fts5": rivals["fts5"]}
    phrases = [one for one in asked if one.kind == "phrase"]
    plain = [one for one in asked if one.kind != "phrase"]
    kinds = {kind: [one for one in plain if one.kind == kind] for kind in dict.fromkeys(one.kind for one in plain)}
    for one in asked:
        mine.ask(one)
    found = {
        "terms": compared(words, plain, rounds),
        **{kind: compared(words, several, rounds) for kind, several in kinds.items()},
        "terms_made_before": compared(made, plain, rounds),
        "terms_worth_found_anew": compared(words, plain, rounds, mine.forget_phrases),
        "phrases_kept": compared(everyone, phrases, rounds),
        "phrases_found_anew": compared(everyone, phrases, rounds, mine.forget_phrases),
        "first_time_one_word": compared(cold, [one for one in plain if len(one.words) == 1], rounds, mine.forget),
        "first_time": compared(cold, plain, rounds, mine.forget),
        "first_time_phrases": compared(cold, phrases, rounds, mine.forget),
        "by_haystack": compared({"ours": ours.ask_by_haystack}, asked, rounds),
    }
    return {name: summed_up(taken) for name, taken in found.items()} | {
        "totals": _totals(asked, {"ours": mine.ask} | rivals)
    }


def _others() -> dict[str, Callable]:
    """{way of asking a rival: ask}. One that cannot be had says why when it is asked."""
    folder, file = prepared_data.tantivy, prepared_data.fts5
    return {
        "tantivy": _had(lambda: Tantivy(folder(), "words", counting=True).ask),
        "tantivy_not_counting": _had(lambda: Tantivy(folder(), "words", counting=False).ask),
        "tantivy_pairs": _had(lambda: Tantivy(folder(), "pairs", counting=True).ask),
        "tantivy_pairs_not_counting": _had(lambda: Tantivy(folder(), "pairs", counting=False).ask),
        "tantivy_made": _had(lambda: Tantivy(folder(), "words", counting=True).ask_made),
        "tantivy_made_not_counting": _had(lambda: Tantivy(folder(), "words", counting=False).ask_made),
        "fts5": _had(lambda: Fts5(file()).ask),
    }


def _had(opened: Callable[[], Callable]) -> Callable[[Question], int]:
    try:
        return opened()
    except Exception as error:
        reason = error

        def failing(question):
            raise reason

        return failing


def _totals(asked, systems) -> dict:
    """How many each finds. Over pairs of characters tantivy means what we mean: wherever the text contains it; over
    words it misses what jieba cut otherwise, and no rival knows that a word has other names."""
    told = [
        {"question": one.text, "kind": one.kind}
        | {name: attempted(lambda ask=ask, one=one: {"total": ask(one)}).get("total") for name, ask in systems.items()}
        for one in asked
    ]
    plain = [row for row, one in zip(told, asked, strict=True) if not any(map(others, one.words))]
    unanswered = sum(row["ours"] is None or row["tantivy_pairs"] is None for row in plain)
    return ({"failed": f"{unanswered} questions were not answered by both"} if unanswered else {}) | {
        "questions": told,
        "same_meaning": len(plain),
        "same_total": sum(row["ours"] == row["tantivy_pairs"] for row in plain),
    }
