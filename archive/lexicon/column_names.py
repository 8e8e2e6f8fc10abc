"""Names of a site's columns and menus (栏目): 通知公告, 工会动态, 热门文章, and lines of nothing else.

A title may be as short (会议通知, 公示): whoever asks knows whether a better title follows.
"""

import re

_BARS = re.compile(r"[\s|｜│┃¦·•●○▪■□◆◇★☆▶►➤>＞»›《【\[\-–—_:：*]+")
_BARS_BEHIND = re.compile(r"[\s|｜│┃¦·•●○▪■□◆◇★☆▶►➤>＞»›》】\]\-–—_:：*]+$")
_BETWEEN = re.compile(r"\s*[|｜│┃¦·•/＞>»]\s*|\s+")
_LONGEST, _MOST_PARTS = 120, 30

_OF = (
    "工会|教工|职工|教职工|女工|女职工|员工|团委|团学|学校|学院|学生|校园|院校|本校|本院|部门|机关|公司|企业|医院|集团|单位|社会"
    "|最新|最近|最热|热点|热门|推荐|精彩|相关|置顶|重要|特别|图片|视频|综合|基层|上级|对外|公共|网上|网络|在线|智慧|数字"
    "|信息|政务|党务|院务|校务|厂务|会务|党群|党建|党团|文件|政策|法律|法规|规章|制度|民主|管理|组织|宣传|宣教|理论|文化|文体"
    "|工作|活动|通知|公告|通告|公示|新闻|媒体|业务|办事|服务|帮扶|维权|普惠|劳模|工匠|权益|保障|财务|经审|资料|常用|友情"
    "|时政|要闻|劳动|心灵|心理|健康|安全|生产|资产|国内|校内|院内|省内|市内|本地|地方|市州|区县|各地|会员|专题|综合|热烈|竞赛|培训|教育|学习|大病|互助"
)
_WHAT = (
    "通知|公告|通告|公示|公文|动态|要闻|新闻|要情|快讯|快报|简讯|简介|资讯|信息|报道|之窗|之家|之声|园地|风采|风貌|建设|工作|概况"
    "|概览|文件|制度|法规|规章|下载|服务|活动|专栏|专题|专区|公开|发布|中心|天地|窗口|文化|生活|理论|研究|动向|推荐|文章|热点|链接"
    "|导航|导读|聚焦|关注|论坛|风尚|平台|指南|流程|大厅|信箱|留言|热线|微信|微博|公众号|客户端|医疗|保障|帮扶|维权|培训|教育|学习"
    "|视窗|快递|速递|展播|展示|在线|视频|图片|图库|集锦|榜样|人物|组织|机构|设置|职责|领导|简报|查询|互动|交流|调研|统计|数据|阅读|保护|驿站|资产|讲堂|课堂|书屋|之友|版块|风采录|大家谈"
)
_COLUMN = re.compile(
    rf"(?!公开$)(?:{_OF}){{0,3}}(?:{_WHAT}){{1,2}}(?:与(?:{_OF}|{_WHAT}){{1,2}})?|(?:{_OF}){{2,3}}"
    r"|(?:网站|学校|本站|返回|学院|工会)?(?:首\s?页|主\s?页)|(?:官方|工会)(?:微信|微博|网站|抖音|公众号)|(?:登录|注册|邮箱|校内|移动|手机)(?:登录|注册|门户|端|版)?"
    r"|(?:加入)?收藏(?:本站)?|设为首页|网站地图|联系我们|关于我们|(?:当前|所在)?(?:位置|栏目)|(?:[繁简]体|繁體)(?:中文|版)?|(?:English|ENGLISH|EN|MORE|more|More)"
    r"|12351|(?:正文|详细内容|内容|文章(?:内容|详情|正文)?|信息(?:内容|详情)|详情|更多|全部|其他|其它|搜索|检索|查询|菜单|导航|目录导航|无障碍(?:浏览|阅读)?|长者模式)"
    r"|(?:[一二三四]级)?(?:教代会|职代会|工代会)(?:专栏|工作|专题)?|公告栏|布告栏|通知栏|公示栏|信息栏|职工之家|教工之家|工会之家|领导之窗"
)


def is_one(line: str) -> bool:
    """Whether a line consists of such names and nothing else: | 信息公告 |, 首页 工会概况 政策法规."""
    if len(line) > _LONGEST:
        return False
    bars = _BARS.match(line)
    bare = _BARS_BEHIND.sub("", line[bars.end() :] if bars else line)
    parts = [part for part in _BETWEEN.split(bare) if part]
    if not parts or len(parts) > _MOST_PARTS:
        return False
    return all(len(part) <= 10 and _COLUMN.fullmatch(part) for part in parts) or _is_spaced(parts)


def _is_spaced(parts: list[str]) -> bool:
    """通 知 公 告"""
    return len(parts) > 2 and all(len(part) == 1 for part in parts) and _COLUMN.fullmatch("".join(parts)) is not None
