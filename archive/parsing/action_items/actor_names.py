"""Names of those who may act, and where one ends: 全省各级工会 in 全省各级工会要…, 各参赛单位 in 请各参赛单位于…."""

import re
from collections.abc import Iterator

from archive.parsing.action_items import imperatives

# What the name of those who act ends with; the longer first.
_ENDING = re.compile(
    "(?:领导班子|小组长|班组长|组长|队长|班长|支会|联合会|政府|主席|书记(?<!总书记)|考生|学生|托管班|个人|[你贵](?:会|们|校|厅|院|局|处|部|司|公司|单位|[省市县区])|职工组织(?=[要应须])|会(?<=审会)|劳模(?!精神|工匠|和工匠|创新)|领导干部|领导(?<=[会要管位级门]领导)(?!小|干部|班子|机关)|工会组织(?=[要应须请、和及与，都也需]|认真|积极|切实|$)|领导小组|组委会|委员会|总工会|工会(?!组织(?:建设|机构|体系|关系|形式))|工委(?!员)|党组|党委|支部|总(?<=[市省县区]总)(?!工会)"
    "|单位|部门|企业方?|公司|集团|机构|组织|协会|学校|高校|院校|学院|院系|分会|小组|班组|代表队|参赛队(?!员)|基地|中心|办公室|部(?<=[工传务织障源宣教护济产益层络律政团]部)|部室|处室|科室"
    "|人员|选手|学员|会员|教职工|职工|员工|干部|群众|同志|负责人|教练员|裁判员|志愿者|劳动者|申请人|者(?<!或者)(?<!记者)|人(?<=[何荐责办持当名用送]人)(?!员|事|数|均|次|选|才)|委员(?!会)|员(?<![动全成一]员)(?!工|会|额|的)|主任|师傅|徒弟|老师|经理|司机|骑手|长(?<=[团组队班校院园厂部科处所站村]长)(?![期效远])|患者|姐妹|家属|家长|青年(?!文明)|妇女|领队|队员|教师|代表团|代表(?!职工|人民|群众|我|本|大会|性|团)|车间|分厂|厂|矿|研究室|场馆|工作室|文化宫|俱乐部|疗养院|医院|幼儿园|[小中大]学|局(?<![布格结大全定]局)(?!部|限|势|面)|支行|本人|双方|校方|劳方|资方|各方|三家|四家"
    "|县区|市州|区县|市县|地区|各地|地方|乡镇|街道|社区|园区|地|市(?<=[各个每]市)|县(?<=[各个每]县)|区(?<=[各个每]区)|组(?<=[务委评筹划裁产备]组)|州(?<=各州)|校(?<=各校)|院(?<=各院)|系(?<=各系)|队(?<=各队))们?(?:[（(][^（）()]{1,30}[）)])?"
)
# No name goes past these: what follows them is object, means or purpose.
_STOP = re.compile(
    "[应把将以按于为从对使让“”《》请需须要不。！？0-9围至结通开根推计安]"
    "(?:(?<=[把将按于为从对使让“”《》需须。！？0-9])(?<!作为)|(?<=以)(?![上下内外])|(?<=请)(?<![申邀聘]请)|(?<=应)(?!急)|(?<=要)(?<![主重]要)(?!求)|(?<=不)得|(?<=围)绕|(?<=至)少|(?<=结)合"
    "|(?<=通)过|(?<=开)展|(?<=根)据|(?<=推)动|(?<=计)划|(?<=安)排)"
)
# What a predicate may begin with, beside the verbs.
_PREDICATE = re.compile(
    r"\s?(?:(?:一定|都|也|均|还|更|务必|可以?)*(?:要(?![求素点件义领闻害职约地])|应(?![用对有届邀聘急])|必须|须(?!知)|需(?![求要])|不得|不准|严禁|禁止|务|请(?![示求假教]))"
    r"|会同|于|在(?![职岗编册校籍读线档建])|自(?!治)|从|按|根据|依据|结合|围绕|把|将|以(?![上下内外])|对(?!象|口)|向|凭|每|至少|是(?=[^，。；]{0,6}责任)|填|凡|交|派|发[生现]|出[现面]|遇[到有]|集体|同时|准时|按时|按期|如期|自觉|自行|抓紧|尽快|挨个|给予|可(?!能)|\d{1,4}\s?[年月]|[接收](?:到|此)|(?:也|都|均)?不(?=得|再|参加|予|要|准|能|可|应|宜|许|必|做|用|带|办)|未|没有|原则上|因|如|若|有条件"
    r"|[^，。；、和及与]{0,6}[前后时](?:必须|应当|须(?!知))|[\u4e00-\u9fff]{1,4}(?:期间|当天))"
)
# 各单位活动情况请于…报…: the body, then what it is to report on.
_REPORTS = re.compile(
    r"(?:的|学习|贯彻|宣传|活动|落实|开展|有关|相关|工作|进展|推荐|整改|自查|考核|评选|换届|培训|完成|参赛|报名|统计|执行|使用|收支)[^，。；]{0,50}?(?:情况|材料|总结|信息|方案|名单|表|报告)[^。；]{0,6}(?:请|于|及时|报|要|须|应)"
)
# What no name of a body contains.
_NO_NAME = re.compile(
    "[过未了是]|被(?!检查|抽查|查|巡|督|推荐|考核|审计|评)|有权|公示|发生|年内|仅|限于|以来|总书记|下列|以下"
)
ALL = ("各", "全体", "广大", "有关", "相关")
# 由…, 鼓励…: what stands behind is whoever acts.
_LEAD_TO = ("鼓励", "支持", "倡导", "提倡")
_JOINED = re.compile("[、和与，]|及(?!时)")


