"""An archivist goes through the queue: fields, a border, an action item, done, next; a second one comes late."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from archive.models import ActionItem, Directive, Provenance, Section
from archive.review.page_version import CHANGED
from tests.browser.staff_browsers import follow, press
from tests.browser.test_accessibility import RULES


@pytest.fixture
def signed_in(archive, admin_client):
    """Whoever opens this page is signed in: given a page, the same page."""
    Provenance.objects.update(confidence="certain")
    for directive in Directive.objects.order_by("pk")[:2]:
        Provenance.objects.filter(directive=directive, field="number").update(confidence="doubtful")
    cookie = admin_client.cookies[settings.SESSION_COOKIE_NAME].value

    def opened(page, address):
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": archive}])
        page.goto(archive + address)
        return page

    return opened


def test_a_directive_is_corrected_and_the_next_one_comes(signed_in, desktop):
    page = signed_in(desktop, "/review/")
    first = Directive.objects.to_review().order_by("-pk").first()
    page.get_by_role("link", name=first.title).click()
    page.fill("[name=title]", "示例更正的标题")
    page.fill("[name=issued_on]", "2020-12-24")
    place = next(at for at, one in enumerate(first.sections.order_by("position")) if one.kind == "item" and at > 3)
    section = first.sections.get(position=place)
    page.locator(f"[id='{section.anchor}'] summary").click()
    before = ActionItem.objects.filter(section__directive=first).count()
    with page.expect_navigation():
        page.locator(f"[id='{section.anchor}']").get_by_role("button", name="并入上一节").click()
    assert page.input_value("[name=title]") == "示例更正的标题"
    assert not first.sections.filter(pk=section.pk).exists()
    page.locator(".outline-tools summary").first.click()
    press(page, "作为任务")
    assert ActionItem.objects.filter(section__directive=first).count() == before + 1
    press(page, "校核完毕")
    first.refresh_from_db()
    assert (first.title, str(first.issued_on), first.reviewed_at is not None) == ("示例更正的标题", "2020-12-24", True)
    assert page.url.partition("/review/")[2] == f"{Directive.objects.to_review().get().pk}/"
    page.locator("h1").click()
    page.keyboard.press("d")
    page.wait_for_url("**/review/")
    assert not Directive.objects.to_review().exists()


def test_enter_in_a_box_saves_the_boxes_and_leaves_the_outline_alone(signed_in, desktop):
    for directive in Directive.objects.order_by("pk"):
        page = signed_in(desktop, f"/review/{directive.pk}/")
        before = kept(directive.pk)[1:3]
        page.fill("[name=urgency]", "示例特急")
        page.press("[name=urgency]", "Enter")
        page.wait_for_selector(".review-told")
        directive.refresh_from_db()
        assert (directive.urgency, kept(directive.pk)[1:3]) == ("示例特急", before)


def test_why_an_action_item_is_taken_away_is_typed_beside_its_button(signed_in, desktop):
    item = ActionItem.objects.order_by("pk").first()
    directive, section = item.section.directive, item.section
    page = signed_in(desktop, f"/review/{directive.pk}/")
    own = page.locator(f"[id='{section.anchor}']")
    own.locator("summary").click()
    own.get_by_label("取消任务的理由").first.fill("示例理由")
    own.get_by_label("取消任务的理由").first.press("Enter")
    page.wait_for_url(f"**#{section.anchor}")
    assert not ActionItem.objects.filter(pk=item.pk).exists()
    assert directive.history.get().reason == "示例理由"


def kept(pk):
    """All that the archive holds of a directive."""
    parts = [Section.objects.filter(directive=pk), ActionItem.objects.filter(section__directive=pk)]
    rows = [Directive.objects.filter(pk=pk), *parts, Provenance.objects.filter(directive=pk)]
    return [list(one.order_by("pk").values()) for one in rows]


def test_what_nobody_changed_is_saved_as_it_was(signed_in, desktop):
    """A browser sends a text with other line ends than it was given."""
    keys = sorted(Directive.objects.values_list("pk", flat=True))
    assert len(keys) == 6
    for pk in keys:
        before = kept(pk)
        for part in ("", "text/", "relations/"):
            page = signed_in(desktop, f"/review/{pk}/{part}")
            press(page, "保存")
            assert "没有改动。" in page.locator(".review-told").inner_text()
        assert kept(pk) == before


def test_the_second_editor_is_told_and_keeps_what_was_typed(signed_in, desktop, phone):
    pk = Directive.objects.to_review().first().pk
    late = signed_in(phone, f"/review/{pk}/")
    assert late.evaluate("document.documentElement.scrollWidth") == 375
    page = signed_in(desktop, f"/review/{pk}/")
    page.fill("[name=note]", "示例附注")
    press(page, "保存")
    late.fill("[name=urgency]", "特急件")
    press(late, "保存")
    assert str(CHANGED) in late.locator("[role=alert]").first.inner_text()
    assert late.input_value("[name=urgency]") == "特急件"
    assert Directive.objects.get(pk=pk).urgency != "特急件"


def test_without_script_a_directive_is_corrected(signed_in, without_script):
    pk = Directive.objects.to_review().first().pk
    page = signed_in(without_script, f"/review/{pk}/")
    page.fill("[name=addressees]", "示例县总工会\n示例大学工会")
    press(page, "保存")
    assert Directive.objects.get(pk=pk).addressees == ["示例县总工会", "示例大学工会"]
    assert Provenance.objects.corrected().get().field == "addressees"


def test_the_pages_of_the_review_pass_axe(signed_in, desktop):

    directive = Directive.objects.to_review().first()
    item = ActionItem.objects.filter(section__directive=directive).first()
    faults = {}
    for address in (
        "",
        f"{directive.pk}/",
        f"{directive.pk}/text/",
        f"{directive.pk}/actions/{item.pk}/",
        f"{directive.pk}/relations/",
    ):
        page = signed_in(desktop, f"/review/{address}")
        options = {"runOnly": RULES["runOnly"], "rules": {"color-contrast": {"enabled": False}}}
        faults[address] = [one["id"] for one in Axe().run(page, options=options).response["violations"]]
    assert faults == dict.fromkeys(faults, [])


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_what_a_directive_cites_is_corrected_by_a_suggested_name(signed_in, size, request):
    quoting, cited = Directive.objects.filter(references__isnull=False).first(), Directive.objects.last()
    count = quoting.references.count()
    page = signed_in(request.getfixturevalue(size), f"/review/{quoting.pk}/")
    follow(page, "改动引用和转发")
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    box = page.locator("[name$=-target]").first
    with page.expect_response(lambda answer: "names.json" in answer.url):
        box.press_sequentially(cited.title[2:12])
    page.wait_for_selector("datalist option", state="attached")
    box.fill(page.locator("datalist option").first.get_attribute("value"))
    page.get_by_label("不是引用").nth(1).check()
    press(page, "保存")
    assert "引用和转发已保存" in page.locator(".review-told").inner_text()
    assert quoting.references.first().target == cited and quoting.references.count() == count - 1
