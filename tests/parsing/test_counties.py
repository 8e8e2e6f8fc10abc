"""Counties by the table: told by the issuer's name, open where several places share it, never another's."""

import pytest

from archive import parsing
from archive.lexicon.counties import counties
from archive.lexicon.gazetteer import gazetteer
from archive.parsing.issuers import location

OPEN = None


@pytest.mark.parametrize(
    ("body", "place"),
    [
        # The name alone, where one place has it.
        ("平山县总工会", "河北省 石家庄市 平山县"),
        ("正定县总工会", "河北省 石家庄市 正定县"),
        ("井陉县总工会办公室", "河北省 石家庄市 井陉县"),
        ("昆山市总工会", "江苏省 苏州市 昆山市"),
        ("凯里市总工会", "贵州省 黔东南苗族侗族自治州 凯里市"),
        ("吉首市教育工会", "湖南省 湘西土家族苗族自治州 吉首市"),
        ("余杭区总工会", "浙江省 杭州市 余杭区"),
        ("浦东新区总工会", "上海市 浦东新区"),
        ("单县总工会", "山东省 菏泽市 单县"),
        ("黄山区总工会", "安徽省 黄山市 黄山区"),
        ("鄂伦春自治旗总工会", "内蒙古自治区 呼伦贝尔市 鄂伦春自治旗"),
        ("恭城瑶族自治县总工会", "广西壮族自治区 桂林市 恭城瑶族自治县"),
        ("恭城县总工会", "广西壮族自治区 桂林市 恭城瑶族自治县"),
        ("中共平山县委", "河北省 石家庄市 平山县"),
        ("中国教育工会平山县委员会", "河北省 石家庄市 平山县"),
        ("平山县示例镇总工会", "河北省 石家庄市 平山县"),
        ("义乌市示例中学工会", "浙江省 金华市 义乌市"),
        # Behind the province, the city, or both.
        ("河北省平山县总工会", "河北省 石家庄市 平山县"),
        ("河北平山县总工会", "河北省 石家庄市 平山县"),
        ("石家庄市平山县总工会", "河北省 石家庄市 平山县"),
        ("河北省石家庄市平山县总工会", "河北省 石家庄市 平山县"),
        ("江苏省昆山市总工会", "江苏省 苏州市 昆山市"),
        ("苏州昆山市总工会", "江苏省 苏州市 昆山市"),
        ("厦门市思明区总工会", "福建省 厦门市 思明区"),
        ("常州市武进区总工会", "江苏省 常州市 武进区"),
        ("长春市朝阳区总工会", "吉林省 长春市 朝阳区"),
        ("吉林省长春市朝阳区总工会", "吉林省 长春市 朝阳区"),
        ("北京市朝阳区总工会", "北京市 朝阳区"),
        ("重庆市万州区总工会", "重庆市 万州区"),
        ("天津市滨海新区总工会", "天津市 滨海新区"),
        ("兰州市城关区总工会", "甘肃省 兰州市 城关区"),
        ("拉萨市城关区总工会", "西藏自治区 拉萨市 城关区"),
        ("徐州市鼓楼区总工会", "江苏省 徐州市 鼓楼区"),
        ("福建省福州市鼓楼区总工会", "福建省 福州市 鼓楼区"),
        ("江苏省鼓楼区总工会", "江苏省"),
        ("济南市市中区总工会", "山东省 济南市 市中区"),
        ("晋城市城区总工会", "山西省 晋城市 城区"),
        ("甘肃天水市秦州区总工会", "甘肃省 天水市 秦州区"),
        ("苏州市示例区总工会", "江苏省 苏州市"),
        # Its name begins as a province's or a city's does.
        ("海南区总工会", "内蒙古自治区 乌海市 海南区"),
        ("长沙县总工会", "湖南省 长沙市 长沙县"),
        ("朝阳县总工会", "辽宁省 朝阳市 朝阳县"),
        ("西安区总工会", OPEN),
        # Shared names.
        ("朝阳区总工会", OPEN),
        ("鼓楼区总工会", OPEN),
        ("城关区总工会", OPEN),
        ("市中区总工会", OPEN),
        ("通州区总工会", OPEN),
        ("城区总工会", OPEN),
        ("东区总工会", OPEN),
        ("矿区总工会", OPEN),
        ("郊区总工会", OPEN),
        # What is a city today, or counts as one.
        ("天水市总工会", "甘肃省 天水市"),
        ("甘肃天水市总工会", "甘肃省 天水市"),
        ("运城市总工会", "山西省 运城市"),
        ("随州市总工会", "湖北省 随州市"),
        ("济源市总工会", "河南省 济源市"),
        ("仙桃市总工会", "湖北省 仙桃市"),
        ("琼中县总工会", "海南省 琼中黎族苗族自治县"),
        ("神农架林区总工会", "湖北省 神农架林区"),
        ("石河子市总工会", "新疆维吾尔自治区 石河子市"),
        # Gone, or renamed.
        ("下城区总工会", "浙江省 杭州市 下城区"),
        ("江宁县总工会", "江苏省 南京市 江宁县"),
        ("大同县总工会", "山西省 大同市 大同县"),
        ("莱芜市总工会", "山东省 济南市 莱芜市"),
        ("沔阳县总工会", "湖北省 仙桃市 沔阳县"),
        ("沙县总工会", "福建省 三明市 沙县"),
        ("巢湖市总工会", "安徽省 合肥市 巢湖市"),
        ("秦城区总工会", "甘肃省 天水市 秦州区"),
        ("邢台市桥东区总工会", "河北省 邢台市 襄都区"),
        # Schools, firms, zones.
        ("昆山示例学院工会", "江苏省 苏州市 昆山市"),
        ("昆山路示例小学工会", OPEN),
        ("义乌总工会", "浙江省 金华市 义乌市"),
        ("南京江宁区总工会", "江苏省 南京市 江宁区"),
        ("重庆江北区总工会", "重庆市 江北区"),
        ("南京路街道总工会", OPEN),
        ("中国地质大学（武汉）工会", "湖北省 武汉市"),
        ("太原一建集团工会", "山西省 太原市"),
        ("苏州工业园区总工会", "江苏省 苏州市"),
        ("荆州开发区总工会", "湖北省 荆州市"),
        ("郑大五附院工会", OPEN),
        ("兴业银行工会", OPEN),
        ("东方红小学工会", OPEN),
        ("各县总工会", OPEN),
        ("示例县总工会", OPEN),
    ],
)
def test_a_body_is_in_the_county_that_its_name_tells(body, place):
    assert _shown(gazetteer().locate(body)) == place


