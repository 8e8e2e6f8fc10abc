"""Site chrome goes from around a directive; the directive's own words stay, however alike."""

import pytest

from archive.parsing import parse
from archive.parsing.cleaning import clean

DIRECTIVE = """示例市总工会关于开展送温暖活动的通知
各县（区）总工会：
为做好送温暖活动，现就有关事项通知如下。
一、加强领导。各级工会要高度重视。
示例市总工会
2023年1月4日"""
TITLE, REST = DIRECTIVE.split("\n", 1)


def reasons(raw):
    return [removal.reason for removal in clean(raw).removals]


@pytest.mark.parametrize(
    "line",
    [
        "当前位置: 首页 > 工会文件 > 通知公告",
        "您现在的位置：网站首页>>政务公开>>正文",
        "首页 > 通知公告",
        "首页 | 机构概况 | 工会新闻 | 政策法规",
        "发布时间：2022-06-30 09:15  信息来源：示例市总工会  浏览次数: 128  【字体：大 中 小】 打印",
        "来源：示例市总工会 作者：宣教部 时间：2023-01-05 点击数：1024",
        "发布者：管理员 发布日期：2023年1月5日",
        "字号：大 中 小",
        "朗读",
    ],
)
def test_site_chrome_above_the_body_goes(line):
    assert clean(f"{line}\n{DIRECTIVE}").text == DIRECTIVE
    assert clean(f"{TITLE}\n{line}\n{REST}").text == DIRECTIVE


@pytest.mark.parametrize(
    "lines",
    [
        "附件下载：统计表.xlsx",
        "附件下载\n1.统计表.xlsx\n2.汇总表.docx",
        "上一篇：示例市总工会2022年工作总结\n下一篇：没有了",
        "【打印本页】 【关闭窗口】",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
        "责任编辑：张某 审核：李某",
        "编辑：张某\n校对：李某",
        "相关阅读\n示例市总工会召开动员会\n示例县总工会慰问职工",
        "版权所有：示例市总工会 示ICP备00000000号-1",
        "主办：示例市总工会\n地址：示例市示例路1号 邮编：000000\n示ICP备00000000号 示公网安备 00000000000000号",
    ],
)
def test_site_chrome_below_the_date_goes(lines):
    cleaned = clean(f"{DIRECTIVE}\n{lines}")
    assert cleaned.text == DIRECTIVE
    assert len(cleaned.removals) == len(lines.split("\n"))


def test_the_site_s_own_head_above_the_path_goes():
    assert clean(f"示例工会网\n机构概况\n工会新闻\n当前位置：首页 > 通知公告\n{DIRECTIVE}").text == DIRECTIVE


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：8月1日",
        "作者：须为工会会员",
        "来源：各单位推荐",
        "作品来源：基层工会报送，责任编辑：由各单位指定。",
        "阅读活动：每月1次",
        "打印一式两份，字体：仿宋，字号：三号",
        "联系电话：0100-5550100",
        "地址：示例市示例路1号",
        "附件：1.统计表.xlsx",
        "参赛作品版权所有权归主办方。",
    ],
)
def test_the_same_words_of_the_directive_stay(line):
    body = DIRECTIVE.replace("示例市总工会\n2023", f"{line}\n示例市总工会\n2023")
    assert clean(body).text == body
    assert clean(body).removals == []


def test_the_foot_of_a_form_stays():
    form = f"{DIRECTIVE}\n附件\n申报表\n单位（盖章）：\n填报人：\n审核人："
    assert clean(form).text == form


def test_a_contact_below_the_date_stays_without_a_site_s_foot():
    assert clean(f"{DIRECTIVE}\n电话：0100-5550100").text.endswith("电话：0100-5550100")


def test_site_chrome_on_the_same_line_as_the_title_goes():
    raw = f"当前位置：首页 > 通知公告 {TITLE} 发布时间：2023-01-05 浏览次数：128\n{REST}"
    assert clean(raw).text == DIRECTIVE


def test_a_box_of_facts_goes_where_the_directive_says_the_same():
    box = "索 引 号： 0001/2023-01    主题分类： 工会\n发文机关： 示例市总工会  成文日期： 2023-01-04\n"
    box += f"标　　题： {TITLE}  发布日期： 2023年1月5日"
    assert clean(f"{box}\n{DIRECTIVE}").text == DIRECTIVE


def test_what_only_the_box_says_of_the_directive_stays():
    facts = "索引号：0001/2023-01", "发文字号：示工发〔2023〕3号", "成文日期：2023年1月3日", "发布日期：2023年1月5日"
    text = clean("\n".join([*facts, "有 效 性：有效", DIRECTIVE])).text
    assert text == f"发文字号：示工发〔2023〕3号\n成文日期：2023年1月3日\n{DIRECTIVE}"


def test_the_date_a_page_was_put_up_never_dates_the_directive():
    raw = DIRECTIVE.replace("\n2023年1月4日", "")
    assert "2022" not in clean(f"发布时间：2022-12-30\n{raw}").text


def test_the_mark_of_the_issuer_is_no_repetition_of_the_title():
    head = "示例市总工会\n示工发〔2023〕5号\n示例市总工会关于开展活动的通知"
    text = f"{head}\n各县总工会：\n请认真落实。\n示例市总工会\n2023年5月8日"
    assert parse(text).removals == []
    assert parse(text).directives[0].text == text
