"""Signing in and out from a reader's chair, without a browser."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.access import roles
from tests.support.accounts import PASSWORD, SUPERUSER, make_account_of

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def sign_in(client, name, password=PASSWORD, **sent):
    return client.post(LOGIN, {"username": name, "password": password} | sent)


def test_the_page_says_what_may_not_be_kept_here(client):
    page = client.get(LOGIN)
    assert "本系统为非涉密系统，严禁存储、处理、传输国家秘密。" in page.text
    client.cookies["django_language"] = "en"
    assert "state secrets" in client.get(LOGIN).text


@pytest.mark.parametrize(
    ("role", "wanted", "leads"),
    [
        (roles.READER, "", "/"),
        (roles.READER, "/actions/?kind=task", "/actions/?kind=task"),
        (roles.READER, "/admin/archive/directive/", "/"),
        (roles.CLERK, "", "/admin/"),
        (roles.CLERK, "/admin/archive/directive/", "/admin/archive/directive/"),
        (SUPERUSER, "//evil.example/", "/admin/"),
        (roles.READER, "//evil.example/", "/"),
        (roles.READER, "https://evil.example/", "/"),
        (roles.READER, r"/\evil.example", "/"),
        (roles.READER, "javascript:alert(1)", "/"),
    ],
)
def test_it_leads_to_a_page_that_is_there(client, role, wanted, leads):
    answer = sign_in(client, make_account_of(role).username, next=wanted)
    assert (answer.status_code, answer["Location"]) == (302, leads)
    assert client.get(leads, follow=True).status_code == 200


def test_a_wrong_password_is_told_in_words(client):
    make_account_of(roles.READER)
    page = sign_in(client, roles.READER, "不对的口令")
    assert page.status_code == 200 and "用户名或密码不对" in page.text
    assert "不对的口令" not in page.text


def test_nothing_tells_which_accounts_there_are(client):
    make_account_of(roles.READER)
    User.objects.create_user("closed", password=PASSWORD, is_active=False)
    pages = {
        sign_in(client, name, password).text.replace(name, "").partition("<main")[2]
        for name, password in ((roles.READER, "wrong"), ("nobody", "wrong"), ("closed", PASSWORD))
    }
    assert len({page.partition("csrf")[0] for page in pages}) == 1


def test_one_signs_out_by_the_button_alone(client):
    client.force_login(make_account_of(roles.READER))
    assert client.get("/accounts/logout/").status_code == 405
    assert client.get("/")["Cache-Control"] == "no-store, private"
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert "reader-name" not in client.get("/").text


@pytest.mark.parametrize("address", ["/admin/", "/admin/archive/directive/", "/admin/login/"])
def test_the_admin_leads_here(client, address):
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith(LOGIN + "?next=")
    assert answer.status_code == 200 and 'name="username"' in answer.text


def test_who_is_no_staff_is_told_so(client):
    client.force_login(make_account_of(roles.READER))
    page = client.get("/admin/", follow=True)
    assert page.status_code == 200 and "不能进入管理页" in page.text and roles.READER in page.text


def test_a_password_is_changed_and_no_weak_one_taken(client):
    client.force_login(make_account_of(roles.READER))
    page = reverse("password_change")
    sent = {"old_password": PASSWORD, "new_password1": "12345678", "new_password2": "12345678"}
    assert "密码太短，至少要 12 个字符" in client.post(page, sent).text and client.post(page, sent).status_code == 200
    new = "另一个足够长的示例口令"
    answer = client.post(page, sent | {"new_password1": new + "一二", "new_password2": new + "一二"}, follow=True)
    assert "密码已修改" in answer.text
    assert User.objects.get().check_password(new + "一二")


def test_pages_kept_by_the_server_bear_the_name_of_who_asks(client, django_user_model):
    for name in ("<b>甲&", "乙"):
        client.force_login(django_user_model.objects.create_user(name))
        for _ in range(2):
            page = client.get("/")
            assert f'<bdi class="reader-name">{"&lt;b&gt;甲&amp;" if "甲" in name else name}</bdi>' in page.text
            assert "ETag" not in page and page["Cache-Control"] == "no-store, private"
    client.logout()
    assert "reader-name" not in client.get("/").text


@pytest.mark.parametrize("address", ["/", "/api/v1/directives/", "/directives/export.csv", "/search/?q=示例", "/404"])
def test_whoever_is_signed_in_keeps_nothing(client, address):
    client.force_login(make_account_of(roles.ARCHIVIST))
    before = client.get(address, headers={"if-none-match": "*"})
    assert before["Cache-Control"] == "no-store, private" and before.status_code != 304
    assert not {"ETag", "Last-Modified"} & set(before.headers)
