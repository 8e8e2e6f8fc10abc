"""What a second look says against a title, addressees or issuers that were found: words, or '' where nothing does.

A line of a site that was taken for part of a title, addressees that run on into a sentence, a body whose name begins
with a verb: nothing of it is certain.
"""

import re

from archive.lexicon import column_names, dates, titles
from archive.lexicon.vocabulary import FORWARDS
from archive.parsing.header import Header

_LONGEST_TITLE, _LONGEST_ADDRESSEE, _LONGEST_BODY = 120, 40, 40
_OF_A_SITE = re.compile(
    r"[|｜•●◆>＞»_]|https?:|www\.|首页|欢迎您|(?:点击|浏览|阅读|访问)[量数率次]|(?:来源|作者|编辑|发布时间|日期)\s?[:：]|发表评论"
)
_IN_MARKS = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_SENTENCE_WORDS = re.compile("通知|如下|现将|为了|为做好|根据|按照|决定|要求|请|经研究|开展")
_NO_BODY = re.compile("关于|欢迎|通知|网$|^[的和与及等被把将为由]|[，。：；|_]")


def of_title(head: Header, paragraphs: list[str]) -> str:
    """Why the title of this head is doubtful, of a directive with these paragraphs."""
    bare = _IN_MARKS.sub("", head.title)
    if len(bare) > _LONGEST_TITLE or _OF_A_SITE.search(bare) or dates.find(bare):
        return "标题中夹有网页文字或日期"
    if bare.count("关于") > 1 and not FORWARDS.search(bare):
        return "标题中有两个“关于”"
    if column_names.is_one(head.title):
        return "标题形同网站栏目名"
    for at in range(head.title_end, min(max(head.body_at, head.title_end + 1), len(paragraphs))):
        other = titles.at(paragraphs, at)
        if other and "关于" in other.text and other.text != head.title:
            return "标题之下另有一行形同标题"
    return ""


def of_addressees(addressees: list[str]) -> str:
    """Why addressees are doubtful."""
    for one in addressees:
        if len(one) > _LONGEST_ADDRESSEE or _SENTENCE_WORDS.search(one):
            return "主送机关中夹有正文"
    return ""


def of_issuers(issuers: list[str]) -> str:
    """Why issuers are doubtful."""
    return next(("发文机关名称可疑" for name in issuers if len(name) > _LONGEST_BODY or _NO_BODY.search(name)), "")
