"""Marks of secrecy and of closed circulation, told from the words of which directives are about."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse, remaining_provenance
from archive.parsing.marks import circulation, secrecy
from archive.parsing.marks.secrecy import Mark
from archive.parsing.marks.secrecy_rules import RULES, Rule
from tests.support.corpus import NAMES, raw
from tests.support.doubtful_fields import doubtful_fields
from tests.support.incoming_texts import own

GOLDEN = Path(__file__).parent.parent / "golden"
# A golden text of an upward document, with its mark: made to see that the parser takes the line for none of the title.
MARKED = {"upward-request.txt"}
GRADES = ["绝密", "机密", "秘密"]
BODY = own()


def told_by(rule: Rule) -> Mark | None:
    """What is told of a rule's example where its place is: a name, the head of a text, its body."""
    if rule.place in ("name", "stem"):
        return secrecy.in_name(rule.example)
    return secrecy.in_text(f"{BODY}{rule.example}\n" if rule.place in ("line", "cell") else f"{rule.example}\n{BODY}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_tells_its_example_and_no_other_does(rule, monkeypatch):
    mark = told_by(rule)
    assert mark and mark.rule == rule.name
    monkeypatch.setattr(secrecy, "RULES", tuple(other for other in RULES if other is not rule))
    assert told_by(rule) is None


def test_rules_have_names_of_their_own():
    assert len({rule.name for rule in RULES}) == len(RULES)


def cases(lines: str) -> list[str]:
    """One case a line; ⏎ is a line end in it, ⇥ a tab."""
    return [line.replace("⏎", "\n").replace("⇥", "\t") for line in lines.strip().split("\n")]


gaps = st.text(" \u3000\u00a0", max_size=3)
stars = st.sampled_from("★☆✩⭐*＊∗※")
numbers = st.sampled_from(["1", "5", "10", "１０", "三十", "二十"])
terms = st.one_of(
    st.builds(lambda n, gap, unit: n + gap + unit, numbers, gaps, st.sampled_from(["年", "个月", "月", "天"])),
    st.just("长期"),
    st.just("启用前"),
    st.just(""),
)
brackets = st.sampled_from(
    ["{}", "【{}】", "（{}）", "[{}]", "〔{}〕", "**{}**", "# {}", "　　{}", "\t{}", "{}\u200b"]
)
beside = st.sampled_from(
    ["{}", "000012\t{}", "000012　　{}", "{}　　特急", "{} 特急", "特急\t{}\t000012", "{}\t示工发〔2022〕3号"]
)
graded = st.builds(lambda grade, gap: grade[0] + gap + grade[1], st.sampled_from([*GRADES, "絕密", "機密"]), gaps)
starred = st.builds(lambda grade, a, star, b, term: f"{grade}{a}{star}{b}{term}", graded, gaps, stars, gaps, terms)
marks = st.builds(lambda mark, bracket, frame: frame.format(bracket.format(mark)), starred | graded, brackets, beside)


@given(marks, st.integers(0, 3))
def test_a_mark_in_the_head_is_seen_however_it_is_written(mark, at):
    lines = BODY.split("\n")
    assert secrecy.in_text("\n".join([*lines[:at], mark, *lines[at:]])), repr(mark)


@given(starred, st.integers(0, len(BODY.split("\n"))))
def test_a_mark_with_star_and_term_on_a_line_of_its_own_is_seen_anywhere(mark, at):
    lines, mark = BODY.split("\n"), f"{mark.rstrip()}"
    if unicodedata.normalize("NFKC", mark)[-1] in "*∗":
        mark += "1年"
    assert secrecy.in_text("\n".join([*lines[:at], mark, *lines[at:]]))


@given(
    st.sampled_from(["密级", "密　级", "密级和保密期限", "保密等级", "密级（保密期限）"]),
    st.sampled_from(["：", ":", "\t", " ", "： ", "：☑"]),
    starred.map(str.strip) | graded,
    st.integers(0, len(BODY.split("\n"))),
)
def test_a_labelled_grade_is_seen_in_a_cell_anywhere(label, colon, mark, at):
    lines = BODY.split("\n")
    line = f"来文机关\t示例单位\t{label}{colon}{mark}"
    assert secrecy.in_text("\n".join([*lines[:at], line, *lines[at:]])), repr(line)


@given(marks)
def test_a_mark_beside_the_text_is_seen(mark):
    assert secrecy.aside(f"示例市总工会\n{mark}\n第1页")


@given(
    st.sampled_from(
        [
            "{}关于示例工作的通知",
            "示例工作的通知（{}）",
            "【{}】示例通知",
            "{}_示例通知",
            "{}-1",
            "示例 {}",
            "示工发〔2022〕3号{}",
            "特急{}",
            "密级：{}",
        ]
    ),
    st.sampled_from(GRADES),
    st.sampled_from(["", "★1年", "☆长期", "★"]),
    st.sampled_from([".docx", ".txt", ".PDF", ""]),
)
def test_a_mark_in_a_files_name_is_seen(frame, grade, term, suffix):
    assert secrecy.in_name(frame.format(grade + term) + suffix)


WRITTEN = cases("""
特急·秘密★6个月
【秘密★长期】
秘密★1年⇥⇥份号：000123
机密文件
密级：秘密　保密期限：1年
[密级] 秘密
密级：★秘密
保密级别：机密★10年
密级：秘密；保密期限：5年；
机⏎密⏎★⏎5⏎年
| 密级 | 秘密 |
来文单位⇥示例⏎密级⇥机密⇥紧急程度⇥特急
秘密⏎★1年
絕密★長期
示例省总工会文件 秘密★1年
示例省总工会文件秘密★1年
签发人：张三秘密★1年
内部秘密★1年
特急秘密★1年
特急机密★1年
紧急程度：特急密级：秘密★1年
机密特急
特急秘密
加急绝密
特急·机密
特急、秘密
机密 紧急
秘密级文件
NO.000012 秘密
NO:000012 机密
机密 第12号
第000012号 机密
文件密级：机密
本件密级：机密
拟定密级：秘密
密级为机密
秘密，保密期限1年
秘密（保密期限1年）
秘密&#9733;1年
秘密&#x2605;1年
""")


@pytest.mark.parametrize("mark", WRITTEN)
@pytest.mark.parametrize("at", [0, 1, 3])
def test_marks_as_offices_and_programs_write_them_are_seen(mark, at):
    lines = BODY.split("\n")
    assert secrecy.in_text("\n".join([*lines[:at], mark, *lines[at:]]))


TELEGRAMS = ["密电", "特急·密电", "密　电", "特急 密电", "密码电报", "示工密电〔2024〕5号", "密码传真"]
TELEGRAMS += ["示例省总工会密电", "中共示例省委密电", "示例省总工会办公室密码电报"]


@pytest.mark.parametrize("line", TELEGRAMS)
def test_secret_telegrams_are_seen(line):
    assert secrecy.in_text(f"{line}\n{BODY}")


PASSES = cases("""
商业秘密
国家秘密
商业　秘密
工作秘密★1年
商业秘密★3年
机密性
秘密投票
保密委员会
密级：无
密级：公开
密级：普通
密级⇥内部
密级：
密级：□绝密 □机密 □秘密
密级：绝密□ 机密□ 秘密□ 公开☑
密级：内部□ 公开☑ 秘密□
密级：绝密、机密、秘密
密级：商业秘密
绝密、机密、秘密
绝密⏎机密⏎秘密
内部明电
明电
传真电报
发电
“秘密★1年”的标注
关于规范“机密★5年”标志的通知
示例总工会关于加强保密工作的通知
示例总工会关于加强商业秘密保护的通知
关于加强商业⏎秘密⏎保护的通知
关于保守国家⏎秘密⏎教育的通知
保密期限
密切联系群众
投机 密切
示例总工会关于保守商业（技术）秘密的通知
秘密级事项管理办法
注意保密
秘书处
示密发〔2024〕3号
《中华人民共和国保守国家秘密法》
关于组织观看《绝密》的通知
签订秘密保护协议
示例市国家保密局文件
标注秘密★1年的文件
关于规范秘密★1年标识的通知
企业商业秘密★3年
商业秘密&#9733;3年
国家秘密密级为秘密、机密、绝密
关于将示例事项密级为秘密的调整为机密的通知
特急、加急、平急
密电码
关于做好密电管理工作的通知
绝密级文件管理办法
机密文件管理规定
第3号 商业秘密
""")


@pytest.mark.parametrize("line", PASSES)
def test_what_speaks_of_secrets_is_no_mark(line):
    assert secrecy.in_text(f"{line}\n{BODY}") is None
    assert secrecy.aside(line) is None


SENTENCES = cases("""
严禁泄露国家秘密、商业秘密和个人隐私。
国家秘密的密级分为绝密、机密、秘密三级。
选举采用无记名方式，秘密写票。
要加强保密工作，
绝密级国家秘密的保密期限不超过三十年，机密级不超过二十年，秘密级不超过十年。
标注为“秘密★1年”的文件不得上网。
例如：机密★10年。
密级⇥最长保密期限⏎绝密级⇥30年⏎机密级⇥20年⏎秘密级⇥10年
序号⇥事项⇥密级⏎1⇥示例事项⇥秘密
1.秘密
（三）机密
国家秘密分为⏎绝密⏎机密⏎秘密⏎三级。
A.绝密 B.机密 C.秘密 D.内部
附件2⏎定密审批表⏎密级⇥□绝密 □机密 □秘密⏎期限⇥年
附件1⏎国家秘密事项目录⏎序号⇥事项⇥密级⏎1⇥示例⇥机密⇥10年
""")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_and_tables_of_a_body_are_no_marks(sentence):
    head, _, tail = BODY.partition("二、")
    assert secrecy.in_text(f"{head}{sentence}\n二、{tail}") is None


NAMES_THAT_PASS = cases("""
关于加强保密工作的通知.docx
商业秘密保护办法.pdf
商业_秘密_保护.docx
机密性评估.txt
秘密投票办法.docx
保密承诺书.doc
绝密-机密-秘密 定密指南.pdf
国家秘密载体管理规定.txt
示例明电.txt
内部明电.txt
密级鉴定.txt
商业·秘密.docx
2024.5.6 保密工作.docx
1.商业秘密保护.docx
示工发〔2022〕3号秘密投票办法.docx
示工发〔2022〕3号商业秘密.docx
关于组织观看《绝密》的通知.docx
《密电码》观影通知.docx
密电码.txt
密码传真机管理办法.docx
密码电报管理办法.docx
密级：公开 示例.docx
a.txt
""")

MARKED_NAMES = cases("""
1.秘密★1年 示例通知
2024.5.6 机密 示例通知
附件1.秘密★1年示例
1.秘密
秘密·示例.docx
秘密：示例.docx
秘密~示例.docx
秘密&示例.docx
秘密=示例
秘密@示例
秘密‐示例
密级秘密 示例.docx
密级：秘密 示例.docx
特急机密示例通知.docx
加急秘密.docx
机密特急 示例.docx
密电2024-1.txt
密电（2024）1号.txt
特急密电示例.txt
示工发〔2022〕3号秘密件.docx
示工发〔2022〕3号秘密.docx
""")


@pytest.mark.parametrize("name", MARKED_NAMES)
def test_a_mark_in_a_files_name_is_seen_whatever_parts_it_from_the_rest(name):
    assert secrecy.in_name(name)


@pytest.mark.parametrize("name", NAMES_THAT_PASS)
def test_names_that_speak_of_secrets_are_no_marks(name):
    assert secrecy.in_name(name) is None


def test_no_text_of_the_corpus_bears_a_mark():
    texts = [raw(name) for name in NAMES]
    texts += [path.read_text("utf-8") for path in GOLDEN.rglob("*.txt") if path.name not in MARKED]
    assert len(texts) > len(NAMES)
    assert [secrecy.in_text(text) for text in texts] == [None] * len(texts)
    assert all(
        remaining_provenance.CLOSED not in str(one.provenance) for text in texts for one in parse(text).directives
    )


CLOSED = cases("""
（此件不公开）
（不予公开）
此件不公开
内部资料　注意保存
内部资料，请勿外传
（此件不得翻印，不得上网）
仅供内部参考
公开属性：不予公开
（本件仅限系统内部使用）
密级：内部
工作秘密★2年
会后收回
未经批准，不得转载
严禁翻印、复制
（此件不得上网公开）
（不得上网公开）
不得上网发布
不得上网传播
（此件不上网）
此件不宜上网
禁止上网传播
不得在网上公开
公开属性：免予公开
请注意保密
内参
【内部】
内部⇥注意保存
（此件免予公开）
此件限制公开
""")


@pytest.mark.parametrize("mark", CLOSED)
@pytest.mark.parametrize("place", ["first", "foot", "last"])
def test_marks_of_closed_circulation_put_the_field_under_review(mark, place):
    lines = BODY.strip().split("\n")
    text = "\n".join(
        {"first": [mark, *lines], "foot": [*lines[:-2], mark, *lines[-2:]], "last": [*lines, mark]}[place]
    )
    (directive,) = parse(text).directives
    assert directive.provenance["publication"].method == remaining_provenance.CLOSED
    assert "publication" in doubtful_fields(directive)


def test_a_text_may_say_it_of_itself_and_a_title_in_brackets():
    for text in (
        BODY.replace("二、", "本材料不得翻印、不得上网。\n二、"),
        BODY.replace("竞赛的通知", "竞赛的通知（内部资料）"),
    ):
        assert parse(text).directives[0].provenance["publication"].method == remaining_provenance.CLOSED


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("公开方式：不予公开", "公开方式:不予公开"),
        ("（此件不公开）", "此件不公开"),
        ("（此件免予公开）", "此件免予公开"),
    ],
)
def test_what_a_mark_says_stands_in_the_evidence_once(line, evidence):
    (directive,) = parse(f"{BODY}{line}\n").directives
    assert directive.provenance["publication"].evidence == evidence


OPEN = cases("""
（此件主动公开）
（此件依申请公开）
加强内部审计
厂务公开
各级工会不得对外公布。
内部明电
要做好不予公开信息的审查。
内部审计
加强内部
上网公开
各级工会不得上网公开。
限制公开竞价
注意保密工作
""")


@pytest.mark.parametrize("line", OPEN)
def test_what_speaks_of_publishing_is_no_mark(line):
    for text in (f"{line}\n{BODY}", f"{BODY}{line}", BODY.replace("二、", f"{line}\n二、")):
        (directive,) = parse(text).directives
        assert (
            directive.provenance.get("publication") is None
            or directive.provenance["publication"].method != remaining_provenance.CLOSED
        )


def test_a_title_about_closed_matter_is_no_mark():
    assert circulation.closed(["示例总工会关于做好不予公开信息管理工作的通知", "各市总工会："], 2) == []
