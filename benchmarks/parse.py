"""make bench-parse: how fast the pure parser reads, how its memory grows, how fast files come in.

Directives of 3,000 characters, made by rule. The rival in the same run is jieba's segmentation of the
very same texts: what any Chinese search does with a text before it understands a word of it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jieba

from archive.parsing import parse
from benchmarks import corpus

ROOT = Path(__file__).resolve().parent.parent
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


def resident() -> int:
    """Resident memory of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_SIZE


def rate(read, texts: list[str], rounds: int = 5) -> float:
    """Texts a second: the median over several rounds."""
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        for text in texts:
            read(text)
        seconds.append(time.perf_counter() - began)
    return len(texts) / statistics.median(seconds)


def parsing() -> dict:
    texts = list(corpus.texts(200))
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    parse(texts[0])
    ours, rival = rate(parse, texts), rate(jieba.lcut, texts)
    return {
        "directives_a_second": round(ours),
        "characters_each": round(statistics.mean(map(len, texts))),
        "jieba_directives_a_second": round(rival),
        "times_jieba": round(ours / rival, 2),
    }


def memory(count: int) -> dict:
    """Resident megabytes after a tenth of the texts and after all of them."""
    early = 0
    for place, text in enumerate(corpus.texts(count), 1):
        parse(text)
        if place == count // 10:
            early = resident()
    late = resident()
    return {"directives": count, "mb_after_a_tenth": early >> 20, "mb_at_the_end": late >> 20}


def importing(count: int) -> dict:
    """The import command itself on files in an empty archive; the index is told, and not waited for."""
    with tempfile.TemporaryDirectory() as folder:
        files, data = Path(folder) / "files", Path(folder) / "data"
        files.mkdir()
        for serial, text in enumerate(corpus.texts(count)):
            (files / f"{serial:05}.txt").write_text(text, encoding="utf-8")
        environment = os.environ | {"DATA_DIR": str(data)}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
        subprocess.run([*manage, "load_reference_data"], env=environment, check=True, capture_output=True)
        began = time.perf_counter()
        command = [*manage, "import_directives", "--leave-index", str(files)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        seconds = time.perf_counter() - began
    return {"files": count, "seconds": round(seconds, 1), "files_a_second": round(count / seconds)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    options.add_argument("--files", type=int, default=1000, help="files to import")
    options.add_argument("--texts", type=int, default=10_000, help="texts parsed one after another for the memory")
    arguments = options.parse_args()
    found = {
        "parsing": parsing(),
        "memory": memory(arguments.texts),
        "importing": importing(arguments.files),
    }
    if arguments.json:
        print(json.dumps(found))
        return
    for topic, figures in found.items():
        print(topic)
        for name, value in figures.items():
            print(f"  {name.replace('_', ' '):32}{value:>10}")


if __name__ == "__main__":
    main()
