"""make coverage: what the tests ran of each room, as a table. Reads what `coverage combine` left behind."""

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

COUNTS = ("num_statements", "covered_lines", "num_branches", "covered_branches")
HEAD = ("room", "lines", "run", "branches", "taken", "lines and branches")


def main() -> None:
    measured = Coverage()
    measured.load()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        measured.json_report(outfile=str(report))
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    print("\n".join(table({Path(name): file["summary"] for name, file in files.items()})))


def table(files: dict[Path, dict[str, int]]) -> list[str]:
    """The lines of a Markdown table from coverage's own summary of each file: rooms by name, the whole at the end."""
    rooms: dict[str, Counter] = {}
    for path, summary in files.items():
        counts = Counter({name: summary[name] for name in COUNTS})
        for room in (_room_of(path), "all"):
            rooms.setdefault(room, Counter()).update(counts)
    names = [*sorted(rooms.keys() - {"all"}), *rooms.keys() & {"all"}]
    return [_row(HEAD), "|---|" + "---:|" * (len(HEAD) - 1), *(_row(_cells(name, rooms[name])) for name in names)]


def _room_of(path: Path) -> str:
    """archive/parsing/outline/levels.py → archive/parsing; what lies in the root of an app is that app's own."""
    return "/".join(path.parts[:2] if len(path.parts) > 2 else path.parts[:1])


def _cells(name: str, counts: Counter) -> tuple[str, ...]:
    lines, run, branches, taken = (counts[count] for count in COUNTS)
    share = (run + taken) / (lines + branches) if lines + branches else 1
    return name, f"{lines:,}", f"{run:,}", f"{branches:,}", f"{taken:,}", f"{share:.1%}"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
