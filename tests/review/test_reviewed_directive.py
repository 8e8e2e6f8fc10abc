"""校核 of one directive: what is typed is saved field by field, and nothing else changes."""

import re

import pytest
from django.test import Client

from archive.amendment.undone_changes import undo
from archive.catalogue.portions import LONGEST_WHOLE
from archive.models import Directive, HistoryEntry, Issuer, OutboxEntry, Provenance, Reference, Topic
from archive.review.page_version import CHANGED
from tests.support.incoming_texts import citing
from tests.support.makers import make_region
from tests.support.review_forms import boxes_of

pytestmark = pytest.mark.django_db


def address(directive) -> str:
    return f"/review/{directive.pk}/"


def send(client, directive, button="save", **changed):
    """Open the page, change some boxes, and press a button."""
    return client.post(address(directive), boxes_of(client.get(address(directive))) | changed | {button: "1"})


def kept(directive):
    return Directive.objects.filter(pk=directive.pk).values().get()


def test_a_save_without_a_change_changes_nothing(client, archivist, directive):
    before = kept(directive)
    assert send(client, directive).status_code == 302
    assert kept(directive) == before
    assert not HistoryEntry.objects.exists() and not Provenance.objects.corrected().exists()


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("title", "示例市总工会关于示例更正的通知", "示例市总工会关于示例更正的通知"),
        ("number", "", ""),
        ("genre", "决定", "决定"),
        ("addressees", "示例县总工会\r\n\r\n 示例大学工会 ", ["示例县总工会", "示例大学工会"]),
        ("signers", "示某某", ["示某某"]),
        ("note", "此件公开发布", "此件公开发布"),
    ],
)
def test_a_corrected_field_is_saved_marked_and_recorded(client, archivist, directive, field, typed, value):
    old = kept(directive)[field]
    answer = send(client, directive, **{field: typed})
    assert answer.status_code == 302, answer.context["form"].errors
    assert kept(directive)[field] == value
    assert list(Provenance.objects.corrected().values_list("field", "corrected_by")) == [(field, archivist.pk)]
    assert HistoryEntry.objects.values_list("field", "old", "new", "person").get() == (field, old, value, archivist.pk)


def test_a_main_topic_is_chosen_beside_the_others(client, archivist, directive):
    for name in ("示例主题甲", "示例主题乙"):
        Topic.objects.create(name=name)
    answer = send(client, directive, main_topic="示例主题乙", topics=["示例主题甲", "示例主题乙"])
    assert answer.status_code == 302, answer.context["form"].errors
    row = Directive.objects.get(pk=directive.pk)
    assert [topic.name for topic in row.topics_in_order] == ["示例主题乙", "示例主题甲"]
    assert list(Provenance.objects.corrected().values_list("field", flat=True)) == ["topics"]
    assert "示例主题乙（主要主题）" in client.get(f"/review/{directive.pk}/history/").text


def test_others_without_a_main_topic_are_told_of(client, archivist, directive):
    Topic.objects.create(name="示例主题甲")
    answer = send(client, directive, topics=["示例主题甲"])
    assert "请先选定主要主题" in answer.text and not directive.topics.exists()


def test_dates_and_a_year_with_its_basis_are_saved(client, archivist, directive):
    answer = send(client, directive, issued_on="2022-03-01", year="2022", year_basis="issued")
    assert answer.status_code == 302, answer.context["form"].errors
    row = kept(directive)
    assert (str(row["issued_on"]), row["year"], row["year_basis"]) == ("2022-03-01", 2022, "issued")
    assert set(Provenance.objects.corrected().values_list("field", flat=True)) == {"issued_on", "year"}


def test_issuers_are_told_by_their_names_in_the_order_of_the_signatures(client, archivist, directive):
    Issuer.objects.create(name="示例市教育局", level="city").aliases.create(name="示例教育局")
    send(client, directive, issuers="示例教育局\r\n示例市总工会")
    assert [one.name for one in directive.issuers.as_signed()] == ["示例市教育局", "示例市总工会"]


