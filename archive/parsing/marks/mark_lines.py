"""A line folded to one writing, and the lines of a text among which a mark of its head may stand."""

import html
import re
import unicodedata
from pathlib import PurePath

OPENING, CLOSING = r"[(\[【〔〖<{]", r"[)\]】〕〗>}]"
_STARS = str.maketrans(dict.fromkeys("☆✩✪✫✬✭✮✯✰⭐🌟⋆⭑⭒✦✧❋✵✶✷✸✹※", "★") | dict.fromkeys("∗⁎✱✲✳﹡", "*"))
_WRITTEN = _STARS | str.maketrans("絕機祕級電長", "绝机秘级电长")
_OTHERS = re.compile(f"[{''.join(map(chr, _WRITTEN))}]")
# Characters without width, and the bar by which Markdown keeps a star a star.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\\\\]")
# 秘　密 and 密　级 are set wide, as titles are; ★ 1 年 is how programs part digits.
_SPREAD = re.compile(
    r"(?<=[绝机秘])\s+(?=密)|(?<=密)\s+(?=[级电★*])|(?<=[★*])\s+(?=[0-9长])|(?<=长)\s+(?=期)"
    r"|(?<=[0-9〇零一二三四五六七八九十百个])\s+(?=[年个月天日周])"
)
_MARKUP = re.compile(r"^[#>|\s]*(?:[*_]{1,3}(?=[^\s*_]))?|(?<=[^\s*_])[*_]{2,3}\s*$|[|\s]+$")
_FAR = re.compile(r"\s*\t\s*|\s{2,}|\s*\|\s*")
# Without any of these a line is one cell, and without these at its ends it has no markup.
_GAP = re.compile(r"[\s|]")
_MARKUP_BEGINS, _MARKUP_ENDS = ("#", ">", "*", "_"), ("*", "_")
# 秘密&#9733;1年: what a page's encoding lacks. Longer ones are none, and Python refuses to count them.
_REFERENCE = re.compile("&#?[0-9A-Za-z]{1,8};")
_WORK = re.compile("《[^《》]*》")
# The opening mark is shut out too: a line of nothing else would be walked once for each of them.
_QUOTED = re.compile(f'“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|"[^"]*"|{_WORK.pattern}')
_ENDING = re.compile(r"\.[0-9A-Za-z]{1,8}$")
_PROSE = re.compile("[。;!?]|,.*,")
# A head of five issuers with all marks takes about a dozen lines, one laid out as a form some more.
_HEAD_LINES, _AROUND, _LONGEST, _SHORT = 30, 4, 80, 5
_NUMBER = r".{0,30}[〔(\[【]\s*(?:19|20)\d\d\s*[〕)\]】]\s*第?\s*\d{1,5}\s*号.{0,20}"
# Where a directive begins within a text: the issuer's mark, its number, the label of an attachment.
_BEGINS = re.compile(rf"\S.{{1,60}}文\s*件|{_NUMBER}|附\s*件\s*[\d一二三四五六七八九十]{{0,3}}\s*:?")


def folded(line: str) -> str:
    """One writing of a line: width, stars, old characters, letters set wide, marks of Markdown, unseen characters.
    '# 秘　密　☆ １ 年' becomes '秘密★1年'; parts that stand far from each other keep a tab between them."""
    if "&" in line:
        line = _REFERENCE.sub(lambda reference: html.unescape(reference[0]), line)
    line = _UNSEEN.sub("", line).replace("\u3000", "  ")
    line = unicodedata.normalize("NFKC", line.translate(_WRITTEN) if _OTHERS.search(line) else line)
    if not _GAP.search(line) and not line.startswith(_MARKUP_BEGINS) and not line.endswith(_MARKUP_ENDS):
        return line
    cells = _FAR.split(_SPREAD.sub("", line).strip())
    return "\t".join(cell for cell in (_MARKUP.sub("", cell).strip() for cell in cells) if cell)


def unquoted(line: str) -> str:
    """A folded line without what stands in quotation marks: there a mark is spoken of."""
    return _QUOTED.sub("", line)


def without_works(line: str) -> str:
    """A folded line without the works that it names in 《》."""
    return _WORK.sub(" ", line)


def stem(name: str) -> str:
    """The name of a file without folder and ending. 1.秘密 has no ending: that is of Latin letters and digits."""
    return _ENDING.sub("", PurePath(name).name)


def is_prose(line: str) -> bool:
    """Whether a folded line is of sentences, so that nothing in it stands on its own."""
    return len(line) > _LONGEST or _PROSE.search(line) is not None


def of(text: str) -> list[str]:
    """The folded lines of a text, without empty ones; a word set down the page, a character a line, is one line."""
    lines: list[str] = []
    for raw in text.splitlines():
        if not (line := folded(raw) if "密" in raw or len(raw) < _SHORT else _plain(raw)):
            continue
        if lines and lines[-1] in ("绝", "机", "秘") and line.startswith("密"):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _plain(line: str) -> str:
    """A line that holds no mark, of which only matters what it is beside one. Folding all of a text takes long."""
    return line.strip() if len(line) > _LONGEST else unicodedata.normalize("NFKC", line).strip()


def in_head(lines: list[str]) -> set[int]:
    """The indices of lines that stand in the head of a text, or of a directive within it: up to the first sentence,
    and around marks and numbers that stand on a line of their own. Sentences are not among them."""
    first = next((at for at, line in enumerate(lines) if is_prose(line)), len(lines))
    found = set(range(min(first, _HEAD_LINES)))
    for at in range(first, len(lines)):
        if len(lines[at]) <= _LONGEST and _BEGINS.fullmatch(lines[at]):
            found |= set(range(max(0, at - _AROUND), min(at + _AROUND + 1, len(lines))))
    return {at for at in found if not is_prose(lines[at])}
