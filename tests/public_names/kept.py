"""The lists, and what of them is gone."""

import functools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.public_names.shapes import NULL

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LISTS, VALUES = HERE / "lists", HERE / "values"
# What is taken besides the names.
NOT_LISTED = ("values", "dry_run", "errors")
# Of these a list says what there may be; the program's answers show only some of it.
VOCABULARIES = ("command_vocabularies", "vocabularies")
# What a start reads of the environment: the machine's own is not to tell.
_READ = (
    "HOST", "PORT", "DATA_DIR", "ALLOWED_HOSTS", "SOFFICE", "HTTPS", "WITHOUT_COPY", "DJANGO_SETTINGS_MODULE",
)  # fmt: skip


def taken(everything: bool = False) -> dict:
    """What the program has now; some ten seconds, in a process and a data folder of its own. With `everything`, what
    no list has is looked for too, which takes longer."""
    found, error = _run(everything)
    assert found, f"The program does not start, or not answer:\n{error}"
    return found


def taken_of(kind: str):
    """What it has of one kind."""
    now = taken()
    assert kind in now, "\n".join([f"{kind}: could not be taken from the program.", *now["errors"]])
    return now[kind]


@functools.cache
def _run(everything: bool) -> tuple[dict, str]:
    """What was taken, and what was said on the way; a program that does not run is not asked again and again."""
    with tempfile.TemporaryDirectory(prefix="archive-names-") as folder:
        out = Path(folder) / "taken.json"
        environment = {name: value for name, value in os.environ.items() if name not in _READ}
        environment |= {"DATA_DIR": f"{folder}/data"}
        command = [sys.executable, "-m", "tests.public_names.program", str(out), *(["--all"] if everything else [])]
        ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        return json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}, ended.stderr


def listed(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def kinds() -> list[str]:
    return sorted(path.stem for path in LISTS.glob("*.json"))


def gone(listed, now, place: str = "") -> list[str]:
    """A line for each thing that `listed` has and `now` has not, or has otherwise. Of an object every key is held, of
    an array every member, in its order; whatever else `now` has is new, and welcome."""
    if isinstance(listed, dict) and isinstance(now, dict):
        return [
            line
            for key, value in listed.items()
            for line in (
                gone(value, now[key], f"{place} → {key}" if place else key)
                if key in now
                else [f"{place or 'the list'}: {key!r} is gone"]
            )
        ]
    if isinstance(listed, list) and isinstance(now, list):
        missing = [f"{place or 'the list'}: {member!r} is gone" for member in listed if member not in now]
        kept = [member for member in now if member in listed]
        return missing or ([f"{place}: the order was {listed!r}, and is {kept!r}"] if kept != listed else [])
    # Where only null was seen nobody knows the type, and where it is null now, nobody can tell that it changed.
    return [] if listed == now or NULL in (listed, now) else [f"{place}: was {listed!r}, and is {now!r}"]


def otherwise(listed, now, place: str = "") -> list[str]:
    """A line for each value that is another; keys that are new, or gone, are the names' business."""
    if isinstance(listed, dict) and isinstance(now, dict):
        both = {key: key for key in listed if key in now}
    elif isinstance(listed, list) and isinstance(now, list) and len(listed) == len(now):
        both = {f"[{at}]": at for at in range(len(listed))}
    else:
        return [] if listed == now else [f"{place}: was {_short(listed)}, and is {_short(now)}"]
    return [line for name, key in both.items() for line in otherwise(listed[key], now[key], f"{place} → {name}")]


def _short(value) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:300]}…"


def unknown(listed: dict[str, list], now: dict[str, list]) -> list[str]:
    """A line for each value of a closed set that is not listed: one that is new, or an old one renamed."""
    return [
        f"{place}: {value!r} is not among {listed[place]!r}"
        for place, values in now.items()
        for value in values
        if place in listed and value not in listed[place]
    ]


def merged(listed, now):
    """`listed` with what `now` has besides."""
    if isinstance(listed, dict) and isinstance(now, dict):
        both = {key: merged(value, now[key]) if key in now else value for key, value in listed.items()}
        return both | {key: value for key, value in now.items() if key not in listed}
    if isinstance(listed, list) and isinstance(now, list):
        # Where the new ones stand among the old is kept, which tells nothing where an old one is gone.
        return now if not gone(listed, now) else [*listed, *(one for one in now if one not in listed)]
    return now if listed == NULL else listed


def written(value) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def add() -> list[str]:
    """Write what is new into the lists; what is gone from them all the same."""
    now, left = taken(everything=True), []
    assert not now["errors"], "\n".join(now["errors"])
    LISTS.mkdir(exist_ok=True)
    for kind in sorted(now.keys() - set(NOT_LISTED)):
        path = LISTS / f"{kind}.json"
        before = listed(path) if path.exists() else now[kind]
        left += [f"{kind}: {line}" for line in gone(before, now[kind])] if kind not in VOCABULARIES else []
        path.write_text(written(merged(before, now[kind])), encoding="utf-8")
    return left


def bless() -> None:
    """Write the values anew."""
    VALUES.mkdir(exist_ok=True)
    for name, value in taken_of("values").items():
        (VALUES / f"{name}.json").write_text(written(value), encoding="utf-8")
