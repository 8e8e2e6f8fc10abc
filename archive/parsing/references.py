"""What a directive cites: works in 《》, directive numbers. And whom it tells to report, whom to call."""

import re

from archive.parsing import numbers
from archive.parsing.parsed import ParsedReference
from archive.parsing.vocabulary import without_gaps

# Newspapers, columns, songs and films stand in 《》 too, and are cited by nobody.
_NOT_CITED = re.compile(r"(?:杂志|专栏|栏目|专刊|报纸|期刊|画报|网|节目|专题片|一书|歌曲|影片)")
_REPORT_TO = re.compile(
    r"(?:报告|报送|上报|反馈|报)(?:给|至|到|于)?(?P<body>[\u4e00-\u9fff（）]{0,16}?(?:总工会|工会|总工办|省总|市总|办公室|宣教部))"
    r"(?=[，。；、（(）)！]|$)"
)
_TO_REPORT = re.compile(r"(?:向|报)(?P<body>[\u4e00-\u9fff]{0,16}?(?:总工会|工会|省总|市总))(?:报告|报送|汇报|备案)")
_PERSON = re.compile(r"联\s*系\s*人\s*[：:]\s*(?P<name>[\u4e00-\u9fff·]{2,4})(?=[，,；;。、（(\s]|$|联系|电话)")
_PHONE = re.compile(
    r"(?<![\d@\-])(?:0\d{2,3}\s*[-—－]\s*\d{7,8}|1[3-9]\d{9})(?!\d)"
    r"|(?<=电话[：:])\s*\d{7,12}(?!\d)"
)
_MAIL = re.compile(r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")


def works(text: str) -> list[str]:
    """Works named in 《》, each once, in order; a 《》 inside another belongs to the outer name."""
    found, depth, start = [], 0, 0
    for at, character in enumerate(text):
        if character == "《":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif character == "》" and depth:
            depth -= 1
            if depth == 0 and not _NOT_CITED.match(text, at + 1) and not _is_column(text, start):
                found.append(without_gaps(text[start:at]))
    return list(dict.fromkeys(name for name in found if name))


def read(text: str, own_number: str) -> list[ParsedReference]:
    """References of a directive's text in order: works, then numbers other than its own."""
    own = numbers.key_of(own_number)
    cited = dict.fromkeys(number.written for number in numbers.find(text) if number.key != own)
    return [ParsedReference("work", work) for work in works(text)] + [
        ParsedReference("number", number) for number in cited
    ]


def reports_to(text: str) -> list[str]:
    """The bodies to whom the directive wants a report: 情况请及时报告省总工会 → 省总工会."""
    found = [match["body"] for pattern in (_REPORT_TO, _TO_REPORT) for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))


def contacts(text: str) -> list[str]:
    """Names after 联系人, telephone numbers and mailboxes, in the order of the text."""
    found = [(match.start("name"), match["name"]) for match in _PERSON.finditer(text)]
    found += [(match.start(), match[0].strip()) for pattern in (_PHONE, _MAIL) for match in pattern.finditer(text)]
    return list(dict.fromkeys(contact for _, contact in sorted(found)))


def _is_column(text: str, start: int) -> bool:
    """开辟《劳模风采》专栏 and the like, told from the verb before the mark."""
    return text[max(start - 3, 0) : start - 1] in ("开辟", "开设", "推出")