def test_every_county_is_found_behind_its_city_or_is_open():
    """Over the whole table: the very county, or for a name that the city has had twice the city alone."""
    for row in counties().by_code.values():
        above = gazetteer()._place(row.parent)
        for body in (f"{above.region_name}{above.city_name}{row.name}总工会", f"{above.city_name}{row.name}总工会"):
            if body.startswith(row.name):
                continue
            found = gazetteer().locate(body)
            assert found and found.region == above.region and found.city in (above.city, ""), (body, found)
            assert found.county in (row.code, "") or _heirs(found.county, row.code), (body, found)
            if not row.abolished and above.city[2:4] != "90":
                assert found.county == row.code, (body, found)


def test_every_county_by_its_bare_name_is_right_or_open():
    names = {row.name for row in counties().by_code.values()}
    cities = {place.city_name for place in gazetteer().cities()}
    for name in sorted(names - cities):
        same = [row for row in counties().rows if row.name == name]
        found = gazetteer().locate(f"{name}总工会")
        if found is None or not found.county:
            assert len(same) > 1 or same[0].abolished or len(name) == 2 or name in ("工农区", "老城区"), (name, found)
            continue
        # Today's, where there is only one today and the others were gone by 2000.
        today = [row for row in same if not row.abolished or row.abolished >= 2000] or same
        assert found.county in [row.code for row in today] or found.county_name != name, (name, found)
        assert len(today) == 1 or _heirs(found.county, *(row.code for row in today)), (name, found)


