"""机关代字: where the code of a number begins in the run of characters before its year.

废止示工发〔2023〕101号 · 具体标准见示工发〔2023〕16号 · 示例市总工会文件示工发〔2023〕5号: what stands before a code
are words that lead to it, and no space parts them. A code is a sign of a place, signs of a body and its part, and
a kind (示·工·女·发), so that what is left of the run tells whether a word was one or the beginning of a code:
和 leads in 和示工发, and is the county's sign in 和工发.
"""

import re
from collections.abc import Collection

from archive.lexicon.number_shapes import BLANK, HAN

# Words after which a code may stand that is two characters long or more (国发, 工字).
_WORDS = (
    "废止|停止|终止|中止|取消|撤销|注销|失效|作废|执行|施行|实施|试行|履行|落实|按照|参照|对照|依照|遵照|比照|仿照"
    "|照抄|根据|依据|遵循|遵守|贯彻|印发|转发|批转|下发|颁发|发布|公布|颁布|制发|制定|翻印|抄送|签发|补发|重发|来文"
    "|去文|行文|发文|修订|修改|修正|订正|更正|补充|调整|变更|代替|替代|取代|替换|沿用|适用|采用|引用|援引|使用|结合"
    "|配合|衔接|学习|传达|宣传|领会|研读|阅读|通读|熟读|精读|细读|重读|审阅|查阅|参阅|翻阅|调阅|呈阅|核对|比对|对比"
    "|对标|查对|参见|详见|另见|见于|见诸|载于|附于|对应|包括|包含|涉及|参考|附上|随附|查看|查收|收到|接到|接收|收悉"
    "|办理|答复|回复|转达|通报|传阅|抄录|摘录|摘自|引自|原有|原来|此前|以前|先前|之前|上述|前述|所述|所称|所附|所列"
    "|所提|所印|所发|所引|以上|以下|下列|其中|其他|其余|例如|比如|譬如|诸如|同时|一并|一律|继续|重新|不再|仍然|关于"
    "|对于|至于|基于|鉴于|由于|属于|为了|因为|除了|除去|以及|及其|连同|并将|凡是|如果|若是|文件|文号|字号|编号|批号"
    "|通知|意见|方案|办法|批复|决定|通告|公告|公报|报告|纪要|规定|条例|要点|规划|计划|细则|章程|名单|决议|议案|总结"
    "|制度|指南|规则|规程|守则|预案|纲要|须知|简报|简章|倡议|精神|要求|内容|标准|有关|相关|具体|现将|兹将|特将|附件"
    "|题为|名为|分别|逐项|现行|现有|日前|近日|去年|今年|当年|上年|违反|符合|超出|高于|低于|列入|纳入|并入|归入|收入"
    "|移交|归档|保存|解读|说明|解释|解除|删除|剔除|替掉|改为|改用|变为|作为|视为|称为|完善|细化|深化|巩固|坚持|承接"
    "|延续|延用|截至|自从|早于|晚于|先于|后于|不含|不同于|区别于|来自|来源于|出自|源自|梳理|汇编|检视|汇总|讨论|审议"
    "|起草|拟定|推行|宣讲|遵行|依托|围绕|针对|提到|提及|列明|载明|写明|注明|公开|上传|下载|分发|转送|呈报|签收|登记"
    "|编入|合并|停用|启用|恢复|保留|维持|严格|认真|理解|把握|吃透|掌握|熟悉|对接|比较|印刷|复印|张贴|收录|收存|抄写"
    "|摘编|转载|刊发|刊载|登载|附有|附件为|另附|后附|如下|依次|分为|仍按照|均为|均按|均以|此次|本次|上次|首次|最新"
    "|新版|旧版|现用|原先|起草了|印发了|超过|限于|除外|之外|以外|根椐|废除|停办|暂停|暂缓|叫停|推翻|突破|细究|逐条"
    "|逐字|补发了|补正|勘误|答复了|批准|核准|同意|报请|呈请|提请|商请|函告|函复|来函|复函|致函"
)
# Single characters that are the sign of no place and of no body; with what they begin where they are no word.
_SINGLE = (
    "按|要|见(?!义)|与|及|以(?!工代)|(?<!数)据|另|由|向|为|是|或|的|了|在|对(?!口|外)|至|把|被|因|给|跟"
    "|且|但|又|仍|均|还|凡|该|此|其|而|也|号"
)
# Words that may be the beginning of a code too, or of the name in it: what they leave must be a code in full.
_SIGNS_TOO = (
    "和(?!平|田|静|硕|林|县|顺|政|龙|布)|原(?!平|阳|州)|即(?!墨)|将(?!乐)|自(?!贡|流)|于(?!都|洪|田)|从(?!江|化)"
    "|同(?!心|江|德|仁|安|里)|并|如(?!皋|东)|含(?!山)|会同|现|兹|函|书|信|令|请示|批示|指示|明确|下达|上报|报送|审核|检查|督查|发出|寄发"
)
# Bodies whose name stands before the code: 我会示工发, 示例市教育局示教发, 省总工会示工发.
_BODY = re.compile(
    "(?:[我本该贵你市省县区州校院]会|[省市县区州全]总|[省市县区州校院厂]总?工会|(?:^|.{2})(?:总工会|工会|协会|联合会|委员会|工委)|国务院|中央"
    "|(?:党|[省市县区州])[委府]|政府|[\u4e00-\u9fff]{2}[部局厅]|办公[室厅]|大学|学院|学校|公司|集团)$"
)
# What the names of these end with: without one of them none is looked for.
_BODY_ENDS = frozenset("会总央院委府部局厅室学校司团")
# No sign of a place, with which a code in full begins.
_NO_PLACE = frozenset("发办函字令呈工总会委党府厅局部财女经组教法权劳网基机统技审县市区州省旗盟乡街校院")
# What a code ends with; of these alone it never consists.
_KIND = frozenset("发办函字文通令呈报")
# Codes of the nation's bodies, which have no sign of a place.
_NATIONAL = frozenset(
    ("国发", "国办发", "国函", "国办函", "国办", "中发", "中办发", "中办", "厅字", "中组发", "总工发", "总工办发")
    + ("总工字", "总工函", "总工办字", "总工办函", "总工会发", "人社部发", "财建", "财行", "财教", "财税", "发改")
)
_WORDS_OF = frozenset(_WORDS.split("|"))
_LENGTHS = sorted({len(word) for word in _WORDS_OF})
_LEADS = re.compile(_SINGLE)
_LEADS_TO_WHOLE = re.compile(_SIGNS_TOO)
LONGEST = 14
# What is longer than the longest code that is known (鄂人社工伤保险函) and follows a word has words in it.
_LONGEST_KNOWN = 8
_RUN = re.compile(rf"{HAN}{{2,{LONGEST}}}(?=\s{{0,8}}$)")
_SPACED_RUN = re.compile(rf"(?<!{HAN})(?:{HAN}{BLANK}){{2,{LONGEST}}}$")
_ORGANS = frozenset("工总会委党府政厅局办财女经组教科文卫体人社安法权劳审基函字发通")
_PLACE_ENDS = frozenset("县市区州省旗盟乡镇")


