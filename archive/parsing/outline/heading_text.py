"""The heading at the front of an item's first paragraph: alone on its line, or run into the text.

一、提高政治站位，深刻理解把握…                 alone
（一）强化思想政治引领。要充分发挥…           run in, up to the first 。
（一）活动时间：2023年5月至10月               run in, up to the colon
一、各单位要将…抓实做好。                     none: what obliges somebody fills the paragraph
"""

import re

LONGEST = 60
_SHORT = 12

# （一）活动时间：…, but not 推荐名额如下：… nor a time of the day (8：30).
_KEY = re.compile(r"(?P<key>[^，,。；;：:\n]{2,30})(?<![0-9０-９])\s?[：:](?=[^\n])")
_ANNOUNCES = re.compile(r"(?:[如以]下|下列|包括|分别|指出|强调|认为|规定|[是为有即])$|以下")
# 一、活动时间 2023年5月: a bare keyword and a space.
# （一）第一阶段：宣传发动: such a key names the heading and is not all of it.
_PHASE = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,2}|[一二三四五六])(?:阶段|步骤?|期|季|站|部分)|(?:主题|专题|板块|行动|项目)[一二三四五六七八九十\d]{1,2}"
)
_KEYWORD = re.compile(
    r"(?P<key>(?:活动|比赛|竞赛|报名|报送|参赛|参加|评选|推荐|会议|培训|学习|征文|作品|演出|奖励|表彰|组织|工作|申报|慰问|服务)?"
    r"(?:时间|地点|主题|内容|对象|范围|条件|要求|方式|方法|办法|程序|步骤|安排|目标|目的|原则|标准|名额|项目|人员|单位|形式)"
    r"|指导思想|总体要求|组织领导|奖项设置|注意事项|联系方式)"
    r" (?=\S)"
)
_SQUARE = re.compile(r"[【〔［\[](?P<key>[^】〕］\]\n]{2,20})[】〕］\]][：:]?")
_ARTICLE_KEY = re.compile(r"[【〔［\[（(](?P<key>[\u4e00-\u9fff、]{2,20})[】〕］\]）)]")

# What a sentence begins with and a heading does not.
_BEGINS = re.compile(
    r"请(?!示|假|愿)|须(?!知)|应(?![用对急])|必须|不得|严禁|敬请|务请|恳请|希望|望(?:各|你)|凡|若|逾期|届时|即日起|(?:本次|此次|这次|本届)(?![^，。；：]{2,14}(?:任务|要求|目的|意义|内容|主题|安排|对象|范围|时间|方式|重点|原则|项目)$)|按照[^，]{0,30}，|根据[^，]{0,30}，|为(?:了|进一步|深入|切实|做好)"
    r"|如(?:有|遇|需|因|果|未)|未(?:尽|按|经|在)|经(?:研究|审|批|校|市|省|县|区|各)|对于|由[^，。]{1,16}(?:负责|组织|承|提供|牵头)|于\d|到20\d\d"
    r"|[^，]{2,20}(?:指出|强调)，|[^，]{0,8}(?:对象|条件|原则|目的|任务|内容|主题|范围|时间)[是为]"
)
# 各单位要切实…, 参赛者须…: what obliges somebody.
_ADDRESSED = re.compile(
    r"(?:全[省市区县国校院]|本|我|贵|所有|凡)?(?:各(?:级|地|市|县|单位|部门|基层|直属|高校|分工会|分会)?|基层工会|参[赛加评展会]|获奖|推荐|申报)"
    r"[^，。]{0,16}?(?:要(?!求)|应(?!用|对|急|届)|须|请|可|将|限|负责|一律|务必|不得|必须)"
)
_MODAL = re.compile(
    r"(?<![重主需纲首摘简只必])要(?![求点素件义务领闻职旨])|应当|(?<![相反响适对供回])应(?![用对急有届])|必须|务必|不得|原则上|一律"
)
# 提案填写请按照统一格式, but not 做好邀请工作, 请示报告制度.
_REQUEST = re.compile(
    "请(?<![申邀聘提宴报]请)(?=各|按|于|在|将|务|认真|及时|自觉|准时|提前|有关|相关|注意|大家|尽快|以|向|到|参加|携带)"
)
# Dates, hours, sums, addresses: the particulars of a sentence.
_PARTICULARS = re.compile(
    r"\d{1,2}\s?月\s?\d{1,2}\s?日|\d\s?[日月]底?[之以]?前|月底前|年底前|[上下]午|\d[:：]\d\d|\d\s?元|电话|邮箱|@|\d{7}|见附件"
)
_BRACKETED = re.compile(r"[（(][^（）()]{0,60}[）)]|“[^“”]{0,60}”|《[^《》]{0,60}》")
_PAIRS = ("“”", "（）", "()", "《》", "【】")


