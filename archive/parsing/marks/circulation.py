"""Words that close a directive's circulation: （此件不公开）, 内部资料 注意保存, 不得上网, 仅供内部参考.

They are marks where they stand on a line of their own in head or foot, in brackets at an end, in a page header, or
where a text says it of itself (本材料不得翻印). 做好不予公开信息的审查 and the like is what a directive is about.
"""

import re

from archive.parsing.marks import mark_lines

_THIS = "(?:(?:此|本|该)(?:件|文件|文|材料|资料|通知|通报|简报|刊|内容|讲话))"
_FORBIDDEN = "(?:一律)?(?:不得|不宜|严禁|禁止|不准|不要|请勿|切勿|谢绝|勿)(?:以任何(?:形式|方式))?"
_ACT = (
    "(?:对外|向社会|在(?:互联)?网上|通过互联网|擅自|自行|随意)?"
    "(?:上(?:互联)?网(?:公开|公布|发布|传播)?|网上(?:公开|发布|传播)|公开(?:发表|发布|报道|传播|宣传|引用)?"
    "|外传|外泄|翻印|复印|复制|转载|转发|传播|扩散|摘抄|登报|见报|报道|拍照|录音|公布|发布|提供)"
)
_ACTS = rf"{_ACT}(?:[,、和或及]{{1,2}}(?:{_FORBIDDEN})?{_ACT}){{0,5}}"
_CLOSED = "|".join(
    (
        rf"{_THIS}?(?:为|系|属)?内部(?:文件|资料|材料|刊物|参考|情况|使用|传阅|掌握|发行|交流|工作资料)",
        rf"{_THIS}?(?:不予|不宜|暂不|不|免予|免于|暂缓|限制)(?:对外|主动)?公开(?:发布)?",
        rf"{_THIS}?(?:暂不|不)上(?:互联)?网",
        rf"{_THIS}?{_FORBIDDEN}{_ACTS}",
        rf"(?:未经|非经).{{0,16}}(?:不得|严禁|禁止|请勿){_ACTS}",
        rf"{_THIS}?(?:仅|只)[供限]于?[^,。;]{{0,12}}(?:内部|参阅|参考|传阅|阅示|掌握|工作使用)[^,。;]{{0,6}}",
        r"内部|内参",
        r"请?注意保[存密]|请?妥善保[管存]|请?(?:阅后|会后|用后)(?:即焚|收回|退回|销毁)",
        r"密级[\s:]{0,3}(?:内部|工作秘密)|工作秘密(?:\s?[★*].{0,6})?|(?:核心|普通)?商(?:业秘)?密\s?[★*].{0,6}",
        r"(?:信息)?公开(?:方式|属性|形式|选项|类别|类型)[\s:]{0,3}(?:不予|不|暂不|免予|限制)公开",
    )
)
_MARKS = rf"(?P<mark>(?:{_CLOSED})(?:[,、;·\s★*]{{0,4}}(?:{_CLOSED})){{0,5}})"
_MARK = re.compile(_MARKS)
_IN_BRACKETS = re.compile(rf"{mark_lines.OPENING}\s?{_MARKS}[。!]?\s?{mark_lines.CLOSING}[。!]?$")
_OF_ITSELF = re.compile(rf"(?:^|[。;])\s*(?P<mark>{_THIS}[^,。;]{{0,8}}{_FORBIDDEN}{_ACTS})(?=[。,;!]|$)")
# Without one of these no text says of itself that it is closed.
_SIGNS = re.compile("[此本该][件文材资通简刊内讲].{0,20}?(?:不得|不宜|严禁|禁止|不准|不要|请勿|切勿|谢绝)")
# Without one of these no line is a mark; & may be the beginning of any character.
_MAY_CLOSE = re.compile("[内公不勿禁仅只注妥后密谢&]")
_HEAD, _FOOT, _LONGEST = 14, 12, 80


def closed(paragraphs: list[str], foot_at: int) -> list[str]:
    """The marks that close the circulation of a directive, folded, each once, in their order. `foot_at` is the index
    of the first paragraph of its foot (their number where it has none)."""
    count, found = len(paragraphs), []
    ends = {*range(min(_HEAD, count)), *range(max(0, count - _FOOT), count), *range(foot_at, foot_at + _FOOT)}
    for at, paragraph in enumerate(paragraphs):
        end = paragraph[-_LONGEST:]
        mark = of_line(mark_lines.folded(end)) if at in ends and _MAY_CLOSE.search(end) else ""
        if not mark and _SIGNS.search(paragraph) and (match := _OF_ITSELF.search(mark_lines.folded(paragraph))):
            mark = match["mark"]
        found += [mark] if mark and mark not in found else []
    return found


def of_line(line: str) -> str:
    """The mark that a folded line consists of, or that stands in brackets at its end, or ''."""
    if line.endswith("。") and not re.match(rf"{_THIS}|内部|{mark_lines.OPENING}", line):
        return ""  # a sentence: 不得对外公布。
    bare = line.strip("()[]【】〔〕〖〗<>{} 。!").replace("\t", " ")
    if len(bare) <= _LONGEST and _MARK.fullmatch(bare):
        return bare
    match = _IN_BRACKETS.search(line)
    return match["mark"] if match else ""


def aside(text: str) -> str:
    """The mark in words that stand beside a text (a page header, the name of a file), or ''."""
    return next(filter(None, map(of_line, mark_lines.of(text))), "")
