"""Text that was garbled before it came: read in a wrong encoding by somebody's program and saved again so.

`mended` is asked of every text: it is put right where that is certain, refused where much of it is lost.
"""

import re

from archive.formats import legibility, misread_text
from archive.formats.misread_text import LATIN_LETTERS, han_in, not_ascii_in
from archive.formats.refusal import Refused

_GARBLED = "文字是乱码：曾用错误的编码打开后又保存，原来的字已丢失；请向来文单位另要一份，或找出保存之前的文件。"
_UNDONE = "来文的文字是乱码（曾用错误的编码打开后又保存），已逐字还原；请与来文核对。"
_MANY, _MANY_SHARE = 3, 0.02
_LEGIBLE, _SAMPLE = 0.3, 1_500
_COMMONEST, _COMMON_SHARE = "的工会和各有一在请", 0.05
_LATIN_RUN = re.compile(f"[{re.escape(LATIN_LETTERS)}]{{2,}}")
# A run of nothing but these is punctuation, also of sound text.
_LETTER = re.compile("[^‰†‡‹›“”‘’‚„…–—·×÷±°§«»£¤¥¢©®™•¼½¾²³¹µ¶¿¡\xa0]")
# With these each Chinese character begins whose UTF-8 was read as Latin-1: every third letter.
_LEADS, _LED = re.compile("[ãäåæçèéÂÃ]"), 0.2
# By chance no three characters of GBK in a row are three of UTF-8.
_HAN_TOGETHER = re.compile("[\u3400-\u9fff]{3}")
# What U+FFFD in UTF-8 is in GBK, two at a time; fresh memory of a program in GBK.
_FILLED = re.compile("锟斤拷|[烫屯]{3,}|\ufffd")
# What no encoding could hold.
_QUESTIONS = re.compile(r"\?{2,}")
_MOST_QUESTIONS = 0.2
# Half-width kana and private characters: no Chinese text is full of them.
_NOBODYS = re.compile("[\uff61-\uff9f\ue000-\uf8ff]")
_MOST_NOBODYS = 0.2
# GBK read as UTF-8 leaves letters of many scripts at once: where each begins.
_SCRIPTS = ("\u0100", "\u0250", "\u02b0", "\u0370", "\u0400", "\u0530", "\u0590", "\u0600", "\u0700", "\u0780")
_OF_SCRIPTS = re.compile("[\u0100-\u07ff]")
_FEWEST_SCRIPTS, _FEWEST_LETTERS = 4, 12


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text, put right where it was garbled and nothing of it is lost, and the sentence that tells of it.

    Raises Refused for what is so garbled that nobody knows what it said; single characters are lost in many a file.
    """
    lost = count(text)
    if not lost:
        return text, ()
    if before := misread_text.undone(text):
        return before, (_UNDONE,)
    if lost >= _MANY and lost > _MANY_SHARE * len(text):
        raise Refused(_GARBLED)
    return text, (f"文字里有 {lost} 个字符是乱码，请与来文核对。",)


def count(text: str) -> int:
    """How many characters of a text are garbled."""
    questions = sum(map(len, _QUESTIONS.findall(text))) if "??" in text else 0
    lost = questions if questions > _MOST_QUESTIONS * len(text) else 0
    if text.isascii():
        return lost
    lost += sum(map(len, _FILLED.findall(text)))
    return lost + max(found(text) for found in (_wholly, _in_lines, _in_latin_runs, _in_many_scripts, _nobodys))


def _wholly(text: str) -> int:
    """All that is not ASCII, where it makes no sense as it is and does as other bytes."""
    sample = text[:_SAMPLE]
    # Quick to count, and in nearly every text enough.
    if sum(map(sample.count, _COMMONEST)) > _COMMON_SHARE * len(sample):
        return 0
    if misread_text.is_legible(sample) or not any(map(misread_text.is_sound, misread_text.guesses(sample))):
        return 0
    return not_ascii_in(text)


def _in_lines(text: str) -> int:
    """The Han characters of single lines that were UTF-8 and were read as GBK."""
    if not _HAN_TOGETHER.search(_as_utf8(text)):
        return 0
    return sum(han_in(line) for line in text.split("\n") if _is_misread(line))


def _is_misread(line: str) -> bool:
    before = _as_utf8(line)
    han = han_in(before)
    return han >= max(3, before.count("\ufffd")) and legibility.frequent_share(before) > _LEGIBLE


def _as_utf8(text: str) -> str:
    return misread_text.roughly(text, "utf-8", "gb18030")


def _in_latin_runs(text: str) -> int:
    """The letters of runs that were Chinese, read as Latin-1: any language sets its accents between other letters."""
    runs = [run for run in _LATIN_RUN.findall(text) if _LETTER.search(run)]
    # The blanks by which web pages indent are no letters.
    letters = sum(len(run.replace("\xa0", "")) for run in runs)
    if letters < _FEWEST_LETTERS:
        return 0
    joined = "\n".join(runs)
    is_chinese = any(
        misread_text.is_sound(misread_text.roughly(joined, meant, "latin")) for meant in ("utf-8", "gb18030")
    )
    is_led = len(_LEADS.findall(joined)) > _LED * letters
    return letters if is_chinese or (is_led and letters > len(text) / 3) else 0


def _in_many_scripts(text: str) -> int:
    letters = _OF_SCRIPTS.findall(text)
    if len(letters) < _FEWEST_LETTERS or han_in(text) > len(letters):
        return 0
    scripts = {sum(letter >= first for first in _SCRIPTS) for letter in set(letters)}
    return len(letters) if len(scripts) >= _FEWEST_SCRIPTS else 0


def _nobodys(text: str) -> int:
    found = len(_NOBODYS.findall(text))
    return found if found and found > _MOST_NOBODYS * not_ascii_in(text) else 0
