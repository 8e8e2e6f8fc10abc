"""Who issued a directive where it does not say so: what the forwarded text, the addressees, the rules tell."""

import pytest

from archive.lexicon.gazetteer import gazetteer
from archive.parsing import issuers
from archive.parsing.parsed_directive import ParsedDirective

NOTICE = {"title": "关于开展竞赛的通知", "text": "请组织。", "genre": "通知"}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"addressees": ["各市州总工会", "省总各部室"]}, ["甘肃省总工会"]),
        ({"reports_to": ["省教育工会"]}, ["甘肃省教育工会"]),
        ({"reports_to": ["省总工会财务部"]}, ["甘肃省总工会"]),
        ({"text": "本办法由示例市总工会负责解释。"}, ["示例市总工会"]),
    ],
)
def test_by_its_own_short_name_in_the_province_of_the_text(fields, names):
    told = issuers.inferred(ParsedDirective(**{**NOTICE, **fields}), gazetteer().locate("甘肃省"))
    assert (told.names, told.basis, told.provenance.confidence) == (names, "inferred", "likely")


@pytest.mark.parametrize("fields", [{}, {"genre": "请示", "reports_to": ["省总工会"]}, {"addressees": ["各分会"]}])
def test_what_names_no_own_body_tells_no_issuer(fields):
    assert issuers.inferred(ParsedDirective(**{**NOTICE, **fields}), gazetteer().locate("甘肃省")) is None


def test_a_short_name_without_a_place_stays_unknown():
    assert issuers.inferred(ParsedDirective(**NOTICE, reports_to=["省总工会"]), None) is None


def test_who_forwards_is_who_wants_the_reports():
    forwarded = ParsedDirective("关于竞赛的通知", "请组织。", issuers=["甘肃省总工会"])
    told = issuers.from_forwarded(ParsedDirective(**NOTICE, reports_to=["省教育工会"]), forwarded)
    assert told.names == ["甘肃省教育工会"]


@pytest.mark.parametrize(
    ("title", "kind", "names"),
    [
        ("关于转发《示例省总工会关于开展竞赛的通知》的通知", "转发", ["示例省总工会"]),
        ("示例市人民政府批转市总工会关于开展竞赛意见的通知", "批转", ["示例市总工会"]),
        ("关于印发《开展竞赛的办法》的通知", "印发", ["示例市人民政府"]),
    ],
)
def test_whose_the_forwarded_text_is_the_notice_tells(title, kind, names):
    notice = ParsedDirective(title, "", issuers=["示例市人民政府"])
    forwarded = ParsedDirective("关于开展竞赛的通知", "", forwarding_kind=kind)
    assert issuers.from_forwarding(notice, forwarded).names == names
