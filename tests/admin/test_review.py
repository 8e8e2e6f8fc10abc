import pytest

from archive.models import Directive, Provenance
from tests.support.admin_forms import fields_of
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db
LIST = "/admin/archive/directiveunderreview/"


@pytest.fixture
def doubtful():
    directive = make_directive(title="示例市总工会关于示例工作的通知", text="标题\n甲单位要落实。")
    directive.source.text, directive.source.removals = "标题\n— 4—\n甲单位要落实。", [[3, 7, "页码"]]
    directive.source.save()
    Provenance.objects.create(directive=directive, field="number", method="文号残缺，照录原文", confidence="doubtful")
    Provenance.objects.create(directive=directive, field="title", method="据首行", confidence="certain")
    return directive


def test_only_what_is_doubtful_is_listed(admin_client, doubtful):
    make_directive(title="示例市总工会关于另一工作的通知")
    page = admin_client.get(LIST)
    assert list(page.context["cl"].queryset) == [doubtful]
    assert "发文字号" in page.content.decode()


def test_source_cleaned_text_and_provenance_stand_side_by_side(admin_client, doubtful):
    page = admin_client.get(f"{LIST}{doubtful.pk}/change/").content.decode()
    assert '<del title="页码">— 4—</del>' in page
    assert "甲单位要落实。" in page
    assert "文号残缺，照录原文" in page


def test_whoever_saves_has_reviewed_and_what_was_changed_is_corrected(admin_client, doubtful, admin_user):
    page = admin_client.get(f"{LIST}{doubtful.pk}/change/")
    answer = admin_client.post(f"{LIST}{doubtful.pk}/change/", fields_of(page) | {"number": "示工发〔2023〕9号"})
    assert answer.status_code == 302, answer.context["errors"]
    doubtful.refresh_from_db()
    assert (doubtful.number, doubtful.reviewed_by) == ("示工发〔2023〕9号", admin_user)
    assert doubtful.provenance.corrected().get().field == "number"
    assert not Directive.objects.to_review().exists()


def test_several_are_marked_at_once(admin_client, doubtful, admin_user):
    admin_client.post(LIST, {"action": "mark_reviewed", "_selected_action": [doubtful.pk]})
    doubtful.refresh_from_db()
    assert doubtful.reviewed_by == admin_user
    assert not doubtful.provenance.corrected().exists()


def test_the_list_begins_with_what_a_wrong_field_would_cost_most(admin_client, doubtful):
    closed, dear, cheap = (make_directive(title=f"示例市总工会关于第{at}项工作的通知") for at in "一二三")
    for directive, *fields in ((closed, "publication"), (dear, "title", "issuers"), (cheap, "note")):
        for field in fields:
            Provenance.objects.create(directive=directive, field=field, method="据首行", confidence="doubtful")
    listed = admin_client.get(LIST).context["cl"].result_list
    assert [row.pk for row in listed] == [closed.pk, dear.pk, doubtful.pk, cheap.pk]


def test_the_list_narrows_to_one_field(admin_client, doubtful):
    found = [admin_client.get(LIST, {"field": field}).context["cl"].result_count for field in ("number", "title")]
    assert found == [1, 0]
