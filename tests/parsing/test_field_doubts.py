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


def test_addressees_that_run_on_into_the_body():
    raw = f"关于开展读书活动的通知\n各分工会，为做好读书活动，各直属单位：\n{REST}"
    assert confidence(raw, "addressees") == "doubtful"
