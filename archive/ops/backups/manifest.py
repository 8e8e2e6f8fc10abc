"""What a backup says of itself: manifest.json, the last member of the file.

The file is a ZIP, which every system opens without this program: the database, sources/…, intake/…, lexicon/…,
secret-key as they lie in DATA_DIR. A ZIP's list of members stands at its end, so one cut short is told at once.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from zlib import error as ZlibError

NAME = "manifest.json"
DATABASE = "archive.sqlite3"
FORMAT = 1
# What a backup may hold, by name: nothing else is ever written to a data folder.
_MEMBER = re.compile(
    r"archive\.sqlite3|secret-key|first-holdings-imported|lexicon/\w[\w-]*\.txt|sources/[0-9a-f]{2}/[0-9a-f]{64}"
    r"|intake/[0-9a-f]{64}"
)
_BLOCK = 1024 * 1024
_LARGEST = 64 * 1024 * 1024


class Unfit(Exception):
    """Why a file is no backup that can be used, in a sentence."""


@dataclass
class Manifest:
    """`files` has the SHA-256 of each member, `migrations` those of the database, `settings` what the environment
    said, `faults` what was missing when it was made, a sentence each, `sealed` the digests of files left out because
    they are sealed. `made_at` is a time with its zone."""

    version: str
    made_at: str
    migrations: list[str]
    settings: dict[str, str]
    files: dict[str, str]
    faults: list[str] = field(default_factory=list)
    format: int = FORMAT
    sealed: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read(path: Path) -> Manifest:
    """What a backup says of itself. Raises Unfit for what is none, or was cut short; OSError."""
    try:
        with zipfile.ZipFile(path) as held:
            return _of(held)
    except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError):
        raise Unfit(f"{path} 不是完整的备份文件：可能没有传完，或不是本程序的备份") from None


def verify(path: Path) -> Manifest:
    """Read every member through and hold it against its SHA-256. Raises Unfit, OSError."""
    manifest = read(path)
    with zipfile.ZipFile(path) as held:
        for name, sha256 in manifest.files.items():
            if digest(held, name) != sha256:
                raise Unfit(f"{path} 里的 {name} 与清单中的 SHA-256 不符，备份已损坏")
    return manifest


def digest(held: zipfile.ZipFile, name: str) -> str:
    """The SHA-256 of a member; '' where it cannot be read."""
    found = hashlib.sha256()
    try:
        with held.open(name) as member:
            while block := member.read(_BLOCK):
                found.update(block)
    except (zipfile.BadZipFile, ZlibError, EOFError):
        return ""
    return found.hexdigest()


def _of(held: zipfile.ZipFile) -> Manifest:
    names = held.namelist()
    strange = f"{held.filename} 不是本程序的备份"
    if NAME not in names or held.getinfo(NAME).file_size > _LARGEST:
        raise Unfit(strange)
    try:
        told = json.loads(held.read(NAME))
    except ValueError:
        raise Unfit(strange) from None
    if not isinstance(told, Mapping) or not isinstance(told.get("format"), int):
        raise Unfit(strange)
    if told["format"] > FORMAT:
        raise Unfit(f"{held.filename} 由更新版本（{told.get('version')}）的程序写成，请用那个版本恢复")
    try:
        manifest = Manifest(**told)
    except TypeError:
        raise Unfit(strange) from None
    if not isinstance(manifest.files, dict) or not isinstance(manifest.migrations, list):
        raise Unfit(strange)
    _check_names(held, manifest)
    return manifest


def _check_names(held: zipfile.ZipFile, manifest: Manifest) -> None:
    """Raises Unfit where members are not those of the list, each once, or lead anywhere else."""
    names = [name for name in held.namelist() if name != NAME]
    if wrong := [name for name in names if not _MEMBER.fullmatch(name)]:
        raise Unfit(f"{held.filename} 里有不该有的文件名（{wrong[0]!r}），不是本程序写成的备份")
    if sorted(names) != sorted(manifest.files) or DATABASE not in manifest.files:
        raise Unfit(f"{held.filename} 里的文件与它的清单不一致，备份已损坏")
