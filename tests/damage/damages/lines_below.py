"""What web sites set below a text."""

import random

from tests.damage.damages.registry import damage
from tests.damage.damages.site_words import BODIES, HEADLINES, MENU, OFFICES, PERSONS, clock, count, page_day, some


def _below(lines: list[str], text: str, rng: random.Random) -> str:
    return "\n".join([text.rstrip("\n"), *[""] * rng.randint(0, 1), *lines]) + "\n"


@damage()
def site_map_below(text: str, rng: random.Random) -> str:
    """网站地图 and its like."""
    words = ["网站地图", "联系我们", "关于我们", "版权声明", "隐私声明", "设为首页", "加入收藏", "网站声明", "RSS订阅"]
    return _below([rng.choice([" | ", "\n", "  ", " - "]).join(some(rng, words, 1, 4))], text, rng)


@damage()
def copyright_below(text: str, rng: random.Random) -> str:
    """Whose site it is."""
    body = rng.choice(BODIES)
    lines = [
        f"版权所有：{body}  未经许可不得转载",
        f"Copyright © 2008-2024 {body} All Rights Reserved",
        f"主办单位：{body}",
        "示ICP备00000000号-1",
        "示公网安备 00000000000000号",
        f"技术支持：{rng.choice(['示例科技', '虚构网络公司'])}",
        "地址：示例市工人路1号  邮编：000000",
        "建议使用1024×768以上分辨率浏览",
        "您是第 123456 位访客",
    ]
    return _below(some(rng, lines, 1, 5), text, rng)


@damage()
def previous_and_next_below(text: str, rng: random.Random) -> str:
    """The articles before and after."""
    before, after = rng.sample([*HEADLINES, "没有了"], 2)
    words = rng.choice(
        [("上一篇：", "下一篇："), ("上一条:", "下一条:"), ("【上一篇】", "【下一篇】"), ("上一篇\n", "下一篇\n")]
    )
    return _below([words[0] + before, words[1] + after], text, rng)


@damage()
def editor_below(text: str, rng: random.Random) -> str:
    """Who put it on the site."""
    return _below(
        [
            rng.choice(
                [
                    f"责任编辑：{rng.choice(PERSONS)}",
                    f"（编辑：{rng.choice(PERSONS)}）",
                    f"[责编: {rng.choice(PERSONS)}]",
                    f"编审：{rng.choice(PERSONS)}  校对：{rng.choice(PERSONS)}",
                    f"供稿：{rng.choice(OFFICES)}",
                    f"来源：{rng.choice(BODIES)}  作者：{rng.choice(PERSONS)}",
                ]
            )
        ],
        text,
        rng,
    )


@damage()
def counter_below(text: str, rng: random.Random) -> str:
    """How often it was read, and when it was published."""
    published = f"发布时间：{page_day(text, rng)} {clock(rng)}"
    return _below(some(rng, [f"浏览次数：{count(rng)}", f"点击：{count(rng)} 次", published], 1, 2), text, rng)


@damage()
def links_below(text: str, rng: random.Random) -> str:
    """Links to other sites."""
    sites = ["全国示例网", "示例省人民政府", "示例市人民政府", "虚构日报", "示例市教育局", "中国示例工会网"]
    return _below(
        [rng.choice(["友情链接：", "相关链接", "---友情链接---", "快速链接："]), *some(rng, sites, 2, 5)], text, rng
    )


@damage()
def buttons_below(text: str, rng: random.Random) -> str:
    """Buttons: print, close, back to the top, share."""
    words = [
        "【打印本页】",
        "【关闭窗口】",
        "返回顶部",
        "分享到：微信 微博",
        "收藏",
        "打印",
        "关闭",
        "扫一扫在手机打开当前页",
        "赞 0",
        "我要评论",
    ]
    return _below([rng.choice([" ", "\n"]).join(some(rng, words, 1, 4))], text, rng)


@damage()
def headlines_below(text: str, rng: random.Random) -> str:
    """A list of other articles."""
    form = rng.choice(["{}", "· {}", "{} 2020-12-05", "[12-05] {}", "• {}"])
    head = rng.choice(["相关文章", "相关新闻", "热点排行", "延伸阅读", "最新文章"])
    return _below([head, *(form.format(line) for line in some(rng, HEADLINES, 2, 4))], text, rng)


@damage()
def menu_below(text: str, rng: random.Random) -> str:
    """The menu once more."""
    return _below([rng.choice(["\n", " | ", "  "]).join(some(rng, MENU, 3, 8))], text, rng)


@damage("attachments")
def attachment_links_below(text: str, rng: random.Random) -> str:
    """The buttons to fetch what the site keeps beside the page."""
    return _below(
        rng.choice(
            [
                ["附件下载：", "点击下载"],
                ["相关附件：", "附件1.doc  下载次数：12"],
                ["附件【报名表.xls】已下载3次"],
                ["附件下载"],
            ]
        ),
        text,
        rng,
    )
