"""Every address × every role × readers signed in or not: what is answered, and whether it shows what is hidden."""

from uuid import UUID

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, reverse

from archive.models import (
    ActionItem,
    Directive,
    IntakeDraft,
    Issuer,
    Region,
    Section,
    Source,
    Topic,
    UseRecord,
)
from search.indexing import index_upkeep
from tests.access.every_role import ADDRESSES, ADMIN, ADMIN_ITSELF, ANONYMOUS, ROLES
from tests.support.accounts import make_account_of
from tests.support.answer_contents import content
from tests.support.every_address import MOVED, MOVED_LISTS, addresses, names
from tests.support.make_answers import make_shared_occasion
from tests.support.makers import make_action, make_directive, make_source
from tests.support.persons import Held

CONTACT, POOR, IDENTITY = "0999-7654321", "周某某", "110101199003070011"
SUBJECT = "天象观测"


@pytest.fixture
def held(index, settings):
    """A directive that tells of a contact, of somebody in hardship, and a number that is nobody's to read."""
    poor = f"困难职工{POOR}，身份证号：{IDENTITY}，{SUBJECT}补助由李某办理，电话{CONTACT}。"
    sections = [("一、", "", poor), ("二、", SUBJECT, f"做好{SUBJECT}，3月底前报送，电话{CONTACT}。")]
    title, more = f"示例市总工会关于{SUBJECT}的通知", {"sections": sections, "contacts": [CONTACT]}
    kept = [make_directive(title, number=f"示工〔2023〕{at}号", **more) for at in (8, 9)]
    for section in Section.objects.all():
        make_action(section)
    source = kept[0].source
    source.file.save(source.sha256, ContentFile("\n".join([poor, CONTACT]).encode()))
    Topic.objects.create(name="示例主题")
    index_upkeep.rebuild()
    return Held(*kept)


@pytest.fixture
def clients():
    made = {role: Client() for role in ROLES}
    for role in ROLES[1:]:
        made[role].force_login(make_account_of(role))
    return made


def _action_of(directive) -> int:
    return ActionItem.objects.filter(section__directive=directive).values_list("pk", flat=True).first() or 0


def of_accounts(held):
    draft = IntakeDraft.objects.create(sha256="0" * 64, name="示例.txt", size=1, state="refused")
    more = {
        "intake": "/intake/",
        "intake_certain": "/intake/certain/",
        "intake_states": f"/intake/states/?d={draft.pk}",
        "intake_draft": f"/intake/{draft.pk}/",
        "intake_comparison": f"/intake/{draft.pk}/compare/0/",
        "directive_source": f"/directives/{held.whole.pk}/source/",
        "chosen_originals": f"/chosen/originals.zip?d={held.whole.pk}",
        "chosen_json": "/chosen/choice.json",
        "directive_openness": f"/review/{held.whole.pk}/openness/",
        "directives_openness": f"/review/openness/?d={held.whole.pk}",
        "occasion_review": f"/review/occasions/{make_shared_occasion(held.whole, held.other)}/",
        "directive_validity": f"/review/{held.whole.pk}/validity/",
        "api_missing": "/api/v1/nothing/",
        "directive_history": f"/review/{held.whole.pk}/history/",
        "review": "/review/",
        "review_names": "/review/names.json?of=issuers&q=示例",
        "directive_review": f"/review/{held.whole.pk}/",
        "review_text": f"/review/{held.whole.pk}/text/",
        "review_action": f"/review/{held.whole.pk}/actions/{_action_of(held.whole)}/",
        "review_relations": f"/review/{held.whole.pk}/relations/",
        "directive_custody": f"/review/{held.whole.pk}/custody/",
        "directives_withdrawal": f"/review/withdraw/?d={held.whole.pk}",
        "withdrawn": "/review/withdrawn/",
        "seal_sheet": f"/review/{held.whole.pk}/custody/sheet/",
        "purge_sheet": f"/review/purged/{UUID(int=0)}/",
        "set_language": "/i18n/setlang/",
        "admin_directive": f"/admin/archive/directive/{held.whole.pk}/change/",
        "admin_review": f"/admin/archive/directiveunderreview/{held.whole.pk}/change/",
        "directive_registration": f"/review/{held.whole.pk}/registration/",
        "registration_sheet": f"/review/{held.whole.pk}/registration/1/sheet/",
        "registry": "/registry/",
        "registry_xlsx": "/registry/export.xlsx",
    }
    named = ("login", "logout", "password_change", "password_changed")
    more |= {name: reverse(name) for name in (*named, "admin_login", "admin_logout", "admin_password_change")}
    parts = {"section": Section.objects.filter(directive=held.whole).first().pk, "actionitem": _action_of(held.whole)}
    for page in MOVED:
        key = [] if page in MOVED_LISTS else [parts.get(page.split(":")[1].split("_")[0], held.whole.pk)]
        more[page] = reverse(page, args=key)
    return {name: paths[-1] for name, paths in addresses(held).items()} | more


