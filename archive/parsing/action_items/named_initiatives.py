"""Named initiatives of an action item: what stands in “” and is a campaign, a contest, a project (开展“安康杯”竞赛).

Quotation marks also hold political formulas (“两个维护”), turns of phrase (“最后一公里”), policies and media. An
initiative is told by its place: the noun that follows closely (活动, 行动, 竞赛, 工程 …), the noun that ends the
name itself (…行动, …月, …杯), or 以“…”为主题. Names that stand side by side share what follows the last of them.
"""

import re

# A name inside a title belongs to the work that is cited.
_TITLE = re.compile("《[^《》]{1,120}》")
_QUOTED = re.compile('“([^“”。；]{1,60})”|"([^"“”。；]{1,60})"')
# Between names of one group: “新市民·追梦桥”“护工就业行动”, “名师带徒”和“五小”.
_JOINT = re.compile(r"[\s、和及与或]{0,2}$")
_NOUN = (
    "活动|行动|竞赛|大赛|比赛|联赛|工程|计划|项目|专项工作|专项整治|品牌|评选|选树|推树|推选|创建|创新|主题|教育|宣讲"
    "|讲堂|课堂|工作室|示范点|示范单位|驿站|服务点|托管|小屋|之家|书屋|运动会|书画展|晚会|论坛|征文|演讲|慰问|服务月"
)
# A word that is the kind of thing itself: “心灵驿站”, “县级工会加强年”.
_NAMES_ITSELF = re.compile(
    "(?:活动|行动|竞赛|大赛|工程|计划|专项|项目|杯|驿站|托管班|课堂|讲堂|小屋|之家|书屋|论坛|服务[年月周季日]|[深加推提建攻突落]\\w{1,3}年"
    "|攻坚年|活动[月周日]|安全生产月|宣传[月周日]|文化节|艺术节|读书月)$"
)
_FOLLOWED = re.compile(rf"[\s]?(?:等|的|等的)?[^，。；：、“”《》（）()]{{0,12}}?(?:{_NOUN})")
# What makes of the words before it a concept, a policy, a medium: no initiative, whatever follows.
_CONCEPT = re.compile(
    r"\s?(?:的?(?:要求|目标|底线|时期|规划|战略|体系|产业|模式|问题|群体|责任感|精神|意识|自信|维护|理念|关系|方针|原则|重点任务|决定性|优势|思想"
    r"|格局|远景|APP|App|微信|公众号|客户端|小程序|平台|网站|网|账户|方式|等方式|两个字))"
)
_THEMED = re.compile(r"\s?为(?:竞赛|活动|大赛|年度)?主题")
_THEME_IS = re.compile(r"主题(?:为|是)[：:]?$")


def find(sentence: str) -> tuple[str, ...]:
    """Names without their marks, each once, in order: 深化“安康杯”竞赛和“五小”活动 → ('安康杯', '五小')."""
    if "“" not in sentence and '"' not in sentence:
        return ()
    sentence = _TITLE.sub("《》", sentence)
    groups: list[list[re.Match]] = []
    for match in _QUOTED.finditer(sentence):
        if groups and _JOINT.match(sentence, groups[-1][-1].end(), match.start()):
            groups[-1].append(match)
        else:
            groups.append([match])
    names = [_name(match) for group in groups if _is_initiative(sentence, group) for match in group]
    return tuple(dict.fromkeys(names))


def _is_initiative(sentence: str, group: list[re.Match]) -> bool:
    end = group[-1].end()
    if _THEMED.match(sentence, end) or _THEME_IS.search(sentence, max(group[0].start() - 4, 0), group[0].start()):
        return True
    if _CONCEPT.match(sentence, end):
        return False
    return any(_NAMES_ITSELF.search(_name(match)) for match in group) or bool(_FOLLOWED.match(sentence, end))


def _name(match: re.Match) -> str:
    return (match[1] or match[2]).strip()
