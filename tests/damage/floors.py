"""The share that must be right in each cell of the table, as it was when it was last blessed."""

import json
from pathlib import Path

from tests.damage.damages import DAMAGES
from tests.damage.score_tables import Scores, rows

PATH = Path(__file__).with_name("floors.json")


def kept() -> dict[str, dict[str, float]]:
    """{row: {field: share}}."""
    return json.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}


def bless(counted: Scores) -> None:
    """Keep today's shares."""
    shares: dict[str, dict[str, float]] = {row: {} for row in rows(counted)}
    for row, field in counted:
        # Rounded down, so that the same count never falls below it.
        shares[row][field] = int(10000 * _share(counted, row, field)) / 10000
    lines = (f" {json.dumps(row)}: {json.dumps(shares[row])}" for row in shares)
    PATH.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def fallen(counted: Scores) -> list[str]:
    """A line for each cell that is below its floor."""
    found = []
    for row, shares in kept().items():
        for field, floor in shares.items():
            if (row, field) in counted and (share := _share(counted, row, field)) < floor:
                found.append(f"{row}: {field} {share:.4f}, was {floor:.4f}")
    return found


def _share(counted: Scores, row: str, field: str) -> float:
    """Kind and actor are told of the items that were found; to find one more must not let them fall."""
    right, of = counted[row, field]
    return right / (counted[row, "actions"][1] if field in ("kind", "actor") else of)


def without_fault() -> list[tuple[str, str]]:
    """(damage, field) of the cells in which every invented text reads right."""
    damages = ((row, shares) for row, shares in kept().items() if row in DAMAGES)
    return [(row, field) for row, shares in damages for field, share in shares.items() if share == 1]
