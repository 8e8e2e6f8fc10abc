"""Whom to call: names after 联系人, telephones, mailboxes. What is found here is masked for readers not signed in,
so that one name too many does less harm than one too few."""

import re

_LABEL = re.compile(
    r"(?:联\s{0,3}系\s{0,3}人|联\s{0,3}络\s{0,3}[员人]|经\s{0,3}办\s{0,3}人|报名人|咨\s{0,3}询\s{0,3}人|收\s{0,3}件\s{0,3}人"
    r"|填\s{0,3}表\s{0,3}人|值班人员|值班人|联系方式|工作人员)(?:及(?:联系)?(?:电话|方式)|姓名|和电话)?\s{0,3}(?:[：:]|为|是|\t|(?=[（(]))"
)
# 张某, 张 某, 王老师; a word of five characters is no name.
_NAME = re.compile(
    r"[\u4e00-\u9fff](?:[ \u3000]{0,2}[\u4e00-\u9fff](?![\u4e00-\u9fff ])|[\u4e00-\u9fff·]{1,3}(?![\u4e00-\u9fff·]))"
)
# 张某联系电话…: the name runs into what follows.
_NAME_GLUED = re.compile(r"[\u4e00-\u9fff·]{2,4}?(?=联系|电话|手机|办公|座机|传真|邮箱|固话|微信)")
_NOT_NAMES = re.compile(
    "联系|联络|经办|收件|填表|电话|手机|办公|座机|传真|邮箱|邮编|地址|固话|微信|部|处|室|科|工会|总工|单位|中心|学院|学校|公司|委员|热线|号码|监督|咨询|举报"
    "|值班|报名|投稿|电子|信箱|网址|时间|附件|详见|另行|另附|名额|数量|人数|备注|金额|序号|日期|地点|级别|类别|有关|各|请|如下|同上|见表|姓名|人员|职务|负责|分管|以及"
)
# What stands between the names of one label: telephones, their labels, offices.
_BETWEEN = re.compile(
    r"[\s、，,；;（()）/：:\-—]+|[和及与]|(?:联系|办公|咨询|固定)?(?:电\s{0,4}话|手\s{0,4}机|座机|固话|传\s{0,4}真|邮箱|信箱|微信|号码)(?:号码?)?"
    r"|电子(?:邮箱|信箱|邮件)|[\u4e00-\u9fff]{2,16}(?:部|处|室|科|工会|中心|学院|公司)(?=[\s、，,：:（(])|[\d０-９A-Za-z@＠._\-—－–转]+"
)
_MOST_NAMES, _FARTHEST = 40, 400

_DIGIT = "[0-9０-９]"
_DASH = r"(?:\s?[-—－–﹣]\s?|\s)?"
_DIGITS = re.compile(r"[0-9０-９（(][0-9０-９\-—－–﹣ （()）转、/]{5,60}[0-9０-９]")
_PHONE = re.compile(
    rf"(?<![\d０-９@＠A-Za-z.\-〔\[])(?:"
    rf"[（(]?0{_DIGIT}{{2,3}}[）)]?{_DASH}{_DIGIT}{{3,4}}\s?{_DIGIT}{{4}}(?:\s?(?:[-—转、/])\s?{_DIGIT}{{1,8}})?"
    rf"|[1１][3-9３-９]{_DIGIT}{_DASH}{_DIGIT}{{4}}{_DASH}{_DIGIT}{{4}})(?!{_DIGIT})"
)
# After its label a number of any length is a telephone, but for the public service lines (12351).
_AFTER_LABEL = re.compile(
    r"(?:电\s{0,4}话|手\s{0,4}机|传\s{0,4}真|座机|固话|联系方式|Tel|TEL|tel|QQ|微信)(?:号码?|群){0,2}"
    r"\s{0,3}[：:\t ]\s{0,4}"
    rf"(?P<number>[（(]?{_DIGIT}[\d０-９\-—－– /、（）()转]{{3,40}}{_DIGIT})"
)
_PARTS = re.compile(
    rf"[、/]|(?<={_DIGIT}) (?=1[3-9]{_DIGIT}{{9}}|0{_DIGIT}{{2,3}}[-—－–]|{_DIGIT}{{7,8}}(?!{_DIGIT}))"
)
_SERVICE_LINE = re.compile(r"1\d{4}|9[56]\d{3,4}")
_ACCOUNT = re.compile(r"(?:QQ|微信)(?:号|群号?)?\s?[：:]\s?(?P<account>[A-Za-z0-9_\-]{5,20})")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}\s?[@＠]\s?[A-Za-z0-9\-]{1,63}(?:[.．][A-Za-z0-9\-]{1,63}){1,5}"
)
# 示例一，13800000000 without a label: the two or three characters before a telephone.
_BEFORE_PHONE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff])"
    r"[，,：:\s（(]{1,12}(?:(?:联系)?(?:电话|手机|方式)(?:号码)?[：:\s]{1,4})?$"
)
# 交校工会某老师处: who is to be handed something. Surnames tell where the name begins.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂"
)
_TEACHER = re.compile(
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=(?:、[\u4e00-\u9fff]{{2,3}})?(?:老师|女士|先生))"
)

