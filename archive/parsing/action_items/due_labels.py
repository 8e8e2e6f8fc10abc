"""Labels that state by when something is to be done: 截止时间：6月14日, 报名时间：即日起至6月10日."""

import re

_SENT = (
    "提案|报名|申报|报送|上报|提交|征集|征稿|征文|投稿|交稿|递交|反馈|材料|作品|回执|填报|推荐|推报|上传|收件|送达|稿"
)
_DONE = "参保|投保|缴费|缴纳|交费|注册|登记|申请|受理|参评"
_TERM = "(?:时间|日期|期限|时限)"
_LABEL = rf"(?:(?:{_SENT}|{_DONE})[^，。；：,;:\d]{{0,8}}?{_TERM}|截[止稿至](?:{_TERM}|日))"
_HEADING = re.compile(rf"{_LABEL}(?:及|和|与|、)?[^，。；：]{{0,6}}$")
_STATED = re.compile(
    rf"{_LABEL}(?:[（(][^（）()]{{1,10}}[）)])?\s?(?:截[止至]|统?一?[定为是：:至到于自从在\s]){{0,4}}"
    r"(?=即日|现在|本?通知|\d|[一二三四五六七八九十元]{1,3}月|[今明本每]|二[〇○零]|收到)"
)
_STOPPED = re.compile(
    rf"(?:{_SENT}|{_DONE})[^，。；：,;:\d]{{0,6}}?截[止至]日?[到至于为是：:]{{0,2}}\s?(?=\d|[一二三四五六七八九十元]{{1,3}}月)"
)
# What is counted up to a day, and no deadline: 年龄计算截止时间为2023年12月31日.
_COUNTED = re.compile("年龄|工龄|任职|年限|统计|数据|计算|业绩|成果|保障|保险期|学历|聘期|出生|会龄")
_TO_SEND = re.compile(_SENT)


def states(sentence: str) -> bool:
    """Whether a label in a sentence states a deadline: 作品征集截止时间：2023年6月10日前."""
    if not ("时间" in sentence or "截" in sentence or "日期" in sentence or "限" in sentence):
        return False
    match = _STATED.search(sentence) or _STOPPED.search(sentence)
    return match is not None and not _COUNTED.search(sentence, max(match.start() - 12, 0), match.end())


def heads(heading: str) -> bool:
    """Whether a heading says that a deadline follows: 报名截止时间."""
    if not heading.endswith(("时间", "期", "限", "）", ")", "止")) and "时间" not in heading:
        return False
    return _HEADING.search(heading) is not None and not _COUNTED.search(heading)


def to_send(words: str) -> bool:
    """Whether a label is about something to hand in, so that its deadline is that of a report."""
    return _TO_SEND.search(words) is not None
