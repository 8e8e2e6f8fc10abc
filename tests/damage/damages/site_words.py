"""What web sites set around a text, to draw from. The sites are made up."""

import random
import re

MENU = [
    "首页",
    "网站首页",
    "通知公告",
    "通知通告",
    "信息公告",
    "工会通知",
    "工会工作",
    "工会文件",
    "公文公告",
    "组织机构",
    "机构设置",
    "领导之窗",
    "工会动态",
    "工作动态",
    "基层动态",
    "新闻中心",
    "政策法规",
    "法律法规",
    "维权帮扶",
    "权益保障",
    "劳动保护",
    "劳模风采",
    "女工园地",
    "女职工工作",
    "职工之家",
    "文体活动",
    "民主管理",
    "财务资产",
    "经审工作",
    "网上办事",
    "办事指南",
    "下载中心",
    "资料下载",
    "规章制度",
    "党建工作",
    "大病医疗",
    "互助保障",
    "教代会",
    "学习园地",
    "专题专栏",
    "工会概况",
    "图片新闻",
    "视频在线",
    "联系我们",
    "无障碍浏览",
    "移动版",
    "English",
    "繁体",
    "信息公开",
    "会员服务",
    "心灵驿站",
]
SITES = [
    "示例工会网",
    "虚构职工之家网",
    "示例在线",
    "样板区工会信息网",
    "虚构大学工会",
    "示例网--中国规章信息搜索网",
    "劳动者之家门户网站",
]
BODIES = ["示例市总工会", "虚构市总工会", "示例大学工会", "演示县总工会", "样板集团工会"]
OFFICES = ["办公室", "宣教部", "组织部", "工会办", "网络中心", "女工部", "系统管理员"]
HEADLINES = [
    "关于开展职工读书活动的通知",
    "关于做好夏季送清凉工作的通知",
    "示例市总工会召开全委（扩大）会议",
    "关于元旦放假的通知",
    "我校教职工在球赛中获佳绩",
    "关于选树示例工匠的公告",
    "市总工会领导走访慰问困难职工",
    "工会举办女职工健康讲座",
]
PERSONS = ["某甲", "某乙", "admin", "赵某某", "小工"]


def some(rng: random.Random, words: list[str], least: int, most: int) -> list[str]:
    return rng.sample(words, min(rng.randint(least, most), len(words)))


def page_day(text: str, rng: random.Random, form: str = "") -> str:
    """A day on which a site may have published the text: in the last year that the text dates itself with."""
    years = re.findall(r"(?m)^\s*(20\d\d)[年.-][^\n]{2,7}$", text) or re.findall(r"[〔\[【（]\s*(20\d\d)", text)
    form = form or rng.choice(["{}-{:02}-{:02}", "{}年{:02}月{:02}日", "{}/{}/{}", "{}-{}-{}"])
    return form.format(years[-1] if years else "2020", 12, rng.randint(1, 31))


def clock(rng: random.Random) -> str:
    return f"{rng.randint(7, 18):02}:{rng.randint(0, 59):02}" + rng.choice(["", f":{rng.randint(0, 59):02}"])


def count(rng: random.Random) -> str:
    return rng.choice(["", str(rng.randint(3, 9000))])
