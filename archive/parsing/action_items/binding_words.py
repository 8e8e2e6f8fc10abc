"""Words that tell how binding an action item is, each where it governs and not where it only looks like it.

Patterns are asked of a sentence whose quoted names are blanked out. They begin with the literal character and look
back behind it, as those of command_words do.
"""

import re

from archive.parsing.action_items import command_words

FORBIDS = re.compile(
    f"{command_words.PROHIBITION.pattern}|切忌|[决绝]不(?:能|允许|容许|可|许|准|搞)"
    "|不能(?=搞|只|仅|把|代替|简单|走|流于|敷衍|以[^，。；]{1,12}(?:代替|落实))"
)
# 确保 tells what is to come of it, and is asked as a verb is (see RESULT).
OBLIGES = re.compile(
    f"{command_words.MODAL.pattern.removesuffix('|确保(?<!为确保)(?<!为了确保)')}|{command_words.REQUEST.pattern}"
)
# 有需要的职工, 如需住宿, 应知应会: need and knowledge, no duty; 希望 asks less than 望 does.
MERE_NEED = re.compile(
    "望(?<=希望)|需(?<=[有如若确]需)|需(?<=根据需)|需要?(?:的|帮助的)|应知应会|应[收检尽保]尽|只要|只需"
)
RESULT = re.compile("确保(?<!为确保)(?<!为了确保)")

# 一般 before what it weakens: 一般应于…, 一般不超过; not 一般性, 一般职工.
IN_PRINCIPLE = re.compile("原则上|一般(?=[应须要不在于由按每]|安排|控制|以[^，。；]{1,10}为)")

# Leave is given: 可以, and 可 before what is allowed. Not 可持续, 可复制, 认可, 许可, 不可, 尽可能, 方可.
_ALLOWED = (
    "[按在由向视凭就与和到用从为于]|结合|根据|参照|通过|采[取用]|申[请报]|邀请|自[行主愿]|适当|适时|选择|享受|推荐|另行"
    "|单独|联合|委托|随时|加入|参加|报名|优先|酌情|直接|提前|组织|建立|设立|开展|使用|购买|发放|分[期批次]|安排|给予|继续|利用"
)
ALLOWS = re.compile(
    f"可(?<![不认许尽亦宁非否大才即只]可)(?<!(?<!地)方可)(?=以(?![说看想预])|{_ALLOWED})|允许(?<!不允许)|酌情|视情况?"
)
# These govern as the verb of their clause alone (see binding_force).
URGES = re.compile(
    "鼓励|提倡|倡导|倡议|号召|希望|探索|尽量|尽可能|力争|争取(?=[在于到年早用0-9]|实现|尽[快早])"
    "|支持(?=有条件|符合条件|具备条件|各地|基层|[^，。；]{0,10}(?:单位|企业|工会)(?:建立|设立|开展|创办|组建))"
)
# 关于鼓励…的政策, 通过探索…, 对鼓励创新的做法: what is done stands elsewhere.
LEADS_IN = ("关于", "通过", "对", "把", "将", "以", "的", "过", "和", "与", "、", "等", "到", "在")
# 应当参加而未参加的，…: a case is told, and nothing asked yet.
CASE = ("的", "时", "之前", "之后")
# What such a clause tells is how, not what.
MEANS = ("通过", "以", "为", "围绕", "依托", "利用", "借助", "坚持", "立足", "着眼", "面向", "聚焦")