def answered(client, path) -> str:
    """The status; for 200 with contacts C, with names of persons in hardship H."""
    answer = client.get(path)
    if answer.status_code != 200:
        return str(answer.status_code)
    page = content(client, path)
    originals = path.endswith("/source/") or path.startswith("/chosen/originals.zip")
    assert IDENTITY not in page or path.startswith(("/admin/", "/review/")) or originals, path
    return "H" if POOR in page else "C" if CONTACT in page else "200"


def test_no_address_is_without_a_row():
    assert names() == set(ADDRESSES)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_every_address_by_role(clients, held, role):
    at = ROLES.index(role)
    found = {name: answered(clients[role], path) for name, path in of_accounts(held).items()}
    assert found == {name: row.answers.split()[at] for name, row in ADDRESSES.items()}


@pytest.mark.django_db
def test_every_address_where_readers_sign_in(clients, held, settings):
    settings.READERS_SIGN_IN = True
    found = {name: clients[ANONYMOUS].get(path).status_code for name, path in of_accounts(held).items()}
    assert found == {name: row.walled for name, row in ADDRESSES.items()}
    assert clients[ANONYMOUS].get("/api/v1/actions/").json() == {"error": "请先登录：本档案只对登录的人开放。"}
    assert clients[ANONYMOUS].get("/")["Location"] == "/accounts/login/?next=/"
    assert clients[ANONYMOUS].post("/i18n/setlang/", {"language": "en"}).status_code == 302
    for role in ROLES[1:]:
        whole = f"/directives/{held.whole.pk}/"
        assert answered(clients[role], whole) == ADDRESSES["directive"].answers.split()[ROLES.index(role)]


def rows(held):
    """{model: a row to open}."""
    return {
        "archive_source": Source.objects.get(pk=held.whole.source_id),
        "archive_issuer": Issuer.objects.first(),
        "archive_topic": Topic.objects.first(),
        "archive_region": Region.objects.first(),
        "archive_userecord": UseRecord.objects.first(),
        "auth_user": User.objects.get(username=ROLES[1]),
        "auth_group": Group.objects.first(),
    }


def admin_path(model, page, row):
    of_row = [row.pk] if page in ("change", "delete", "password_change") else []
    return reverse(f"admin:{model}_{page}", args=of_row)


def test_no_page_of_the_admin_is_without_a_row():
    models = {f"{model._meta.app_label}_{model._meta.model_name}" for model in site._registry}
    assert models == set(ADMIN)
    itself = {one.name for one in site.get_urls() if isinstance(one, URLPattern) and one.name}
    assert itself == set(ADMIN_ITSELF)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_admin_by_role(clients, held, role):
    at = ROLES.index(role)
    found, expected = {}, {}
    for model, pages in ADMIN.items():
        row = rows(held)[model]
        for page, answers in pages.items():
            found[model, page] = answered(clients[role], admin_path(model, page, row))
            expected[model, page] = answers.split()[at]
    assert found == expected


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_admin_itself_by_role(clients, held, role):
    paths = {name: f"/admin/{name}/" for name in ("login", "logout", "password_change", "jsi18n", "autocomplete")}
    paths["password_change_done"] = "/admin/password_change/done/"
    paths |= {"index": "/admin/", "app_list": "/admin/archive/"}
    paths["view_on_site"] = f"/admin/r/{ContentType.objects.get_for_model(Directive).pk}/{held.whole.pk}/"
    paths["autocomplete"] += "?app_label=archive&model_name=issuer&field_name=region&term=示"
    found = {name: answered(clients[role], path) for name, path in paths.items()}
    assert found == {name: answers.split()[ROLES.index(role)] for name, answers in ADMIN_ITSELF.items()}


@pytest.mark.django_db
def test_what_a_role_may_not_change_it_cannot_send_either(clients, held):
    """A form that is only looked at takes nothing."""
    for role, path, status in (
        ("文秘", admin_path("archive_issuer", "change", Issuer.objects.first()), 403),
        ("档案员", admin_path("archive_source", "change", held.whole.source), 403),
        ("系统管理员", f"/review/{held.whole.pk}/", 403),
        ("文秘", f"/review/{held.whole.pk}/", 403),
        ("查阅人员", f"/review/{held.whole.pk}/", 403),
    ):
        assert clients[role].post(path, {"title": "x", "name": "x"}).status_code == status
    assert not Directive.objects.filter(title="x").exists()


@pytest.mark.django_db
def test_a_clerk_opens_what_hides_nothing_from_them(clients):
    plain = make_directive(contacts=[CONTACT], text=f"示例通知，电话{CONTACT}。", source=make_source())
    assert answered(clients["文秘"], f"/review/{plain.pk}/") == "C"
