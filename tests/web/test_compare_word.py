"""The file /compare/export.docx?d=1&d=2: two directives with tracked changes."""

import io
from urllib.parse import unquote

import pytest
from django.urls import reverse
from docx import Document

from archive.models import UseRecord
from archive.models.choices import UseAct
from tests.support.makers import make_directive
from tests.support.tracked_words import accepted, body_of, rejected

pytestmark = pytest.mark.django_db

PHONE = "0000-1234"


@pytest.fixture
def pair(db):
    one = make_directive(
        "示例甲市总工会关于职工书屋的通知",
        [("一、", "办好职工书屋", f"每个车间设一处读书角。请向示例员报名，电话 {PHONE}。")],
        number="示甲工发〔2022〕1号",
        contacts=["示例员", PHONE],
        year=2022,
    )
    other = make_directive(
        "示例乙市总工会关于职工书屋的通知",
        [("一、", "办好职工书屋", "每个班组设一处读书角，由工会小组长负责。"), ("二、", "管理", "按月清点图书。")],
        number="示乙工发〔2023〕2号",
        year=2023,
    )
    return [one, other]


def get(client, keys):
    return client.get(reverse("compare_docx"), {"d": keys})


def keys_of(pair):
    return [directive.pk for directive in pair]


def test_rejected_it_is_the_first_and_accepted_the_second(admin_client, pair):
    body = body_of(get(admin_client, keys_of(pair)).content)
    assert rejected(body) == ["一、办好职工书屋", f"每个车间设一处读书角。请向示例员报名，电话 {PHONE}。"]
    assert accepted(body) == [
        "一、办好职工书屋", "每个班组设一处读书角，由工会小组长负责。", "二、管理", "按月清点图书。",
    ]  # fmt: skip


def test_its_head_has_both_titles_and_numbers_the_day_and_what_the_marks_mean(client, pair):
    document = Document(io.BytesIO(get(client, keys_of(pair)).content))
    lines = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    assert lines[1:3] == [
        "示例 2022：示例甲市总工会关于职工书屋的通知（示甲工发〔2022〕1号）",
        "示例 2023：示例乙市总工会关于职工书屋的通知（示乙工发〔2023〕2号）",
    ]
    assert lines[0].startswith("修订痕迹：从 示例 2022 到 示例 2023　20") and lines[3].startswith("图例：")


def test_it_is_saved_under_a_name_that_tells_it(client, pair):
    response = get(client, keys_of(pair))
    name = unquote(response["Content-Disposition"])
    assert "''修订痕迹 示例 2022 与 示例 2023 20" in name and name.startswith("attachment;") and name.endswith(".docx")
    assert response["Content-Type"].endswith("wordprocessingml.document")
    assert response["Cache-Control"] == "private, no-store"


def test_contacts_are_kept_from_the_public_as_on_the_page(client, pair):
    body = body_of(get(client, keys_of(pair)).content)
    page = client.get(reverse("compare"), {"d": keys_of(pair)}).text
    [masked] = [line for line in rejected(body) if "报名" in line]
    assert PHONE not in masked and "示例员" not in masked
    assert masked.partition("报名")[2] in page.replace("</mark>", "").replace('<mark class="own">', "")


def test_it_is_an_export_in_the_register_of_uses(client, admin_client, pair):
    get(client, keys_of(pair))
    get(admin_client, keys_of(pair))
    made = UseRecord.objects.of_acts([UseAct.EXPORTED])
    assert [row.what.partition("：")[0] for row in made] == ["Word，修订痕迹，2 件"] * 2
    # Who sees the telephone has uncovered it.
    assert [row.directive_id for row in UseRecord.objects.of_acts([UseAct.UNCOVERED])] == [pair[0].pk]


def test_the_page_leads_to_it(client, pair):
    one, other = keys_of(pair)
    link = f'<a href="/compare/export.docx?d={one}&amp;d={other}" download>Word（修订痕迹）</a>'
    assert link in client.get(reverse("compare"), {"d": [one, other]}).text


@pytest.mark.parametrize(("asked", "status"), [([0], 400), ([0, 0], 400), ([0, 1, 2], 400), (["0", "abc"], 404)])
def test_of_any_other_number_there_is_none_and_a_page_says_so(client, pair, asked, status):
    keys = [*keys_of(pair), make_directive("示例丙").pk]
    response = get(client, [keys[at] if isinstance(at, int) else at for at in asked])
    assert response.status_code == status and "请选两件不同的、档案中已有的文件" in response.text


def test_what_is_too_long_is_told(client, pair, monkeypatch):
    monkeypatch.setattr("archive.web.comparison_choice.LONGEST", 30)
    response = get(client, keys_of(pair))
    assert response.status_code == 400 and "太长，不能对照" in response.text
