"""A file that is meant → what came with it: itself, or where it is a bundle (a zip, a mail) each of its files."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from archive.formats import Refused, bundle, stray_files
from archive.formats.bundle import Bundle, Member
from archive.ingest import found_file, secrecy_gate
from archive.ingest.import_paths import Found, shown
from archive.ingest.received_file import unexpected

logger = logging.getLogger(__name__)

# A zip in a mail, or in a zip, is opened; one in that is not.
_DEEPEST = 2
_MOST_BYTES = 200 * 1024 * 1024
_TOO_DEEP = "压缩包（或邮件）套了三层以上；请先解压，再导入解压出来的文件。"
_TOO_MUCH = f"压缩包（或邮件）里的文件合计超过 {_MOST_BYTES // 1024 // 1024} MB 的上限，这一个未读取；请分批导入。"
_LONGEST_NAME = 255
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True)
class Arrival:
    """A file that came, or why it may not. `path` leads into a bundle: 来文.zip/通知.docx; `name` is that from the
    bundle's own name on, as it is kept. `passed_by` are the bundle's files that are a system's own."""

    path: Path
    name: str
    data: bytes = b""
    refusal: str = ""
    notes: tuple[str, ...] = ()
    passed_by: tuple[str, ...] = ()


@dataclass
class _Budget:
    """How many bytes a bundle may still bring, with all the bundles in it."""

    left: int = _MOST_BYTES


def of(found: Found, door: str) -> Iterator[Arrival]:
    """Each file that came, in order; what is wrong with one is no matter of the others'. `door` names to the log by
    which way they came."""
    arrival = Arrival(found.path, shown(found.path.name), notes=_notes(found))
    try:
        data = found_file.bytes_of(found)
        for name in found_file.names_of(found):
            secrecy_gate.refuse(secrecy_gate.in_name(name), data, door)
        yield from _opened(replace(arrival, data=data), door, 1, _Budget())
    except Refused as refusal:
        yield replace(arrival, refusal=str(refusal))


def of_bytes(name: str, data: bytes, door: str) -> Iterator[Arrival]:
    """The same of bytes that came by themselves, under this name."""
    arrival = Arrival(Path(name), name)
    try:
        if refusal := stray_files.refusal(name):
            raise Refused(refusal)
        secrecy_gate.refuse(secrecy_gate.in_name(name), data, door)
        yield from _opened(replace(arrival, data=found_file.allowed(data)), door, 1, _Budget())
    except Refused as refusal:
        yield replace(arrival, refusal=str(refusal))


def _opened(arrival: Arrival, door: str, depth: int, budget: _Budget) -> Iterator[Arrival]:
    """The file itself, or its files. Raises Refused for a bundle that is not to be opened."""
    try:
        opened = bundle.opened(arrival.data, arrival.name)
    except Refused:
        raise
    except Exception as error:
        logger.exception("%s could not be opened", arrival.name)
        raise Refused(unexpected(error)) from error
    if opened is None:
        yield arrival
        return
    if depth > _DEEPEST:
        raise Refused(_TOO_DEEP)
    _refuse_marked(opened, arrival.data, door)
    told = (*arrival.notes, *opened.notes), (*arrival.passed_by, *opened.passed_by)
    for member in opened.members:
        for one in _member(member, arrival, door, depth, budget):
            # Of the bundle itself the first of its files tells.
            yield replace(one, notes=(*told[0], *one.notes), passed_by=(*told[1], *one.passed_by))
            told = (), ()


def _member(member: Member, of: Arrival, door: str, depth: int, budget: _Budget) -> Iterator[Arrival]:
    name = _CONTROL.sub(" ", member.name) or "未命名"
    arrival = Arrival(Path(f"{of.path}/{name}"), _cut(f"{of.name}/{name}"))
    try:
        data = found_file.allowed(member.read())
        for step in name.split("/"):
            secrecy_gate.refuse(secrecy_gate.in_name(step), data, door)
        budget.left -= len(data)
        if budget.left < 0:
            raise Refused(_TOO_MUCH)
        yield from _opened(replace(arrival, data=data), door, depth + 1, budget)
    except Refused as refusal:
        yield replace(arrival, refusal=str(refusal))


def _refuse_marked(opened: Bundle, data: bytes, door: str) -> None:
    """What a mail says of itself and of its files counts for each of them. Raises Refused."""
    if words := opened.words:
        secrecy_gate.refuse(secrecy_gate.in_file("", words.text, words.omitted, words.titles), data, door)


def _notes(found: Found) -> tuple[str, ...]:
    """What the reader should know of the file before what is said of its directives."""
    real = found_file.followed(found)
    return (f"所给路径是符号链接，读取的是它所指的文件：{real}。",) if real else ()


def _cut(name: str) -> str:
    """No longer than a source's name may be; the file's own name stands at the end."""
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"
