"""Where a code begins: whatever word leads to a number, it is no part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import agency_codes, document_numbers

# Verbs, prepositions, names of documents and of bodies, as they stand before a number in directives of unions.
_LEADS = (
    "废止|同时废止|停止执行|终止|取消|撤销|执行|施行|落实|按照|按|参照|参照执行|对照|对|依照|根据|依据|遵照|贯彻"
    "|贯彻执行|印发|转发|批转|下发|颁发|发布|公布|制定|修订|修改|补充|调整|代替|替代|取代|沿用|适用|引用|结合|衔接"
    "|学习|学习贯彻|研读|查阅|参阅|见|详见|参见|另见|与|和|以及|及|或|关于|对于|基于|由于|为|将|现将|并将|自|原|原有"
    "|另|即|此前|其中|例如|上述|所附|附件|文件|文号|通知|意见|方案|办法|批复|规定|通报|我会|本会|市会|市总工会"
    "|省总工会|区总工会|示例市总工会|示例县教育局|市总|省总|校工会|于|从|同|并|据|由|向|以|在|至|收到|办理|传达|违反"
    "|纳入|解读|具体标准见|名额分配按|逐项对照|一律按照|不再执行"
)
LEADS = _LEADS.split("|")
_CODES = (
    "示工发|示工办发|示总工字|示工总女|示县工字|示例工发|示市工通|示政办发|示人社发|示卫健函|示教工委|黔工总字"
    "|豫教科文卫体工|云安办函|闽人社文|国办发|示工财|示工联发|海城工发"
)
CODES = _CODES.split("|")
TAILS = (
    "〔2023〕101号",
    "[2023]第101号",
    "〔97〕8号",
    "〔二〇二四〕八号",
    "2023年12号",
    "〔2024〕8-2号",
    "（2023） 9 號",
)
FRONTS = ("", "自印发之日起，", "（示工发〔2023〕1号）", "各区县总工会要", "一、", "\n")


@given(st.sampled_from(FRONTS), st.sampled_from(LEADS), st.sampled_from(CODES), st.sampled_from(TAILS))
def test_a_word_before_a_number_is_no_part_of_it(front, lead, code, tail):
    if tail.startswith("2023年") and code[-1] not in "发字函通":
        tail = TAILS[0]
    found = document_numbers.find(f"{front}{lead}{code}{tail}执行。")[-1]
    assert (found.code, found.written) == (code, f"{code}{tail}")


def test_every_lead_before_every_code():
    wrong = [
        (lead, code)
        for lead in LEADS
        for code in CODES
        if [number.code for number in document_numbers.find(f"{lead}{code}〔2023〕101号")] != [code]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "code",
    [
        *CODES,
        *(
            "和平工发",
            "和工发",
            "太和工发",
            "太原工发",
            "太原总工发",
            "原阳工字",
            "即墨工发",
            "将乐工发",
            "自贡工发",
            "于都工发",
        ),
        *(
            "从江工发",
            "从化工函",
            "大同工发",
            "同心工发",
            "如皋工发",
            "会同工发",
            "会泽工发",
            "日照工发",
            "依兰工发",
            "并工发",
        ),
        *(
            "示督查办发",
            "示就业办发",
            "示见义勇为办",
            "示大数据办发",
            "示职称办发",
            "示对口办发",
            "示社会保险办发",
            "示工会财发",
        ),
        *(
            "人社部发",
            "国发",
            "中办发",
            "总工发",
            "市工发",
            "州工发",
            "省委办发",
            "工字",
            "示工请",
            "示工复",
            "示指办发",
        ),
    ],
)
def test_a_code_that_begins_a_line_is_whole(code):
    assert agency_codes.start(code, cut=False) == 0


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("示工 办发〔2023〕5号", ["示工办发"]),
        ("示例市总工会\n示 工发〔2023〕5号", ["示工发"]),
        ("市总工会 工发〔2023〕5号", ["工发"]),
        ("各单位按照 办发〔2023〕5号", ["办发"]),
        ("关于命名职工之家示范点的函示工函〔2023〕5号", ["示工函"]),
        ("要精研示工发〔2023〕5号，落实示工发〔2023〕1号。", ["示工发", "示工发"]),
        ("见和平工发〔2023〕5号和和平工发〔2023〕6号", ["和平工发", "和平工发"]),
        ("省总工会总工发〔2023〕5号，黔总工发〔2023〕6号", ["总工发", "黔总工发"]),
    ],
)
def test_what_the_same_text_has_elsewhere_tells_the_code(text, codes):
    assert [number.code for number in document_numbers.find(text)] == codes


def test_the_own_code_tells_words_that_nobody_knows_from_it():
    (found,) = document_numbers.find("，精研示工发〔2023〕5号", {"示工发"})
    assert (found.written, found.start) == ("示工发〔2023〕5号", 3)


def test_of_a_long_run_of_words_only_what_may_be_a_code_is_taken():
    (found,) = document_numbers.find("各基层单位要组织职工反复琢磨示县工发〔2023〕5号")
    assert found.code == "示县工发"
