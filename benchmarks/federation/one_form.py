"""One form of the archive at one size, in a process of its own over its own DATA_DIR; prints one JSON object.

`python -m benchmarks.federation.one_form COUNT SECONDS`, started by `benchmarks.federation`: the environment says
which database and which engine.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

django.setup()

from benchmarks import vocabulary  # noqa: E402
from benchmarks.search_speed import bulk_archive, questions, server  # noqa: E402
from benchmarks.search_speed.timing import percentile  # noqa: E402
from search import analysis  # noqa: E402
from search.analysis import segmentation  # noqa: E402
from search.haystack_front.connection import engine, planner  # noqa: E402
from search.planning import BY_SCORE  # noqa: E402
from search.query.parser import parse  # noqa: E402

# What is drawn from, and how many texts are imported as files to see how long that takes.
_FIRST, _IMPORTED = 300, 60
_ROUNDS = 5
_FACETS = ("province", "year")


def measured(count: int, seconds: float) -> dict:
    """Figures of filling, import, rebuild, queries, pages, memory and disk."""
    folder = Path(settings.DATA_DIR)
    filled = _seconds(bulk_archive.fill, count)
    (folder / "first-holdings-imported").touch()
    analysis.initialize()
    # Before the import, which has originals of its own.
    database = database_bytes()
    prepared = time.process_time()
    rebuilt = _seconds(call_command, "rebuild_index", "--noinput", verbosity=0, stdout=sys.stderr)
    prepared = time.process_time() - prepared
    local_index = _bytes_below(folder / "index")
    asked = questions.drawn(bulk_archive.first_rows(_FIRST), segmentation.cut)
    searched = [_asked(one) for one in asked]
    pages = server.pages(asked, seconds) if seconds else {}
    with tempfile.TemporaryDirectory() as place:
        imported, originals = _imported(Path(place))
    return {
        "directives": count,
        "filled_a_second": round(count / filled, 1),
        "rebuilt_a_second": round(count / rebuilt, 1),
        # What the rebuilding process alone takes, where nodes have processors of their own.
        "prepared_a_second": round(count / prepared, 1),
        "imported_a_second": round(_IMPORTED / imported, 2),
        "query_ms": {"median": round(statistics.median(searched), 2), "p95": round(percentile(searched, 0.95), 2)},
        "pages": pages,
        "bytes": {"database": database / count, "local_index": local_index / count, "original": originals / _IMPORTED},
    }


def database_bytes() -> int:
    """What the database takes, with its indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return cursor.fetchone()[0]


def _asked(question: questions.Question) -> float:
    """Milliseconds for a page of answers, the total and two facets; the median of rounds."""
    filters = {
        "province": [question.province] if question.province else [],
        "year": [question.year] if question.year else [],
    }
    plan = planner().plan(parse(question.text)[0], filters)
    taken = [
        _seconds(engine().search, plan, rows=slice(0, 20), order=BY_SCORE, facets=_FACETS) for _ in range(_ROUNDS)
    ]
    return statistics.median(taken) * 1000


def _imported(place: Path) -> tuple[float, int]:
    """Seconds that files took, the index with them, and their bytes; texts that the archive does not hold yet."""
    for serial, text in enumerate(vocabulary.texts(_IMPORTED)):
        # Another number and place, so that none is one of those that were filled in.
        (place / f"{serial}.txt").write_text(text.replace("〔", f"补{serial}〔"), encoding="utf-8")
    taken = _seconds(call_command, "import_directives", str(place), verbosity=0, stdout=sys.stderr)
    return taken, _bytes_below(place)


def _seconds(act: Callable, *arguments, **named) -> float:
    began = time.perf_counter()
    act(*arguments, **named)
    return time.perf_counter() - began


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    print(json.dumps(measured(int(sys.argv[1]), float(sys.argv[2]))))
