"""make topics-weights: learns how much each word tells of each topic, writes it, and says how well it tells."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from archive.lexicon import fixtures, topic_weights, topics
from benchmarks.topics import labelled_texts, learned_weights
from benchmarks.topics.labelled_texts import LabelledText


def main() -> None:
    learned_from = labelled_texts.short("labelled.txt")
    texts = [*learned_from, *labelled_texts.long(learned_from)]
    weights = learned_weights.learn(learned_from, texts)
    written = json.dumps(asdict(weights), ensure_ascii=False, indent=1) + "\n"
    (fixtures.FOLDER / topic_weights.FILE).write_text(written, encoding="utf-8")
    topic_weights.known.cache_clear()
    held_out = labelled_texts.short("held_out.txt")
    for name, measured in [
        ("learned from", texts), ("held out", held_out), ("held out, long", list(labelled_texts.long(held_out))),
    ]:  # fmt: skip
        print(f"{name}: {figures_of(measured)}")


def figures_of(texts: Iterable[LabelledText]) -> str:
    """How often the main topic is right, silent, wrong, and how right the others are."""
    right = silent = total = told = meant = both = 0
    for text in texts:
        found = topics.of(text.title, text.headings, text.text, topics.known())
        total, right = total + 1, right + (found[:1] == [text.main][: bool(text.main)])
        silent += bool(text.main) and not found
        others = set(found[1:])
        told, meant, both = told + len(others), meant + len(text.others), both + len(others & text.others)
    return (
        f"{total} texts, main topic right {right / total:.3f}, silent {silent}, wrong {total - right - silent}; "
        f"others: precision {both / max(told, 1):.2f}, recall {both / max(meant, 1):.2f}"
    )


if __name__ == "__main__":
    main()
