"""The rules by which a grade of secrecy is told, each with the place that it speaks of and an example.

Rules judge folded lines (see mark_lines). Every rule has a name, so that a log can say which one spoke without a word
of the file.
"""

from dataclasses import dataclass

from archive.parsing.marks.mark_lines import CLOSING, OPENING

GRADES = "绝密|机密|秘密"
URGENCY = "(?:特急件?|加急件?|平急|特提|紧急|急件)"
NUMBERED = r"(?i:no\.?:?|份号:?|编号:?)"
_GRADE, _KIND = f"(?P<grade>{GRADES})", "级?(?:件|文件|资料|材料|电报|传真)?"
_COUNTED = r"[0-9〇零一二三四五六七八九十百两半壹贰叁]{1,4}\s*(?:个?月|年|天|日|周)"
_TERM, _STAR = rf"(?:{_COUNTED}|长期|永久|[^\s★]{{0,10}}前)", r"\s?[★*]+\s?"
_STARRED = rf"{_GRADE}{_STAR}(?:{_COUNTED}|长期)?"
# 商业秘密★3年 is no secret of the state.
_OF_THE_STATE = "(?<!商业)(?<!工作)"
# 秘密★1年标识, 秘密★1年的文件: spoken of.
_NAMED = rf"(?!(?:{GRADES}){_STAR}{_COUNTED}?(?:的|标[识志注示]|字样|以[上下]|等|类|级|[、或及和与]))"
_TICK = r"(?:[☑☒✓✔√■▣◉●⊠🗹]|[(\[]\s?[√✓✔xX]\s?[)\]])"
_BOX = r"[□☐○〇(\[]"
# Behind a grade that is filled in stands no box and no other grade.
_ONE = rf"(?!\s?{_BOX}|\s?[、/或及和与性以的]|\s*(?:{GRADES}))"
_REST = "(?:[,;。].{0,30})?"
_LABEL = (
    r"(?:密级|密别|(?:保密|秘密|涉密)(?:等级|级别|程度))(?:标[志识])?"
    rf"(?:[和及与、/]?保密期限|\([^()]{{0,12}}\))?{CLOSING}?[\s:]{{0,3}}(?:{_TICK}|★)?\s?{OPENING}?"
)
# With a colon a label may stand behind any word, without it only where a word begins.
_LABELS = rf"(?:^|[\s;,]|{OPENING}|(?=[密保秘涉](?:(?!{GRADES})[^:\s]){{1,18}}\s?:)){_LABEL}"
_TELEGRAM = (
    r"(?:(?:特提|特急|加急|平急|急件?|机要|等级)[·、\s:]{0,3}){0,3}(?:密码?电报?|密码?传真(?:电报)?)"
    rf"|.{{0,20}}密电\s?{OPENING}\s?(?:19|20)\d\d.{{0,16}}"
)
_LEFT = rf"(?:(?<![^\s\d号·•/])|(?<={OPENING}))(?:国家)?"
_BETWEEN = r"[·•、,/\s:]{0,3}"


@dataclass(frozen=True)
class Rule:
    """`place` says of what the pattern must be all, or a part where it is a line of the head: start (one of the first
    three lines begins with it), head (somewhere in a line of the head), part (what stands apart in such a line), line
    (a whole line wherever in the text), cell (a part of any line, or two side by side), stem (somewhere in a file's
    name without its ending), name (a word of it)."""

    name: str
    place: str
    example: str
    pattern: str


RULES = (
    Rule(
        "starred-first", "start", "000012 秘密★1年示例市总工会文件，各单位要认真学习，抓好落实。",
        rf"(?:\d{{3,8}}\s?)?(?:国家)?{_STARRED}",
    ),
    Rule(
        "starred", "head", "示例市总工会文件秘密★1年",
        rf"(?:{_LEFT}|{_OF_THE_STATE}{_NAMED}){_GRADE}{_STAR}(?:{_TERM}|$|(?=[\s\d])|(?={CLOSING}))",
    ),
    Rule("starred-line", "line", "机密☆5年", rf"(?:国家)?{_GRADE}\s?(?:★+\s?{_TERM}?|\*+\s?{_TERM})"),
    Rule("termed", "part", "秘密（保密期限1年）", rf"{_GRADE}\W{{0,3}}(?:保密期限\W?)?(?:{_COUNTED}|长期|永久)"),
    # Recognition makes any sign of a star.
    Rule("star-misread", "part", "秘密大1年", rf"{_GRADE}.{{1,2}}{_COUNTED}"),
    Rule(
        "alone", "part", "特急、绝　密",
        rf"(?:{URGENCY}{_BETWEEN}){{0,2}}[★*]*{_GRADE}{_KIND}[★*!]*(?:{_BETWEEN}{URGENCY}){{0,2}}",
    ),
    Rule("bracketed-first", "head", "【机密】示例通知", rf"^{OPENING}\s?{_GRADE}{_KIND}\s?{CLOSING}"),
    Rule("bracketed-last", "head", "关于示例的通知（秘密）", rf"{OPENING}\s?{_GRADE}{_KIND}\s?{CLOSING}$"),
    Rule("labelled", "cell", "密级：机密", rf"{OPENING}?{_LABEL}{_GRADE}级?{CLOSING}?(?:{_STAR}{_TERM}?)?{_REST}"),
    Rule("labelled-within", "head", "紧急程度：特急密级：机密", rf"{_LABELS}{_GRADE}{_ONE}"),
    Rule(
        "labelled-in-words", "part", "本件密级为机密",
        rf"(?:[本此该]?(?:文?件|文))?的?(?:拟定?)?密级[为是定系]{{1,2}}\s?{_GRADE}级?",
    ),
    Rule("ticked", "line", "密级：□绝密 □机密 ☑秘密", rf"密级[\s:]*(?={_BOX}|{_TICK}).*?{_TICK}\s?{_GRADE}.*"),
    Rule("ticked-behind", "line", "密级：绝密□ 机密□ 秘密☑", rf"密级[\s:]*\w.*?{_GRADE}\s?{_TICK}.*"),
    Rule("telegram", "part", "特急·密电", f"(?P<grade>{_TELEGRAM})"),
    Rule("telegram-headed", "part", "示例省总工会密电", r"\w{2,40}[会委局厅府室部组院校](?P<grade>密码?电报?)"),
    Rule("name-starred", "stem", "示例通知（秘密★1年）.docx", rf"{_OF_THE_STATE}{_STARRED}"),
    Rule(
        "name-alone", "name", "机密-示例通知.pdf",
        rf"(?:密级|{URGENCY}){{0,2}}(?:国家)?{_GRADE}{_KIND}(?:{_COUNTED}|长期)?{URGENCY}?",
    ),
    Rule("name-urgent", "name", "特急机密示例通知.docx", rf"(?:[特加平]急|特提){{1,2}}{_GRADE}(?!性).+"),
    Rule("name-first", "name", "秘密关于示例的通知.txt", rf"{_GRADE}(?!级).{{0,30}}关于.*"),
    Rule(
        "name-telegram", "name", "密电2024-1.txt",
        rf"(?P<grade>{_TELEGRAM})(?!报?[码机台室类员]|报?(?:管理|工作|办理|传输|收发|保密|密码)).*",
    ),
)  # fmt: skip
