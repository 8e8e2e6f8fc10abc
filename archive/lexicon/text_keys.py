"""What two writings of one title, number or text have in common; the keys are short enough for an index."""

import re
import unicodedata

from archive.lexicon import document_numbers
from archive.lexicon.folding import BRACKETS, QUOTES, fold
from archive.lexicon.vocabulary import FORMS, FORWARDING, GENRES

# An index entry of more characters is refused by some databases; the front of a title is enough to find it by.
KEY_LENGTH = 300
# A title inside a title stands in 〈〉 by the rule, in 《》 as often, and now and then in nothing.
_MARKS = str.maketrans("", "", "《》〈〉<>")
# 示例市总工会转发省总工会关于…: what stands before 关于 is no issuer.
_SAYS_FORWARDING = re.compile(FORWARDING)
# 以下简称《通知》: a name that any directive has tells none.
_BARE = frozenset(GENRES + FORMS)
_WORK_BEFORE_BRACKET = re.compile(r"》\s*[（(〔［\[【]\s*(?=[\u4e00-\u9fff])")
_LONGEST_TITLE, _LONGEST_NUMBER = 300, 60
_UNSEEN = str.maketrans(dict.fromkeys(QUOTES, ""))


def title_key(title: str) -> str:
    """'关于印发〈示例办法〉的通知' and '关于印发 《示例办法》的通知' share one."""
    return _bare(title)[:KEY_LENGTH]


def issuer_prefix(title: str) -> str:
    """The issuers that a title begins with, folded: 示例市总工会关于… → 示例市总工会. '' where it names none."""
    before, about, _ = _bare(title).partition("关于")
    return before if about and not _SAYS_FORWARDING.search(before) else ""


def subject_key(title: str) -> str:
    """The title's key without its issuers: 示例市总工会关于…的通知 is cited as 关于…的通知 too."""
    return _bare(title).removeprefix(issuer_prefix(title))[:KEY_LENGTH]


def reference_key(form: str, text: str) -> str:
    """What a reference is looked up by: the key of its number, or its subject. '' for mere words."""
    if form == "number":
        return document_numbers.key_of(text)
    return subject_key(text) if form == "work" and text not in _BARE else ""


def numbers_behind_works(text: str) -> dict[str, str]:
    """Keys of numbers by the subjects of the works behind which they stand: 《…的通知》（示工发〔2022〕7号）."""
    found = {}
    for match in _WORK_BEFORE_BRACKET.finditer(text):
        cited = document_numbers.find(text[match.end() : match.end() + _LONGEST_NUMBER])
        if cited and cited[0].start == 0:
            before = text[max(match.start() - _LONGEST_TITLE, 0) : match.start()]
            found[subject_key(before[_opening(before) :])] = cited[0].key
    return found


def comparable(text: str) -> str:
    """A whole text folded, for comparing: as `fold`, but at once, since nobody asks where a character stood."""
    folded = unicodedata.normalize("NFKC", text).translate(BRACKETS).translate(_UNSEEN).casefold()
    return "".join(folded.split())


def _bare(title: str) -> str:
    return fold(title).translate(_MARKS)


def _opening(before: str) -> int:
    """Where the title begins that ends with `before`: behind the 《 that no 》 has closed."""
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        if before[at] == "》":
            depth += 1
        elif before[at] == "《":
            if depth == 0:
                return at + 1
            depth -= 1
    return 0
