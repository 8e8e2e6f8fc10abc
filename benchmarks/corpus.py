"""Directives made by rule with a fixed seed: the same number, length and wording in every run.

Every issuer is plainly fictional. The wording is ours; the words are those of the field, drawn unevenly
as in real texts: few come up everywhere, many in a handful of directives.
"""

import itertools
from collections.abc import Iterator
from random import Random

PLACES = [f"示例{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"]
SUBJECTS = [
    "劳动和技能竞赛", "安全生产和职业健康", "困难职工帮扶", "工资集体协商", "职工代表大会", "女职工权益保护",
    "职工书屋建设", "户外劳动者服务站点", "新就业形态劳动者入会", "劳模和工匠人才创新工作室", "职工医疗互助",
    "工会经费收支管理", "产业工人队伍建设改革", "职工文体活动", "就业创业服务", "法律援助", "工会干部培训",
    "县级工会建设", "网上工会建设", "职工疗休养", "厂务公开", "劳动争议调解", "班组建设", "合理化建议征集",
]  # fmt: skip
ACTORS = [
    "各级工会", "各县（区）总工会", "各产业工会", "各基层工会", "市总工会各部门", "各企事业单位工会",
    "各乡镇（街道）工会", "各有关单位", "各直属单位", "各行业工会联合会",
]  # fmt: skip
MANNERS = ["切实", "认真", "扎实", "持续", "深入", "稳妥", "有序", "主动", "及时", "统筹", "精心", "广泛"]
VERBS = ["做好", "推进", "开展", "落实", "完善", "加强", "组织", "规范", "健全", "总结", "宣传", "检查", "深化"]
OBJECTS = [
    "工作台账", "责任分工", "经费保障", "信息报送", "骨干培训", "现场观摩", "结对帮扶", "评选推荐", "成果展示",
    "调查研究", "制度建设", "阵地建设", "队伍建设", "示范创建", "隐患排查", "心理服务", "数据统计", "志愿服务",
    "岗位练兵", "技术交流", "师徒结对", "走访慰问", "政策宣讲", "满意度测评", "联席会议", "督导评估",
]  # fmt: skip
AIMS = [
    "确保取得实效", "不断扩大覆盖面", "让职工得到实惠", "形成可以推广的经验", "提高服务职工的水平",
    "做到有人抓、有人管", "推动工作常态长效", "增强基层工会活力", "为职工办成一批实事", "把好事办好",
    "减轻基层负担", "接受职工监督",
]  # fmt: skip
HEADINGS = ["总体要求", "主要任务", "实施步骤", "工作要求", "组织领导", "保障措施", "评价办法", "宣传发动"]
NUMERALS = "一二三四五六七八九十"


def texts(count: int, characters: int = 3000, seed: int = 20211) -> Iterator[str]:
    """`count` directives as plain text, each of about that many characters."""
    random = Random(seed)
    for serial in range(1, count + 1):
        yield text(random, serial, characters)


def text(random: Random, serial: int, characters: int) -> str:
    """One notice: mark, number, title, addressees, lead, items of two levels, signature, imprint."""
    place, subject, year = random.choice(PLACES), random.choice(SUBJECTS), random.randint(2005, 2025)
    issuer = f"{place}市总工会"
    head = [
        f"{issuer}文件",
        f"{place[-1]}工字〔{year}〕{serial}号",
        f"{issuer}关于做好{year}年{subject}工作的通知",
        "各县（区）总工会，各产业工会，市总工会各部门、各直属单位：",
        f"为{random.choice(AIMS)}，根据《{place}市{subject}办法》要求，现就有关事项通知如下。",
    ]
    foot = [
        f"情况请于{random.randint(1, 12)}月{random.randint(1, 28)}日前报送市总工会。",
        issuer,
        f"{year}年{random.randint(1, 12)}月{random.randint(1, 28)}日",
    ]
    left = characters - sum(map(len, head + foot))
    return "\n".join([*head, *_body(random, subject, left), *foot])


def _body(random: Random, subject: str, characters: int) -> list[str]:
    lines, length = [], 0
    for numeral, heading in zip(NUMERALS, itertools.cycle(HEADINGS), strict=False):
        lines.append(f"{numeral}、{heading}")
        for second in NUMERALS[: random.randint(2, 4)]:
            paragraph = f"（{second}）{random.choice(VERBS)}{random.choice(OBJECTS)}。"
            paragraph += "".join(_sentence(random, subject) for _ in range(random.randint(4, 8)))
            lines.append(paragraph)
            length += len(paragraph)
            if length >= characters:
                return lines
    return lines


def _sentence(random: Random, subject: str) -> str:
    request = f"{random.choice(MANNERS)}{random.choice(VERBS)}{random.choice([subject, *OBJECTS])}"
    more = f"{random.choice(MANNERS)}{random.choice(VERBS)}{random.choice(OBJECTS)}"
    opening = random.choice([f"{random.choice(ACTORS)}要", "要", "", f"{random.choice(PLACES)}市等地要"])
    return f"{opening}{request}，{more}，{random.choice(AIMS)}。"
