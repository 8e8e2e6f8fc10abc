"""The parts of a line of site chrome: a path, a counter, who put it up and when, sizes of type, buttons, a welcome.

A line made of such parts and of nothing else is site chrome (see site_chrome_patterns).
"""

NAVIGATION, FACTS, BUTTONS = "网站导航", "网页信息", "网页按钮"


def any_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


OPEN, CLOSE, COLON = r"[【\[(（〖]?\s?", r"\s?[】\])）〗]?", r"\s?[:：]\s{0,3}"
CLOCK = r"(?:\s{0,3}(?:星期|周)[一二三四五六日天])?\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d)?)?"
DATE = rf"\d{{4}}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}\s?日?(?:{CLOCK})?"
ISO_DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
FILE = r".{1,120}\.(?i:docx?|xlsx?|pptx?|wps|et|pdf|zip|rar|jpe?g|png|ofd)"
STEP, ARROW = r"[^\s>＞»›/|:：。，]{1,40}", r"\s{0,3}(?:[>＞»›]{1,2}|/|→|-{1,2}>)\s{0,3}"
_STEPS = rf"(?:{ARROW}{STEP}){{1,8}}(?:{ARROW})?"
# 您当前所在的位置：, 现在位置
HERE = rf"(?:您|你|当前|现在|目前|所在|的){{1,4}}(?:位置|栏目)(?:是|为)?(?:{COLON}|\s{{1,3}})"
_PATH = any_of(
    rf"{HERE}{STEP}{_STEPS}",
    rf"(?:位置{COLON})?(?:网站)?首\s?页{_STEPS}",
    # 示例工会网 > 通知公告 > 正文: what is named 网 to begin with, or 正文 to end with.
    rf"[^\s>＞»›/|:：。，]{{2,16}}(?:网|网站|在线|门户){_STEPS}",
    rf"{STEP}(?:{ARROW}{STEP}){{1,7}}{ARROW}(?:正文|详情|内容|信息详情)",
)
_SIZE_NAME = "(?:[特超加较]大|缩小|放大|正常|默认|标准|[大中小]|[A-Za-z][+-]?|[+-])"
SIZE = (
    rf"{OPEN}(?:选择)?(?:字\s?[号体](?:大小)?|文字大小)\s?[:：]?\s{{0,3}}(?:{OPEN}{_SIZE_NAME}{CLOSE}[\s|｜/·]{{0,3}}){{2,6}}"
    r"[】\])）]?"
)
_READ = r"(?:本[文页篇])?已?被?(?:浏览|阅读|点击|访问|查看)"
_COUNT = any_of(
    rf"{_READ}(?:次数|人数|总数|数量?|量|率)\s?[:：]?\s?{OPEN}\d{{0,9}}{CLOSE}\s?次?",
    rf"{_READ}{COLON}{OPEN}\d{{0,9}}{CLOSE}\s?次?",
    rf"{_READ}\s?\d{{1,9}}(?:\s?次|(?=$|[\s|｜]))",
    r"(?:浏览|阅读|点击|访问|人气)(?=$)",
    r"(?:已有)?\s?\d{1,9}\s?(?:人次|次|人)(?:浏览|阅读|点击|访问|查看)",
    rf"(?:人气|热度|点赞数?|评论数?|收藏数){COLON}\d{{0,9}}",
)
_TIME = rf"(?:时\s?间|日\s?期)(?:{COLON}|\s{{1,3}}){DATE}"
PUT_UP = rf"(?:发布|发表|更新|录入|添加|上传|编辑|创建|公开|上网){_TIME}"
_NAME = r"[^\s:：。；！？|｜】\]]{0,30}"
_SOURCE = rf"(?:信息|文章|稿件|内容|新闻|文件)?来\s?源{COLON}{_NAME}"
_WHO = (
    any_of(
        "稿源", "出处", r"作\s?者", "撰稿人?", "供稿(?:人|单位)?", "发布(?:者|人|单位|机构|部门)",
        "责任?编[辑审]?", r"编\s?[辑审]", "主编", r"审\s?核[人者]?", "[一二三初复终]审", r"校\s?对", "录入[者人员]?",
        "上传者", "摄影", "监制", "发布", "通讯员", "信息员", "编发", "责编",
    )
    + rf"{COLON}{_NAME}"
)  # fmt: skip
_BUTTON = (
    OPEN
    + any_of(
        "打印(?:本页|此页|页面|本文|文章|正文)?", "关闭(?:窗口|本页|页面|此页)?", "(?:加入)?收藏(?:本页|本文|文章)?",
        r"(?:一键)?分享(?:本文|文章)?(?:[到至]\s?[:：]?|\s?[:：])?", "(?:新浪)?微博", "微信(?:好友)?", "朋友圈",
        "[Qq]{2}(?:空间|好友)", "(?:大声|语音|点击)?朗读(?:全文)?", "语音播报", "听全文", "无障碍(?:阅读|浏览)?",
        "(?:长者|关怀|适老)(?:模式|版)", "返回(?:顶部|首页|上一?页|列表)", "复制(?:链接|网址)", "我?要?纠错",
        "下载(?:本文|全文)?", "保存", "转发", "点赞", r"(?:我要|发表|网友)?评论\s?[(（]?\d{0,6}[)）]?", "我要打印",
        "视力保护色?[:：]?", "保护视力色?[:：]?", "TOP", "[Tt]op", r"[大中小](?=[\s|｜】\])）]+[大中小])",
        r"[TtAa][大中小+\-]", "设为首页", "加入收藏",
        r"[上下]一[篇条页](?=\s+[上下]一|$)", "[繁简][体體]版?", "手机版", "English", "放大", "缩小",
    )
    + rf"{CLOSE}(?=$|[\s|｜·/【\[(（])"
)  # fmt: skip
# 欢迎您访问示例市总工会网站！ 示例市总工会欢迎您！ 今天是：2023年4月21日 星期五
_WELCOME = any_of(
    r"(?:热烈)?欢迎(?:您|你|各位)?(?:访问|光临|来到|浏览)[^|｜。；]{0,40}",
    r"[^|｜\s。；：]{2,30}欢迎(?:您|你)(?:的?(?:访问|光临))?\s?[!！]?",
    rf"(?:今天是|今天|现在时间|当前时间)(?:{COLON}|(?=\d)|\s)(?:{DATE}|\d{{1,2}}月\d{{1,2}}日)?"
    r"(?:\s?(?:星期|周)[一二三四五六日天])?",
)
_COLUMN = rf"(?:所属|所在|文章|信息)?(?:栏目|频道|标签|关键[词字]){COLON}{_NAME}"
_HOTLINE = r"(?:(?:职工)?(?:服务|维权|咨询|法律援助|帮扶|工会)?热线(?:电话)?\s?[:：]?\s?|☎\s?|0\d{2,3}-)12351"
_SEARCH = any_of(
    rf"(?:站内搜索|全文检索|搜索|检索|用户名|密码|验证码|账号|关键[词字]){COLON}?(?=$|[\s|｜])", r"请输入\S{2,8}",
    r"(?:高级|站内)?(?:搜索|检索)(?=$|[\s|｜])", r"(?:请|免费|立即|用户|会员)?(?:登录|注册|登陆)(?=$|[\s|｜])",
    r"忘记密码[?？]?",
)  # fmt: skip
# The parts of a line of site chrome. One that is sure tells the whole line wherever it stands; a bare 时间： tells
# none.
SURE, _LIKELY, NOTHING = 2, 1, 0
PARTS = (
    (NAVIGATION, SURE, _PATH), (FACTS, SURE, _COUNT), (BUTTONS, SURE, SIZE), (NAVIGATION, _LIKELY, HERE + STEP),
    (FACTS, _LIKELY, PUT_UP), (FACTS, _LIKELY, _SOURCE), (FACTS, _LIKELY, _WHO), (BUTTONS, _LIKELY, _BUTTON),
    (NAVIGATION, _LIKELY, _WELCOME), (NAVIGATION, _LIKELY, _COLUMN), (NAVIGATION, _LIKELY, _HOTLINE),
    (NAVIGATION, _LIKELY, _SEARCH),
    (FACTS, NOTHING, _TIME), (FACTS, _LIKELY, rf"{ISO_DATE}{CLOCK}"), (FACTS, NOTHING, DATE),
)  # fmt: skip
