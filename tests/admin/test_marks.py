"""What staff type is judged as what comes in by a file is: marks of secrecy, words that close a circulation."""

import logging

import pytest
from django.contrib.messages import get_messages

from archive.ingest import content_writer, originals, secrecy_gate
from archive.models import Directive, Provenance
from tests.support.admin_forms import fields_of
from tests.support.incoming_texts import own
from tests.support.makers import make_source

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/directive/add/"
FORMS = ["directive", "directiveunderreview"]
MARKED = f"000012\n秘密★1年\n特急\n{own()}"
TITLE = "示例市总工会关于示例的通知"
CLOSED = own().replace("各市总工会：", "（此件不公开）\n各市总工会：")


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def added(admin_client, **fields):
    fields = {"source": make_source().pk, "position": 0, "title": TITLE, "text": own()} | fields
    fields |= dict.fromkeys(("addressees", "copies_to", "attachments", "contacts", "reports_to"), "[]")
    for prefix in ("issuances", "references", "forwarded_by", "sections"):
        fields |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return admin_client.post(ADD, fields)


def changed(admin_client, form, directive, **fields):
    """Send a form back with changes, and where it asks whether the text is to be read anew say yes."""
    address = f"/admin/archive/{form}/{directive.pk}/change/"
    sent = fields_of(admin_client.get(address)) | fields
    answer = admin_client.post(address, sent)
    if answer.status_code == 200 and answer.context["adminform"].form.effect:
        stamp = answer.context["adminform"].form.fields["reread"].widget.attrs["value"]
        answer = admin_client.post(address, sent | {"reread": stamp})
    return answer


def errors(answer, field="text"):
    assert answer.status_code == 200
    return "".join(answer.context["adminform"].form.errors[field])


def test_a_directive_is_added(admin_client):
    assert added(admin_client).status_code == 302
    assert Directive.objects.get().sections.exists()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("text", MARKED.replace("\n", "\r\n")),
        ("text", f"{own()}\r\n示例县总工会文件\r\n示县工发〔2022〕1号\r\n机密★5年\r\n"),
        ("title", f"【机密】{TITLE}"),
        ("publication", "秘密★1年"),
    ],
)
def test_a_directive_with_a_mark_of_secrecy_is_not_added(admin_client, field, words):
    said = errors(added(admin_client, **{field: words}), field)
    assert "非涉密系统" in said and "未保存" in said and "保密员" in said
    assert not Directive.objects.exists()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("field", "words"), [("text", MARKED), ("title", f"{TITLE}（秘密）")])
def test_a_mark_of_secrecy_is_not_written_into_a_directive(admin_client, directive, form, field, words):
    before = Directive.objects.values("title", "text").get()
    assert "非涉密系统" in errors(changed(admin_client, form, directive, **{field: words}), field)
    assert Directive.objects.values("title", "text").get() == before
    assert list(secrecy_gate.held()) == []


def test_the_log_has_door_and_digest_and_no_word(admin_client, caplog):
    with caplog.at_level(logging.DEBUG):
        added(admin_client, text=MARKED)
    (message,) = [one.getMessage() for one in caplog.records if one.name == "archive.ingest.secrecy_gate"]
    assert "at admin:" in message and originals.digest(MARKED.encode()) in message
    assert "示例" not in caplog.text and "秘密" not in caplog.text


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_bore_a_mark_before_is_told_by_check_archive_and_hinders_no_other_correction(
    admin_client, directive, form
):
    Directive.objects.update(publication="秘密★1年")
    assert changed(admin_client, form, directive, number="示省工发〔2022〕33号").status_code == 302


def test_a_text_of_blanks_is_told(admin_client):
    assert errors(added(admin_client, text=" \r\n\u3000\r\n")) == "正文里没有文字。"
    assert not Directive.objects.exists()


def test_a_new_text_that_does_not_fit_is_told(admin_client, monkeypatch):
    fault = content_writer.slice_rules.Fault("span", "s-1", "示例的错误")
    monkeypatch.setattr(content_writer.slice_rules, "faults", lambda *args, **how: iter([fault]))
    assert "示例的错误" in errors(added(admin_client))


def review():
    return Provenance.objects.doubtful().filter(field="publication", directive__in=Directive.objects.to_review())


def warned(answer):
    return any("此件不公开" in str(message) for message in get_messages(answer.wsgi_request))


def test_a_directive_added_with_closed_circulation_is_told_and_goes_to_review(admin_client):
    answer = added(admin_client, text=CLOSED)
    assert answer.status_code == 302 and warned(answer)
    assert review().get().evidence == "此件不公开"


@pytest.mark.parametrize("form", FORMS)
def test_closed_circulation_written_into_a_text_is_told_and_goes_to_review(admin_client, directive, form):
    answer = changed(admin_client, form, directive, text=CLOSED)
    assert answer.status_code == 302 and warned(answer) and review().exists()


@pytest.mark.parametrize("form", FORMS)
def test_what_staff_settled_of_it_is_not_asked_again(admin_client, directive, form):
    changed(admin_client, form, directive, text=CLOSED)
    changed(admin_client, form, directive, publication="主动公开")
    answer = changed(admin_client, form, directive, text=CLOSED.replace("如下。", "如下："))
    assert answer.status_code == 302 and not warned(answer) and not review().exists()