def before(text: str, at: int, after: int = 0, known: Collection[str] = ()) -> tuple[int, str]:
    """Where the code begins that ends right before `at`, where a number's year stands, and the code; '' where there
    is none. What stands before `after` is another number's; `known` as in `start`."""
    match = _RUN.search(text, max(after, at - LONGEST - 8), at)
    if match and not _goes_on(text, match.start(), match[0]):
        begins = match.start() + start(match[0], _is_cut(text, match.start(), after), known)
        return begins, text[begins : match.end()]
    if match := _SPACED_RUN.search(text, max(after, text.rfind("\n", 0, at) + 1, at - 4 * LONGEST), at):
        places = [match.start() + index for index, character in enumerate(match[0]) if not character.isspace()]
        run = "".join(match[0].split())
        first = start(run, cut=False, known=known)
        return places[first], run[first:]
    return at, ""


def start(run: str, cut: bool, known: Collection[str] = ()) -> int:
    """The offset in `run`, the characters right before a number's year, at which its code begins. `cut` says that
    more characters stand before the run; `known` are codes that are certain elsewhere in the same text."""
    if run in known:
        return 0
    if len(run) < 3:
        return 0
    words = _ends(_LEADS, run) | {
        at for at in range(2, len(run) - 1) for long in _LENGTHS if at >= long and run[at - long : at] in _WORDS_OF
    }
    words_or_signs = _ends(_LEADS_TO_WHOLE, run)
    for at in range(1, len(run) - 1) if known else ():
        if run[at:] in known:
            led = at in words or at in words_or_signs or _ends_with_body(run, at)
            if led or is_end_of(run[at:], run):
                return at
    for at in range(len(run) - 2, 0, -1):
        if _begins(run, at, at in words, at in words_or_signs):
            return at if len(run) - at <= _LONGEST_KNOWN else _shortest(run)
    return _shortest(run) if cut else 0


