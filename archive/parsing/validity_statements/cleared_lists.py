"""The lists of a 清理 decision: which directives stay in force, were amended, are abolished, have lapsed.

附件1 废止的文件目录
1.示例市总工会关于示例工作的通知（示工发〔2015〕3号）
2	关于示例工作的意见	示工发〔2016〕4号

A list is only read under a heading that says what became of its directives; what is still to be done (拟修改, 需修改)
became of none.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from archive.lexicon import dates, document_numbers
from archive.lexicon.vocabulary import TITLE_END
from archive.parsing.validity_statements.named_units import Unit
from archive.parsing.validity_statements.statements import StatementOnOther, lines

_WORDS = {
    "继续有效": "confirmed",
    "现行有效": "confirmed",
    "继续执行": "confirmed",
    "失效": "declared-lapsed",
    "废止": "abolished",
    "修改": "amended",
}
_SAYS = re.compile("|".join(_WORDS))
_WHAT = re.compile("文件|规章|制度|目录|清单|通知如下|决定如下")
_STILL_TO_DO = re.compile("拟|需|建议|计划|待|应当|不得|不予")
_HEADING_ENDS = re.compile(r"[：:]$|(?:目录|清单|文件|制度|规章)(?:[（(][^（）()]{1,12}[）)])?$")
_LONGEST_HEADING = 60
_ITEM_LABEL = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|\d{1,3}(?=[\t\u3000 ]))?\s*")
# The first line of a table, and what follows the name of an item in brackets.
_COLUMNS = re.compile(r"序号|文件名称|文件标题|文号|发文字号|备注")
_ABOUT = re.compile(r"关于|(?:办法|规定|制度|细则|意见|方案|通知)$")
_EDGES = " \u3000，,、；;。"


def may_hold(title: str, text: str) -> bool:
    """Whether there may be a list: without these words there is none."""
    return "清理" in title or ("现行有效" in text or "继续有效" in text)


def read(title: str, text: str, units: Sequence[Unit]) -> Iterator[StatementOnOther]:
    """What the lists say, item by item. Two acts in one heading (废止和失效) leave open which of them."""
    acts: list[str] = []
    day = None
    for at, line in lines(text):
        if not line.strip():
            continue
        if (told := _acts_of(line)) is not None:
            acts, day = told, _day(line)
        elif acts and (item := _item(line, at, units)):
            yield StatementOnOther(acts[0], *item, at, at + len(line), day, is_sure=len(acts) == 1)
        elif not _COLUMNS.search(line):
            acts = []


def _acts_of(line: str) -> list[str] | None:
    """What a heading says of the list below it; None for a line that is no heading, none for one that says nothing."""
    words = line.strip()
    if len(words) > _LONGEST_HEADING or "。" in words or "《" in words or not _SAYS.search(words):
        return None
    # An item may be called so: 关于公布失效文件的通知（示工发〔2015〕3号）.
    if not _WHAT.search(words) or not _HEADING_ENDS.search(words) or document_numbers.find(words):
        return None
    if _STILL_TO_DO.search(words):
        return []
    return list(dict.fromkeys(_WORDS[word] for word in _SAYS.findall(words)))


def _item(line: str, at: int, units: Sequence[Unit]) -> tuple[str, str] | None:
    """(title, number) of a list's item, or None where the line is none."""
    inside = [unit for unit in units if at <= unit.start and unit.end <= at + len(line)]
    numbers = [number.written for number in document_numbers.find(line)]
    label = _ITEM_LABEL.match(line)
    rest = line[label.end() :] if label else line
    for number in numbers:
        rest = rest.replace(number, "\t")
    cells = [cell.strip(_EDGES).rstrip("（(").lstrip("）)") for cell in rest.split("\t")]
    # 关于印发《…》的通知 is called so as a whole.
    titles = [cell for cell in cells if TITLE_END.search(cell) and _ABOUT.search(cell)]
    titles = titles or [unit.title for unit in inside if unit.title]
    if not titles and not numbers:
        return None
    return max(titles, key=len, default=""), numbers[0] if numbers else ""


def _day(line: str) -> date | None:
    found = dates.find(line)
    return found[0].date if len(found) == 1 else None
