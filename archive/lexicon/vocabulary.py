"""Words of the field that the parser reads by: types, forms, bodies, labels."""

import re

# 文种, the fifteen of the regulations on official documents (2012), article 8.
GENRES = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知",
    "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip

# 文体: forms that are not official types; the longer name first, so that it wins.
FORMS = (
    "实施方案", "工作方案", "行动方案", "活动方案", "方案",
    "实施办法", "管理办法", "暂行办法", "办法", "实施细则", "细则",
    "工作要点", "要点", "工作计划", "行动计划", "计划", "规划",
    "制度", "规定", "名单", "章程", "规则", "指南", "倡议书", "讲话",
    "倡议", "公开信", "一封信", "公示", "总结", "条例", "守则", "标准", "规程", "预案", "纲要", "须知", "简报", "简章",
)  # fmt: skip

# What the name of a body that issues directives ends with.
BODY_ENDINGS = (
    "总工会", "工会委员会", "工会工作委员会", "工会", "工委", "委员会", "党组", "办公室", "办公厅", "人民政府",
    "厅", "局", "联合会", "领导小组", "党委",
)  # fmt: skip

# One directive brings another along.
FORWARDING = "转发|印发|批转"

NUMERAL = "[一二三四五六七八九十百]{1,4}"

TITLE_END = re.compile(rf"(?:{'|'.join(GENRES + FORMS)})(?:\s*[（(【][^（）()【】]{{1,24}}[）)】]){{0,3}}$")
BODY_NAME = re.compile(rf"[\u4e00-\u9fff（）()/]{{1,28}}?(?:{'|'.join(BODY_ENDINGS)})")
# With who may stand before the word: 示例市总工会转发…, 关于转发…, 联合转发…
FORWARDS = re.compile(rf"(?:^|关于|[会厅局委府室部组校院司]|联合)(?P<kind>{FORWARDING})")
_HAN_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")


def without_gaps(text: str) -> str:
    """A title without the spaces that a line break or letter-spacing left: '总书记 重要指示' → '总书记重要指示'."""
    return _HAN_GAP.sub("", text).strip()
