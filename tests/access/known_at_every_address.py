"""Every address of the archive, asked for where one directive is that not everybody may know of: the paths.

A new address has none, and fails test_openness until somebody has decided what it is to be asked for.
"""

from typing import NamedTuple

from django.core.files.base import ContentFile

from archive.models import (
    ActionItem,
    Directive,
    Forwarding,
    Occasion,
    OccasionAnswer,
    Occurrence,
    Provenance,
    Reference,
    Section,
)
from archive.models.choices import Confidence
from tests.support.every_address import MOVED
from tests.support.makers import make_action, make_directive, make_source

# In the title, the text, the number, the issuer, an action item, an initiative and the file's name of the one, nowhere
# else.
WORD = "鬟黹囍"
SUBJECT = "天象观测"
# Addresses that tell of no directive, or of nothing that is in one.
WITHOUT_DIRECTIVES = {
    "set_language", "login", "logout", "password_change", "password_changed", "admin_login", "admin_logout",
    "admin_password_change", "api_missing", "api_openapi", "healthz", "readyz", "admin_directive",
    "admin_review", *MOVED, "purge_sheet", "intake", "intake_draft", "intake_states",
    "intake_certain", "intake_comparison", "review_names", "chosen_json",
}  # fmt: skip


class Pair(NamedTuple):
    """`closed` is bound to `open` in every way there is; two more are of the same matter."""

    closed: Directive
    open: Directive


def make_pair() -> Pair:
    """Both as everybody may know of them."""
    section = ("一、", "", f"各单位要做好{SUBJECT}，3月底前报送。")
    shown = make_directive(f"示例市总工会关于{SUBJECT}的通知", [section], number="示工〔2023〕8号")
    for at in range(2):
        make_directive(f"示例市总工会关于{SUBJECT}和记录的意见", [section], number=f"示工〔2023〕{at}号", genre="意见")
    text = f"各单位要做好{SUBJECT}，组织“{WORD}杯”竞赛，{WORD}情况3月底前报送。"
    own = make_source(f"示例{WORD}".encode(), f"{WORD}.txt")
    own.file.save(own.sha256, ContentFile(WORD.encode()))
    closed = make_directive(
        f"示例市总工会关于{WORD}{SUBJECT}的通知", [("一、", f"{WORD}", text)], number=f"示{WORD}〔2023〕9号",
        issuer=f"示例{WORD}工会", year=2024, source=own, form=f"{WORD}书", genre="",
    )  # fmt: skip
    for one in Section.objects.all():
        make_action(one, initiatives=[f"{WORD}杯"] if one.directive_id == closed.pk else [])
    Reference.objects.create(directive=shown, position=0, text="《观测办法》", kind="work", target=closed)
    Reference.objects.create(directive=closed, position=0, text="《天象》", kind="work", target=shown)
    Forwarding.objects.create(forwarding_directive=closed, forwarded_directive=shown, kind="转发")
    Occurrence.objects.create(directive=shown, source=own, position=1, basis="title", likeness=0.9)
    Provenance.objects.create(
        directive=shown, field="duplicate", method="与另一件文字重合", confidence=Confidence.DOUBTFUL,
        evidence=closed.title, other=closed,
    )  # fmt: skip
    meeting = Occasion.objects.create(kind="meeting", event_key=f"{SUBJECT}会议", year=2023)
    for one in (shown, closed):
        OccasionAnswer.objects.create(directive=one, occasion=meeting, wording=f"示例省{SUBJECT}会议")
    assert ActionItem.objects.count() == 4
    return Pair(closed, shown)


