"""A directive that the archive holds already is not stored again, and the reader is told."""

import pytest

from archive.models import Carrying, Change, Copy, Directive, Finding, Source
from tests.support.incoming_texts import BODY, NUMBER, TITLE, bare, citing, forwarding, own

pytestmark = pytest.mark.django_db


def the_carried():
    return Directive.objects.get(title=TITLE)


def test_a_carried_text_is_the_archived_one_by_its_number(take):
    take(own())
    outcome = take(forwarding(own()))
    carrying, copy = Carrying.objects.get(), Copy.objects.get()
    assert (carrying.carried, carrying.kind, carrying.carrier.number) == (the_carried(), "转发", "示工发〔2022〕9号")
    assert (copy.directive, copy.source, copy.position) == (the_carried(), carrying.carrier.source, 1)
    assert (copy.basis, copy.likeness, Directive.objects.count()) == ("number", 1, 2)
    assert outcome.recognised == [None, the_carried().pk]
    assert f"所转发的《{TITLE}》已在档案中" in outcome.notes[0]


def test_a_carried_text_without_mark_number_and_signature_is_told_by_title_and_likeness(take):
    take(own())
    outcome = take(forwarding(bare()))
    assert (Copy.objects.get().basis, Copy.objects.get().likeness > 0.9) == ("title", True)
    assert outcome.recognised == [None, the_carried().pk]
    assert "标题相同，文字重合" in outcome.notes[0]


def test_one_directive_is_carried_by_many(take):
    for place, serial in (("市", 9), ("县", 10), ("区", 11)):
        take(forwarding(own(), place, serial))
    assert the_carried().carried_in.count() == 3
    assert Copy.objects.filter(directive=the_carried()).count() == 2


def test_a_number_alone_does_not_make_another_text_the_same(take):
    take(own())
    other = "现就示例书屋的图书采购事项通知如下。\n一、示例书屋\n各单位要清点藏书，登记造册，补充新书，方便借阅。\n"
    take(forwarding(own(title="示例省总工会关于示例书屋的通知", body=other), title="示例省总工会关于示例书屋的通知"))
    assert (Directive.objects.count(), Copy.objects.count()) == (3, 0)


@pytest.mark.parametrize(
    "carried",
    [
        own(number="示省工发〔2023〕7号", date="2023年4月18日", body=BODY.replace("2022", "2023")),
        own(number="", date="2023年4月18日"),
        bare(body=BODY.replace("2022年8月", "2023年8月")),
    ],
    ids=["number", "date", "years in the text"],
)
def test_last_years_notice_is_another(take, carried):
    take(own())
    take(forwarding(carried))
    assert (Directive.objects.count(), Copy.objects.count()) == (3, 0)


def test_two_issuers_may_write_the_same(take):
    take(own(title="关于开展示例竞赛的通知"))
    carried = own(title="关于开展示例竞赛的通知", number="", issuer="示例大学工会")
    take(forwarding(carried, title="关于开展示例竞赛的通知"))
    assert (Directive.objects.count(), Copy.objects.count()) == (3, 0)


def test_what_arrives_on_its_own_after_it_was_carried_completes_it(take):
    take(forwarding(bare()))
    carried = the_carried()
    assert (carried.number, carried.issued_on) == ("", None)
    Change.objects.all().delete()
    outcome = take(own())
    carried = the_carried()
    assert (carried.number, f"{carried.issued_on}", carried.number_key) == (NUMBER, "2022-04-20", "示省工发|2022|3")
    assert carried.findings.get(field="number").how == "据另一来源"
    assert outcome.recognised == [carried.pk]
    assert Change.objects.get().directive_id == carried.pk


def test_what_a_second_source_says_otherwise_is_not_taken_over(take):
    take(forwarding(own(number="", date="2022年4月20日")))
    Directive.objects.filter(title=TITLE).update(genre="函")
    take(own())
    assert (the_carried().genre, the_carried().number) == ("函", NUMBER)


def test_a_corrected_field_is_not_filled(take):
    take(forwarding(bare()))
    values = {"certainty": "certain", "corrected_at": "2022-05-07T08:00Z"}
    Finding.objects.update_or_create(directive=the_carried(), field="number", defaults=values)
    take(own())
    assert the_carried().number == ""


def test_the_same_words_in_another_encoding_are_the_same_directive(take):
    take(own())
    outcome = take(own().encode("gb18030"))
    assert (Directive.objects.count(), Source.objects.count(), Copy.objects.get().likeness) == (1, 2, 1)
    assert (outcome.status, outcome.recognised) == ("imported", [the_carried().pk])
    assert "文字完全相同" in outcome.notes[0]


def test_a_notice_and_what_it_carries_are_both_known_again(take):
    take(forwarding(own()))
    take(forwarding(own()).encode("utf-16"))
    assert (Directive.objects.count(), Copy.objects.count(), Carrying.objects.count()) == (2, 2, 1)


def test_much_the_same_words_are_stored_and_shown_to_a_reviewer(take):
    take(own())
    outcome = take(own(body=BODY.replace("先进班组", "先进集体")))
    first, second = Directive.objects.order_by("pk")
    finding = second.findings.get(field="duplicate")
    assert (finding.certainty, finding.other, finding.evidence) == ("doubtful", first, TITLE)
    assert second in Directive.objects.to_review()
    assert "请核对是否重复" in outcome.notes[0] and outcome.recognised == [None]


def test_another_directive_is_nothing_to_review(take):
    take(own())
    take(citing("竞赛方案"))
    assert not Finding.objects.filter(field="duplicate").exists()


def test_a_deleted_wrapper_leaves_what_came_from_elsewhere(take):
    take(own())
    take(forwarding(own()))
    Carrying.objects.get().carrier.source.delete()
    assert (Directive.objects.get(), Copy.objects.count()) == (the_carried(), 0)
