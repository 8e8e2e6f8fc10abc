"""Titles: which lines make one, and what it tells: type, form, issuers, the works it names.

示例省总工会 示例省教育厅        a title may stand on several lines,
关于印发《示例方案》的通知       the last of which ends with a type (文种) or a form (文体)
"""

import re
from dataclasses import dataclass

from archive.lexicon import body_names, dates, document_numbers, labels, number_lines
from archive.lexicon.vocabulary import FORMS, FORWARDS, GENRES, TITLE_END, without_gaps

LONGEST = 240
_MOST_LINES = 7
# （试行）, （2023—2025年）: belongs to the title. A date, a number or a note of adoption in brackets does not.
_SUFFIX = re.compile(r"[（(【\[][^（）()【】\[\]]{1,24}[）)】\]]$")
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_NOT_SUFFIX = re.compile(r"通过|批准|公布|发布|公开|月\s*\d{0,2}\s*日?|号|附|名单|联系|稿件来源|字体")
_LETTERHEAD = re.compile(
    "(?P<body>[^关]{3,60}?)(?:便函|公函|函|简报|会议纪要|纪要|通知|通报|公告|通告|公报|令|明传电报|传真电报)(?:[（(].{1,12}[）)])?$"
)
# 附件1：示例办法: the label of an attachment and its title on one line.
OPENER = re.compile(r"^附\s*件\s*\d{0,2}\s*[：:\s]\s*(?=\S)")
# Forms that are a whole title, as types are.
_ALONE = frozenset({"公示", "倡议书", "公开信", "招聘简章"})
# What a name that nobody knows ends with, as bodies' names do; and what is plainly no end.
_MAY_BE_BODY = re.compile("[会委部处办室局厅府院校组团站所厂矿队社行司位门]$")
_UNENDED = re.compile("[，、（(《“]$|(?:关于|[转印]发|批转|[的和与及对在为向])$|[12]\\d{3}年度?$")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〈", "〉"))
_SENTENCE = re.compile("[。；：！？;!?]|:(?!//)")
_IN_MARKS = re.compile("[《“][^《》“”]*[》”]")
# 关于转发《…》: what such a title ends with stands for a type.
_ENDS_WITH_FORWARDED_WORK = re.compile(rf"{FORWARDS.pattern}[^《》]{{0,40}}《.*》$")
# A phrase that ends like a title but is a sentence: 请按照本通知, 现就…通知.
_NO_TITLE = re.compile("^(?:请|现将|现就|现|为|特此|以上|附件|根据|按照|经|各)|(?:特此|如下)(?:通知|通报|报告|公告)$")


@dataclass(frozen=True)
class ReadTitle:
    """A title with the paragraphs that make it: from index `at` to before `end`. `typed` says that it ends
    with a type or a form, as titles do."""

    text: str
    at: int
    end: int
    typed: bool = True


def at(paragraphs: list[str], index: int) -> ReadTitle | None:
    """The title that begins with the paragraph of this index, over as many lines as it takes, or None."""
    text, best = "", None
    for end in range(index, min(index + _MOST_LINES, len(paragraphs))):
        line = paragraphs[end]
        if best and not _goes_on(best.text, line):
            break
        if end > index and not may_continue(text, line):
            break
        text = joined(text, line)
        if len(text) > LONGEST:
            break
        if is_title(text):
            best = ReadTitle(without_gaps_between_names(text), index, end + 1)
        elif best is None and end == index and not _may_begin(line):
            break
    return best


def is_title(text: str) -> bool:
    """Whether a line reads like a whole title: ends with a type or form, is no sentence, has its marks closed."""
    bare = without_gaps(text)
    if (bare in GENRES and len(bare) > 1) or bare in _ALONE:
        return True
    if not 4 <= len(bare) <= LONGEST or not (TITLE_END.search(bare) or _ENDS_WITH_FORWARDED_WORK.search(bare)):
        return False
    if _SENTENCE.search(_IN_MARKS.sub("", bare)) or labels.read(bare) or _NO_TITLE.search(bare):
        return False
    return not _open(bare)


def joined(text: str, line: str) -> str:
    """A title so far with its next line: names of two bodies stay apart, words broken by a line end do not."""
    if text and body_names.names_in(text) and body_names.names_in(body_names.leading(line)[0]):
        return f"{text} {line}"
    return f"{text}{line}" if not (text[-1:].isascii() and line[:1].isascii() and text) else f"{text} {line}"


