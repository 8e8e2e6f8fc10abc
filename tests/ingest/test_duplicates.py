"""A directive that the archive holds already is not stored again, and the reader is told."""

import pytest

from archive.models import Directive, Forwarding, Occurrence, OutboxEntry, Provenance, Source
from tests.support.incoming_texts import BODY, NUMBER, TITLE, bare, citing, forwarding, own

pytestmark = pytest.mark.django_db


def the_forwarded():
    return Directive.objects.get(title=TITLE)


def test_a_forwarded_text_is_the_archived_one_by_its_number(take):
    take(own())
    outcome = take(forwarding(own()))
    row, occurrence = Forwarding.objects.get(), Occurrence.objects.get()
    assert (row.forwarded_directive, row.kind, row.forwarding_directive.number) == (
        the_forwarded(),
        "转发",
        "示工发〔2022〕9号",
    )
    assert (occurrence.directive, occurrence.source, occurrence.position) == (
        the_forwarded(),
        row.forwarding_directive.source,
        1,
    )
    assert (occurrence.basis, occurrence.likeness, Directive.objects.count()) == ("number", 1, 2)
    assert outcome.recognised == [None, the_forwarded().pk]
    assert f"所转发的《{TITLE}》已在档案中" in outcome.notes[0]


def test_a_forwarded_text_without_mark_number_and_signature_is_told_by_title_and_likeness(take):
    take(own())
    outcome = take(forwarding(bare()))
    assert (Occurrence.objects.get().basis, Occurrence.objects.get().likeness > 0.9) == ("title", True)
    assert outcome.recognised == [None, the_forwarded().pk]
    assert "标题相同，文字重合" in outcome.notes[0]


def test_one_directive_is_forwarded_by_many(take):
    for place, serial in (("市", 9), ("县", 10), ("区", 11)):
        take(forwarding(own(), place, serial))
    assert the_forwarded().forwarded_by.count() == 3
    assert Occurrence.objects.filter(directive=the_forwarded()).count() == 2


def test_a_number_alone_does_not_make_another_text_the_same(take):
    take(own())
    other = "现就示例书屋的图书采购事项通知如下。\n一、示例书屋\n各单位要清点藏书，登记造册，补充新书，方便借阅。\n"
    take(forwarding(own(title="示例省总工会关于示例书屋的通知", body=other), title="示例省总工会关于示例书屋的通知"))
    assert (Directive.objects.count(), Occurrence.objects.count()) == (3, 0)


@pytest.mark.parametrize(
    "forwarded",
    [
        own(number="示省工发〔2023〕7号", date="2023年4月18日", body=BODY.replace("2022", "2023")),
        own(number="", date="2023年4月18日"),
        bare(body=BODY.replace("2022年8月", "2023年8月")),
    ],
    ids=["number", "date", "years in the text"],
)
def test_last_years_notice_is_another(take, forwarded):
    take(own())
    take(forwarding(forwarded))
    assert (Directive.objects.count(), Occurrence.objects.count()) == (3, 0)


def test_two_issuers_may_write_the_same(take):
    take(own(title="关于开展示例竞赛的通知"))
    forwarded = own(title="关于开展示例竞赛的通知", number="", issuer="示例大学工会")
    take(forwarding(forwarded, title="关于开展示例竞赛的通知"))
    assert (Directive.objects.count(), Occurrence.objects.count()) == (3, 0)


def test_what_arrives_on_its_own_after_it_was_forwarded_completes_it(take):
    take(forwarding(bare()))
    forwarded = the_forwarded()
    assert (forwarded.number, forwarded.issued_on) == ("", None)
    OutboxEntry.objects.all().delete()
    outcome = take(own())
    forwarded = the_forwarded()
    assert (forwarded.number, f"{forwarded.issued_on}", forwarded.number_key) == (
        NUMBER,
        "2022-04-20",
        "示省工发|2022|3",
    )
    assert forwarded.provenance.get(field="number").method == "据另一来源"
    assert outcome.recognised == [forwarded.pk]
    assert OutboxEntry.objects.get().directive_id == forwarded.pk


def test_what_a_second_source_says_otherwise_is_not_taken_over(take):
    take(forwarding(own(number="", date="2022年4月20日")))
    Directive.objects.filter(title=TITLE).update(genre="函")
    take(own())
    assert (the_forwarded().genre, the_forwarded().number) == ("函", NUMBER)


def test_a_corrected_field_is_not_filled(take):
    take(forwarding(bare()))
    values = {"confidence": "certain", "corrected_at": "2022-05-07T08:00Z"}
    Provenance.objects.update_or_create(directive=the_forwarded(), field="number", defaults=values)
    take(own())
    assert the_forwarded().number == ""


def test_the_same_words_in_another_encoding_are_the_same_directive(take):
    take(own())
    outcome = take(own().encode("gb18030"))
    assert (Directive.objects.count(), Source.objects.count(), Occurrence.objects.get().likeness) == (1, 2, 1)
    assert (outcome.status, outcome.recognised) == ("imported", [the_forwarded().pk])
    assert "文字完全相同" in outcome.notes[0]


def test_a_notice_and_what_it_forwards_are_both_known_again(take):
    take(forwarding(own()))
    take(forwarding(own()).encode("utf-16"))
    assert (Directive.objects.count(), Occurrence.objects.count(), Forwarding.objects.count()) == (2, 2, 1)


def test_much_the_same_words_are_stored_and_shown_to_a_reviewer(take):
    take(own())
    outcome = take(own(body=BODY.replace("先进班组", "先进集体")))
    first, second = Directive.objects.order_by("pk")
    provenance = second.provenance.get(field="duplicate")
    assert (provenance.confidence, provenance.other, provenance.evidence) == ("doubtful", first, TITLE)
    assert second in Directive.objects.to_review()
    assert "请核对是否重复" in outcome.notes[0] and outcome.recognised == [None]


def test_another_directive_is_nothing_to_review(take):
    take(own())
    take(citing("竞赛方案"))
    assert not Provenance.objects.filter(field="duplicate").exists()


def test_a_deleted_wrapper_leaves_what_came_from_elsewhere(take):
    take(own())
    take(forwarding(own()))
    Forwarding.objects.get().forwarding_directive.source.delete()
    assert (Directive.objects.get(), Occurrence.objects.count()) == (the_forwarded(), 0)