def read(rest: str, kind: str, followed: bool) -> tuple[str, int]:
    """The heading of an item and the offset in `rest` at which its text begins; ('', 0) where it has none.

    `rest` is what follows the label, `kind` the kind of the label, `followed` says that a text or a
    list of its own comes in the next paragraph.
    """
    if kind == "article":
        return _of_article(rest, followed)
    if match := _SQUARE.match(rest):
        return match["key"], match.end()
    if key := _key(rest):
        return key
    stop = rest.find("。")
    return _alone(rest, followed) if stop == -1 else _run_in(rest, stop, followed)


def is_doubtful(rest: str, heading: str, followed: bool) -> bool:
    """Whether an item is its heading and nothing else, and could as well be a paragraph without one."""
    return bool(heading) and not followed and rest.rstrip("。：: ") == heading


def _of_article(rest: str, followed: bool) -> tuple[str, int]:
    """Articles are paragraphs; some have a name in brackets (第一条【目的】) or alone on the line."""
    if match := _ARTICLE_KEY.match(rest):
        return match["key"], match.end()
    alone = followed and len(rest) <= 20 and not re.search("[，。；：:…]", rest)
    return (rest, len(rest)) if alone else ("", 0)


def _key(rest: str) -> tuple[str, int] | None:
    match = _KEY.match(rest) or _KEYWORD.match(rest)
    if (
        not match
        or _PHASE.match(rest)
        or _ANNOUNCES.search(match["key"])
        or not _balanced(match["key"])
        or _is_obligation(match["key"])
    ):
        return None
    return match["key"].rstrip(), match.end()


def _alone(rest: str, followed: bool) -> tuple[str, int]:
    """A line without 。: a heading, unless it is a member of a list or a sentence that lost its end."""
    bare = rest.rstrip("：: ")
    if not bare or len(bare) > (2 * LONGEST if followed else LONGEST):
        return "", 0
    if re.search("[；;]|[，,、！？]$", rest) or bare.count("，") > 3 or (not followed and _asks(bare)):
        return "", 0
    return ("", 0) if _is_sentence(bare) else (bare, len(rest))


def _run_in(rest: str, stop: int, followed: bool) -> tuple[str, int]:
    heading = rest[:stop]
    if len(heading) > LONGEST or heading.count("，") > 2 or not _balanced(heading):
        return "", 0
    if re.search("[；;：:]", _BRACKETED.sub("", heading)) and not _PHASE.match(heading):
        return "", 0
    if not rest[stop + 1 :].strip("”’）)") and not followed and (len(heading) > _SHORT or _asks(heading)):
        return "", 0
    return ("", 0) if _is_sentence(heading) else (heading, stop + 1)


def _asks(words: str) -> bool:
    """要如实填写: by itself no heading; 要高度重视 before a text is one."""
    return words.startswith("要") and not words.startswith(("要点", "要求", "要素", "要闻", "要义"))


def _is_sentence(words: str) -> bool:
    """Whether words state an obligation or a fact rather than name a subject: 各级工会要高度重视，加强领导."""
    bare = _BRACKETED.sub("", words)
    if "请" in bare and _REQUEST.search(bare):
        return True
    return _is_obligation(bare) or bare.endswith(("的", "为止")) or _PARTICULARS.search(bare) is not None


def _is_obligation(words: str) -> bool:
    if _BEGINS.match(words) or _ADDRESSED.match(words):
        return True
    if words.startswith("各") and "，" in words:
        return True
    return len(words) > _SHORT and _MODAL.search(words, 1) is not None


def _balanced(words: str) -> bool:
    return all(words.count(pair[0]) == words.count(pair[1]) for pair in _PAIRS)
