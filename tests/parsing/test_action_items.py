import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import topics
from archive.parsing import action_items, parse
from archive.parsing.action_items import kinds
from archive.parsing.action_items.context import SentenceContext
from archive.parsing.parsed_directive import ParsedSection
from tests.support import action_item_scores as labelled

UNSEEN = labelled.LABELS / "unseen"
WORDS = [
    "各级工会",
    "要",
    "请",
    "不得",
    "报送",
    "学习",
    "“甲”",
    "8月底前",
    "，",
    "；",
    "。",
    "\n",
    " ",
    "”",
    "了",
    "深化",
    "\t",
]


@pytest.mark.parametrize("folder", [labelled.LABELS, UNSEEN], ids=["the five", "unseen"])
def test_action_items_agree_with_the_hand_labels(folder):
    """Precision and recall of spans, and of spans with the right kind; pytest -s prints the confusion."""
    parts = labelled.scores(folder)
    report = labelled.report(parts)
    print(report)
    everything = labelled.total(parts)
    assert min(*everything.spans, *everything.kinds) >= labelled.LEAST, report


@pytest.mark.parametrize("path", [*labelled.files(labelled.LABELS), *labelled.files(UNSEEN)], ids=labelled.name_of)
def test_a_label_quotes_its_directive(path):
    texts = [labelled.gist(directive.text) for directive in parse(labelled.raw(path)).directives]
    assert [
        label for label in labelled.labels(path) if labelled.gist(label.sentence) not in texts[label.directive]
    ] == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("各级工会要加强领导，周密部署。", "task"),
        ("承办单位须制定应急预案。", "task"),
        ("8月底前全面完成整改。", "task"),
        ("对三分之一的基层工会开展经费审计。", "task"),
        ("每个代表队选派不少于2名裁判。", "task"),
        ("各单位要认真组织学习，深刻领会精神实质。", "study"),
        ("运用报刊、网站等阵地，大力宣传活动成效。", "study"),
        ("请于5月10日前将报名表发至县总工会邮箱。", "report"),
        ("遇有重大情况及时报市总工会。", "report"),
        ("参赛选手不得冒名顶替。", "prohibition"),
        ("请勿携带贵重物品。", "prohibition"),
        ("各单位要按时报送总结,不得弄虚作假。", "prohibition"),
        ("承办单位于5月1日前完成布置,各队可结合实际训练。", "task"),
        ("报名办法：各单位填好报名表，于6月10日前交至市总工会办公室。", "report"),
        ("报送方式：电子文档发送至示例邮箱。", "report"),
        ("电子文档发送至gh@example.cn。", "report"),
        ("推荐1名先进个人报送市总工会组织部。", "report"),
        ("现将《示例办法》转发给你们，请填写后于6月10日前报市总工会审核。", "report"),
        ("请于6月10日前报市总工会，逾期一律不予受理。", "report"),
        ("由校工会择时召开会员大会。", "task"),
        ("近年来，活动成效明显，请于6月10日前将名单报市总工会。", "report"),
        ("各工会小组长负责收缴。", "task"),
        ("请各代表团于6月10日前将提案汇总交校工会。", "report"),
        ("请各单位将作品统一送市总工会经济工作部。", "report"),
        ("请各组将名单报来。", "report"),
        ("请各单位于6月10日前填报回执。", "report"),
        ("试点单位于12月20日前提交总结报告。", "report"),
        ("各单位工会填写《示例表》上报。", "report"),
        ("2023年底前，全省新发展会员20万人以上。", "task"),
        ("三月底前完成表彰。", "task"),
    ],
)
def test_an_action_item_has_its_kind(sentence, kind):
    assert kinds.kind_of(sentence) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "会议指出，各级工会要加强领导。",
        "近年来，各级工会积极开展帮扶，取得了明显成效。",
        "学习贯彻会议精神，是当前的重大政治任务。",
        "食宿费用由主办单位承担。",
        "逾期未报的，视为自动放弃。",
        "市总工会将对活动开展情况进行督查。",
        "决赛时间另行通知。",
        "联系人：示例一，联系电话：0000-1234567。",
        "在重点工程建设中作出突出贡献的；",
        "推荐审批表一式5份；",
        "以“我要安全”为主题。",
        "竞赛设一等奖1名、二等奖3名。",
        "有条件的单位可邀请专家授课。",
        "根据《示例法》等规定，企业与职工代表依法通过协商确定报酬，既是企业的责任，也是应承担的社会责任。",
        "零报送部室为组织部、经审办。",
        "为深入贯彻部署，推动家庭文明建设，第五届读书活动已经启动。",
        "协会按性质、类别分别成立。",
        "有权向协会负责人提出建议；",
        "会员自愿入会。",
        "会费一经缴纳不再返还。",
        "凡学校教职工均可加入协会。",
        "截至6月10日，各单位报送率达到90%。",
        "联系人某甲 联系电话 0000-1234567",
        "校工会拟开展“最美办公室”评选。",
        "学院工会定于11月3日下午举行趣味运动会。",
        "组织实施阶段（2022年4月—2025年10月）。",
        "你会《关于成立示例联合会的请示》（示工请〔2022〕2号）收悉。",
        "各单位在职职工，每队3人。",
        "个人申请—班组推荐—单位工会审核—公示。",
        "全市各级工会围绕中心、服务大局，各项工作取得明显成效，涌现出一批先进集体。",
        "新入职教职工可随时加入。",
    ],
)
def test_what_tells_or_informs_is_no_action_item(sentence):
    assert kinds.kind_of(sentence) == ""