def is_end_of(code: str, other: str) -> bool:
    """Whether `code` is what is left of the code `other` where words that nobody knows were taken along."""
    return len(other) - len(code) >= 2 and len(code) >= 3 and other.endswith(code) and code not in _NATIONAL


def _goes_on(text: str, at: int, run: str) -> bool:
    """Whether a code begins before the blank that stands before `at`: 示工 办发〔2023〕5号 on a line of its own."""
    if not text[at - 1 : at].isspace() or run in _NATIONAL or not (run[0] in _NO_PLACE or _KIND.issuperset(run)):
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at].strip()
    return 0 < len(line) <= 4 and re.fullmatch(f"{HAN}+", line) is not None and not _BODY.search(line)


def _is_cut(text: str, at: int, after: int) -> bool:
    """Whether the run of characters that begins at `at` has more of them before it."""
    return at > after and re.match(HAN, text[at - 1]) is not None


def _ends(words: re.Pattern, run: str) -> set[int]:
    """Where in `run` one of the words ends."""
    ends: set[int] = set()
    match = words.search(run)
    while match and match.start() < len(run) - 1:
        ends.add(match.end())
        match = words.search(run, match.start() + 1)
    return ends


def _ends_with_body(run: str, at: int) -> bool:
    """Whether the name of a body ends at `at`."""
    return run[at - 1] in _BODY_ENDS and _BODY.search(run, 0, at) is not None


def _begins(run: str, at: int, word: bool, word_or_sign: bool) -> bool:
    """Whether a code begins at `at`, where a word ends, or one that may be the beginning of a code, or a body."""
    rest = run[at:]
    if _KIND.issuperset(rest):
        return False
    if word:
        return True
    if rest in _NATIONAL:
        # 太原总工发: of 总工 only what begins the run is sure to be a word.
        sure = not rest.startswith("总工") or _LEADS_TO_WHOLE.fullmatch(run, 0, at)
        return word_or_sign and bool(sure) or _ends_with_body(run, at)
    if len(rest) < 3 or rest[0] in _NO_PLACE:
        return False
    return word_or_sign or _ends_with_body(run, at)


def _shortest(run: str) -> int:
    """Of words that run on before the code and lead to it by no word that is known: the signs of a body and its
    part at the end, and the one or two characters of the place before them."""
    at = len(run)
    while at and run[at - 1] in _ORGANS:
        at -= 1
    if at == len(run):
        return 0
    if at and run[at - 1] in _PLACE_ENDS:
        at -= 1
    return max(at - 1, 0)