def test_the_table_is_of_one_piece():
    table = counties()
    for row in table.rows:
        assert gazetteer()._rows[row.parent]["level"] in ("city", "province"), row
        assert not row.successor or row.successor in table.by_code or row.successor in gazetteer()._rows, row
        assert bool(row.abolished) or not row.successor, row
        assert 1980 <= (row.abolished or 1980) <= 2023, row
    today = [row for row in table.rows if not row.abolished]
    assert 2800 < len(today) < 2860
    assert len({(row.parent, row.name) for row in today}) == len(today)


@pytest.mark.parametrize(
    ("issuers", "text", "number", "place", "confidence"),
    [
        (["鼓楼区总工会"], "请各单位于6月10日前报福州市总工会。", "", "福建省 福州市 鼓楼区", "likely"),
        (["鼓楼区总工会"], "请各单位报名。", "", OPEN, "doubtful"),
        (["鼓楼区总工会"], "转发福州市、徐州市的做法。", "", OPEN, "doubtful"),
        (["朝阳区总工会"], "北京市的各单位请报名。", "", "北京市 朝阳区", "likely"),
        (["朝阳区总工会"], "请各单位报名。", "吉朝工〔2021〕2号", "吉林省 长春市 朝阳区", "doubtful"),
        (["校工会"], "报平山县总工会，由平山县总工会审核。", "", "河北省 石家庄市 平山县", "doubtful"),
        (["校工会"], "报平山县总工会和正定县总工会。", "", OPEN, "doubtful"),
        (["示例区总工会"], "学习昆山市总工会的做法。", "", OPEN, "doubtful"),
    ],
)
def test_a_shared_name_is_settled_by_the_text_never_for_certain(issuers, text, number, place, confidence):
    assert location.of_issuers(issuers, "stated") is None
    located = location.of_text(text, number, issuers)
    assert (_shown(located.place), located.provenance.confidence) == (place, confidence)


@pytest.mark.parametrize(
    ("issuers", "place", "confidence"),
    [
        (["平山县总工会"], "河北省 石家庄市 平山县", "certain"),
        (["鼓楼区总工会", "福州市教育局"], "福建省 福州市 鼓楼区", "likely"),
        (["苏州大学工会"], "江苏省 苏州市", "likely"),
        (["太原一建集团工会"], "山西省 太原市", "likely"),
        (["义乌总工会"], "浙江省 金华市 义乌市", "likely"),
        (["恭城县总工会"], "广西壮族自治区 桂林市 恭城瑶族自治县", "certain"),
        (["秦城区总工会"], "甘肃省 天水市 秦州区", "certain"),
        (["苏州市示例学校工会"], "江苏省 苏州市", "certain"),
    ],
)
def test_what_a_bare_name_tells_is_likely(issuers, place, confidence):
    located = location.of_issuers(issuers, "stated")
    assert (_shown(located.place), located.provenance.confidence) == (place, confidence)


def test_a_directive_of_a_county_has_its_three_places():
    text = "关于开展职工读书活动的通知\n各乡镇总工会：\n请于6月10日前将名单报县总工会。\n平山县总工会\n2023年4月20日"
    (read,) = parsing.parse(text).directives
    assert (read.region_name, read.city_name, read.county_name) == ("河北省", "石家庄市", "平山县")
    assert {read.provenance[field].confidence for field in ("region", "city", "county")} == {"certain"}


def _shown(place):
    return place and " ".join(filter(None, (place.region_name, place.city_name, place.county_name)))


def _heirs(code, *others):
    """Whether one county came in the place of the other."""
    table = counties().by_code
    return any(
        code == other or table[code].successor == other or (other in table and table[other].successor == code)
        for other in others
    )
