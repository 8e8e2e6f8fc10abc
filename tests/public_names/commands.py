"""The commands with their options, their exit statuses, their JSON; last, an archive without its index."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.core.management import get_commands, load_command_class

from tests.public_names.program import ROOT, SOURCES
from tests.public_names.shapes import types, vocabularies

# Ours, whichever app they stand in: those of Django and of haystack are theirs.
_THEIRS = ("django.", "haystack")
_FORMS = ROOT / "tests" / "golden" / "forms"
_CLOSED = "示例市总工会关于示例工作的通知\n要做好示例工作。\n示例市总工会\n2023年3月1日\n（此件不公开）\n"


def taken(program) -> dict:
    answers, statuses = _good(program)
    for more in (_refused(program), _broken(program)):
        answers |= {name: [*answers.get(name, []), *found] for name, found in more[0].items()}
        statuses |= more[1]
    return {
        "commands": _commands(),
        "exit_statuses": statuses,
        "command_json_keys": {name: types(found) for name, found in answers.items()},
        "command_vocabularies": {
            f"{name} {key}": values for name, found in answers.items() for key, values in vocabularies(found).items()
        },
        "without_index": _without_index(program),
        "dry_run": answers["import_directives --dry-run --json"][0],
    }


def _commands() -> dict:
    found = {}
    for name, app in sorted(get_commands().items()):
        if not app.startswith(_THEIRS):
            command = load_command_class(app, name)
            theirs = {action.dest for action in _actions(_base(command), name)}
            found[name] = {
                " ".join(action.option_strings) or action.metavar or action.dest: _takes(action)
                for action in _actions(command, name)
                if action.dest not in theirs
            }
    return found


def _base(command):
    """The command of Django or haystack that ours is made from: its options are theirs to keep."""
    return next(base for base in type(command).__mro__ if base.__module__.startswith(_THEIRS))()


def _actions(command, name: str) -> list:
    return command.create_parser("manage.py", name)._actions


def _takes(action) -> dict:
    return {"values": str(1 if action.nargs is None else action.nargs), "required": action.required}


def _good(program) -> tuple[dict, dict]:
    runs = {
        "import_directives --dry-run --json": ("import_directives", SOURCES, _FORMS, "--dry-run", "--json"),
        "reparse --json": ("reparse", "--all", "--json"),
        "check_archive --json": ("check_archive", "--json"),
    }
    done = {name: program.run(*arguments) for name, arguments in runs.items()}
    plain = {
        "import_directives of what is known": ("import_directives", SOURCES),
        "reparse": ("reparse", "--all"),
        "check_archive": ("check_archive",),
        "check_archive --repair": ("check_archive", "--repair"),
        "run_indexer --once": ("run_indexer", "--once"),
        "refresh_index": ("refresh_index",),
        "load_reference_data": ("load_reference_data",),
        "prepare again": ("prepare",),
    }
    statuses = {name: status for name, (status, _out, _err) in done.items()}
    statuses |= {name: program.run(*arguments)[0] for name, arguments in plain.items()}
    return {name: [json.loads(out)] for name, (_status, out, _err) in done.items()}, statuses


def _refused(program) -> tuple[dict, dict]:
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.txt"
        empty.touch()
        status, out, _err = program.run("import_directives", empty, "--dry-run", "--json")
        # Of this one the archivist is told something.
        closed = Path(folder) / "closed.txt"
        closed.write_text(_CLOSED, encoding="utf-8")
        _status, noted, _err = program.run("import_directives", closed, "--dry-run", "--json")
        known, told, _err = program.run("import_directives", *sorted(SOURCES.glob("*.txt"))[:1], "--json")
    return {
        "import_directives --dry-run --json": [json.loads(out), json.loads(noted)],
        "import_directives --json": [json.loads(told)],
    }, {
        "import_directives of what cannot be read": status,
        "import_directives --json of what is known": known,
        "reparse of nothing": program.run("reparse")[0],
    }


def _broken(program) -> tuple[dict, dict]:
    """A field is not what is read, an original is changed and another gone."""
    differing = apps.get_model("archive", "Directive").objects.filter(pk=program.ids[0])
    differing.update(genre="决定")
    first, second = sorted(path for path in (program.folder / "sources").rglob("*") if path.is_file())[:2]
    kept = first.read_bytes(), second.read_bytes()
    first.chmod(0o600)
    first.write_bytes(kept[0] + b"\n")
    second.unlink()
    status, out, _err = program.run("check_archive", "--json")
    repaired = program.run("check_archive", "--repair")[0]
    unread, told, _err = program.run("reparse", "--all", "--json")
    first.write_bytes(kept[0])
    second.write_bytes(kept[1])
    return {"check_archive --json": [json.loads(out)], "reparse --json": [json.loads(told)]}, {
        "check_archive of a damaged archive": status,
        "check_archive --repair of what it cannot repair": repaired,
        "reparse of what cannot be read": unread,
    }


def _without_index(program) -> dict:
    """What is answered while there is none: the archive is read all the same."""
    os.rename(program.folder / "index", program.folder / "index-away")
    addresses = ("/", "/search/?q=竞赛", "/api/v1/search/?q=竞赛", "/search/feed.atom?q=竞赛", "/readyz", "/healthz")
    answers = {address: program.get(address) for address in addresses}
    return {
        address: {"status": answer.status_code} | {"Retry-After": answer["Retry-After"]}
        if "Retry-After" in answer
        else {"status": answer.status_code}
        for address, answer in answers.items()
    }
