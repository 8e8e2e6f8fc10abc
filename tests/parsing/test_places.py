import pytest

from archive.parsing.gazetteer import gazetteer


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
    ],
)
def test_a_body_is_found_where_its_name_says(body, region, city):
    place = gazetteer().locate(body)
    assert (place.region_name, place.city_name) == (region, city)


def test_a_body_without_a_place_is_nowhere():
    assert gazetteer().locate("示例大学工会") is None


def test_a_short_name_is_completed():
    place = gazetteer().locate("山东省总工会")
    assert gazetteer().in_full("省教育工会", place) == "山东省教育工会"
