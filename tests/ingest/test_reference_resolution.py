"""References lead to the archived directives that they mean."""

import itertools

import pytest

from archive.ingest import reference_resolution
from archive.models import Directive, Provenance, Reference, Region, Source
from tests.support.incoming_texts import NUMBER, TITLE, citing, forwarding, own
from tests.support.makers import make_region

pytestmark = pytest.mark.django_db


def target(text):
    return Reference.objects.get(text=text).target


def the_cited():
    return Directive.objects.get(number=NUMBER)


@pytest.mark.parametrize("written", [NUMBER, "示省工发[2022]3号", "示省工发【2022】 第3号", "示省工发﹝2022﹞3号"])
def test_a_number_in_any_brackets(take, written):
    take(own())
    take(citing(written))
    assert Reference.objects.get(form="number").target == the_cited()


@pytest.mark.parametrize(
    "written",
    [TITLE, "关于开展示例竞赛的通知", "示例省总工会 关于开展示例竞赛的通知", "省总工会关于开展示例竞赛的通知"],
    ids=["in full", "without the issuer", "with a gap", "with the issuer's short name"],
)
def test_a_title(take, written):
    take(own())
    take(citing(f"《{written}》"))
    assert Reference.objects.get(form="work").target == the_cited()


def test_a_title_inside_a_title_may_stand_in_any_marks(take):
    title = "示例省总工会关于印发《示例竞赛办法》的通知"
    take(own(title=title))
    take(citing("《示例省总工会关于印发〈示例竞赛办法〉的通知》"))
    assert target("示例省总工会关于印发〈示例竞赛办法〉的通知") == the_cited()


def test_a_title_of_another_issuer_is_another(take):
    take(own())
    take(citing("《示例大学工会关于开展示例竞赛的通知》"))
    assert Reference.objects.get(form="work").target is None


def test_a_work_with_its_number_behind_it_is_told_by_the_number(take):
    take(own(title="示例省总工会关于示例竞赛的通知"))
    take(citing(f"《关于开展全省示例竞赛活动的通知》（{NUMBER}）"))
    assert set(Reference.objects.values_list("target", flat=True)) == {the_cited().pk}


def test_of_several_the_one_of_the_place_is_meant(take):
    here, there = make_region(), make_region("980000", "样例省", "样例")
    for serial, region in ((3, here), (4, there)):
        take(
            own(
                title="关于开展示例竞赛的通知", number=f"示省工发〔2022〕{serial}号", body=f"第{serial}次。\n" * serial
            )
        )
        Directive.objects.filter(number__endswith=f"{serial}号").update(region=region)
    take(citing("《关于开展示例竞赛的通知》"))
    reference = Reference.objects.get(form="work")
    assert reference.target is None
    Directive.objects.filter(pk=reference.directive_id).update(region=here)
    reference_resolution.resolve_again([reference.pk])
    assert Reference.objects.get(form="work").target == the_cited()


def test_a_directive_of_another_province_is_not_meant_by_a_title_without_issuer(take):
    take(own(title="关于开展示例竞赛的通知"))
    Directive.objects.update(region=make_region("980000", "样例省", "样例"))
    take(citing("《关于开展示例竞赛的通知》"))
    Directive.objects.exclude(pk=the_cited().pk).update(region=make_region())
    reference_resolution.resolve_again(list(Reference.objects.values_list("pk", flat=True)))
    assert Reference.objects.get(form="work").target is None
    Directive.objects.filter(pk=the_cited().pk).update(region=Region.objects.get(code="000000"))
    reference_resolution.resolve_again(list(Reference.objects.values_list("pk", flat=True)))
    assert Reference.objects.get(form="work").target == the_cited()


def test_nobody_cites_what_is_yet_to_be_written(take):
    take(own(number="示省工发〔2023〕3号", date="2023年4月20日"))
    take(citing(f"《{TITLE}》"))
    assert Reference.objects.get(form="work").target is None


def test_a_name_that_any_directive_may_have_means_none(take):
    take(own(title="通知", number=""))
    take(citing("《通知》"))
    assert not Reference.objects.filter(target__isnull=False).exists()


def test_the_order_of_arrival_does_not_matter(take):
    texts = [own(), citing(f"《{TITLE}》", 1), citing(NUMBER, 2), forwarding(own())]
    ends = set()
    for order in itertools.permutations(texts, 4):
        Directive.objects.all().delete()
        Source.objects.all().delete()
        for text in order:
            take(text)
        links = Reference.objects.values_list("directive__title", "text", "target__number")
        ends.add(tuple(sorted(links, key=str)))
    assert len(ends) == 1
    assert all(number == NUMBER for _, _, number in ends.pop())


def test_a_corrected_title_is_found_and_the_former_one_no_longer(take):
    take(own(number=""))
    take(citing(f"《{TITLE}》", 1))
    take(citing("《示例省总工会关于示例检查的通知》", 2))
    directive = Directive.objects.get(title=TITLE)
    directive.title = "示例省总工会关于示例检查的通知"
    directive.save()
    reference_resolution.arrived([directive])
    assert target(TITLE) is None
    assert target(directive.title) == directive


def test_a_deleted_target_gives_way_to_the_next(take):
    take(own())
    take(own(body="另有一件同号的文件。\n"))
    take(citing(NUMBER))
    first, second = Directive.objects.filter(number=NUMBER).order_by("pk")
    assert target(NUMBER) == first
    pointing = reference_resolution.cited([first.pk])
    first.source.delete()
    reference_resolution.resolve_again(pointing)
    assert target(NUMBER) == second


def test_what_staff_have_set_stays(take):
    take(citing(NUMBER))
    reference = Reference.objects.get()
    Provenance.objects.update_or_create(
        directive=reference.directive,
        field="references",
        defaults={"method": "人工核定", "confidence": "certain", "corrected_at": "2022-08-01T08:00Z"},
    )
    take(own())
    assert target(NUMBER) is None


def test_an_import_looks_at_no_more_than_it_touches(take, django_assert_max_num_queries):
    for n in range(1, 5):
        take(citing(f"《示例省总工会关于第{n}号示例的通知》", n))
    with django_assert_max_num_queries(30):
        take(own())
