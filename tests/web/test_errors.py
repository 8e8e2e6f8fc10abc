import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_form_without_its_credential_is_refused_in_the_site_dress():
    page = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "en"})
    assert page.status_code == 403
    assert "表单已失效" in page.text and "· 工会文件档案</title>" in page.text


def test_the_login_page_speaks_chinese(client):
    page = client.get("/admin/", follow=True)
    assert page.request["PATH_INFO"] == "/accounts/login/"
    assert all(words in page.text for words in ("用户名", "密码", "登录", "工会文件档案"))
