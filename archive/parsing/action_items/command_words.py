"""The words that command, and those that tell or state something instead.

Patterns begin with the literal character and look back behind it: the matcher then leaps from one such character
to the next, and most sentences have few.
"""

import re

PROHIBITION = re.compile(
    "不得(?!不|已|而知)|严禁|禁止|不准|不许|不允许|切勿|请勿|谢绝|不要(?<![要需]不要)(?![求紧])|一律不予"
)
MODAL = re.compile(
    "要(?<![重主需纲首摘简想只将不若概扼次紧显提必]要)(?![求素点件义领闻害职约地道塞么是旨案务目略诀]|紧的|不要)|应当|应该"
    "|应(?<![相反适响对供回呼]应)(?![用对急有届邀聘变知保建援]|到[会人]|[收检]尽|具[有备](?!体)|(?:承担|履行|尽|遵循|具备|享有?|享受|有)的)|必须|须(?<![无必]须)(?!知|从事|具[有备](?!体)|年满)|务必|务须|一律"
    "|需(?<![所必供急军刚按无不特]需)(?![要求的知])|确保(?<!为确保)(?<!为了确保)"
)
# 请, or 望 and 要求 with those whom they address.
REQUEST = re.compile(
    "请(?<![邀申聘提报宴]请)(?![示求假教柬客辞战〔［\\[﹝【])"
    "|望(?<![^，；希]望)(?=各|全体|广大|有关|相关|大家|[你贵][会们单校]|[^，。]{0,16}(?:认真|贯彻|遵照|执行|落实|抓好|重视|配合))"
    "|要求(?<![^，；会]要求)(?=各|全体|有关|相关)|要求(?<![^，；]要求)(?=[于在\\d]|务必|按时|必须)"
)
_PURPOSE = re.compile(r"\s*为(?!了解)")

