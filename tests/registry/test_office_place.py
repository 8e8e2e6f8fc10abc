"""What a directive is to the office, told by its issuers: certain where the order of the federations says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models.choices import Confidence, OfficePlace
from archive.registry.office_place import Body, place_of

NATION, PROVINCE, CITY, COUNTY = "000000", "990000", "990100", "990102"
FEDERATIONS = {
    "nation": Body("中华全国总工会", "national", (NATION,)),
    "province": Body("示例省总工会", "province", (NATION, PROVINCE)),
    "city": Body("示例市总工会", "city", (NATION, PROVINCE, CITY)),
    "other city": Body("样例市总工会", "city", (NATION, PROVINCE, "990200")),
    "county": Body("示例县总工会", "county", (NATION, PROVINCE, CITY, COUNTY)),
    "elsewhere": Body("样例省总工会", "province", (NATION, "980000")),
    "city elsewhere": Body("样本市总工会", "city", (NATION, "980000", "980100")),
}
CITY_UNION = FEDERATIONS["city"]
SURE, LIKELY = Confidence.CERTAIN, Confidence.LIKELY
bodies = st.sampled_from([
    *FEDERATIONS.values(),
    Body("示例市教育局", "grassroots", (NATION, PROVINCE, CITY)),
    Body("示例大学工会委员会", "grassroots", (NATION, PROVINCE, CITY)),
    Body("示例产业工会", "industry", ()),
])  # fmt: skip


@pytest.mark.parametrize(
    ("issuer", "place", "confidence"),
    [
        ("nation", OfficePlace.ABOVE, SURE),
        ("province", OfficePlace.ABOVE, SURE),
        ("city", OfficePlace.OWN, SURE),
        ("county", OfficePlace.BELOW, SURE),
        ("elsewhere", OfficePlace.ELSEWHERE, SURE),
        ("city elsewhere", OfficePlace.ELSEWHERE, SURE),
        ("other city", OfficePlace.ELSEWHERE, LIKELY),
    ],
)
def test_the_federations_stand_in_one_order(issuer, place, confidence):
    assert place_of([FEDERATIONS[issuer]], CITY_UNION) == (place, confidence)


@pytest.mark.parametrize(
    ("name", "lineage", "place"),
    [
        ("示例省教育厅", (NATION, PROVINCE), OfficePlace.ABOVE),
        ("中共示例市委员会", (NATION, PROVINCE, CITY), OfficePlace.ABOVE),
        ("示例市人民政府办公室", (NATION, PROVINCE, CITY), OfficePlace.ABOVE),
        ("示例市教育局", (NATION, PROVINCE, CITY), OfficePlace.LEVEL),
        ("示例大学工会委员会", (NATION, PROVINCE, CITY), OfficePlace.BELOW),
        ("示例公司", (NATION, PROVINCE, CITY), None),
        ("示例省级医院工会委员会", (NATION, PROVINCE), None),
        ("示例市教育局", (), None),
    ],
)
def test_of_any_other_body_nothing_is_certain(name, lineage, place):
    told = place_of([Body(name, "grassroots", lineage)], CITY_UNION)
    assert told.place == place
    assert told.certain is None


def test_an_office_signs_for_its_body_and_a_joint_directive_is_the_own_one():
    office = Body("示例市总工会办公室", "grassroots", ())
    assert place_of([FEDERATIONS["province"], office], CITY_UNION).certain == OfficePlace.OWN


def test_issuers_that_do_not_stand_alike_tell_nothing():
    assert place_of([FEDERATIONS["province"], FEDERATIONS["county"]], CITY_UNION).place is None
    assert place_of([FEDERATIONS["nation"], FEDERATIONS["province"]], CITY_UNION).certain == OfficePlace.ABOVE


@pytest.mark.parametrize(("issuers", "own"), [([], CITY_UNION), ([CITY_UNION], None)])
def test_without_an_office_or_an_issuer_it_stays_open(issuers, own):
    assert place_of(issuers, own).place is None


@given(bodies, bodies)
def test_who_stands_above_sees_the_other_beneath(one, other):
    opposite = {OfficePlace.ABOVE: OfficePlace.BELOW, OfficePlace.BELOW: OfficePlace.ABOVE}
    told = place_of([one], other).certain
    if told is not None:
        assert place_of([other], one).certain == opposite.get(told, told)


@given(st.lists(bodies, min_size=1, max_size=4), bodies)
def test_only_federations_are_certain_and_the_order_of_signatures_says_nothing(issuers, own):
    told = place_of(issuers, own)
    assert place_of(issuers[::-1], own) == told
    if told.certain not in (None, OfficePlace.OWN):
        assert own.is_federation and all(issuer.is_federation for issuer in issuers)