def paths_of_lists(pair: Pair) -> dict[str, list[str]]:
    """What shows many directives, or the open one: {name of the address: paths}."""
    shown = pair.open.pk
    way_back = f"q={SUBJECT}&sort=newest"
    return {
        "home": ["/"],
        "directives": [
            "/directives/",
            "/directives/?sort=oldest",
            "/directives/?year=2024",
        ],
        "directives_csv": ["/directives/export.csv"],
        "directives_xlsx": ["/directives/export.xlsx"],
        "directives_feed": ["/directives/feed.atom"],
        "actions": ["/actions/", "/actions/?year=2024"],
        "actions_csv": ["/actions/export.csv"],
        "actions_xlsx": ["/actions/export.xlsx"],
        "actions_feed": ["/actions/feed.atom"],
        "directive": [
            f"/directives/{shown}/",
            f"/directives/{shown}/?{way_back}",
            f"/directives/{shown}/?sort=newest",
        ],
        "directive_print": [f"/directives/{shown}/print/"],
        "directive_received": [f"/directives/{shown}/received/"],
        "directive_pdf": [f"/directives/{shown}/pdf/"],
        "directive_docx": [f"/directives/{shown}/docx/"],
        "directives_pdf": [f"/directives/pdf/?d={shown}"],
        "chosen": ["/chosen/", f"/chosen/?d={shown}"],
        "chosen_xlsx": [f"/chosen/export.xlsx?d={shown}"],
        "chosen_originals": [f"/chosen/originals.zip?d={shown}"],
        "occasions": ["/occasions/", "/occasions/?all=1"],
        "occasion": [Occasion.objects.get().get_absolute_url()],
        "compare": ["/compare/", f"/compare/?d={shown}&d={shown + 1}"],
        "compare_xlsx": [f"/compare/export.xlsx?d={shown}&d={shown + 1}"],
        "compare_docx": [f"/compare/export.docx?d={shown}&d={shown + 1}"],
        "search": [f"/search/?q={SUBJECT}", "/search/", f"/search/?{way_back}", f"/search/?q={SUBJECT} 补充"],
        "search_csv": [f"/search/export.csv?q={SUBJECT}"],
        "search_xlsx": [f"/search/export.xlsx?q={SUBJECT}"],
        "search_feed": [f"/search/feed.atom?q={SUBJECT}"],
        "search_advanced": ["/search/advanced/", f"/search/advanced/?q={SUBJECT}"],
        "search_suggest": [f"/search/suggest/?q={SUBJECT}", "/search/suggest/?q=示", "/search/suggest/?q=txgc"],
        "api": ["/api/v1/"],
        "api_directives": ["/api/v1/directives/"],
        "api_directive": [f"/api/v1/directives/{shown}/"],
        "api_actions": ["/api/v1/actions/"],
        "api_compare": [f"/api/v1/compare/?d={shown}&d={shown + 1}"],
        "api_search": [f"/api/v1/search/?q={SUBJECT}"],
    }


def paths_of_it(pair: Pair) -> dict[str, list[str]]:
    """What shows the closed one by itself."""
    closed, shown = pair.closed.pk, pair.open.pk
    return {
        "directive": [f"/directives/{closed}/"],
        "directive_print": [f"/directives/{closed}/print/"],
        "directive_received": [f"/directives/{closed}/received/"],
        "directive_source": [f"/directives/{closed}/source/"],
        "directive_pdf": [f"/directives/{closed}/pdf/"],
        "directive_docx": [f"/directives/{closed}/docx/"],
        "directives_pdf": [f"/directives/pdf/?d={closed}&d={shown}"],
        "chosen": [f"/chosen/?d={closed}&d={shown}"],
        "chosen_xlsx": [f"/chosen/export.xlsx?d={closed}"],
        "chosen_originals": [f"/chosen/originals.zip?d={closed}"],
        "compare": [f"/compare/?d={closed}&d={shown}"],
        "compare_xlsx": [f"/compare/export.xlsx?d={closed}&d={shown}"],
        "compare_docx": [f"/compare/export.docx?d={closed}&d={shown}"],
        "api_directive": [f"/api/v1/directives/{closed}/"],
        "api_compare": [f"/api/v1/compare/?d={closed}&d={shown}"],
        "directive_openness": [f"/review/{closed}/openness/"],
    }


def paths_of_staff(pair: Pair) -> dict[str, list[str]]:
    """What shows the closed one to who keeps it, and may know of all that is not sealed."""
    closed = pair.closed.pk
    action = ActionItem.objects.filter(section__directive=closed).values_list("pk", flat=True).first()
    return {
        "review": ["/review/"],
        "directive_review": [f"/review/{closed}/"],
        "review_text": [f"/review/{closed}/text/"],
        "review_action": [f"/review/{closed}/actions/{action}/"],
        "review_relations": [f"/review/{closed}/relations/"],
        "occasion_review": [f"/review{Occasion.objects.get().get_absolute_url()}"],
        "directive_history": [f"/review/{closed}/history/"],
        "directives_openness": [f"/review/openness/?d={closed}"],
        "directive_validity": [f"/review/{closed}/validity/"],
        "directive_registration": [f"/review/{closed}/registration/"],
        "registration_sheet": [f"/review/{closed}/registration/1/sheet/"],
        "registry": ["/registry/"],
        "registry_xlsx": ["/registry/export.xlsx"],
        "directive_custody": [f"/review/{closed}/custody/"],
        "directives_withdrawal": [f"/review/withdraw/?d={closed}"],
        "withdrawn": ["/review/withdrawn/"],
        "seal_sheet": [f"/review/{closed}/custody/sheet/"],
    }
