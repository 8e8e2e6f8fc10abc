"""Action items: the sentences of a section that lay a duty on somebody.

A sentence lays a duty where it says 要, 应, 须, 必须, 不得, 请 …, or where it stands in an implementing
section and begins with a bare imperative (深化…, 召开…). What only explains (习近平总书记指出…,
这充分体现了…) lays none, except that the directive wants it studied.
"""

import re
from datetime import date

from archive.parsing import dates, numerals, topics
from archive.parsing.parsed import ParsedAction, ParsedDirective, ParsedSection
from archive.parsing.topics import Lexicon

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）)]*")
_EXPOSITION = re.compile(
    r"指出|强调，|(?:充分|集中|生动)?(?:体现|展示|诠释|彰显)了|这些重要论述|这些都|提供了|指明了|高度评价|具有.{0,12}意义|寄予|赋予了"
    r"|^这次|^在长期实践中|是(?:当前|全国|在|对|坚持|工会组织)"
)
_MODAL = re.compile(
    r"(?<![重主需纲首摘简想只将不若])要(?![求素点件义领闻害职约地道塞么是])|应当|(?<![相反适响对供回])应(?![用对急有届])|必须|(?<!无)须(?!知)|务必"
    r"|(?<![邀申聘])请(?![求示假教])|不得|严禁|禁止|确保"
)
_PROHIBITION = re.compile(r"不得|严禁|禁止|不准")
_REPORT = re.compile(
    r"(?:报告|报送|上报|报)(?:给|至|到)?[\u4e00-\u9fff]{0,8}(?:总工会|工会|总)(?=[，。；]|$)|及时(?:上报|报送|反馈)|信息上报"
)
_STUDY = re.compile(r"^.{0,28}?(?:学习|领会|宣讲|宣传|传达|研讨|中心组)")
_IMPERATIVE = re.compile(
    r"^(?:\d+[.、])?(?:要|进一步|不断|切实|认真|积极|大力|广泛|深入|扎实|持续|着力|统筹|继续|全面|加快|主动|充分|精心|适时|紧紧|牢牢|及时|最大限度)*"
    r"(?:深化|召开|建立|健全|加强|加大|开展|推进|推动|推行|组织|落实|完善|坚持|做好|抓好|引导|发挥|聚焦|围绕|配合|督促|指导|突出|运用"
    r"|树立|强化|搭建|打造|建设|建好|维护|关心|关爱|帮助|构建|实施|宣传|学习|制定|成立|负责|履行|认真|化解|保障|提升|弘扬|筹备|筹划"
    r"|履行|营造|总结|研究|改进|创新|选树|培养|培训|邀请|采取|把握|动员|肩负|报送|上报|报告|夯实|凝聚|激发|谋划|出台|增强|利用|依托|把|通过)"
)
_UNDERSTANDING = re.compile("领会|认识|意义|理解|实质|内涵")
_ACTOR = re.compile(
    r"^(?P<actor>(?:全[省市区县国]|本[省市]|各)[^，。；]{0,24}?(?:工会组织|工会干部|各级工会|领导干部|工会|单位|部门|企业|职工)(?:和[^，。；]{1,12}?(?:干部|职工|群众))?"
    r"|市总|省总(?:工会)?|市总工会|基层工会|各级工会)(?=要|应|须|必须|一定要|请|学习|及时|依托|把|将|的|领导|成立|结合|积极|情况)"
)
_DEADLINE = re.compile(
    r"(?:于|在)?(?P<text>(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,3}\s*日|底|中旬|上旬|下旬)?\s*(?:之?前|底前|以前)"
    r"|(?:今年)?(?:年底|年内|月底|季度末|年末)之?前?|每(?:年|季度?|月|半年)(?:末|底|初)?(?:前)?(?=[，、报]|\d)|印发之日起\s*\d+\s*[个]?(?:工作)?(?:日|天)(?:内)?)"
)


def lay(directive: ParsedDirective, lexicon: Lexicon) -> None:
    """Set the action items of every section but the lead, which only tells the occasion."""
    dated = directive.issued_on or directive.printed_on
    for section in directive.sections:
        if section.kind != "lead":
            section.actions = find(section, lexicon, dated, directive.year)


def find(section: ParsedSection, lexicon: Lexicon, dated: date | None, year: int | None):
    """The duties of a section's own text. `dated` and `year` of the directive complete a deadline like 8月31日前."""
    understanding = bool(_UNDERSTANDING.search(section.heading))
    found = []
    for match in _SENTENCE.finditer(section.text):
        sentence = match[0].strip()
        kind = kind_of(sentence, understanding)
        if not kind:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        deadline_text, deadline = deadline_in(sentence, year if dated is None else dated.year)
        found.append(
            ParsedAction(
                start=start,
                end=start + len(sentence),
                text=sentence,
                kind=kind,
                actor=actor_in(sentence),
                deadline_text=deadline_text,
                deadline=deadline,
                topics=topics.told_by(f"{section.heading} {sentence}", lexicon),
            )
        )
    return found


def kind_of(sentence: str, understanding: bool = False) -> str:
    """task, report, study or prohibition; '' where the sentence lays no duty. In a section that explains
    (`understanding`) only a stated duty counts, and it is to study."""
    if _PROHIBITION.search(sentence):
        return "prohibition"
    if _REPORT.search(sentence):
        return "report"
    if _EXPOSITION.search(sentence):
        return ""
    if not _MODAL.search(sentence) and (understanding or not _IMPERATIVE.match(sentence)):
        return ""
    return "study" if understanding or _STUDY.match(sentence) else "task"


def actor_in(sentence: str) -> str:
    """Who is to act, as the sentence begins with it: 全省各级工会要… → 全省各级工会."""
    match = _ACTOR.match(sentence)
    return match["actor"] if match else ""


def deadline_in(sentence: str, year: int | None) -> tuple[str, date | None]:
    """The deadline as written, and its date where the words tell one: ('8月31日前', 2023-08-31)."""
    match = _DEADLINE.search(sentence)
    if not match:
        return "", None
    written = match["text"]
    if found := dates.find(written):
        return written, found[0].date
    parts = re.match(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日", written)
    if not parts or year is None:
        return written, None
    try:
        return written, date(year, numerals.value_of(parts[1]), numerals.value_of(parts[2]))
    except ValueError:
        return written, None
