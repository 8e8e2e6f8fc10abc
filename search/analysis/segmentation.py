"""Chinese words as jieba cuts them, with the words of union work added to its dictionary.

One dictionary serves the process. It takes a moment to load: call `initialize()` before a server forks, so that every
worker shares it.
"""

import importlib
import logging
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from pathlib import Path
from threading import Lock

from search.analysis import word_lists
from search.analysis.matching_copy import fold_to_read
from search.analysis.stop_words import INTERROGATIVES, SOUGHT, STOP_WORDS

MOST_WORDS = 64
_PUNCTUATION = frozenset("?!,.。、;: ")
# The package that cuts fast, as requirements.txt has it.
_FAST = "rjieba==0.2.2"

logger = logging.getLogger(__name__)
_lock = Lock()
_cache_dir: Path | None = None
_pieces: Callable[[str], list[str]] | None = None


def configure(cache_dir: Path, make: bool = True) -> None:
    """Where jieba itself cuts, its cache is kept in `cache_dir`, which is made unless nothing may be, instead of the
    folder shared by all users."""
    global _cache_dir
    if make:
        cache_dir.mkdir(parents=True, exist_ok=True)
    _cache_dir = cache_dir


def initialize() -> None:
    """Load the dictionary, once."""
    _cutter()


def _cutter() -> Callable[[str], list[str]]:
    global _pieces
    if _pieces is None:
        with _lock:
            _pieces = _pieces or _loaded()
    return _pieces


def _loaded() -> Callable[[str], list[str]]:
    """rjieba, or jieba where there is none; which of them it is shows in nothing but the time it takes."""
    words = word_lists.read().words
    # By their names: jieba is not to be in memory where rjieba is.
    try:
        return importlib.import_module("search.analysis.rust_jieba").cutter(words)
    except ImportError:
        logger.warning("未装 rjieba，改用 jieba 切词：结果相同，重建索引较慢。可运行 .venv/bin/pip install %s", _FAST)
    return importlib.import_module("search.analysis.python_jieba").cutter(words, _cache_dir)


def cut(text: str) -> list[str]:
    """Every piece of a text in order, folded, punctuation too; joined they are its matching copy.

    Without jieba's guesses at unknown words: those depend on the context, so that a query would be
    cut otherwise than the sentence it stands in.
    """
    folded, read = fold_to_read(text)
    pieces = _cutter()(read)
    if read == folded:
        return pieces
    ends = list(accumulate(map(len, pieces)))
    return [folded[start:end] for start, end in pairwise([0, *ends])]


@lru_cache(4096)
def query_words(text: str) -> tuple[str, ...]:
    """The words a bare query word stands for, folded: 产业工人队伍 means 产业工人 and 队伍.

    Neighbouring single characters stay together: what the dictionary does not know (张三丰) was
    written in one piece and is looked for in one piece. Of a page that somebody pasted the first 64 words.
    """
    return _joined(cut(text))


@lru_cache(4096)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a question that tell what is sought: 职代会是什么 means 职代会; all of them where none tells."""
    return _joined(piece if tells else " " for piece, tells in _told(text)) or query_words(text)


@lru_cache(4096)
def content_text(text: str) -> str:
    """A question, folded, without the words that tell nothing; all of it where none tells."""
    runs = groupby(_told(text), key=itemgetter(1))
    return " ".join("".join(piece for piece, _ in run) for tells, run in runs if tells) or "".join(cut(text))


def tells(text: str) -> bool:
    """Whether any word of a text tells what is sought."""
    return any(is_content and is_word(piece) for piece, is_content in _told(text))


def framed(text: str) -> str:
    """A piece of a query without the words around it that tell nothing: of 有哪些关于工匠精神的文件 the 工匠精神."""
    pieces = _told(text)
    content = [at for at, (piece, tells) in enumerate(pieces) if tells and piece not in _PUNCTUATION]
    if [pieces[at][0] for at in content] in ([], [SOUGHT]):
        return ""
    ends = [0, *accumulate(len(piece) for piece, _ in pieces)]
    return text[ends[content[0]] : ends[content[-1] + 1]].strip()


def _told(text: str) -> list[tuple[str, bool]]:
    """The pieces of a text, each with whether it tells what is sought: 文件 does not where it ends a question."""
    pieces = cut(text)
    tells = [piece not in STOP_WORDS for piece in pieces]
    last = max((at for at, piece in enumerate(pieces) if tells[at] and is_word(piece)), default=0)
    if last and pieces[last] == SOUGHT and pieces[last - 1] in STOP_WORDS:
        tells[last] = False
    return list(zip(pieces, tells, strict=True))


def has_interrogative(text: str) -> bool:
    """Whether a text asks, by an interrogative or by its sign."""
    return not INTERROGATIVES.isdisjoint(cut(text))


def is_word(piece: str) -> bool:
    """Whether a piece is more than punctuation."""
    return piece.isalnum() or any(map(str.isalnum, piece))


def _joined(pieces) -> tuple[str, ...]:
    """The first 64 words among the pieces, each once; neighbouring single characters as one."""
    words = []
    for kind, run in groupby(pieces, key=_kind):
        if kind == "single":
            words.append("".join(run))
        elif kind == "word":
            words.extend(run)
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def _kind(piece: str) -> str:
    if not is_word(piece):
        return "punctuation"
    return "single" if len(piece) == 1 else "word"
