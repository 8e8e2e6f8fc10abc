import pytest
from django.http import QueryDict

from archive.ingest import reference_fixtures
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Issuer, Region, Topic
from archive.parsing import ParsedDirective
from archive.web.forms import FilterForm

pytestmark = pytest.mark.django_db


def test_every_province_the_nation_and_the_corps_are_there(known_counties):
    assert Region.objects.provinces().count() == 34 + 2
    assert Region.objects.get(name="平顶山市").parent.name == "河南省"


def test_a_second_run_adds_nothing_and_keeps_edits(known_counties):
    Topic.objects.filter(name="女职工").update(words=["示例"])
    assert reference_fixtures.load() == 0
    assert Topic.objects.get(name="女职工").words == ["示例"]


def test_an_issuer_is_known_by_its_aliases(known_counties):
    assert ReferenceCache().issuer_names(ParsedDirective("示例", "示例", issuers=["全总"])) == ["中华全国总工会"]


def test_counties_are_there_with_those_gone_and_what_followed_them(known_counties):
    gone = Region.objects.get(name="江宁县")
    assert (gone.level, gone.parent.name, gone.abolished, gone.successor.name) == ("county", "南京市", 2000, "江宁区")
    assert Region.objects.get(name="平山县").abolished is None
    assert Region.objects.in_use().filter(level="county").count() == 0


def test_a_county_that_staff_deleted_comes_again_and_one_they_added_stays(known_counties):
    Region.objects.filter(name="平山县").delete()
    Region.objects.create(code="130198", name="平山县", short_name="平山", level="county", parent_id="130100")
    Region.objects.filter(name="正定县").delete()
    assert reference_fixtures.load() == 1
    assert Region.objects.get(name="平山县").code == "130198"


@pytest.mark.parametrize(
    ("name", "level", "region"),
    [
        ("平山县总工会", "county", "平山县"),
        ("长春市朝阳区总工会", "county", "朝阳区"),
        ("石家庄市总工会", "city", "石家庄市"),
        ("济源市总工会", "city", "济源市"),
        ("河北省总工会", "province", "河北省"),
        ("平山县教育工会", "industry", "平山县"),
        ("平山县示例镇总工会", "grassroots", "平山县"),
        ("鼓楼区总工会", "county", None),
    ],
)
def test_an_issuer_has_the_level_and_the_region_that_its_name_tells(known_counties, name, level, region):
    cache = ReferenceCache()
    cache.issuer_ids(ParsedDirective("示例", "示例", issuers=[name]), add=True)
    issuer = Issuer.objects.get(name=name)
    assert (issuer.level, issuer.region and issuer.region.name) == (level, region)


@pytest.mark.parametrize("text", ["530000", "云南省", "云南"])
def test_a_province_is_named_by_code_or_name(known_counties, text):
    form = FilterForm(QueryDict(f"province={text}"))
    assert form.is_valid() and form.cleaned_data["province"] == ["530000"]
