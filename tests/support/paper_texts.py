"""Texts of directives for the tests of paper. Every word is ours and every issuer plainly fictional."""

TITLE = "示例市总工会关于印发《示例市职工劳动和技能竞赛实施方案》的通知"
NUMBER = "示工发〔2023〕12号"
# Forty different characters, so that no line is broken by a mark and each is full to its 28th.
PLAIN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"

HEAD = f"示例市总工会文件\n\n{NUMBER}\n\n{TITLE}\n\n各县（市、区）总工会，市各产业工会：\n"
BODY = """为深入开展劳动和技能竞赛，现将方案印发给你们，请结合实际认真贯彻执行。
一、总体要求
各级工会要提高认识，把竞赛摆上重要位置。
二、主要任务
（一）广泛开展竞赛。要组织职工参加竞赛，覆盖各类企业。
1.抓好重点。每个单位至少开展一次。
（1）制定计划。各单位要制定计划，报市总工会备案。
（二）加强培训。要办好培训班。
三、有关要求
请于2023年8月31日前将总结报送市总工会。联系人：示某某，电话：0000-1234567。
"""
FOOT = """
附件：1.示例市职工劳动和技能竞赛项目表
      2.示例市职工劳动和技能竞赛报名须知（企业职工、机关事业单位职工和农民工各组分别报名用）

示例市总工会
2023年5月4日

（此件公开发布）
"""
IMPRINT = """
抄送：示例省总工会，示例市委办公室，示例市人大常委会办公室，示例市人民政府办公室，示例市政协办公室，示例市各人民团体。
示例市总工会办公室          2023年5月4日印发
"""


def attachments(rows: int = 60) -> str:
    """A table that goes over several pages, and a text with items of its own."""
    table = "\n".join(
        f"{at}\t焊接{at}组\t示例市第{at}机械工会\t{at % 12 + 1}月\t{'比武、练兵、交流和展示' if at % 3 else '比武'}"
        for at in range(1, rows + 1)
    )
    return (
        f"\n附件1\n示例市职工劳动和技能竞赛项目表\n序号\t项目\t承办单位\t时间\t内容\n{table}\n"
        "附件2\n示例市职工劳动和技能竞赛报名须知\n一、报名条件\n在职职工均可报名。\n"
        "（一）年龄。应当年满十八周岁。\n（二）资格。应当持有证书。\n二、报名办法\n由所在单位统一报名。\n"
    )


def whole(paragraphs: int = 12) -> str:
    """A directive with all that one can have, its body as long as wanted (some 140 characters a paragraph)."""
    more = "".join(
        f"{number}、继续做好工作\n{PLAIN}{PLAIN}{PLAIN}。\n" for number in "四五六七八九十"[: max(0, paragraphs // 4)]
    )
    filling = f"{PLAIN}{PLAIN}{PLAIN}。\n" * paragraphs
    return HEAD + BODY + filling + more + FOOT + attachments() + IMPRINT


JOINT = """000012
机密★1年
特急

示例省总工会
示例省教育厅文件

示工发〔2022〕3号    签发人：示某某

示例省总工会 示例省教育厅关于开展教职工技能竞赛情况的报告

示例省人民政府：

现将有关情况报告如下。
一、开展情况
竞赛顺利进行。

示例省总工会
示例省教育厅
2022年4月20日
"""
