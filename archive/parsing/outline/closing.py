"""Where a directive closes: what follows the last item and belongs to none.

特此通知。 · 请认真贯彻执行。 · 各单位学习情况请及时报告省总工会。 · 联系人：… · 附件：1.… 2.…
"""

import re

from archive.lexicon.labels import Label

_CLOSES = re.compile(
    r"(?:特此|专此|以上(?:意见|事项|通知|要求|安排|请)|未尽事宜|附\s?[件表录]?\s?[：:]|附\s?[件表]\s?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?[\s：:.．、]|附\s?[件表]$"
    r"|本(?:通知|方案|办法|意见|制度|规定|细则|计划)[^。，]{0,40}(?:施行|实施|执行|生效|解释)。?$)"
)
_CONTACT = re.compile(
    r"[（(]?(?:联\s?系\s?(?:人|电\s?话|方\s?式|地\s?址|单\s?位|部\s?门)|(?:咨询|报名|办公|监督|举报|传真|服务)?(?:电\s?话|热\s?线)|手\s?机"
    r"|(?:电子|报送|投稿)?邮\s?箱|[Ee]-?[Mm]ail|传\s?真|邮\s?编|邮政编码|(?:通[讯信]|单位|邮寄|报送|收件|办公)?地\s?址|网\s?址)"
)
_REPORTS_BACK = re.compile(
    r"(?:各|全|请)[^。]*(?:报告|报送|上报|报至|反馈|报[^，。报]{1,14}(?:工会|总|部|办|处|科))[^。]*。$"
)
_ASKS = re.compile(r"(?:请|望|希望?)[^。；]{0,60}(?:贯彻|执行|落实|遵照|实施|办理|配合|参加)[^。；]{0,20}。$")
_LONGEST_REPORT = 120

# 1.示例报名表, 附件2：示例汇总表: the entries of a list of attachments.
_ENTRY = re.compile(r"(?:附\s?[件表]\s?)?[（(]?\s?[0-9０-９]{1,2}\s?[）)]?[-.．、：:\s][^。]{1,100}$")
_LIST = re.compile(r"附\s?[件表]?\s?[：:]|附\s?[件表]\s?$|附\s?[件表]\s?[0-9０-９]{1,2}\s?[：:.．、\s]")
_HEADING = re.compile(r"[^。；;]{2,40}$")
# An item under whose heading telephone numbers are what is expected.
_ASKS_FOR_CONTACTS = re.compile(r"[^。]*(?:联系|咨询|报名|报送|投稿|方式|办法|电话|其他|其它)[^。]{0,8}$")


def begins_at(paragraphs: list[str], first: int, labels: list[Label | None]) -> int:
    """The index from which the last paragraphs close the directive; the paragraph `first` never does."""
    at = len(paragraphs)
    while at > first:
        if _closes(paragraphs[at - 1], labels[at - 1]):
            at -= 1
        elif (opens := _list_opens_at(paragraphs, at, first)) is not None:
            at = opens
        else:
            break
    return _after_awaited_text(paragraphs, at, labels)


def _closes(paragraph: str, label: Label | None) -> bool:
    if label:
        return False
    if _CLOSES.match(paragraph) or _CONTACT.match(paragraph):
        return True
    if len(paragraph) > _LONGEST_REPORT:
        return False
    return _REPORTS_BACK.match(paragraph) is not None or _ASKS.match(paragraph) is not None


def _list_opens_at(paragraphs: list[str], end: int, first: int) -> int | None:
    """The index of 附件： where the paragraphs from it to `end` are a list of attachments, else None."""
    at = end
    while at > first and _ENTRY.match(paragraphs[at - 1]):
        at -= 1
        if at > first and _LIST.match(paragraphs[at - 1]):
            return at - 1
    return None


def _after_awaited_text(paragraphs: list[str], at: int, labels: list[Label | None]) -> int:
    """Under a heading alone on its line the next paragraph is what the item says: 三、工作要求 and then 请各单位
    于…报送。; under 五、联系方式 that is 联系人：…, to the last telephone number."""
    if not 0 < at < len(paragraphs) or not labels[at - 1] or not _HEADING.match(paragraphs[at - 1]):
        return at
    if _CONTACT.match(paragraphs[at]):
        awaited = _ASKS_FOR_CONTACTS.match(paragraphs[at - 1]) is not None
        while awaited and at < len(paragraphs) and _CONTACT.match(paragraphs[at]):
            at += 1
        return at
    return at if _CLOSES.match(paragraphs[at]) else at + 1
