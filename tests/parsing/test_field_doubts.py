"""What disagrees with a second look is doubtful, and what agrees stays certain."""

import pytest

from archive.parsing import parse

REST = "各分工会：\n请认真组织。\n示例市总工会\n2023年4月20日"


def confidence(raw, field):
    return parse(raw).directives[0].provenance[field].confidence


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("关于开展读书活动的通知", "certain"),
        ("关于评选优秀工会工作者的通知", "certain"),
        ("示工发〔2023〕1号\n示例市总工会\n关于开展读书活动的通知", "certain"),
        # The name may be the site's.
        ("示例市总工会\n关于开展读书活动的通知", "likely"),
        ("示例市总工会转发省总工会关于开展读书活动的通知", "certain"),
        ("中共示例市委办公室 示例市总工会关于开展读书活动的通知", "certain"),
        ("会议室使用管理规定", "certain"),
        ("示例市总工会关于印发示例市总工会工作规则的通知", "certain"),
        ("正文关于开展读书活动的通知", "doubtful"),
        ("5 星期二关于开展读书活动的通知", "doubtful"),
        ("会员服务女工园地关于开展读书活动的通知", "doubtful"),
        ("组织教职工环湖骑行关于组织教职工环湖骑行活动的通知", "doubtful"),
        ("示例市总工会示例市总工会关于开展读书活动的通知", "doubtful"),
        ("关于开展读书活动 2023-04-20 宣教部的通知", "doubtful"),
        ("关于开展读书活动的通知\n关于召开座谈会的公告", "doubtful"),
    ],
)
def test_a_title(head, sure):
    assert confidence(f"{head}\n{REST}", "title") == sure


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("示例市总工会文件\n示工发〔2023〕1号\n关于开展读书活动的通知", "certain"),
        ("虚构县总工会文件\n示工发〔2023〕1号\n关于开展读书活动的通知", "doubtful"),
        ("虚构县总工会关于开展读书活动的通知", "doubtful"),
    ],
)
def test_issuers_by_signature_and_by_head(head, sure):
    assert confidence(f"{head}\n{REST}", "issuers") == sure


@pytest.mark.parametrize(
    "number", ["校工字[2009]5号", "市工发〔2019〕3号", "区总工（2020）第4号", "县工字【2011】12号"]
)
def test_a_number_that_begins_like_an_addressee_is_none(number):
    (one,) = parse(f"关于开展读书活动的通知\n{number}\n{REST}").directives
    assert (one.number, one.addressees) == (number, ["各分工会"])


def test_an_invitation_is_a_letter_and_perhaps_no_official_one():
    assert confidence(f"示例市职工技能大赛邀请函\n{REST}", "genre") == "doubtful"
    assert confidence(f"示例市总工会关于报送材料的函\n{REST}", "genre") == "certain"


def test_an_office_and_the_union_beside_it_may_be_two():
    text = "关于开展读书活动的通知\n各分工会：\n请认真组织。\n离退休处 工会\n2023年4月20日"
    assert confidence(text, "issuers") == "doubtful"


def test_addressees_that_run_on_into_the_body():
    raw = f"关于开展读书活动的通知\n各分工会，为做好读书活动，各直属单位：\n{REST}"
    assert confidence(raw, "addressees") == "doubtful"


def test_a_name_with_words_before_it_is_doubtful():
    assert confidence(f"劳模风采示例市总工会关于读书的通知\n{REST}", "issuers") == "doubtful"
    assert confidence(f"示例省示例市总工会关于读书的通知\n{REST}", "issuers") == "certain"


def test_a_name_below_the_date_that_follows_the_signature_is_doubtful():
    raw = f"关于开展读书活动的通知\n{REST}\n示例省人民政府"
    assert confidence(raw, "issuers") == "doubtful"
    joint = "示例市总工会\n2023年4月20日\n示例市教育局\n2023年4月20日"
    assert confidence(f"关于读书的通知\n各分工会：\n请认真组织。\n{joint}", "issuers") == "certain"


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ("关于读书的通知\n各分工会：\n请认真组织。\n示例市总工会", "issued_on"),
        ("关于读书的通知\n请认真组织。\n示例市总工会\n2023年4月20日", "addressees"),
        ("关于读书的通知\n各分工会：\n请认真组织。\n附件：报名表\n请填好后交回。", "attachments"),
    ],
)
def test_what_should_be_there_and_was_not_found_is_doubtful(raw, field):
    (one,) = parse(raw).directives
    assert not getattr(one, field) and one.provenance[field].confidence == "doubtful"


def test_a_plan_needs_no_addressees_and_a_forwarded_text_no_date():
    (plan,) = parse("示例市总工会工作要点\n一、请认真组织。\n示例市总工会\n2023年4月20日").directives
    assert "addressees" not in plan.provenance and plan.provenance["issued_on"].confidence == "certain"
