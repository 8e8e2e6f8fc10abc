"""What the program says of the six first directives. It may be read better: `make bless`, and read the diff."""

import re
from datetime import date

from tests.public_names.exports import TABLES, csv_rows

LISTS = (
    "/api/v1/directives/",
    "/api/v1/directives/?province=云南&province=贵州",
    "/api/v1/directives/?province=530000&year=2023",
    "/api/v1/directives/?genre=通知",
    "/api/v1/directives/?topic=产业工人队伍建设改革",
    "/api/v1/directives/?level=city",
    "/api/v1/directives/?page=2&page_size=2",
    "/api/v1/actions/?kind=report",
    "/api/v1/actions/?deadline=true",
    "/api/v1/actions/?kind=prohibition&kind=study",
    "/api/v1/search/?q=劳模精神",
    "/api/v1/search/?q=劳模精神&sort=newest",
    "/api/v1/search/?q=劳模精神&sort=oldest",
    "/api/v1/search/?q=标题:产业工人",
    "/api/v1/search/?q=机关:云南 OR 机关:贵州",
    "/api/v1/search/?q=竞赛 -安康杯",
    "/api/v1/search/?q=黔工总字[2021]19号",
    "/api/v1/search/?q=如何开展劳动和技能竞赛",
)


def taken(program) -> dict:
    """{name of a file: what it holds}."""
    directives = {f"directive-{pk}": program.json(f"/api/v1/directives/{pk}/") for pk in program.ids}
    first, second, *_others = program.ids
    return directives | {
        "actions": program.json("/api/v1/actions/?page_size=100"),
        "lists": {address: _ids(program.json(address)) for address in LISTS},
        "facets": program.json("/api/v1/directives/")["facets"],
        "compared": _compared(program.json(f"/api/v1/compare/?d={first}&d={second}")),
        "suggested": {words: program.json(f"/search/suggest/?q={words}") for words in ("劳动", "ldjs", "云工通")},
        "tables": {address: _rows(program.body(f"{address}.csv?q=劳模精神")) for address in TABLES},
    }


def _ids(answer: dict) -> dict:
    return {"count": answer["count"], "ids": [row["id"] for row in answer["results"]]}


def _compared(answer: dict) -> dict:
    """Which section stands beside which, and how much they share."""
    sides = [[row[side] and row[side]["anchor"] for side in ("left", "right")] for row in answer["rows"]]
    return {"figures": answer["figures"], "rows": [" | ".join(one or "" for one in pair) for pair in sides]}


def _rows(body: bytes) -> list[dict]:
    """A citation says when it was looked up."""
    heads, *rows = csv_rows(body)
    today = re.escape(date.today().isoformat())
    return [dict(zip(heads, (re.sub(rf"\[{today}\]", "[date]", cell) for cell in row), strict=True)) for row in rows]
