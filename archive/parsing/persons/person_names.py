"""What may be the name of a person: a surname and one or two characters, or a longer one parted by a dot."""

import re
from functools import cached_property

# Those that most people have, without those that begin more words than names (应, 解, 和, 计, 党, 宣).
SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧肖程"
    "曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋"
    "蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鐘锺鍾汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦"
    "江史顾顧侯邵孟龙龍万段雷钱錢汤湯尹黎"
    "易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂"
    "聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管"
    "祝左涂谷祁时舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项曲成游阳阳裴席卫查屈鲍位覃霍翁隋植甘景薄"
    "单柏宁柯阮桂闵解强柴华车冉房边辜"
    "付傅代戚仇窦郎邬苟佘佟宫麦骆闫闻褚娄娄巫蔺池路隆芮羿储缪穆麻蒲苍双暴阙晏粟敖桑惠乐邸卓某阿仲"
    "木佟揭蓝藏仝冼茅郁臧滕蹇鄢"
)
_COMPOUND = (
    "欧阳|歐陽|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|长孙|令狐|宇文|夏侯|司徒|端木|轩辕|呼延|南宫|独孤|完颜|第五"
)
_HAN = "\u4e00-\u9fff"
# Characters that names are given with, in no name: those of the words that follow a name, or that begin like one.
_GIVEN = rf"(?![的了等及和与因在是为被由处部室科同将])[{_HAN}×*]"
# A name as short as what follows allows.
NAME = (
    rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}?|[{SURNAMES}](?: {{1,2}}{_GIVEN}(?![{_HAN}])"
    rf"|{_GIVEN}{{1,2}}?)|[{_HAN}]{{1,6}}·[{_HAN}]{{1,6}})"
)
# 张三丰、李四光, with their sex and the like in brackets.
_ASIDE = r"(?: ?\([^()\n]{1,30}\))?"
NAMES = rf"{NAME}{_ASIDE}(?: ?[、,/和与及 ] ?{NAME}{_ASIDE})*"


class NamePattern:
    """An expression with names in it, compiled when it is first asked for: that takes as long as reading a text or
    two, and a command that reads none would wait for some twenty of them."""

    def __init__(self, words: str):
        self._words = words

    @cached_property
    def compiled(self) -> re.Pattern:
        return re.compile(self._words)


_ONE = NamePattern(rf"{NAME}(?![{_HAN}·])")
_WHOLE = NamePattern(NAME)
_NO_NAME = re.compile(
    "工会|总工|单位|公司|中心|学院|学校|大学|医院|银行|集团|委员|办公|部门|老师|女士|先生|同志"
    "|家庭|人员|电话|手机|邮箱|传真|微信"
    "|安全|安排|文体|文化|文明|文艺|文件|文字|方案|方式|方面|方法|金融|金额|金秋|高校|高温|高级"
    "|高等|高中|温暖|成立|成绩|成员|成果"
    "|时间|时限|项目|强化|关于|关爱|关心|关系|管理|万元|单项|单独|华东|江北|江南|马上|向上|任务"
    "|任职|任何|任命|路线|双方|阳光|代表|代办|代理"
    "|[省市县区州镇乡村街路局厅处科室部组队厂矿站]$|困难|职工|职务|职称|劳模|党员|干部|会员|教师"
    "|学生|农民|车间|班组|主席|主任|部长|书记|经理|校长|院长"
    "|左右|乐业|华为|白天|平均|黄河|长江|易地|常务|常年|常态|石油|石化|石材|陶瓷|康复|康养|武装"
    "|武警|施工|施行|游泳|游园|谷物|季度|纪念|纪律|纪检|章程"
    "|许可|何时|余名|余人|余元|段落|严重|严格|严禁|申报|申请|申领|毕业|盛典|童心|卫生|查询|查看"
    "|位于|费用|车辆|车费|房屋|边远|储备|卓越|代码|木材|白领|强调"
    "|农林|水利|姓名|名单|备注|性别|民族|序号|编号|合计|总计|小计|附件|以上|以下"
)


def is_name(words: str) -> bool:
    """Whether words that stand alone are a name: '张三丰', '张 三'."""
    return _WHOLE.compiled.fullmatch(words) is not None and not _NO_NAME.search(words.replace(" ", ""))


def names_of(copy: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in a run of names, with their places: brackets are passed over."""
    found, at = [], start
    while at < end:
        if copy[at] == "(":
            at = max(copy.find(")", at, end), at) + 1
            continue
        match = _ONE.compiled.match(copy, at, end)
        # A name that goes on in the word behind it is none.
        if match is None:
            at += 1
            continue
        if not _NO_NAME.search(match[0].replace(" ", "")):
            found.append(match.span())
        at = match.end()
    return found
