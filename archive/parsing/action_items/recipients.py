"""Whether an action item is to report, and to whom: 情况请及时报告省总工会, 总结发至县总工会权益保障部邮箱."""

import re

# Nothing is reported or sent where none of these stands.
_HANDS = re.compile(
    "[报馈寄汇发交送传前箱](?:(?<=[报馈寄汇箱])|(?<=[发交送传])[至到给往送真]|(?<=前)[发送交]|(?<=[提上]交)|(?<=送)交|(?<=[一总中并起][送交发寄])|(?<=[）表件料结单总一集]交))|提(?=交)"
    "|告(?=知|诉我|[^，。；诉别]{2,16}(?:办公室|组委会))|函(?=[告复])|送(?=[^，。；]{2,20}[案部室处])"
)

_ENDS = (
    "总工会|工会|总工办|[省市县区全]总|办公室|办公厅|组委会|委员会|领导小组|中心|[区市县省]委|女职委|女工委|我[会办部]"
)
_UPWARDS = (
    "报告|报送|上报|呈报|填报|反馈|汇报|报备"
    "|报(?<![申填情日晚海简通汇瞒谎迟漏误虚举]报)(?![名表道刊社销酬考价废案警请])"
)
_SENDS = "发送|发|寄送|寄|邮寄|传真|传(?!达|播|承)|送|提交|递交|上交|报送|报|交"

_REPORTS = re.compile(
    f"(?:(?:{_UPWARDS})(?:给|至|到|于|往)?|(?:{_SENDS})(?:给|至|到|往)|前(?:发|寄|送|交)|送交|交(?<=[）表件料结单]交)|发(?=[^，。；]{{2,24}}[邮信]箱))"
    rf"[\u4e00-\u9fff（）、]{{0,24}}?(?:{_ENDS}|[\u4e00-\u9fff]{{2}}部|处|科|室|邮箱|信箱|平台|系统|备案)"
    f"(?!经费|会员|干部|主席|系统|组织|法|章程|工作)|(?:{_SENDS})(?:至|到)(?=[0-9A-Za-z])"
    f"|(?:统一|汇总|集中|一并|一起|逐级)(?:送|交|发|寄)(?=[\u4e00-\u9fff（）]{{0,16}}?(?:{_ENDS}|部|处|科|室))|[报交送发寄]来"
)
_REPORTS_IN_TIME = re.compile(
    "(?:及时|如实|定期|按时|内|按期|按月|按季|每月|每季|每季度|每年|每半年|每周|逐级|随时|分别|前|日|底|中旬|并|统一|书面|第一时间)(?:电话|口头|书面|网上)?"
    "(?:上报|报送|报告(?!会|团|厅|制度|期)|反馈|汇报)|信息上报|报送(?!范围|要求|时间|方式|制度|单位|率|的)"
    "|填报[^，。；]{0,12}(?:回执|表|情况|信息|数据)|提交[^，。；]{0,12}(?:报告|总结|材料|名单|方案|报名表|论文)"
    "|(?<![可能])上报(?=[，。；]|$)|上报[一二两三1-3]次|零报告|函(?:告|复)[我贵]?(?:会|部|办)"
    "|(?<![报公通广被])告知?[^，。；知诉别]{0,16}(?:工会|总工会|办公室|组委会|[\u4e00-\u9fff]{2}部|我[会部办])|一并(?:告知|函告)|告诉我[们会]|(?:发|传)(?:到|至|在)[^，。；]{0,8}(?:工作群|微信群|群里|群内|邮箱)|向[^，。；]{2,20}(?:反映|报一次)|通过[^，。；]{2,12}(?:平台|系统)填报|前[^，。；]{0,14}报[\u4e00-\u9fff]{1,3}(?:某|老师|同志|主任)"
    "|送[^，。；]{2,16}(?:备案|(?:宣教|权益|财务|组织|生产|保障|办公|女工|法律|经审|劳动|网络|基层)[^，。；]{0,6}[部室处])"
    "|向[^，。；]{2,20}(?:提交|递交)(?!(?:书面)?申请(?!表|书))"
    "|上报[^，。；]{0,30}(?:情况|材料|总结|信息|报告|数据)|报[^，。；]{0,20}备案"
    "|向(?![^，。；]{0,10}(?:职代会|职工|党委|党组|党政|政府|行政|社会|有关部门|群众))[^，。；]{2,30}?(?:报告(?!会)|报送|上报|汇报|反馈|报备|备案)"
    "|(?:总结|表|回执|材料|电子版|台账|报告|信息|情况)[^，。；]{0,24}(?:发送|发|报送|报|传|寄|交|提交)(?:至|到|给)"
)
# No account given upwards: 情况向职代会报告和公开的制度, 报告会.
_NO_REPORT = re.compile("向职代会报告|报告会|报告制度|申报|情报|报刊|报道|报名(?!表)|日报|报酬|通报表扬|通报批评")