def test_under_a_heading_that_explains_only_a_stated_action_item_counts():
    explains = SentenceContext.of("深刻领会重要讲话的丰富内涵")
    assert kinds.kind_of("坚持以人民为中心的发展思想。", explains) == ""
    assert kinds.kind_of("各级工会要深刻领会讲话的丰富内涵。", explains) == "study"


def test_a_leader_s_words_that_go_on_in_the_next_sentence_are_no_action_item():
    text = "示例讲话指出，示例工作很重要。要切实保障劳动者权益。各级工会要认真学习。"
    section = ParsedSection("item", 1, "一、", "深刻领会讲话精神", False, 0, 0, len(text), text)
    found = action_items.find(section, section.heading, SentenceContext.of(section.heading), action_items.Known({}))
    assert [action.text for action in found] == ["各级工会要认真学习。"]


def test_the_lead_lays_an_action_item_only_where_it_asks_for_one():
    (directive,) = parse(
        "示例市总工会关于示例工作的通知\n各区总工会：\n全省工会要求加强学习。现将有关事项通知如下，请认真抓好落实。\n"
        "一、加强领导\n各单位要高度重视。\n示例市总工会\n2024年3月1日"
    ).directives
    assert [action.text for action in directive.lead.actions] == ["现将有关事项通知如下，请认真抓好落实。"]


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        ("经研究决定，各分工会要召开会员大会，现将有关事项通知如下。", True),
        ("经研究决定，2024年要召开会员大会。", True),
        ("经研究同意，定于4月18日召开会员大会。", False),
        ("经研究决定，开展读书活动。", False),
    ],
)
def test_a_lead_that_tells_a_decision_asks_where_it_obliges(lead, asked):
    assert bool(kinds.kind_of(lead, SentenceContext(opens=True))) is asked


def test_under_a_heading_that_asks_a_short_item_is_a_sentence():
    (directive,) = parse(
        "关于活动的通知\n各分会：\n一、提案填写请按照统一格式填写提案。提案须结合实际。\n二、有关要求\n"
        "1、注意队员人身和财产安全。\n2、确保安全。\n示例市总工会\n2024年3月1日"
    ).directives
    assert [action.text for section in directive.sections for action in section.actions] == [
        "提案填写请按照统一格式填写提案。",
        "提案须结合实际。",
        "注意队员人身和财产安全。",
        "确保安全。",
    ]


def test_an_item_without_heading_stands_under_that_of_its_parent():
    (directive,) = parse(
        "示例市总工会关于召开示例会议的通知\n各区总工会：\n现就会议事项通知如下。\n一、会议议程\n1.听取工作报告；\n2.审议财务报告；\n"
        "二、有关要求\n1.自带水杯，提前签到；\n示例市总工会\n2024年3月1日"
    ).directives
    assert [action.text for section in directive.sections for action in section.actions] == ["自带水杯，提前签到；"]


def test_an_attached_form_lays_no_action_item_and_an_attached_plan_does():
    (directive,) = parse(
        "示例市总工会关于示例工作的通知\n各区总工会：\n现将方案发给你们，请遵照执行。\n附件：1.实施方案\n2.报名表\n"
        "示例市总工会\n2024年3月1日\n附件1\n实施方案\n各单位要按照方案抓好落实。\n附件2\n报名表\n填表人要如实填写。"
    ).directives
    laid = [action.text for part in directive.parts for action in part.actions]
    assert laid == ["各单位要按照方案抓好落实。"]


def test_a_row_of_a_table_is_no_action_item():
    assert kinds.kind_of("要如实填写\t示例一\t请盖章") == ""


def test_an_action_item_has_what_staff_look_for():
    (directive,) = parse(
        "示例市总工会关于示例工作的通知\n示工发〔2024〕5号\n各区总工会：\n现通知如下。\n一、有关要求\n"
        "请各区总工会于9月10日前将“夏送清凉”活动总结（不超过800字）报市总工会劳动保护部。\n示例市总工会\n2024年6月1日"
    ).directives
    (action,) = (action for section in directive.outline for action in section.actions)
    assert (action.kind, action.actor, action.deadline_text) == ("report", "各区总工会", "9月10日前")
    assert (str(action.deadline), action.figures, action.initiatives) == (
        "2024-09-10",
        ("不超过800字",),
        ("夏送清凉",),
    )
    assert action.reports_to == "市总工会劳动保护部"


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_an_action_item_is_a_slice_of_its_section(text):
    section = ParsedSection("item", 1, "一、", "", False, 0, 0, len(text), text)
    found = action_items.find(section, "", SentenceContext(), action_items.Known(topics.known()))
    assert all(text[action.start : action.end] == action.text for action in found)
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))


def test_a_request_upwards_lays_no_action_item():
    head, foot = "示例县总工会关于解决经费的请示\n示例市总工会：\n", "\n示例县总工会\n2022年4月1日"
    text = f"{head}恳请市总工会补助18万元。\n妥否，请批示。{foot}"
    (directive,) = parse(text).directives
    assert [action for section in directive.sections for action in section.actions] == []
