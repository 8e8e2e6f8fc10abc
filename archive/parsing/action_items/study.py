"""Whether an action item is to learn or to make known: 学习领会, 传达, 宣传宣讲.

The first command decides, behind what only leads to it: 以…为契机，团结引导… is no study, 运用报刊，宣传… is.
"""

import re

from archive.parsing.action_items import actor_names, command_words, imperatives
from archive.parsing.action_items.context import SentenceContext

_STUDY = re.compile(
    "学习(?!型|钻研|交流|心得|成果)|学[一两]遍|学一学|先学|通读|研读|弄懂|学深|学懂|领会|领悟|宣讲|宣传(?<!选树宣传)(?<!选树和宣传)|宣贯|传达|研讨|主题教育|中心组|辅导|报道力度"
    "|讲清楚|普及|入脑入心|理论进|精神进|思想进"
)
_MEDIA = re.compile("媒体|阵地|氛围|听党话")
_STUDIES_FIRST = re.compile(
    "学习(?!型|钻研|交流|心得)|通读|研读|弄懂|先学|学一学|学[一两]遍|(?:把|将)[^，。；]{2,60}?通读|学深|学懂|学透|学好|领会|领悟|理解|宣讲|宣传|宣贯|宣介|传达|研讨|讲清(?!问题|原因|情况)|普及|吃透|做到[^，。]{0,6}讲清楚"
    "|(?:把|将)[^，。；]{2,40}?(?:学习研究|学深|学透|传达|领会|讲清|讲透|讲明)"
    "|把握[^，。]{0,40}(?:精神|实质|内涵|意义|要义|要求|引领)|反映[^，。]{0,30}反响"
)
# Verbs that take their sense from what follows: 组织学习, 开展宣讲.
_LIGHT = re.compile(
    "教育(?=引导|职工|会员|干部)|开展|组织|举办|加强|深化|抓|做好|掀起|兴起|推动|推进|强化|引导|加大|实施|采取|进行|制定|组建|形成|精心|带头|落实|安排|部署|印发"
    "|邀请|用好|利用|运用|发挥|依托|借助|坚持|通过|营造|扎实"
)
# A clause that only leads to the command.
_LEADS = re.compile(
    "以|为|按|根据|围绕|聚焦|结合|通过|依托|利用|借助|针对|坚持|在[^，。]{0,60}(?:上|中|下|时|前)$|把握|牢牢把握|紧扣|紧密|紧紧|始终"
    "|充分(?:发挥|运用|利用)|运用|发挥|用好|采取|面向|立足|从|着眼|突出|对|与|营造|适时|借"
)
# 各单位接此通知后，要认真组织…
_CONDITION = re.compile("[后时前]$")
_DISPOSES = ("把", "将", "坚持把", "坚持将")
_DISPOSED = re.compile(
    "(?:坚持)?(?:把|将)(?P<what>[^。；]{1,120}?)(?P<done>作为|与|同|融入|贯穿|转化|纳入|列入|摆|放|体现|落到|落实到|引向|传达|作|贯彻落实"
    "|不断|结合)(?P<rest>[^，。；]*)"
)
_MATTER_OF_STUDY = re.compile("学习|培训|必修课|中心组|宣传|宣讲")
_PUT_TO_WORK = re.compile("融入|转化|体现|落到|落实到|贯彻落实到|贯穿")


def is_study(said: str, clauses: tuple[str, ...], context: SentenceContext) -> bool:
    """Whether the first command is to learn or to make known; in a section about that, any such word tells it."""
    for clause in clauses:
        command = _command_of(clause)
        if _STUDIES_FIRST.match(command) or context.explains and command.startswith("认识"):
            return True
        if command.startswith(_DISPOSES) and (disposed := _DISPOSED.match(said, said.index(command))):
            return _disposes_of_study(disposed)
        if _LIGHT.match(command) and _STUDY.search(command):
            return True
        if not _LEADS.match(command) and not _CONDITION.search(clause):
            break
    return context.studies and bool(_STUDY.search(said) or _MEDIA.search(said))


def _disposes_of_study(disposed: re.Match) -> bool:
    """把学习宣传…作为重大政治任务, 将其作为中心组学习的内容; not 把学习贯彻…落到实处."""
    if _PUT_TO_WORK.search(disposed["done"] + disposed["rest"]):
        return False
    about = disposed["what"] + (disposed["rest"] if disposed["done"] == "作为" else "")
    return bool(_MATTER_OF_STUDY.search(about))


def _command_of(clause: str) -> str:
    """A clause from its verb on: 全省各级工会要深入学习… → 学习…"""
    word = command_words.MODAL.search(clause) or command_words.REQUEST.search(clause)
    after = word.end() if word and word.start() < 50 else 0
    at = imperatives.verb_at(clause, after)
    if word and at == -1 and (end := actor_names.end_of(clause, after)) > after:
        # 请各单位及时把会议精神传达到…: whoever is asked stands between.
        after, at = end, imperatives.verb_at(clause, end)
    return clause[at if at != -1 else imperatives.past_adverbs(clause, after) :]
