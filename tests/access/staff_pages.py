"""Every page that takes something from a person who is signed in: its addresses, over an archive that has a bit of
everything they are about."""

from typing import NamedTuple

from django.contrib.auth.models import Group, User
from django.utils import timezone

from archive.amendment.saved_fields import save_fields
from archive.custody import custody_acts, purge_request
from archive.models import ActionItem, Directive, Occasion, OccasionAnswer, Section, Topic, ValidityEvent
from archive.registry.registered_copy import register
from archive.validity import declared_validity
from archive.web import account_choice
from tests.support import intake_drafts
from tests.support.accounts import make_account_of
from tests.support.every_address import MOVED
from tests.support.makers import make_action, make_directive

# The addresses that have a form of their own, by the names of their patterns.
WITH_FORMS = {
    "chosen",
    "directive_custody", "directive_history", "directive_openness", "directive_registration", "directive_review",
    "directive_validity", "directives_openness", "directives_withdrawal", "intake", "intake_draft", "login",
    "occasion_review", "password_change", "registry", "review", "review_action", "review_relations", "review_text",
}  # fmt: skip
# What takes a form that stands on another page, leads on, or has none; and what readers ask by, which changes nothing
# (tests/faults/test_hostile_requests.py).
WITHOUT_FORMS = {
    "actions", "compare", "directive", "directives", "home", "occasion", "occasions", "search",
    "chosen_json", "chosen_originals", "chosen_xlsx", "compare_docx", "compare_xlsx",
    "actions_csv", "actions_feed", "actions_xlsx", "admin_directive", "admin_login",
    "admin_logout", "admin_password_change", "admin_review", "api", "api_actions", "api_compare",
    "api_directive", "api_directives", "api_missing", "api_openapi", "api_search", "directive_docx", "directive_pdf",
    "directive_print", "directive_received", "directive_source", "directives_csv", "directives_feed", "directives_pdf",
    "directives_xlsx", "healthz", "intake_certain", "intake_comparison", "intake_states", "logout",
    "password_changed", "purge_sheet",
    "readyz", "registration_sheet", "registry_xlsx", "review_names", "seal_sheet", "search_csv", "search_feed",
    "search_advanced", "search_suggest", "search_xlsx", "set_language", "withdrawn",
    *MOVED,
}  # fmt: skip
_SECTIONS = [("一、", "示例要求", "各单位要做好示例工作，3月底前报送总结。"), ("二、", "示例保障", "加强领导。")]


class Held(NamedTuple):
    """`one` is what the pages are about; `other` is like it and stays as it is. `asked` waits to be purged."""

    one: Directive
    other: Directive
    unregistered: Directive
    withdrawn: Directive
    sealed: Directive
    asked: Directive
    person: User


def make_held() -> Held:
    person = make_account_of("superuser", "示例甲")
    Topic.objects.create(name="示例主题")
    Group.objects.create(name="示例人员组")
    one, other = (_with_everything(at, person) for at in (1, 2))
    rest = [make_directive(f"示例市总工会关于示例第{at}项工作的通知", _SECTIONS) for at in range(4)]
    custody_acts.withdraw([rest[1].pk, rest[3].pk], person, "示例撤下理由")
    custody_acts.seal([rest[2].pk], person, "示例封存理由")
    purge_request.ask(Directive.objects.get(pk=rest[3].pk), make_account_of("superuser", "示例乙"), "示例清除理由")
    return Held(one, other, *rest, person)


def _with_everything(serial: int, person: User) -> Directive:
    directive = make_directive(
        f"示例市总工会关于示例{'甲乙丙'[serial]}工作的通知", _SECTIONS, number=f"示工〔2023〕{serial}号",
        urgency="特急", openness="signed-in",
    )  # fmt: skip
    make_action(Section.objects.filter(directive=directive).first())
    register(directive, directive.source, person, timezone.localdate())
    event = ValidityEvent(kind="abolished", day=timezone.localdate(), basis_words="示例依据", place="第一条")
    declared_validity.declare({directive: [event]}, person, "示例附注")
    save_fields(directive, {"urgency": "加急", "note": "示例附注"}, person)
    return Directive.objects.get(pk=directive.pk)


def pages(held: Held) -> dict[str, str]:
    """{what the page is: its address}; without a blank the name is that of the pattern."""
    one, item = held.one.pk, ActionItem.objects.get(section__directive=held.one)
    account_choice.choose(held.person, [one, held.unregistered.pk])
    meeting, second = (Occasion.objects.create(kind="meeting", event_key=f"示例会议{at}", year=2023) for at in (1, 2))
    for directive in (held.one, held.unregistered):
        OccasionAnswer.objects.create(directive=directive, occasion=meeting, wording="示例会议")
    OccasionAnswer.objects.create(directive=held.other, occasion=second, wording="示例会议二")
    read = intake_drafts.read(intake_drafts.clerk(), intake_drafts.notice())
    marked = "机密★长期\n\n" + intake_drafts.notice("示例乙", 8)
    refused = intake_drafts.read(intake_drafts.clerk("文秘乙"), marked)
    return {
        "login": "/accounts/login/",
        "chosen": "/chosen/",
        "password_change": "/accounts/password/",
        "review": "/review/",
        "directive_review": f"/review/{one}/",
        "review_text": f"/review/{one}/text/",
        "review_relations": f"/review/{one}/relations/",
        "review_action": f"/review/{one}/actions/{item.pk}/",
        "occasion_review": f"/review{meeting.get_absolute_url()}",
        "directive_history": f"/review/{one}/history/",
        "directive_validity": f"/review/{one}/validity/",
        "directive_openness": f"/review/{one}/openness/",
        "directive_registration": f"/review/{one}/registration/",
        "directive_registration of a new one": f"/review/{held.unregistered.pk}/registration/",
        "directive_custody": f"/review/{one}/custody/",
        "directive_custody of one withdrawn": f"/review/{held.withdrawn.pk}/custody/",
        "directive_custody of one sealed": f"/review/{held.sealed.pk}/custody/",
        "directive_custody of one to purge": f"/review/{held.asked.pk}/custody/",
        "directives_withdrawal": f"/review/withdraw/?d={one}&d={held.unregistered.pk}",
        "directives_openness": f"/review/openness/?d={one}&d={held.unregistered.pk}",
        "registry": "/registry/",
        "intake": "/intake/",
        "intake_draft": read.get_absolute_url(),
        "intake_draft of one refused": refused.get_absolute_url(),
    }


def foreign_ids(held: Held) -> list[str]:
    """Keys of what belongs to the other directive, and of nothing."""
    other = held.other
    rows = [
        other.history, other.registrations, other.validity_events, ActionItem.objects.filter(section__directive=other)
    ]  # fmt: skip
    keys = [other.pk, other.source_id, *(row.values_list("pk", flat=True).last() for row in rows)]
    return [*map(str, keys), "0", "-1", "9" * 18, "9" * 30, "１"]