# A table's column of persons or telephones.
_COLUMN = re.compile(
    r"(?:联系人|联络[员人]|经办人|报名人)(?:姓名)?|(?:联系|办公|移动)?(?:电话|手机)(?:号码?)?|联系方式|(?:电子)?邮箱"
)
_IN_COLUMN = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\d０-９\-—－–（()） ]{5,30}|\S{1,40}[@＠]\S{1,40}")


def contacts(text: str) -> list[str]:
    """Names, telephones, mailboxes and accounts as written, each once, in the order of the text."""
    phones = [match for run in _DIGITS.finditer(text) for match in _PHONE.finditer(text, run.start(), run.end())]
    found = [(match.start(), match[0].strip()) for match in phones]
    found += [place for label in _LABEL.finditer(text) for place in _names(text, label.end())]
    for phone in phones:
        if (before := _BEFORE_PHONE.search(text, max(phone.start() - 30, 0), phone.start())) and _is_name(
            before["name"]
        ):
            found.append((before.start("name"), before["name"]))
    for match in _AFTER_LABEL.finditer(text):
        found += [(match.start("number"), number) for number in _numbers(match["number"])]
    if "@" in text or "＠" in text:
        found += [(match.start(), match[0]) for match in _MAIL.finditer(text)]
    if any(title in text for title in ("老师", "女士", "先生")):
        found += [(match.start(), match["name"]) for match in _TEACHER.finditer(text)]
    found += [(match.start("account"), match["account"]) for match in _ACCOUNT.finditer(text)]
    if "\t" in text:
        found += _in_columns(text)
    return list(dict.fromkeys(contact for _, contact in sorted(found)))


def _names(text: str, at: int) -> list[tuple[int, str]]:
    """The names that follow a label on its line, over the telephones and brackets between them."""
    line_end = text.find("\n", at)
    end = min(len(text) if line_end == -1 else line_end, at + _FARTHEST)
    found: list[tuple[int, str]] = []
    while at < end and len(found) < _MOST_NAMES:
        name = _NAME_GLUED.match(text, at, end) or _NAME.match(text, at, end)
        if name and _is_name(name[0]):
            found.append((at, name[0]))
            at = name.end()
        elif between := _BETWEEN.match(text, at, end):
            at = between.end()
        else:
            break
    return found


def _in_columns(text: str) -> list[tuple[int, str]]:
    """The cells of tables under 联系人 or 电话, with their offsets."""
    found, columns, at = [], [], 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if heads := [place for place, cell in enumerate(cells) if _COLUMN.fullmatch(cell.strip())]:
            columns = heads
        elif len(cells) == 1:
            columns = []
        for place in [] if heads else columns:
            cell = cells[place].strip() if place < len(cells) else ""
            if _IN_COLUMN.fullmatch(cell) and _is_name(cell):
                found.append((at + sum(len(before) + 1 for before in cells[:place]), cell))
        at += len(line) + 1
    return found


def _is_name(words: str) -> bool:
    return not _NOT_NAMES.search(re.sub(r"\s", "", words))


def _numbers(written: str) -> list[str]:
    """0531-81916597、81916598 → both; what is shorter than five digits is an extension."""
    parts = (part.strip() for part in _PARTS.split(written))
    return [part for part in parts if len(re.sub(r"\D", "", part)) >= 5 and not _SERVICE_LINE.fullmatch(part)]
