"""What web sites set above a text."""

import random

from tests.damage.damages.registry import damage
from tests.damage.damages.site_words import BODIES, HEADLINES, MENU, SITES, clock, count, page_day, some


def _above(lines: list[str], text: str, rng: random.Random) -> str:
    return "\n".join([*lines, *[""] * rng.randint(0, 1), text])


@damage()
def menu_above(text: str, rng: random.Random) -> str:
    """One to six words of a menu, each on its line."""
    return _above(some(rng, MENU, 1, 6), text, rng)


@damage()
def menu_line_above(text: str, rng: random.Random) -> str:
    """A menu on one line."""
    return _above([rng.choice([" ", "  ", "\t", " | ", "　", " · "]).join(some(rng, MENU, 3, 9))], text, rng)


@damage()
def column_above(text: str, rng: random.Random) -> str:
    """The name of the column, straight above the title."""
    return rng.choice([rng.choice(MENU), f"【{rng.choice(MENU)}】", f"栏目：{rng.choice(MENU)}"]) + "\n" + text


@damage()
def breadcrumb_above(text: str, rng: random.Random) -> str:
    """The way from the site's first page."""
    lead = rng.choice(["当前位置：", "您的位置：", "您现在的位置: ", "您所在的位置：", "所在位置 ", "", "位置："])
    way = rng.choice([" > ", ">>", " › ", "->", " / ", " » ", "－"]).join(["首页", *some(rng, MENU[2:], 1, 2), "正文"])
    return _above([lead + way], text, rng)


@damage()
def welcome_above(text: str, rng: random.Random) -> str:
    """The site welcomes its readers, and tells the day."""
    body = rng.choice(BODIES)
    day = page_day(text, rng)
    return _above(
        rng.choice(
            [
                [f"欢迎您访问 {body}网站!", "今天是:"],
                [f"{body}欢迎您! | 今天是:"],
                [f"欢迎光临{body}网站！", f"今天是 {day} 星期{rng.choice('一二三四五六日')}"],
                ["您好，欢迎来到职工之家！", "请登录 免费注册"],
                [f"今天是：{day}  设为首页 | 加入收藏"],
            ]
        ),
        text,
        rng,
    )


@damage()
def counter_above(text: str, rng: random.Random) -> str:
    """How often the page was read."""
    word = rng.choice(["浏览次数", "阅读量", "点击数", "访问量", "阅读", "浏览", "点击率", "人气"])
    return _above([f"{word}{rng.choice([':', '：', ' ', '： '])}{count(rng)}{rng.choice(['', '次'])}"], text, rng)


@damage()
def bullets_above(text: str, rng: random.Random) -> str:
    """Day, office and counter behind bullets."""
    mark = rng.choice(["• ", "· ", "● ", "- ", "◆"])
    return _above([f"{mark}{page_day(text, rng)}", f"{mark}办公室", f"{mark}阅读量:{count(rng)}"], text, rng)


@damage()
def bars_above(text: str, rng: random.Random) -> str:
    """Menu words between bars."""
    return _above([f"| {word} |" for word in some(rng, MENU, 1, 4)], text, rng)


@damage()
def site_name_above(text: str, rng: random.Random) -> str:
    """The site's name."""
    return _above([rng.choice([*SITES, *(f"{body}门户网站" for body in BODIES)])], text, rng)


@damage()
def hotline_above(text: str, rng: random.Random) -> str:
    """A side column with the hotline."""
    return _above(["官方微信", "维权热线", rng.choice(["12351", "0000-12351", "☎ 12351"])], text, rng)


@damage()
def font_tools_above(text: str, rng: random.Random) -> str:
    """Buttons for size, printing, sharing."""
    return _above(
        [
            rng.choice(
                [
                    "【字体：大 中 小】",
                    "字号：[大] [中] [小]  打印本页  关闭窗口",
                    "收藏 打印 分享到：",
                    "分享到: 微信 微博 QQ空间 0",
                    "T大 T中 T小 朗读",
                    "A+ A- | 打印 | 收藏",
                    "语音播报 我要纠错 【打印】 【关闭】",
                ]
            )
        ],
        text,
        rng,
    )


@damage()
def search_box_above(text: str, rng: random.Random) -> str:
    """Search box and log-in."""
    return _above(
        rng.choice(
            [["请输入关键字", "搜索"], ["用户名：", "密码：", "登录 注册 忘记密码？"], ["站内搜索：", "高级搜索"]]
        ),
        text,
        rng,
    )


@damage()
def headlines_above(text: str, rng: random.Random) -> str:
    """A list of other articles."""
    head = rng.choice(["热门文章", "推荐阅读", "最新公告", "相关链接"])
    forms = rng.choice(["{}", "· {}", "{} [12-05]", "{}  2020-12-05"])
    return _above([head, *(forms.format(line) for line in some(rng, HEADLINES, 2, 4)), "更多>>"], text, rng)


@damage()
def whole_frame_above(text: str, rng: random.Random) -> str:
    """Name, menu, way and buttons, one after the other."""
    return _above(
        [
            rng.choice(SITES),
            *some(rng, MENU, 4, 10),
            "您的位置：首页 > " + rng.choice(MENU),
            f"发布日期：{page_day(text, rng)} {clock(rng)}  浏览次数：{count(rng)}",
        ],
        text,
        rng,
    )