def end_of(clause: str, start: int) -> int:
    """Where the name that begins at `start` ends and its predicate begins; -1 where none does."""
    stopped = _STOP.search(clause, start)
    stop = stopped.start() if stopped else len(clause)
    for match in _ENDING.finditer(clause, start, min(len(clause), start + 70)):
        end = match.end()
        if match.start() > stop:
            break
        if _PREDICATE.match(clause, end) or _REPORTS.match(clause, end):
            return end
        if not _JOINED.match(clause, end) and imperatives.verb_at(clause, end) != -1:
            return end
    # Whoever is asked acts, by whatever verb: 请各单位派员参会.
    is_led_to = start and (clause.startswith(ALL, start) or clause.startswith(_LEAD_TO, max(start - 2, 0), start))
    return next(ends(clause, start, 20), -1) if is_led_to else -1


def asked(clause: str, start: int) -> int:
    """Where the name of whoever is asked ends, whatever they are asked: 请贵会出面协调; -1 where none begins there."""
    end = next(ends(clause, start, 14), -1)
    stopped = _STOP.search(clause, start)
    return -1 if stopped and stopped.start() < end or imperatives.verb_at(clause, start) != -1 else end


def ends(clause: str, start: int, reach: int) -> Iterator[int]:
    """Where names end that begin at `start`, whatever follows: 各产业工会 in 各产业工会计划有调整的. A list ends with
    its last one."""
    for match in _ENDING.finditer(clause, start, start + reach):
        if not _JOINED.match(clause, match.end()) and not _ENDING.match(clause, match.end()):
            yield match.end()


def named(clause: str) -> bool:
    """Whether a clause names a body or persons at all: 会员住院后."""
    return _ENDING.search(clause) is not None


def is_name(text: str) -> bool:
    """Whether words that end as a name does can be one: no 有权…, no 被…."""
    return _NO_NAME.search(text) is None


def is_list(clause: str) -> bool:
    """Whether a clause is nothing but bodies: 各州（市）总工会."""
    found = [match.end() for match in _ENDING.finditer(clause, 0, 60)]
    return (
        bool(found) and found[-1] == len(clause) and clause.lstrip().startswith(("各", "全", "省", "市", "县", "区"))
    )
