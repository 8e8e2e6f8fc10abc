"""Each of the six directives is found: by its number, by a phrase from its middle, by province and year."""

import pytest

from archive.models import Directive

pytestmark = pytest.mark.django_db(transaction=True)

GUIZHOU, GANSU, YUNNAN, PINGDINGSHAN = "贵州省总工会关于", "甘肃省总工会关于", "云南省总工会关于", "平顶山市总工会关于"
FORWARDING, SHANDONG = "关于转发《山东省", "山东省总工会关于"


@pytest.fixture(autouse=True)
def archive(transactional_db, index, six_directives, tmp_path):
    six_directives.bring(tmp_path / "index")


def titles(client, **query):
    return [row["title"] for row in client.get("/api/v1/search/", query).json()["results"]]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("黔工总字〔2021〕19号", GUIZHOU),
        ("黔工总字[2021]19号", GUIZHOU),
        ("甘总工发（2022）18号", GANSU),
        ("甘总工发【2022】第18号", GANSU),
        ("云工通(2023) 7", YUNNAN),
        ("云工通﹝2023﹞7号", YUNNAN),
    ],
)
def test_by_number_in_any_bracket_style(client, number, title):
    assert titles(client, q=number)[0].startswith(title)


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("牢牢守好发展和生态两条底线", GUIZHOU),
        ("打造工会技术创新的“甘肃模式”", GANSU),
        ("匠心创造 技能兴滇", YUNNAN),
        ("在平顶山工会网、《平顶山工人》杂志", PINGDINGSHAN),
        ("推进劳模精神进校园宣讲活动常态化", FORWARDING),
        ("让劳动光荣、创造伟大成为响彻齐鲁大地的时代强音", SHANDONG),
    ],
)
def test_by_a_phrase_from_the_middle(client, phrase, title):
    (found,) = titles(client, q=f'"{phrase}"')
    assert found.startswith(title)
    assert any(found.startswith(title) for found in titles(client, q=phrase))


@pytest.mark.parametrize(
    ("province", "year", "expected"),
    [
        ("贵州", 2021, {GUIZHOU}),
        ("甘肃省", 2022, {GANSU}),
        ("530000", 2023, {YUNNAN}),
        ("河南", 2020, {PINGDINGSHAN}),
        ("山东", 2020, {FORWARDING, SHANDONG}),
    ],
)
def test_by_province_and_year(client, province, year, expected):
    for path in ("/api/v1/search/", "/api/v1/directives/"):
        rows = client.get(path, {"province": province, "year": year}).json()["results"]
        assert {start for row in rows for start in expected if row["title"].startswith(start)} == expected
        assert len(rows) == len(expected)


def test_there_are_six(client):
    assert client.get("/api/v1/search/").json()["count"] == Directive.objects.count() == 6


def test_a_withdrawn_directive_is_no_longer_found_until_it_is_restored(client, admin_client):
    directive = Directive.objects.get(number="云工通〔2023〕7号")
    page = f"/review/{directive.pk}/custody/"
    for act, expected in (("withdraw", []), ("restore", [directive.title])):
        shown = admin_client.get(page).context["shown"]
        admin_client.post(page, {"act": act, "shown": shown, "reason": "示例"})
        assert titles(client, q='"匠心创造 技能兴滇"') == expected


def test_directives_withdrawn_together_are_no_longer_found(client, admin_client):
    directive = Directive.objects.get(number="云工通〔2023〕7号")
    assert titles(client, q="云工通〔2023〕7号")
    admin_client.post(f"/review/withdraw/?d={directive.pk}", {"reason": "示例"})
    assert "云工通〔2023〕7号" not in {row["number"] for row in client.get("/api/v1/search/").json()["results"]}