@pytest.mark.parametrize(
    ("changed", "names", "basis"),
    [
        ({"issuer_basis": "inferred"}, ["示例市总工会"], "inferred"),
        ({"issuer_basis": "inferred", "issuers": "示例市教育局"}, ["示例市教育局"], "inferred"),
        ({"issuers": "示例市教育局"}, ["示例市教育局"], "stated"),
        ({"issuer_basis": "", "issuers": "示例市教育局"}, ["示例市教育局"], "stated"),
        ({"issuer_basis": "", "issuers": ""}, [], ""),
    ],
)
def test_what_the_issuers_rest_on_is_saved_with_them(client, archivist, directive, changed, names, basis):
    Issuer.objects.create(name="示例市教育局", level="city")
    Directive.objects.filter(pk=directive.pk).update(issuer_basis="stated")
    answer = send(client, directive, **changed)
    assert answer.status_code == 302, answer.context["form"].errors
    assert ([one.name for one in directive.issuers.as_signed()], kept(directive)["issuer_basis"]) == (names, basis)
    entry = HistoryEntry.objects.get()
    assert (entry.field, entry.old["basis"], entry.new["basis"]) == ("issuers", "stated", basis)
    assert Provenance.objects.corrected().get().field == "issuers"
    undo(directive, [entry.pk], archivist)
    assert kept(directive)["issuer_basis"] == "stated"


def test_a_basis_of_no_issuer_is_refused(client, archivist, directive):
    Directive.objects.filter(pk=directive.pk).update(issuer_basis="stated")
    answer = send(client, directive, issuers="")
    assert answer.status_code == 200 and answer.context["form"].errors["issuer_basis"]


def test_the_second_to_change_a_basis_is_told(client, archivist, directive):
    second = boxes_of(client.get(address(directive)))
    assert send(client, directive, issuer_basis="inferred").status_code == 302
    answer = client.post(address(directive), second | {"issuer_basis": "stated", "save": "1"})
    assert str(CHANGED) in answer.content.decode() and kept(directive)["issuer_basis"] == "inferred"


def test_an_unknown_issuer_is_made_once_somebody_says_that_it_is_new(client, archivist, directive):
    answer = send(client, directive, issuers="示例县新工会")
    assert answer.status_code == 200 and "登记为新的发文机关" in answer.content.decode()
    assert not Issuer.objects.filter(name="示例县新工会").exists()
    stamp = answer.context["form"].fields["new_issuers"].widget.attrs["value"]
    assert send(client, directive, issuers="示例县另一工会", new_issuers=stamp).status_code == 200
    assert send(client, directive, issuers="示例县新工会", new_issuers=stamp).status_code == 302
    assert [one.name for one in directive.issuers.all()] == ["示例县新工会"]


def test_a_place_is_told_by_its_name_with_what_stands_above_it(client, archivist, directive):
    city = make_region("990100", "示例市", "示例市", "city")
    city.parent_id = "990000"
    city.save()
    assert send(client, directive, city="没有的市").status_code == 200
    assert send(client, directive, region="", city="示例市").status_code == 302
    row = kept(directive)
    assert (row["region_id"], row["city_id"]) == ("990000", "990100")
    assert send(client, directive, region="").status_code == 302
    assert kept(directive)["region_id"] == "990000"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "示" * 501),
        ("number", "示" * 101),
        ("issued_on", "2022-13-01"),
        ("year", "3"),
        ("year", "去年"),
        ("year_basis", ""),
        ("issuer_basis", "没有的依据"),
        ("genre", "没有的文种"),
        ("topics", "没有的主题"),
        ("addressees", "示" * 301),
        ("copies_to", "示\r\n" * 301),
        ("region", "没有的省"),
        ("issuers", "没有的机关"),
        ("note", "示\x00例"),
        ("note", "秘密★1年"),
        ("addressees", "密级：机密"),
    ],
)
def test_bad_input_is_told_beside_its_box_and_nothing_is_lost(client, archivist, directive, field, typed):
    before = kept(directive)
    answer = send(client, directive, **{field: typed, "form": "示例文体"})
    assert answer.status_code == 200
    assert answer.context["form"].errors and "示例文体" in answer.content.decode()
    assert kept(directive) == before and not HistoryEntry.objects.exists()


