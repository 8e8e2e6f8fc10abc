import pytest
from django.http import QueryDict

from archive.ingest import reference_fixtures
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Region, Topic
from archive.parsing import ParsedDirective
from archive.web.forms import FilterForm

pytestmark = pytest.mark.django_db


def test_every_province_the_nation_and_the_corps_are_there(known_places):
    assert Region.objects.provinces().count() == 34 + 2
    assert Region.objects.get(name="平顶山市").parent.name == "河南省"


def test_a_second_run_adds_nothing_and_keeps_edits(known_places):
    Topic.objects.filter(name="女职工").update(words=["示例"])
    assert reference_fixtures.load() == 0
    assert Topic.objects.get(name="女职工").words == ["示例"]


def test_an_issuer_is_known_by_its_aliases(known_places):
    assert ReferenceCache().issuer_names(ParsedDirective("示例", "示例", issuers=["全总"])) == ["中华全国总工会"]


@pytest.mark.parametrize("text", ["530000", "云南省", "云南"])
def test_a_province_is_named_by_code_or_name(known_places, text):
    form = FilterForm(QueryDict(f"province={text}"))
    assert form.is_valid() and form.cleaned_data["province"] == ["530000"]
