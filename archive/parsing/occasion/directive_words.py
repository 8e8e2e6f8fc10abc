"""Another directive that a title names: 关于贯彻落实《…的意见》的实施方案, 关于转发《…》的通知; and who issued it."""

import re

from archive.lexicon import titles
from archive.lexicon.vocabulary import FORMS, GENRES
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import DIRECTIVE, LETTER, Place

_ALL_GENRES = "|".join(sorted((*GENRES, *FORMS), key=len, reverse=True))
# 转发示例省总工会关于…的通知: without 《》.
_FORWARDED = re.compile(
    rf"转发[《〈]?(?P<title>[^《》〈〉]{{4,160}}?(?:{_ALL_GENRES})(?:[（(][^（）()]{{1,16}}[）)])?)"
    rf"(?:[》〉]|(?=的(?:通知|函|意见)$)|$)"
)
_NAMED_WORK = re.compile(
    "(?:学习|宣传|贯彻|落实|实施|执行|传达)(?:好|学习|宣传|贯彻|落实|实施|执行)*(?P<body>[^，。；《》〈〉]{0,30})[《〈](?P<title>[^《》〈〉]{4,160}(?:《[^《》]*》[^《》]*|〈[^〈〉]*〉[^〈〉]*)*)[》〉]"
)

# 转发全国总工会《致全国广大职工的慰问信》
_OPEN_LETTER = re.compile("(?:转发|学习|宣传|贯彻)[^《》]{0,30}《(?P<words>致[^《》]{4,60}(?:慰问信|贺信|公开信))》")
# 贯彻落实省总工会关于…的意见: without 《》.
_UNMARKED = re.compile(
    rf"(?:贯彻|落实|执行)+(?P<title>[^，。；《》〈〉]{{0,30}}?(?:工会|全总|省总|市总|[委厅局部会办院府室])"
    rf"关于[^，。；《》〈〉]{{6,80}}?的(?:{_ALL_GENRES}))"
    "(?=的|》|〉|实施|工作|$)"
)
# 贯彻全总办公厅〔2023〕12号文件精神
_BY_NUMBER = re.compile("(?:学习|贯彻|落实|执行)+(?P<title>[^，。；《》]{2,30}〔\\d{4}〕\\d{1,4}号)(?:文件)?")


def of(title: str) -> Told | None:
    """The directive that a title carries out or hands on, None where it names none."""
    if letter := _OPEN_LETTER.search(title):
        return Told(
            LETTER, letter["words"], Place("title", *letter.span("words")), event=letter["words"], noun="慰问信"
        )
    match = _forwarded(title) or _NAMED_WORK.search(title) or _UNMARKED.search(title) or _BY_NUMBER.search(title)
    return directive_of(match, "title") if match else None


def _forwarded(title: str) -> re.Match | None:
    """What is handed on under a title of its own: 学习资料 in 转发学习资料的函 has none."""
    match = _FORWARDED.search(title)
    is_titled = match and ("关于" in match["title"] or match[0][2:3] in "《〈" or titles.issuers(match["title"]))
    return match if is_titled else None


def directive_of(match: re.Match, part: str) -> Told:
    """Another directive that is named: its title, and its issuer where that stands in the title or before it."""
    name = match["title"]
    before = match.groupdict().get("body") or ""
    # 示例省企业工会工作办法 begins with what it is about and not with who issued it.
    issuers = titles.issuers(name) if "关于" in name or re.search("(?:总工会|全总|办公[厅室])(?!工)", name) else []
    place = Place(part, match.start("title"), match.end("title"))
    return Told(DIRECTIVE, name, place, body=_body(issuers[0]) if issuers else _body(before), title=name)


def _body(words: str) -> str:
    """The issuer that stands before 《…》: 全国总工会 in 根据全国总工会《…》."""
    bare = re.sub(
        "^(?:[的、，和与]|印发|新修[订改]的?|最新)+|(?:联合)?(?:印发|下发|制定|出台|发布|颁布)的?|的$|等.*$",
        "",
        words.rpartition("转发")[2],
    )
    if re.match("上级|有关|相关", bare):
        return ""
    return bare if re.search("工会|[会委院部厅局府总办]$|中央|国务院", bare) else ""