def without_gaps_between_names(text: str) -> str:
    """A title without the spaces that line breaks and letter-spacing left, but for those that tell two
    issuers apart: '示例省总工会 示例省教育厅关于…'."""
    bare = without_gaps(text)
    front, about, rest = bare.partition("关于")
    spaced = text.partition("关于")[0].strip()
    names = body_names.names_in(front) if about and re.search(r"\s", spaced) else ()
    if len(names) > 1 and "".join(names) == front and names == body_names.names_in(spaced):
        return " ".join(names) + about + rest
    return bare


def type_and_form(title: str) -> tuple[str, str]:
    """('通知', '') for 关于…的通知, ('', '实施方案') for …实施方案, ('', '') where the title tells neither."""
    while (shorter := _SUFFIX.sub("", title).rstrip()) != title:
        title = shorter
    for genre in GENRES:
        if title.endswith(genre):
            return genre, ""
    for form in FORMS:
        if title.endswith(form):
            return "", form
    return "", ""


def issuers(title: str) -> list[str]:
    """The bodies that a title begins with: 甲省总工会 乙省教育厅关于… names two, 转发甲省总工会关于… none."""
    names, rest = body_names.leading(re.sub(r"^[12]\d{3}年度?", "", title))
    found = body_names.names_in(names)
    if re.match("等.{0,8}(?:部门|单位|家)?关于|关于|转发|印发|批转|《", rest):
        return list(found)
    # Without 关于 only a first name that is plainly an issuer's: 示例市总工会2023年工作要点.
    first = list(found[:1])
    if first and (re.match(r"\d{4}|第|工作|[一二〇]{4}年|办公室", rest) or first[0].endswith("总工会")):
        return first if re.search("工会|政府|委员会$", first[0]) else []
    return []


def is_letterhead(text: str) -> bool:
    """Whether a line may be a name with the kind of paper it heads: 示例市总工会便函, 示例市总工会会议纪要, 通知."""
    if without_gaps(text) in GENRES:
        return True
    match = _LETTERHEAD.match(without_gaps(text))
    return match is not None and bool(body_names.names_in(match["body"]))


def named(title: str) -> list[str]:
    """The works that a title names in 《》, the outermost marks only."""
    found, depth, start = [], 0, 0
    for index, character in enumerate(title):
        if character == "《":
            depth += 1
            start = index + 1 if depth == 1 else start
        elif character == "》" and depth:
            depth -= 1
            if not depth:
                found.append(title[start:index])
    return found


def may_be_front(text: str) -> bool:
    """Whether a title may begin with these words and go on with 关于: a body's name, 转发省总工会."""
    if _UNENDED.search(text) or body_names.names_in(text):
        return True
    return "关于" not in text and _MAY_BE_BODY.search(text) is not None or FORWARDS.search(text) is not None


def _open(text: str) -> bool:
    return any(text.count(opens) != text.count(closes) for opens, closes in _PAIRS)


def _may_begin(line: str) -> bool:
    """Whether a line that is no title may be the first of one."""
    bare = without_gaps(line)
    if len(bare) > 80 or _SENTENCE.search(_IN_MARKS.sub("", bare)) or labels.read(bare) or bare.endswith("文件"):
        return False
    # A line in brackets is a note, say on publication: （此件公开发布）.
    if number_lines.read(bare) or not re.search(r"\w", bare) or _IN_BRACKETS.fullmatch(bare):
        return False
    return not (
        dates.find(bare) or dates.partial(bare) or document_numbers.find(bare) or document_numbers.find_damaged(bare)
    )


def may_continue(text: str, line: str) -> bool:
    """Whether `line` may go on with an unfinished title."""
    bare = without_gaps(line)
    if len(bare) > 80 or _SENTENCE.search(_IN_MARKS.sub("", bare)) or dates.partial(bare):
        return False
    if not _open(text) and (labels.read(bare) or number_lines.read(bare)):
        return False
    if bare.startswith("关于") and not _open(text) and not may_be_front(without_gaps(text)):
        # A line of the page above the title proper.
        return False
    return not (document_numbers.find(bare) and not _open(text)) and not dates.find(bare)


def _goes_on(title: str, line: str) -> bool:
    """Whether a line goes on with what already is a title: 关于征集职工方案 | 的通知, （试行）."""
    bare = without_gaps(line)
    if _SUFFIX.fullmatch(bare):
        return not _NOT_SUFFIX.search(bare)
    if len(bare) > 30 or _SENTENCE.search(bare) or labels.read(bare) or not TITLE_END.search(bare):
        return False
    if bare in GENRES or bare.startswith(("的", "和", "及", "》", "等")):
        return True
    unfinished = "关于" in title and type_and_form(title)[0] == ""
    return unfinished and "关于" not in bare and not body_names.leading(bare)[0]