def test_the_second_to_save_an_older_version_is_told_and_keeps_what_was_typed(client, archivist, directive):
    second = boxes_of(client.get(address(directive)))
    assert send(client, directive, number="示工发〔2023〕9号").status_code == 302
    answer = client.post(address(directive), second | {"note": "示例附注", "save": "1"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert str(CHANGED) in page and "示例附注" in page
    row = kept(directive)
    assert (row["number"], row["note"]) == ("示工发〔2023〕9号", "")
    again = client.post(address(directive), boxes_of(answer) | {"save": "1"})
    assert again.status_code == 200


def test_done_marks_it_reviewed_and_leads_to_the_next(client, archivist, directive):
    answer = send(client, directive, "done", number="示工发〔2023〕6号")
    assert answer["Location"] == "/review/"
    row = kept(directive)
    assert (row["number"], row["reviewed_by_id"]) == ("示工发〔2023〕6号", archivist.pk)
    assert not Directive.objects.to_review().exists()
    assert set(HistoryEntry.objects.values_list("act", flat=True)) == {"corrected", "reviewed"}


def test_a_form_without_a_token_and_a_foreign_id_are_refused(archivist, directive, client):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(archivist)
    assert strict.post(address(directive), {"title": "示例"}).status_code == 403
    assert client.get("/review/999999/").status_code == 404


def test_a_corrected_title_is_announced_to_the_index(client, archivist, directive):
    send(client, directive, title="示例市总工会关于示例更正的通知")
    assert Directive.objects.get().title_key != directive.title_key
    assert OutboxEntry.objects.filter(directive_id=directive.pk, removed=False).exists()


def test_source_outline_and_fields_with_what_they_rest_on_stand_side_by_side(client, archivist, directive):
    source = directive.source
    source.text, source.removals = "标题\n— 4—\n甲单位要落实。", [[3, 7, "页码"]]
    source.save()
    page = client.get(address(directive)).content.decode()
    assert '<del title="页码">— 4—</del>' in page
    assert "文号残缺，照录原文" in page and "box-doubtful" in page
    assert "加强领导" in page


def test_a_long_file_is_compared_on_the_page_that_is_named(client, archivist, directive):
    source = directive.source
    source.text = "示例的很长的一段。\n" * (LONGEST_WHOLE // 9)
    source.save()
    page = client.get(address(directive)).text
    assert "来文较长，请看“对照全文”" in page
    there = re.search(r'<a href="([^"]+)">对照全文</a>', page)[1]
    assert "示例的很长的一段" in client.get(there).text


def test_a_mark_that_stood_there_before_hinders_no_other_correction(client, archivist, directive):
    Directive.objects.filter(pk=directive.pk).update(publication="秘密★1年")
    assert send(client, directive, number="示工发〔2023〕6号").status_code == 302


def test_a_corrected_number_is_found_by_those_who_cite_it(client, archivist, directive, take):
    take(citing("示工发〔2023〕77号"))
    assert send(client, directive, number="示工发〔2023〕77号").status_code == 302
    assert Reference.objects.get(text="示工发〔2023〕77号").target == directive


def test_a_settled_doubt_is_off_the_queue(client, archivist, directive):
    assert directive in Directive.objects.to_review()
    send(client, directive, number="示工发〔2023〕6号")
    assert not Provenance.objects.doubtful().exists() and directive not in Directive.objects.to_review()


def test_what_stood_in_the_text_before_it_was_mended_is_shown(client, archivist, directive):
    Provenance.objects.create(directive=directive, field="text", confidence="doubtful", evidence="经研究，示例原文")
    page = client.get(address(directive)).content.decode()
    assert "修复前的正文" in page and "经研究，示例原文" in page
