"""What the persons of a list or a notice are, by the words of its title: in distress, punished, candidates, or such as
everybody may know, honoured or in office."""

import re
from enum import Enum


class ListRole(Enum):
    HARDSHIP = "hardship"
    DISCIPLINED = "disciplined"
    CANDIDATE = "candidate"
    # Shown: honoured, in office, called to help.
    SHOWN = "shown"


_HARDSHIP = re.compile(
    r"困难(?:职工|家庭|党员|群众|农民工|劳模|学生|户|人员|教职工|教师|会员|员工|企业职工|帮扶"
    r"|补助|救助|慰问)|特困|救助|助学|帮扶(?:对象|人员|救助|名单|资金|明细|花名册)|慰问(?:对象"
    r"|人员|名单|金|花名册|职工)|理赔|赔付|给付|补助|抚恤"
    r"|伤亡|工伤|工亡|遇难|遇险|受伤|受害|死亡|死者|患病|大病|重病|重大疾病|低保|残疾|信访人|上访"
    r"|讨薪|欠薪|互助保障|互助金|住院|致困|单亲|法律援助"
)
_DISCIPLINED = re.compile(
    r"处分|通报批评|失信|违纪|违规|违法|曝光|除名|开除|问责|处理决定|(?:取消|撤销|收回).{0,30}(?:称号|资格|荣誉|奖章)"
)
_CANDIDATE = re.compile(
    r"公示|候选|拟(?:录|聘|推荐|推选|表彰|授予|命名|任|评|确定|发展|招|入围|选)|面试|笔试|成绩"
    r"|体检|考察|入围|资格(?:审查|复审|初审)|进入.{0,8}环节|递补|考生"
)
_HONOUR = re.compile(
    r"表彰|先进|优秀|标兵|模范|获奖|授予|命名|劳模|劳动奖|工匠|能手|之星|最美|荣誉|嘉奖|奖励|典型|烈士|公布"
)
# 困难职工帮扶工作先进个人, but 困难劳模慰问名单.
_HELPED = re.compile(r"先进|表彰|标兵|获奖|优秀(?:个人|工作者|集体|单位|志愿者|组织)|工作者")
_IS_HELPED = re.compile(r"慰问|补助|助学|对象")
_OFFICE = re.compile(
    r"领导小组|组成人员|讲师团|专家|评委|评审|委员会|委员|任免|任职|当选|代表|志愿|工作人员"
    r"|负责人|责任|成员|监督员|指导员|值班|分工|教练|裁判|导师|律师|调解员|服务队"
)


def role_of(title: str) -> ListRole | None:
    """None where it says nothing of them."""
    office, candidate = _OFFICE.search(title), _CANDIDATE.search(title)
    if _DISCIPLINED.search(title):
        return ListRole.DISCIPLINED
    # A list of those who help is none of those in distress.
    if _HARDSHIP.search(title):
        is_helper = office or (_HELPED.search(title) and not _IS_HELPED.search(title))
        if not is_helper:
            return ListRole.HARDSHIP
    if candidate:
        return ListRole.CANDIDATE
    return ListRole.SHOWN if office or _HONOUR.search(title) else None
