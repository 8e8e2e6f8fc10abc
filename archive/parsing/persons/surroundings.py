"""Where a number or a mailbox stands: its line, the block of lines about whom to call, the words just before it. By
these it is a person's or the unit's own; where they do not tell, it is a person's."""

import re
from bisect import bisect_left
from collections.abc import Iterable

# 监督电话, 举报电话, 服务热线: they are given so that anybody calls.
_PUBLIC = re.compile(
    r"(?:监督|举报|投诉|信访|纪检|纪委|热线|总机|维权|法律援助|受理|服务|反映|报警|急救"
    r"|值班)[\u4e00-\u9fff/、]{0,6}?(?:电 ?话|热 ?线|邮箱|信箱|传真|号码|方式|总机)?(?:号码)?"
    r"(?:\([^()\n]{1,10}\))?(?:为|是)?[: \t]{0,4}(?:[\d\-()、,/或; A-Za-z@._转]{0,40})$"
)
_UNIT = (
    "工会|工委|委员会|办公室|办公厅|[\u4e00-\u9fff]部|[\u4e00-\u9fff]处|[\u4e00-\u9fff]科"
    "|[\u4e00-\u9fff]局|[\u4e00-\u9fff]厅|中心|公司|集团|学院|学校|大学|医院|支队|协会|基金会|服务站"
    "|驿站|组委会|党组|纪检组|书屋|之家|文化宫|[\u4e00-\u9fff]馆|疗养院|俱乐部|食堂|窗口|大厅|前台|[\u4e00-\u9fff]站"
    "|[\u4e00-\u9fff]室"
)
_UNIT_BEFORE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff\"“”]{{0,30}}(?:{_UNIT})) ?(?:的)?(?:办公|联系|咨询|值班"
    rf"|服务|固定|公用)?(?:电 ?话|热 ?线|传真|邮箱|信箱|电子邮箱|电子信箱|电子邮件)?"
    r"(?:号码)?(?:为|是)?[: \t]{0,4}(?:[\d\-()、,/或; ]{0,30})$"
)
# The room alone does not tell whose it is: 办公室电话 stands beside a person's mobile.
_ONLY_A_ROOM = re.compile(
    r"^(?:本部|办公室|联系部|各处|办公处|联系处|咨询处)?(?:办公|联系|咨询|值班|服务|固定)?(?:电 ?话|传真|邮箱)"
)
_UNIT_LINE = re.compile(
    r"(?:联系|受理|承办|主办|咨询|办理|责任|组织|接收|监督)(?:单位|部门|科室|处室|机构)"
    r"|单位(?:地址|电话|邮箱|名称)|邮 {0,3}(?:政)?编 {0,3}码?|网 ?址"
)
_CONTACT_LINE = re.compile(
    r"[ (\[【]{0,4}(?:\(?\d{1,2}[.、)] ?)?(?:联 {0,4}系|联络|电 {0,8}话|手 {0,8}机"
    r"|邮 {0,4}[箱编政寄]|电子|传 {0,8}真|咨询|通[讯信]|地 {0,8}址|经办|承办|收件|微信|QQ|网 ?址"
    r"|监督"
    r"|举报|办公|投稿|E-?mail|Tel|TEL|投诉|受理|报名)"
)
_LONGEST_CONTACT_LINE = 90
# How far a sentence is looked at, and how many lines of a block, either way: a list of telephones may go on for pages.
_FARTHEST, _MOST_LINES = 300, 8
_SENTENCE = re.compile("[。!?\n]")


class Surroundings:
    """Of one copy; `names` are where the names whom to call begin, `mobiles` where those telephones do that tell of a
    person as well, `is_public_notice` whether it asks everybody to speak up (公示)."""

    def __init__(self, copy: str, names: Iterable[int], mobiles: Iterable[int], is_public_notice: bool):
        self._copy, self._names = copy, sorted(names)
        self._persons = sorted([*self._names, *mobiles])
        self._is_public_notice = is_public_notice

    def has_name(self, start: int, end: int) -> bool:
        return bisect_left(self._names, end) > bisect_left(self._names, start)

    def _has_person(self, start: int, end: int) -> bool:
        return bisect_left(self._persons, end) > bisect_left(self._persons, start)

    def is_units_line(self, start: int, end: int) -> bool:
        """Whether a number that is no mobile is the unit's own; not where a name stands in its sentence."""
        return self._is_public(start) or self._is_units(start, end, by_default=False)

    def is_units_mailbox(self, start: int, end: int, is_private: bool) -> bool:
        """The same of a mailbox; where nothing tells, one at a free provider is a person's."""
        return self._is_public(start) or self._is_units(start, end, by_default=not is_private)

    def _is_public(self, start: int) -> bool:
        first = max(start - 60, 0)
        return _PUBLIC.search(self._copy, max(self._copy.rfind("\n", first, start) + 1, first), start) is not None

    def _is_units(self, start: int, end: int, by_default: bool) -> bool:
        begins, ends = self._sentence(start, end)
        if self._has_person(begins, ends):
            return False
        if self._is_public_notice or self._unit_before(begins, start):
            return True
        first, last = self._block(start, end)
        if self._has_person(first, last):
            return False
        return by_default or _UNIT_LINE.search(self._copy, first, last) is not None

    def _unit_before(self, begins: int, start: int) -> bool:
        found = _UNIT_BEFORE.search(self._copy, max(begins, start - 80), start)
        return found is not None and not _ONLY_A_ROOM.search(found[0])

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        first, last = max(start - _FARTHEST, 0), min(end + _FARTHEST, len(self._copy))
        begins = max(self._copy.rfind(mark, first, start) for mark in "。\n") + 1
        ending = _SENTENCE.search(self._copy, end, last)
        return max(begins, first), ending.start() if ending else last

    def _block(self, start: int, end: int) -> tuple[int, int]:
        """The lines about whom to call around a place; its sentence where its line is none of those."""
        first, last = self._line(start)
        if not self._is_contact_line(first, last):
            return self._sentence(start, end)
        for _ in range(_MOST_LINES):
            before = self._line(first - 1) if first > 0 else (0, 0)
            if not self._is_contact_line(*before):
                break
            first = before[0]
        for _ in range(_MOST_LINES):
            behind = self._line(last + 1) if last < len(self._copy) else (0, 0)
            if not self._is_contact_line(*behind):
                break
            last = behind[1]
        return first, last

    def _is_contact_line(self, first: int, last: int) -> bool:
        return last - first <= _LONGEST_CONTACT_LINE and _CONTACT_LINE.match(self._copy, first, last) is not None

    def _line(self, at: int) -> tuple[int, int]:
        """The line around a place, so much of it as may tell."""
        first, last = max(at - _FARTHEST, 0), min(at + _FARTHEST, len(self._copy))
        begins, ends = self._copy.rfind("\n", first, at), self._copy.find("\n", at, last)
        return first if begins == -1 else begins + 1, last if ends == -1 else ends
