import pytest

from archive.lexicon.gazetteer import gazetteer
from archive.parsing.issuers import location, place_mentions


@pytest.mark.parametrize(
    ("body", "region", "city"),
    [
        ("平顶山市总工会", "河南省", "平顶山市"),
        ("吉林市总工会", "吉林省", "吉林市"),
        ("吉林省总工会", "吉林省", ""),
        ("黔东南州总工会", "贵州省", "黔东南苗族侗族自治州"),
        ("苏州市总工会办公室", "江苏省", "苏州市"),
        ("中华全国总工会", "全国", ""),
        ("新疆生产建设兵团总工会", "新疆生产建设兵团", ""),
        ("内蒙古自治区总工会", "内蒙古自治区", ""),
        ("海南省总工会", "海南省", ""),
        ("海南州总工会", "青海省", "海南藏族自治州"),
        ("吉林省长春市朝阳区总工会", "吉林省", "长春市"),
        ("长春市朝阳区总工会", "吉林省", "长春市"),
        ("北京市朝阳区总工会", "北京市", ""),
        ("朝阳市总工会", "辽宁省", "朝阳市"),
        ("杭州市余杭区总工会", "浙江省", "杭州市"),
        ("兰州新区总工会", "甘肃省", "兰州市"),
        ("雄安新区总工会", "河北省", ""),
        ("兵团总工会", "新疆生产建设兵团", ""),
        ("延边州总工会", "吉林省", "延边朝鲜族自治州"),
        ("广西总工会", "广西壮族自治区", ""),
        ("中国教育工会山东省委员会", "山东省", ""),
        ("中共山东省委", "山东省", ""),
        ("苏州大学工会", "江苏省", "苏州市"),
    ],
)
def test_a_body_is_found_where_its_name_says(body, region, city):
    place = gazetteer().locate(body)
    assert (place.region_name, place.city_name) == (region, city)


@pytest.mark.parametrize(
    "body",
    ["示例大学工会", "朝阳区总工会", "通州区总工会", "南山区总工会", "“安康杯”竞赛组委会", "东方电气集团工会"]
    + ["中山大学工会", "湖南路街道总工会", "中国教育工会示例大学委员会", "示例市总工会"],
)
def test_a_body_whose_name_tells_no_place_is_nowhere(body):
    assert gazetteer().locate(body) is None


def test_of_a_text_the_body_weighs_more_than_mentions():
    text = "在北京召开会议，学习浙江经验。情况报河南省教育工会，抄送河南省教育厅。全国、中国都是一盘棋。"
    assert place_mentions.most_named(text).region_name == "河南省"


def test_a_text_that_names_two_alike_tells_no_province():
    assert place_mentions.most_named("河北、山西两地") is None


@pytest.mark.parametrize(
    ("issuers", "text", "number", "place", "confidence"),
    [
        (["校工会"], "河南省教育工会来函，河南省总工会要求，河南高校参加。", "", ("河南省", ""), "likely"),
        (["示例区总工会"], "按杭州市总工会要求，", "示总工〔2019〕2号", ("浙江省", "杭州市"), "doubtful"),
        (["校工会"], "请各单位参加。", "豫教工〔2021〕2号", ("河南省", ""), "doubtful"),
        (["校工会"], "请各单位参加。", "", None, "doubtful"),
    ],
)
def test_without_an_issuer_that_tells_it_the_text_and_then_the_number(issuers, text, number, place, confidence):
    assert location.of_issuers(issuers, "stated") is None
    located = location.of_text(text, number, issuers)
    assert (located.place and (located.place.region_name, located.place.city_name), located.provenance.confidence) == (
        place,
        confidence,
    )


def test_a_short_name_is_completed():
    place = gazetteer().locate("山东省总工会")
    assert gazetteer().in_full("省教育工会", place) == "山东省教育工会"
    assert gazetteer().in_full("省总", place) == "山东省总工会"
