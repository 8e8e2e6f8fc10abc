"""One directive as an entry of a list of references by GB/T 7714-2015, 《信息与文献 参考文献著录规则》.

The form is that of electronic resources (4.6.1): 主要责任者. 题名: 其他题名信息[文献类型标识/文献载体标识].
出版年(更新或修改日期)[引用日期]. 获取和访问路径. The standard's own example of an official document (8.2.1) gives its
number as 其他题名信息 and marks it A, 档案 (annex B), online OL.
"""

from collections.abc import Iterable
from datetime import date

# 8.1.2: up to three are all named; of more, the first three and 等.
NAMED = 3
MARK = "[A/OL]"


def citation(
    title: str,
    responsible: Iterable[str],
    number: str,
    issued: date | None,
    year: int | None,
    inferred: bool,
    address: str,
    accessed: date,
) -> str:
    """'示例市总工会. 示例市总工会关于示例工作的通知: 示工〔2021〕1号[A/OL]. (2021-03-01)[2026-11-26]. http://…'

    `issued` is the date the document bears; without it stands its `year`, in brackets where that is only `inferred`
    (8.4.3.2), and without either nothing does. Where nobody is known to be responsible, the title comes first (8.1.3).
    """
    names = _names(responsible)
    whole = ": ".join(filter(None, [_line(title), _line(number)]))
    before = f"{names}. " if names else ""
    return f"{before}{whole}{MARK}. {_issued(issued, year, inferred)}[{accessed.isoformat()}]. {address}"


def _names(responsible) -> str:
    names = [name for one in responsible if (name := _line(one))]
    return ", ".join([*names[:NAMED], "等"] if len(names) > NAMED else names)


def _issued(issued, year, inferred) -> str:
    if issued:
        return f"({issued.isoformat()})"
    if not year:
        return ""
    return f"[{year}]" if inferred else str(year)


def _line(text: str) -> str:
    return " ".join(text.split())
