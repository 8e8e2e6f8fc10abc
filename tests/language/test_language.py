import pytest

pytestmark = pytest.mark.django_db


def test_the_interface_is_chinese_whatever_the_browser_speaks(client):
    page = client.get("/", headers={"Accept-Language": "en-US,en;q=0.9"})
    assert page.headers["Content-Language"] == "zh-hans"
    assert "首页" in page.content.decode()


def test_the_switch_changes_it_and_it_stays(client):
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})
    assert "Browse" in client.get("/").content.decode()
    client.post("/i18n/setlang/", {"language": "zh-hans", "next": "/"})
    assert "浏览" in client.get("/").content.decode()


def test_an_unknown_language_is_chinese(client):
    client.cookies["django_language"] = "xx"
    assert client.get("/").headers["Content-Language"] == "zh-hans"
