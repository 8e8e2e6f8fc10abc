"""Every figure of one size, in a process of its own over its own DATA_DIR; prints one JSON object.

`python -m benchmarks.search_speed.measuring COUNT [--quick]`, started by `benchmarks.search_speed`.
"""

import argparse
import json
import os
import sys
import time

import django

django.setup()

from archive.models import Directive  # noqa: E402 - only now are there models
from benchmarks.search_speed import filling, ours, preparing, questions, rebuilding, serving  # noqa: E402
from benchmarks.search_speed.fts5_rival import Fts5  # noqa: E402
from benchmarks.search_speed.tantivy_rival import Tantivy  # noqa: E402
from benchmarks.search_speed.timing import compared, summed_up  # noqa: E402
from search import analysis  # noqa: E402
from search.analysis import segmentation  # noqa: E402

# What is drawn from: every archive holds these, so that the questions are the same at every size.
_FIRST = 1000
_WRITES = 5


def engines(asked: list, rounds: int) -> dict:
    """Our engine beside tantivy and FTS5, both in this process, in turns."""
    folder, file = preparing.rivals()
    mine, fts5 = ours.Ours(), Fts5(file)
    words = {counting: Tantivy(folder, "words", counting) for counting in (True, False)}
    grams = {counting: Tantivy(folder, "grams", counting) for counting in (True, False)}
    plain = [one for one in asked if one.kind != "phrase"]
    phrases = [one for one in asked if one.kind == "phrase"]
    both = {"tantivy_counting": words[True].ask, "tantivy_not_counting": words[False].ask}
    everyone = {"ours": mine.ask} | both
    exactly = everyone | {"tantivy_pairs": grams[True].ask, "tantivy_pairs_not_counting": grams[False].ask}
    for one in asked:
        mine.ask(one)
    found = {
        "terms": compared(everyone, plain, rounds),
        "terms_worth_found_anew": compared(everyone, plain, rounds, mine.forget_phrases),
        "phrases_kept": compared(exactly, phrases, rounds),
        "phrases_found_anew": compared(exactly, phrases, rounds, mine.forget_phrases),
        "first_time": compared({"ours": mine.ask, "fts5": fts5.ask}, asked, rounds, mine.forget),
        "by_haystack": compared({"ours": ours.ask_by_haystack}, asked, rounds),
    }
    by_kind = {
        kind: summed_up(compared(everyone, [one for one in asked if one.kind == kind], rounds))
        for kind in dict.fromkeys(one.kind for one in plain)
    }
    return {name: summed_up(taken) for name, taken in found.items()} | {
        "by_kind": by_kind, "hits": [_hits(one, mine, words[True], grams[True], fts5) for one in asked],
    }  # fmt: skip


def writes() -> dict:
    """Seconds from a save to the first search that finds it, one directive after another; they are put back."""
    taken = []
    for serial, directive in enumerate(Directive.objects.order_by("-pk")[:_WRITES]):
        before = directive.text
        taken.append(round(ours.findable_after(directive, f"示例新词{serial}甲乙丙"), 3))
        Directive.objects.filter(pk=directive.pk).update(text=before)
    return {"seconds": taken, "median_s": sorted(taken)[len(taken) // 2], "slowest_s": max(taken)}


def pages(asked: list, many: list, requests: int) -> dict:
    with serving.served() as (port, process):
        workers = serving.memory_after(port, process, asked)
        return {"workers": workers, **serving.loaded(port, many, requests)}


def _hits(question, mine, words, grams, fts5) -> dict:
    """How many each finds, and which of the phrase's and words' hits only one of them has."""
    told = {"kind": question.kind, "words": len(question.words), "ours": mine.ask(question)}
    told |= {"tantivy": words.ask(question), "fts5": fts5.ask(question)}
    if question.kind == "phrase":
        found, theirs = mine.keys(question), grams.keys(question)
        told |= {"tantivy_pairs": len(theirs), "only_ours": len(found - theirs), "only_pairs": len(theirs - found)}
        told["only_tantivys_words"] = len(words.keys(question) - found)
    return told


def measured(count: int, quick: bool) -> dict:
    told("filling")
    preparing.archive(count)
    analysis.initialize()
    rows = filling.first_rows(_FIRST)
    asked, many = (questions.drawn(rows, segmentation.cut, rounds, seed) for rounds, seed in ((1, 7), (4, 11)))
    told("rebuilding")
    rebuilt = {
        "stock": rebuilding.rate(min(count, 100 if quick else 400)),
        "ours": rebuilding.rate(),
    }
    told("asking the engines")
    found = {"rebuild": rebuilt, "engines": engines(asked, 3 if quick else 9)}
    told("reading pages")
    found["pages"] = pages(asked, many, 96 if quick else 480)
    told("saving")
    return found | {"save_to_findable": writes()}


def told(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what} (load {os.getloadavg()[0]:.1f})", file=sys.stderr)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("--quick", action="store_true")
    arguments = options.parse_args()
    print(json.dumps(measured(arguments.count, arguments.quick)))
