"""Files that were made to do harm: first each kind, then what chance makes of them: bytes turned, cut, doubled,
spliced, numbers made huge, packed, renamed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from random import Random

from tests.support import bad_files, hostile_kinds, mails
from tests.support.word_files import zipped

_NAMES = [
    "..%2f..%2f{}", "\x01\x1b[31m\x7f{}", "换\n行{}", "-rf{}", "a" * 190 + "{}", "\u202e\u200b{}", "\"引号';{}",
    "con\r\nSet-Cookie: a=b{}",
    "<img src=x onerror=alert(1)>{}", "{{{{7*7}}}}{}", "=cmd|calc!A1{}", "CON{}", "\\..\\{}",
]  # fmt: skip


def files(chance: Random, count: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of so many, no two of one name."""
    made = [*bad_files.FILES.values(), *hostile_kinds.by_kind()]
    seeds = [*hostile_kinds.sound().values(), *(one for one in made if len(one[1]) < 300_000)]
    for serial in range(count):
        name, data = made[serial] if serial < len(made) else _changed(chance, seeds)
        ending = re.sub(r"[^.\w]", "", name[name.rfind(".") :])[:9]
        shape = "{}" if serial < len(made) else chance.choice(["{}", *_NAMES])
        yield shape.format(f"{serial:04}{ending}").replace("/", "_").replace("\0", "_"), data


def _changed(chance: Random, seeds: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    name, data = chance.choice(seeds)
    for _ in range(chance.randint(1, 3)):
        name, data = chance.choice(_CHANGES)(chance, name, data, seeds)
    return name, data[:25_000_000]


def _turned(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    turned = bytearray(data)
    for _ in range(chance.randint(1, 30) if turned else 0):
        turned[chance.randrange(len(turned))] = chance.randrange(256)
    return name, bytes(turned)


def _cut(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    return name, data[: chance.randrange(len(data) + 1)]


def _doubled(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice([1, 7, 100, 3000])]
    return name, data[:start] + piece * chance.choice([2, 50, 1000]) + data[start:]


def _spliced(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    _, other = chance.choice(seeds)
    return name, data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _huge(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    """A number in it becomes another, within a zip too."""
    value = chance.choice([b"-1", b"0", b"2147483648", b"99999999999999999999", b"1e308", b"NaN"])
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = {one: archive.read(one) for one in archive.namelist()}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, OSError, EOFError, ValueError):
            return name, data
        if entries and max(map(len, entries.values())) < 1_000_000:
            inner = chance.choice(sorted(entries))
            return name, zipped(entries | {inner: _with_number(chance, entries[inner], value)})
        return name, data
    return name, _with_number(chance, data, value)


def _with_number(chance: Random, data: bytes, value: bytes) -> bytes:
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + value + data[one.end() :]


def _packed(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    if chance.random() < 0.5:
        return "包.zip", zipped({chance.choice(["里/", "../", "./a/../", ""]) + name.replace("\0", ""): data})
    return "信.eml", mails.mail("请查收。", files=((re.sub(r"[\x00-\x1f\x7f]", "", name), data),))


def _renamed(chance: Random, name: str, data: bytes, seeds) -> tuple[str, bytes]:
    return "a." + chance.choice(
        ["txt", "docx", "pdf", "ofd", "html", "xlsx", "eml", "mht", "rtf", "doc", "wps", "md", ""]
    ), data


_CHANGES = [_turned, _turned, _cut, _doubled, _spliced, _huge, _huge, _packed, _renamed]
