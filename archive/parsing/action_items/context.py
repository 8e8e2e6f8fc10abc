"""What the place of a sentence in a directive says of it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.parsing.action_items import due_labels, recipients

_EXPLAINS = re.compile("领会|深刻(?:认识|理解|把握)|意义|实质|内涵|充分认识|重要性|必要性|紧迫性")
_ACTS_TOO = re.compile("组织领导|加强领导|落实|责任")
_INFORMS = re.compile(
    "时间(?!安排|步骤|进度|和步骤)|地点|主题|奖励|奖项|表彰|评奖|附则|名额|条件|参[加会训赛]人员|会议内容|对象|联系方式|费用|组织机构|日程|议程|议题"
)
_WHO = re.compile("条件|资格|对象")
_AIMS = re.compile(
    "目标任务|指导思想|总体要求|总体思路|总体目标|工作目标|活动目标|主要目标|目标要求|目标$|原则$|基本原则|工作原则|背景|活动目的|目的"
)
_STUDIES = re.compile("学习|宣传|宣讲|传达")
# 以学习宣传贯彻…为动力，团结动员…: the study is only the means.
_MEANS = re.compile("以[^，]{0,60}?为[^，]{2,10}")


@dataclass(frozen=True)
class SentenceContext:
    """`explains`: the section tells what something means, so that only a stated action item counts; `informs`: it
    tells when, where, who, which prizes; `who`: that it tells who may take part, so that no quota commands; `aims`: it
    tells ends and principles; `studies`: it is about learning and making known; `opens`: it is the lead, which tells
    the occasion; `quoting`: the sentence before told what a leader said; `due`: the heading states that a deadline
    follows, `sends`: of something to hand in.
    """

    explains: bool = False
    informs: bool = False
    who: bool = False
    aims: bool = False
    studies: bool = False
    opens: bool = False
    quoting: bool = False
    due: bool = False
    sends: bool = False

    @classmethod
    def of(cls, heading: str, opens: bool = False, text: str = "") -> "SentenceContext":
        """The context that a heading and the section's text give: 深刻领会…的重大意义 explains, 活动时间 informs."""
        told = _told(heading)
        if opens:
            told = replace(told, opens=True)
        if not told.sends and (told.due or "截" in text) and recipients.wants_report(text):
            told = replace(told, sends=True)
        return told


@lru_cache(512)
def _told(heading: str) -> SentenceContext:
    """What a heading alone tells; the same few stand over most sections."""
    due = due_labels.heads(heading)
    return SentenceContext(
        explains=bool(_EXPLAINS.search(heading)) and not _ACTS_TOO.search(heading),
        informs=bool(_INFORMS.search(heading)),
        who=bool(_WHO.search(heading)),
        aims=bool(_AIMS.search(heading)),
        studies=bool(_STUDIES.search(_MEANS.sub("", heading))),
        due=due,
        sends=due and due_labels.to_send(heading),
    )
