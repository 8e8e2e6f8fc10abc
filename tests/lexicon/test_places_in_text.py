"""Places that running text names: only where the name can mean nothing else."""

import pytest

from archive.lexicon import places_in_text
from archive.lexicon.gazetteer import gazetteer


def names(text, start=0, above=None):
    found = places_in_text.at(text, start, above)
    return (
        [] if found is None else [place.county_name or place.city_name or place.region_name for place in found.places]
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云南省2023年", "云南省"),
        ("云南2023年", "云南省"),
        ("贵阳市总工会", "贵阳市"),
        ("贵阳的通知", "贵阳市"),
        ("凉山州2023年", "凉山彝族自治州"),
        ("海南州的通知", "海南藏族自治州"),
        ("平山县2021年", "平山县"),
        ("北京市朝阳区", "北京市"),
    ],
)
def test_a_place_by_its_full_or_its_short_name(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text", ["和平与发展", "东风化雨", "城区职工", "朝阳产业", "南京路好八连", "安康杯竞赛", "平山的通知", ""]
)
def test_a_word_is_no_place(text):
    assert names(text) == []


def test_a_name_of_several_counties_means_each_until_something_tells():
    assert names("和平区劳模") == ["和平区", "和平区"]
    text = "天津市和平区"
    above = places_in_text.at(text, 0)
    (one,) = places_in_text.at(text, above.end, above).places
    assert (one.region_name, one.county_name) == ("天津市", "和平区")


def test_a_county_that_a_place_does_not_have_is_none():
    above = places_in_text.at("河北和平区", 0)
    assert names("河北和平区", above.end, above) == []


def test_every_province_is_named_by_both_of_its_names():
    for short, place in gazetteer().provinces().items():
        assert names(f"{short} 2023") == names(f"{place.region_name} 2023") == [place.region_name]
