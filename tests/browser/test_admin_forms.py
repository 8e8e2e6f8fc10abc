"""The archivists' forms in a browser, which sends a text with other line ends than it was given."""

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from archive.ingest.content_writer import held_parts
from archive.ingest.slice_rules import faults
from archive.models import ActionItem, Directive, Provenance, Section

REVIEWED = {"reviewed_at", "reviewed_by_id"}
FORMS = [Directive]


@pytest.fixture
def office(archive, admin_client, desktop):
    """A page of somebody who is signed in, on the archive of the six directives; it opens a row's form."""
    cookie = admin_client.cookies[settings.SESSION_COOKIE_NAME].value
    desktop.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": archive}])

    def opened(model, pk):
        desktop.goto(archive + reverse(f"admin:archive_{model._meta.model_name}_change", args=[pk]) + "?other=1")
        return desktop

    return opened


def rows(model, **where):
    """Every column of rows as the database has them."""
    return list(model.objects.filter(**where).order_by("pk").values())


def kept(pk, leaving_out=REVIEWED):
    """All that the archive holds of a directive."""
    (directive,) = rows(Directive, pk=pk)
    parts = (rows(Section, directive=pk), rows(ActionItem, section__directive=pk), rows(Provenance, directive=pk))
    return [{name: value for name, value in directive.items() if name not in leaving_out}, *parts]


def save(page):
    page.locator("input[name=_save]").first.click()
    page.wait_for_load_state()


def set_text(page, text):
    """Type into the box, which may be folded away."""
    page.evaluate("text => { document.querySelector('[name=text]').value = text }", text)


def fits(pk):
    return list(faults(Directive.objects.get(pk=pk).text, held_parts([pk])[pk])) == []


@pytest.mark.parametrize("model", FORMS)
def test_an_unchanged_save_changes_nothing(office, model):
    keys = sorted(Directive.objects.values_list("pk", flat=True))
    assert len(keys) == 6
    for pk in keys:
        before = kept(pk)
        page = office(model, pk)
        save(page)
        assert page.locator(".errornote").count() == 0 and page.locator(".success").count() == 1
        assert kept(pk) == before
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"没有字段被修改。"}


def test_an_unchanged_save_of_a_section_or_an_action_item_changes_nothing(office):
    rows_of_a_text = [Section.objects.filter(text__contains="\n").first(), ActionItem.objects.first()]
    for row in rows_of_a_text:
        pk = row.directive_id if isinstance(row, Section) else row.section.directive_id
        before = kept(pk)
        save(office(type(row), row.pk))
        assert kept(pk) == before


@pytest.mark.parametrize("model", FORMS)
def test_a_changed_title_leaves_the_text_and_its_sections_alone(office, model):
    pk = Directive.objects.order_by("-pk").first().pk
    before = kept(pk)
    page = office(model, pk)
    page.fill("[name=title]", "示例更正的标题")
    save(page)
    after = kept(pk)
    changed = {name for name, value in after[0].items() if value != before[0][name]}
    # Where in the text the title stands is read anew.
    assert changed == {"title", "title_key", "subject_key", "annotations"}
    assert after[1:3] == before[1:3]
    assert Provenance.objects.corrected().get().field == "title"


@pytest.mark.parametrize("model", FORMS)
def test_a_changed_text_is_taken_once_its_writer_was_told(office, model):
    directive = Directive.objects.get(number="云工通〔2023〕7号")
    before = kept(directive.pk)
    page = office(model, directive.pk)
    new = directive.text.replace("三是", "三是要", 1) + "\n　 \n十、示例的一项\n各级工会要于8月31日前报送示例总结。\n"
    set_text(page, new)
    page.fill("[name=number]", "云工通〔2023〕70号")
    save(page)
    told = page.locator(".field-reread .errorlist").inner_text()
    assert kept(directive.pk) == before
    assert f"章节由 {len(before[1])} 个变为 " in told and "尚未保存" in told
    assert page.input_value("[name=number]") == "云工通〔2023〕70号"
    set_text(page, new.replace("一项", "另一项"))
    page.check("[name=reread]")
    save(page)
    # It had been told of another text.
    assert kept(directive.pk) == before and not page.is_checked("[name=reread]")
    page.check("[name=reread]")
    save(page)
    after = Directive.objects.get(pk=directive.pk)
    assert (after.text, after.number) == (new.replace("一项", "另一项"), "云工通〔2023〕70号")
    assert fits(directive.pk)
    same = {section.pk: section.text for section in directive.sections.all()}
    assert sum(same.get(row["id"]) == row["text"] for row in rows(Section, directive=directive.pk)) > len(same) * 0.8
    assert set(Provenance.objects.corrected().values_list("field", flat=True)) == {"outline", "number"}


@pytest.mark.parametrize(
    ("model", "mark"), [(model, mark) for model in FORMS for mark in ("特急秘密★1年", "密级：机密")]
)
def test_a_text_that_was_given_a_mark_of_secrecy_is_refused_and_nothing_is_kept(office, model, mark):
    pk = Directive.objects.earliest("pk").pk
    before = kept(pk)
    page = office(model, pk)
    set_text(page, f"000012\n{mark}\n{Directive.objects.get(pk=pk).text}")
    save(page)
    assert "本系统为非涉密系统" in page.locator(".errorlist").all_inner_texts()[0]
    assert kept(pk) == before and not LogEntry.objects.exists()


def test_a_correction_goes_with_its_sentence_into_the_section_of_a_new_heading(office):
    """The section is split above the sentence; staff have said who is to act on it."""
    item = ActionItem.objects.filter(start__gt=0, section__directive__title__contains="总工会").order_by("pk")[3]
    pk, words = item.section.directive_id, item.text
    ActionItem.objects.filter(pk=item.pk).update(actor="示例核定的主体")
    text, at = Directive.objects.get(pk=pk).text, item.section.body_start + item.start
    line = text.rfind("\n", 0, at) + 1
    page = office(Directive, pk)
    set_text(page, f"{text[:line]}（九）示例新的小标题\n{text[line:]}")
    save(page)
    page.locator("[name=reread]").check()
    save(page)
    after = ActionItem.objects.get(pk=item.pk)
    assert (after.text, after.actor) == (words, "示例核定的主体") and fits(pk)
