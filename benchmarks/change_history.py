"""python -m benchmarks.change_history: what it costs that every change is recorded.

In one run, in turns: files of new directives are imported, with the history and with recording replaced by nothing;
then the same directives come from a second file each that tells what the first left empty. Seconds of the processor,
since the machine may be busy; a ratio of 1 is as fast as without. Beside it how large an outline is that a correction
of one level records, of a directive with sixty action items.
"""

import argparse
import json
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from unittest.mock import patch

BODY = "".join(
    f"{label}、示例工作之{label}\n"
    + "".join(
        f"{n}.各级工会要于2022年8月{n}日前完成第{label}批第{n}项示例任务，并报示例省总工会。\n" for n in range(1, 11)
    )
    for label in "一二三四五六"
)


def text_of(serial: int, is_second: bool) -> str:
    title = f"示例省总工会关于第{serial}次示例工作的通知"
    head = f"示例省总工会文件\n示省工发〔2022〕{serial}号\n" if is_second else ""
    tail = "示例省总工会\n2022年4月20日\n" if is_second else ""
    return f"{head}{title}\n各市总工会：\n{BODY}{tail}"


@contextmanager
def nothing(*_arguments, **_options):
    yield


def measured(count: int, rounds: int) -> dict:
    from archive.ingest import ImportRun, supplement  # noqa: PLC0415

    taken: dict[str, list[float]] = {"new": [], "new_without": [], "filled": [], "filled_without": []}
    serial = 0
    for _round in range(rounds):
        for suffix in ("", "_without"):
            serials = range(serial, serial := serial + count)
            with patch.object(supplement, "recorded", nothing) if suffix else nothing():
                for kind, is_second in (("new", False), ("filled", True)):
                    run = ImportRun()
                    taken[kind + suffix].append(_seconds(run, [text_of(one, is_second) for one in serials]))
    return {
        "seconds": {name: round(median(times), 3) for name, times in taken.items()},
        "speed_of_new": round(median(taken["new_without"]) / median(taken["new"]), 3),
        "speed_of_filled": round(median(taken["filled_without"]) / median(taken["filled"]), 3),
    }


def _seconds(run, texts: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{at}.txt" for at in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        begun = process_time()
        for path in paths:
            run.import_file(path)
        return process_time() - begun


def recorded_size() -> dict:
    """Bytes of JSON that one changed level records, and what they would be with the text."""
    from archive.amendment.saved_fields import save_fields  # noqa: PLC0415
    from archive.history import directive_values  # noqa: PLC0415
    from archive.models import Directive, HistoryEntry  # noqa: PLC0415

    directive = Directive.objects.latest("pk")
    outline = directive_values.of(directive, ["outline"])["outline"]
    whole = len(json.dumps(outline, ensure_ascii=False).encode())
    outline["sections"][1]["level"] += 1
    save_fields(directive, {"outline": outline}, None)
    entry = HistoryEntry.objects.filter(field="outline").latest("pk")
    sizes = [len(json.dumps(value, ensure_ascii=False).encode()) for value in (entry.old, entry.new)]
    return {"outline_bytes": sizes, "with_text_bytes": whole, "text_bytes": len(directive.text.encode())}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"}
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        print(json.dumps(measured(given.count, given.rounds) | recorded_size(), ensure_ascii=False))


if __name__ == "__main__":
    main()