_ENDINGS = f"{_ENDS}|[\u4e00-\u9fff](?:(?<![干全])部|处|科|室)|部门|机关|单位|协会|工委|专班"
_LETTERS = "[^\\W\\d_a-zA-Z报将把于并向由从至到给的]"
_BODY = rf"(?P<body>{_LETTERS}{{0,30}}(?:[（(][^（）()\d]{{1,10}}[）)]{_LETTERS}{{0,20}})?)"
_AT_ITS_END = re.compile(rf".{{0,60}}(?:{_ENDINGS})(?!干部|会员|主席|系统|职工|组织|经费|[\u4e00-\u9fff]?[部处科室])")
# What is done with it there, and who takes it in, is no part of the body's name.
_BEYOND = re.compile(
    "邮箱|信箱|备案|备查|审核|审批|审查|审定|审议|批准|汇总|存档|联系|统一|指定|处理|研究|同意|工作群|平台|系统"
    "|[\u4e00-\u9fff]{2}(?:老师|女士|先生|同志)"
)
_NO_BODY = re.compile("情况|材料|总结|信息|进展|工作|活动|有关|相关|名单|本单位|的|和|及|与|以下")
_PATTERNS = (
    re.compile(rf"(?:{_UPWARDS})(?:给|至|到|于|往|请)?{_BODY}"),
    re.compile(rf"(?:{_SENDS})(?:给|至|到|往){_BODY}"),
    re.compile(rf"前(?:发送|发|寄送|寄|送|提交|交){_BODY}"),
    re.compile(rf"(?:送交|交(?<=[）)表件料结单]交)|发(?=[^，。；\n]{{2,24}}[邮信]箱)){_BODY}"),
    re.compile(rf"(?:报送|上报|提交|寄|发送|发|送|交|传|反馈)[^，。；：\n]{{1,30}}?(?:至|到|给){_BODY}"),
    re.compile(rf"向{_BODY}(?:报告(?!会)|报送|上报|汇报|反馈|报备|备案)"),
)


def wants_report(said: str) -> bool:
    """Whether a sentence wants an account, a return or a form sent: 总结于12月10日前报送市总工会."""
    if not _HANDS.search(said):
        return False
    return bool(_REPORTS.search(said) or _REPORTS_IN_TIME.search(_NO_REPORT.sub("〃", said)))


def find(text: str) -> list[str]:
    """The bodies that are to be reported to, each once, as written: 报市总工会财务部备案 → 市总工会财务部."""
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if body := _name(match["body"]):
                found.append((match.start("body"), body))
    return list(dict.fromkeys(body for _, body in sorted(found)))


def _name(words: str) -> str:
    if len(words) < 2 or _NO_BODY.match(words):
        return ""
    beyond = _BEYOND.search(words)
    match = _AT_ITS_END.match(words[: beyond.start()] if beyond else words)
    return match[0] if match else ""
