"""Whatever the parser returns, the text comes in; what does not fit a column is cut where one sees it."""

import random

import pytest
from django.db.models.functions import Length
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.formats import Omission, Text
from archive.ingest.accession import write
from archive.ingest.received_file import ReceivedFile
from archive.ingest.reference_cache import ReferenceCache
from archive.models import ActionItem, Directive, Issuer, Provenance, Reference, Section, Source
from archive.parsing import ParsedDirective
from archive.parsing import parsed_directive as values
from archive.parsing.cleaning import Removal
from archive.parsing.parsed_directive import ParsedAction, ParsedReference, ParsedSection

pytestmark = pytest.mark.django_db


def store(title="示例市总工会关于示例的通知", text="示例", **fields):
    parsed = ParsedDirective(title=title, text=text, **fields)
    received = ReceivedFile("示例.txt", text.encode(), Text(text, "text/plain"), [parsed], [])
    return Directive.objects.get(pk=write(received, ReferenceCache()).directives[0].pk)


@pytest.mark.parametrize("field", ["title", "number", "publication", "printed_by"])
def test_what_is_too_long_is_cut_and_goes_to_review(field):
    written = "示例" * 500
    directive = store(**{field: written})
    provenance = directive.provenance.get(field=field)
    length = Directive._meta.get_field(field).max_length
    assert getattr(directive, field) == written[: length - 1] + "…"
    assert (provenance.confidence, provenance.method, provenance.evidence) == ("doubtful", "过长，已截短", written)


def test_without_a_title_the_first_line_stands_in_brackets():
    directive = store(title="", text="示例的第一行\n第二行")
    assert directive.title == "[示例的第一行]"
    assert directive in Directive.objects.to_review()


def test_a_long_heading_is_cut_and_its_text_whole(known_places):
    heading = "示例" * 400
    text = f"一、{heading}\n示例正文。"
    section = ParsedSection("item", 1, "一、", heading, False, 0, len(text) - 5, len(text), "示例正文。", "s-1")
    directive = store(text=text, outline=[section])
    assert directive.sections.get().heading.endswith("…")
    assert (directive.text, directive.provenance.get().field) == (text, "outline")


def test_what_the_archive_does_not_know_is_left_out(known_places):
    directive = store(region="999999", city="999901", year=1066, year_basis="number", topics=["没有的主题"])
    assert (directive.region, directive.city, directive.year, directive.year_basis) == (None, None, None, "")
    assert not directive.topics.exists()


def test_an_unknown_issuer_is_added_once_and_an_alias_is_the_known_one(known_places):
    directive = store(issuers=["全总", "示例某某工会", "中华全国总工会"])
    assert [issuer.name for issuer in directive.issuers.as_signed()] == ["中华全国总工会", "示例某某工会"]


def test_a_reference_stands_once():
    twice = [ParsedReference("work", "示例办法"), ParsedReference("work", "示例办法")]
    assert store(references=twice).references.count() == 1


def test_action_items_keep_all_that_was_read(known_places):
    action = ParsedAction(
        0, 4, "要报名。", "task", "各级工会", "30日内", None, "issued+30d",
        figures=("50家",), initiatives=("示例杯",), reports_to="示例省总工会", topics=("女职工",),
    )  # fmt: skip
    child = ParsedSection("item", 2, "（一）", "", False, 5, 8, 12, "要报名。", "s-1-1", actions=[action])
    section = ParsedSection("item", 1, "一、", "示例", False, 0, 5, 5, "", "s-1", children=[child])
    store(text="一、示例\n（一）要报名。", outline=[section])
    kept = Section.objects.get(anchor="s-1-1")
    action_item = kept.actions.get()
    assert (kept.parent.anchor, action_item.deadline_rule, action_item.figures, action_item.initiatives) == (
        "s-1",
        "issued+30d",
        ["50家"],
        ["示例杯"],
    )
    assert (action_item.reports_to, action_item.topics.get().name) == ("示例省总工会", "女职工")


def test_provenance_and_what_was_taken_out_are_kept():
    parsed = ParsedDirective(
        "示例", "示例", provenance={"title": values.FieldProvenance("据标题行", "certain", "示例")}
    )
    text = Text("**示例**", "text/html", "utf-8", ocr=True, omitted=(Omission("导航", "首页"),))
    removals = [Removal(0, 2, "**", "加粗标记"), Removal(4, 6, "**", "加粗标记")]
    write(ReceivedFile("示例.html", b"x", text, [parsed], removals), ReferenceCache())
    source = Source.objects.get()
    assert (source.text, source.ocr, source.encoding) == ("**示例**", True, "utf-8")
    assert source.removals == [[0, 2, "加粗标记"], [4, 6, "加粗标记"]]
    assert source.omitted == [{"reason": "导航", "text": "首页"}]
    assert Directive.objects.get().provenance.get().method == "据标题行"


PIECES = [
    "示例市总工会文件", "示工发〔2022〕3号", "示例市总工会关于转发《示例办法》的通知", "各县总工会：", "一、加强领导",
    "（一）组织", "1.报名。2.评选。", "要于8月31日前报送示例省总工会。", "根据《示例办法》（示府发〔2021〕5号）",
    "附件：1.示例表", "附件1", "示例表", "序号\t单位", "1\t示例厂", "第一章 总则", "第一条 示例。", "示例市总工会",
    "2022年4月20日", "抄送：示例省总工会。", "（此件主动公开）", "“示例杯”竞赛不少于50家", "", "  ", "——",
    "长" * 700, "〔〔〔", "《《《", "\t\t\t", "١٢", "😀",
]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_no_text_is_lost_to_a_constraint(take, pieces):
    outcome = take("\n".join([f"示例{random.getrandbits(64)}", *pieces]))
    assert (outcome.status, outcome.reason) == ("imported", "")
    for model in (Source, Directive, Section, ActionItem, Reference, Provenance, Issuer):
        for column in (field for field in model._meta.concrete_fields if field.max_length):
            longer = model.objects.annotate(length=Length(column.name)).filter(length__gt=column.max_length)
            assert not longer.exists(), f"{model.__name__}.{column.name}"
