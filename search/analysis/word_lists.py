"""The words of union work and the names that mean the same: the archive's own lists, and those of its staff.

Staff's lists lie in a folder of the data (words.txt, synonyms.txt), in whatever encoding their editor saved them. A
line that cannot be used is left out and told, never an error; so is a file that cannot be read.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.formats.refusal import Refused
from archive.formats.text_encoding import DamagedText, decode
from search.analysis.matching_copy import fold, readable

OWN = Path(__file__).resolve().parent.parent / "lexicon"
_BETWEEN = "="
_LONGEST = 60
_UNREADABLE = "读不出文字，请用记事本打开，另存为 UTF-8 编码后重新启动"
_folders: list[Path] = [OWN]

_EMPTY = {
    "words.txt": "# 本单位自己的词语，一行一个，例如活动名称、机构简称。改动后重新启动，索引随之重建。\n",
    "synonyms.txt": "# 意思相同的名称，一行一组，用等号隔开，例如：全总 = 中华全国总工会。改动后重新启动。\n",
}


@dataclass(frozen=True)
class BadLine:
    """A line that was left out, 0 standing for the whole list, and why, in words for whoever wrote it."""

    path: Path
    number: int
    why: str

    def __str__(self):
        where = f" 第 {self.number} 行" if self.number else ""
        return f"{self.path}{where}：{self.why}，已略去。"


def configure(folder: Path, make: bool = True) -> None:
    """Read staff's lists in `folder` too; they are made, empty, where there are none, unless nothing may be."""
    if make:
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in _EMPTY.items():
        if make and not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
    _folders[:] = [OWN, folder]
    read.cache_clear()


@dataclass(frozen=True)
class Lexicon:
    """`words` as jieba is to read them; `others` {folded name: the other names of the same thing, folded}."""

    words: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    bad_lines: tuple[BadLine, ...]


@cache
def read() -> Lexicon:
    """Both lists, from every folder."""
    words: dict[str, None] = {}
    others: dict[str, tuple[str, ...]] = {}
    bad: list[BadLine] = []
    for path, number, line in _lines(bad, "words.txt", "union.txt"):
        if why := _unusable(line):
            bad.append(BadLine(path, number, why))
        else:
            words[readable(line)] = None
    for path, number, line in _lines(bad, "synonyms.txt"):
        written = [name.strip() for name in line.replace("＝", _BETWEEN).split(_BETWEEN)]
        names = tuple(dict.fromkeys(fold(name) for name in written))
        if why := next(filter(None, map(_unusable, written)), "") or _no_group(names, others):
            bad.append(BadLine(path, number, why))
            continue
        words |= dict.fromkeys(readable(name) for name in written)
        others |= {name: tuple(other for other in names if other != name) for name in names}
    return Lexicon(tuple(words), others, tuple(bad))


def digest(*names: str) -> str:
    """Changes whenever texts may be cut otherwise, or other names looked for, than before; with `names`, by reason of
    the lists called so."""
    names = names or ("union.txt", "words.txt", "synonyms.txt")
    files = [folder / name for folder in _folders for name in names]
    return hashlib.sha256(b"\x00".join(file.read_bytes() for file in files if file.exists())).hexdigest()


def _lines(bad: list[BadLine], *names: str) -> Iterator[tuple[Path, int, str]]:
    """(path, number, text) of the lines of the lists of these names; a list that cannot be read goes into `bad`."""
    for path in (folder / name for folder in _folders for name in names):
        try:
            text = _text_of(path.read_bytes()) if path.exists() else ""
        except Refused:
            bad.append(BadLine(path, 0, _UNREADABLE))
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield path, number, line.strip()


def _text_of(data: bytes) -> str:
    """Damaged bytes spoil their lines only. Raises Refused."""
    try:
        return decode(data)[0]
    except DamagedText as damaged:
        return damaged.text
    except Refused:
        # A handful of words is too little to look like a language; what Notepad calls ANSI is the likeliest.
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise Refused(_UNREADABLE) from None
        if "\x00" in text:
            raise
        return text


def _unusable(word: str) -> str:
    if not any(map(str.isalnum, fold(word))):
        return "没有文字"
    if len(word) > _LONGEST:
        return f"超过 {_LONGEST} 个字"
    return "含有无法识别的字符" if "\ufffd" in word else ""


def _no_group(names, others) -> str:
    if len(names) < 2:
        return "一组至少要有两个不同的名称"
    taken = [name for name in names if name in others]
    return f"“{taken[0]}”已在另一组" if taken else ""