_SPEAKERS = ("书记", "同志", "主席", "省长", "市长", "讲话", "指示", "贺信")
_PAST = (
    "体现", "展示", "展现", "诠释", "彰显", "肯定", "指明", "提供", "吹响", "注入", "作出", "做出", "提出",
    "赋予", "明确", "取得", "发生", "收到", "涌现", "形成", "通过", "召开", "下发", "印发", "出台", "解决", "建起",
    "实现", "建成",
)  # fmt: skip
# Said by others, or said of what has been and of what it means.
_TELLS = re.compile(
    "指出|强调(?=[，：要])|提出明确要求|高度评价|寄予|具有[^，。]{0,14}意义|以来，|近年来|近期，|长期以来|"
    + "|".join(f"{verb}了" for verb in _PAST)
    + "|".join(["", *(f"这些{what}" for what in ("重要", "都", "论述", "成绩"))])
    + "|这次(?<=^这次)|此次(?<=^此次)|这(?<=^这)(?:是|充分|不仅|既)"
    + "".join(f"|{now}(?<=^{now})，[^，]{{0,30}}(?:正|已|仍|面临)" for now in ("当前", "目前"))
    + "".join(f"|{speaker}[^，。]{{0,24}}(?:要求|希望)(?=[，：])" for speaker in _SPEAKERS)
)
# 近年来，…，请于…报送: what has been only leads to what is asked.
_PAST_TIMES = re.compile("(?:.*来|近期|.*了)，?")
# How things are, who pays, what follows from what, what is arranged: no bare sentence of these commands.
_STATES = re.compile(
    "了(?<![为除罢]了)(?!解)|是(?<![^，既也都均就更正]是)(?!否)|另行(?:通知|发布|公布|下发|制定)|视为|不予|自理|承担(?=[。；]?$)|负担(?=[。；]?$)"
    "|由[^，。]{2,20}(?:承担|负担|授予|颁发|解释|统一安排|统一组织|列支|支付)|由[^，。]{0,8}(?:工会|我公司|我会)(?:统一)?发放|由我(?:会|公司|单位|院|校|部)|标准(?:为|不超过|不高于)|如下|均可|决定(?!性)|经研究|取消[^，。]{0,8}资格|追[究责]|问责|严肃处理|通报批评"
    "|予以(?!支持|重视|保障|倾斜|配合)|所称|是指|制定本(?!产业|单位|地区|部门|系统|行业)|自[^，。]{1,10}起(?:施行|执行|实施)"
    "|有权|自愿|联系(?<=^联系)(?:人|电话|方式)|不再(?=[返退]|另行|受理|接收|通知|办理)|按[^，。]{1,12}(?:成立|设立|组成|划分)"
    "|已(?=经|启动|正式|全面启动|开始|印发|下发|公布|成立)|零报送"
    "|拟(?=[于对在]|开展|举[办行]|组织|评|表彰|召开)|定于|收悉|即可|—(?<=[\u4e00-\u9fff]—)[^—，。]{2,12}—(?=[\u4e00-\u9fff])|取得(?!的)[^，。]{0,10}成[效绩果就]|涌现出|阶段(?=（[^（）]*）。?$)"
    "|完成[^，。；]{0,8}任务的?\\d|[应须]具[有备](?!体)|值得(?:学习|借鉴|推广|肯定)|不收取|不公布|安排[^，。；]{0,8}资金|按照?[^。；]{2,60}的?(?:顺序|程序)进行|[今去]年[^，。；]{0,6}将(?!于)|评出|颁发证书|授予|组织评审|组织专家|到20(?<=^到20)[0-9]{2}年"
)
# 一式3份, 也可以: whoever is addressed is asked all the same, see states.
_LEAVES_OPEN = re.compile("可以|份(?<=[0-9]份)|份(?<=[一二三四五两]份)(?=[；。）]?$)")
_ADDRESSED = ("各", "每", "全体")
# 市总工会将组织…, but not 各基层工会将…报送, where 将 is 把.
_WILL = re.compile(
    "将(?<=[会总方部室院司校办团]将)(?:于|在|对|为|从|按|根据|组织|开展|适时|视|不定期|择优|进行|统一|予以|给予|会同|联合|举办|邀请|派|赴|把|推荐(?![表材名对人])|集中|遴选|评选|安排|向(?![^，。；]{2,20}(?:报送|报告|提交))|对|选)"
    "|还将|主办单位将|，将(?:推荐(?![表材名对人])|择优|视情|统一|予以|给予)"
)
# 有条件的地方可邀请…: leave is given, and nothing asked.
_PERMITS = re.compile(
    "[^，。；：]{0,30}?可(?:邀请|按|以|在|申请|自行|享受|根据|结合|参照|通过|由|凭|就|适当|向|视|随时|加入|参加|报名|自愿|选择)"
)
_QUOTA = re.compile(
    "(?:不少于|不低于|不超过|不多于|不高于|至少|限报|限推|控制在)[^，。；]{0,4}?[0-9一二三四五六七八九十百两]"
)
# 文末注明姓名, 推荐表加盖公章: what a paper is to bear.
_BEARS = re.compile("注明|标明|加盖公章|装订成册")
_WHO_MAY = re.compile("年龄|周岁|工龄|从事")


def tells(said: str) -> bool:
    """Whether others speak, or the past and its meaning are told, before anything is commanded."""
    match = _TELLS.search(said)
    if (
        not match
        or "，请" in said
        and _PAST_TIMES.fullmatch(match[0])
        and REQUEST.match(said, said.rindex("，请") + 1)
    ):
        return False
    command = MODAL.search(said) or PROHIBITION.search(said)
    return not command or match.start() < command.start()


def states(said: str) -> bool:
    """Whether a sentence without a word of obligation only says how things are, or what the issuer is going to do."""
    if _STATES.search(said) or _PERMITS.match(said):
        return True
    if not said.startswith(_ADDRESSED) and _LEAVES_OPEN.search(said):
        return True
    will = _WILL.search(said)
    return will is not None and not said.startswith("各", said.rfind("，", 0, will.start()) + 1)


def has_modal(clauses: tuple[str, ...]) -> bool:
    """A word of obligation outside the clauses that only tell the purpose: 为确保安全，…."""
    return any(MODAL.search(clause) and not _PURPOSE.match(clause) for clause in clauses)


def is_purpose(clause: str) -> bool:
    return _PURPOSE.match(clause) is not None


def sets_quota(said: str) -> bool:
    """每单位选派不少于2支: so much is to be sent, though no word commands it. Ages and the like only say who may."""
    return _QUOTA.search(said) is not None and not _WHO_MAY.search(said)


def says_how_papers_are(said: str) -> bool:
    return _BEARS.search(said) is not None
