"""References and forwardings corrected on their page: kinds, targets, what is none, what was missed; either end."""

from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.access import roles
from archive.custody import custody_acts
from archive.models import Directive, Forwarding, HistoryEntry, OutboxEntry, Provenance, Reference
from archive.review import named_directives
from archive.review.page_version import CHANGED
from tests.support.accounts import make_account_of
from tests.support.incoming_texts import NUMBER, TITLE, citing, forwarding, own
from tests.support.makers import make_directive
from tests.support.review_forms import boxes_of

pytestmark = pytest.mark.django_db

WORDS = "《示例办法》"


@pytest.fixture
def quoting(take, archivist):
    """A directive that cites a work the archive does not hold; another one is held."""
    take(own())
    take(citing(WORDS))
    return Reference.objects.get(form="work").directive


@pytest.fixture
def held(quoting):
    return Directive.objects.get(title=TITLE)


def address(directive) -> str:
    return f"/review/{directive.pk}/relations/"


def send(client, directive, changes, boxes=None):
    """Open the page, type into the boxes whose names end so, and press 保存."""
    sent = boxes or boxes_of(client.get(address(directive)))
    for name, value in changes.items():
        (box,) = [one for one in sent if one.endswith(name)] or [name]
        sent |= {box: value}
    return client.post(address(directive), sent)


def key_of(client, directive, text) -> str:
    """What the boxes of a reference are named by."""
    page = client.get(address(directive))
    (row,) = [row for row in page.context["form"].references if row.value["text"] == text]
    return row.prefix


def values(directive):
    return list(directive.references.order_by("position").values_list("kind", "form", "text", "target"))


def test_a_save_without_a_change_changes_nothing(client, quoting):
    before = list(Reference.objects.values())
    assert send(client, quoting, {}).status_code == 302
    assert list(Reference.objects.values()) == before
    assert not HistoryEntry.objects.exists() and not Provenance.objects.corrected().exists()


@pytest.mark.parametrize("way", ["title", "number", "address", "url", "offered", "in marks"])
def test_a_target_is_told_in_any_way_a_person_names_a_directive(client, quoting, held, way):
    typed = {
        "title": TITLE,
        "number": NUMBER,
        "address": f"/directives/{held.pk}/",
        "url": f"http://example.org/archive/directives/{held.pk}/?q=示例#s-1",
        "offered": named_directives.name_of(held),
        "in marks": f"《{TITLE}》",
    }[way]
    key = key_of(client, quoting, "示例办法")
    assert send(client, quoting, {f"{key}-target": typed}).status_code == 302
    assert values(quoting) == [("work", "work", "示例办法", held.pk)]
    assert Provenance.objects.corrected().get().field == "references"
    assert HistoryEntry.objects.values_list("field", "act").get() == ("references", "corrected")
    assert OutboxEntry.objects.filter(directive_id=quoting.pk, removed=False).exists()


def test_kind_is_changed_and_what_is_no_reference_goes_and_the_history_takes_both_back(client, quoting):
    before = values(quoting)
    key = key_of(client, quoting, "示例办法")
    send(client, quoting, {f"{key}-kind": "based on"})
    assert values(quoting) == [("based on", "work", "示例办法", None)]
    key = key_of(client, quoting, "示例办法")
    send(client, quoting, {f"{key}-is_none": "on"})
    assert values(quoting) == []
    for entry in HistoryEntry.objects.order_by("-pk"):
        page = client.get(f"/review/{quoting.pk}/history/")
        latest = HistoryEntry.objects.latest("pk").pk
        sent = boxes_of(page) | {"entry": str(entry.pk), "latest": str(latest)}
        assert client.post(f"/review/{quoting.pk}/history/", sent).status_code == 302
    assert values(quoting) == before


@pytest.mark.parametrize(
    ("typed", "kind", "read"),
    [
        ("示例检查工作", "", ("work", "work", "示例检查工作")),
        ("第1次示例检查的通知", "based on", ("based on", "words", "第1次示例检查的通知")),
        ("示例办法", "based on", ("based on", "work", "示例办法")),
    ],
)
def test_a_missed_reference_is_added_by_its_words(client, quoting, typed, kind, read):
    answer = send(client, quoting, {"new-words": typed, "new-kind": kind})
    assert answer.status_code == 302, answer.context["form"].added_reference.errors
    assert values(quoting)[-1] == (*read, None)


def test_words_that_name_a_directive_of_the_archive_mean_it(client, archivist, take):
    take(own())
    take(citing(f"省总 {NUMBER} 文件"))
    quoting = Directive.objects.latest("pk")
    quoting.references.all().delete()
    assert send(client, quoting, {"new-words": NUMBER}).status_code == 302
    assert values(quoting) == [("number", "number", NUMBER, Directive.objects.get(title=TITLE).pk)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"new-words": "正文里没有的话"}, "正文里没有这些字"),
        ({"new-target": TITLE}, "原话"),
        ({"new-words": "示例办法"}, "列了两次"),
        ({"target-of-it": "没有的文件"}, "库内没有"),
        ({"target-of-it": "own"}, "本件自己"),
        ({"new-by-other": "own"}, "本件自己"),
        ({"new-of-other": "没有的文件"}, "库内没有"),
        ({"new-by-kind": "没有的方式"}, "没有的方式"),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_box_and_nothing_is_lost(client, quoting, changes, told):
    before = values(quoting)
    key = key_of(client, quoting, "示例办法")
    named = {name.replace("target-of-it", f"{key}-target"): value for name, value in changes.items()}
    named = {name: f"/directives/{quoting.pk}/" if value == "own" else value for name, value in named.items()}
    answer = send(client, quoting, named)
    assert answer.status_code == 200 and told in answer.content.decode()
    assert all(value in answer.content.decode() for value in named.values())
    assert values(quoting) == before and not HistoryEntry.objects.exists()


def test_several_of_one_name_are_told_by_their_addresses(client, quoting, held):
    other = make_directive(title=TITLE)
    key = key_of(client, quoting, "示例办法")
    page = send(client, quoting, {f"{key}-target": TITLE}).content.decode()
    assert f"/directives/{held.pk}/、/directives/{other.pk}/" in page


@pytest.mark.parametrize("end", ["by", "of"])
def test_a_forwarding_is_added_its_kind_changed_and_it_is_taken_away(client, quoting, held, end):
    send(client, quoting, {f"new-{end}-other": NUMBER, f"new-{end}-kind": "印发"})
    made = Forwarding.objects.values_list("forwarding_directive", "forwarded_directive", "kind")
    ends = (held.pk, quoting.pk) if end == "by" else (quoting.pk, held.pk)
    assert made.get() == (*ends, "印发")
    forwarded = Directive.objects.get(pk=ends[1])
    assert HistoryEntry.objects.values_list("directive", "field").get() == (forwarded.pk, "carried_by")
    assert forwarded.provenance.corrected().get().field == "carried_by"
    shown = client.get(f"/review/{quoting.pk}/").content.decode()
    assert ("由此件印发" if end == "by" else "此件所印发") in shown
    again = send(client, quoting, {f"new-{'of' if end == 'by' else 'by'}-other": NUMBER})
    assert again.status_code == 200 and "已经在转发与印发之中" in again.content.decode()
    send(client, quoting, {f"{end}{held.pk}-kind": "转发"})
    assert made.get() == (*ends, "转发")
    send(client, quoting, {f"{end}{held.pk}-is_none": "on"})
    assert not made.exists()
    assert HistoryEntry.objects.filter(directive=forwarded, field="carried_by").count() == 3


def test_a_rereading_leaves_what_a_person_set(client, archivist, take):
    take(forwarding(own()))
    forwarded, notice = Directive.objects.get(title=TITLE), Directive.objects.exclude(title=TITLE).get()
    send(client, notice, {f"of{forwarded.pk}-is_none": "on"})
    for one in notice.references.all():
        send(client, notice, {f"{key_of(client, notice, one.text)}-is_none": "on"})
    assert not Forwarding.objects.exists() and not notice.references.exists()
    told = StringIO()
    call_command("reparse", "--all", "--write", stdout=told)
    assert not Forwarding.objects.exists() and not notice.references.exists()
    assert told.getvalue().count("人工核定") >= 2


def test_the_second_to_save_is_told_and_keeps_what_was_typed(client, quoting, held):
    second = boxes_of(client.get(address(quoting)))
    key = key_of(client, quoting, "示例办法")
    assert send(client, quoting, {f"{key}-target": NUMBER}).status_code == 302
    answer = send(client, quoting, {"new-words": "示例检查工作"}, second)
    page = answer.content.decode()
    assert answer.status_code == 200 and str(CHANGED) in page and 'value="示例检查工作"' in page
    assert values(quoting) == [("work", "work", "示例办法", held.pk)]
    assert client.post(address(quoting), boxes_of(answer)).status_code == 200
    other_end = boxes_of(client.get(address(quoting)))
    send(client, held, {"new-by-other": f"/directives/{quoting.pk}/"})
    assert client.post(address(quoting), other_end).status_code == 200


def test_what_a_person_may_not_know_of_is_neither_offered_nor_found_nor_lost(client, quoting, held, archivist):
    send(client, quoting, {"new-by-other": NUMBER, "new-words": "示例检查工作", "new-target": NUMBER})
    custody_acts.withdraw([held.pk], archivist, "重复收文")
    names = f"/review/names.json?of=directives&q=示例&beside={quoting.pk}"
    assert client.get(names).json() == {"names": []}
    assert TITLE not in client.get(address(quoting)).content.decode()
    key = key_of(client, quoting, "示例办法")
    assert "库内没有" in send(client, quoting, {f"{key}-target": NUMBER}).content.decode()
    assert send(client, quoting, {f"{key}-kind": "based on"}).status_code == 302
    assert [row[3] for row in values(quoting)] == [None, held.pk]
    assert Forwarding.objects.get().forwarding_directive == held


def test_directives_are_suggested_by_words_of_the_title_or_by_number(client, quoting, held):
    for words in ("示例竞赛", NUMBER, "示省工发(2022)3号"):
        answer = client.get("/review/names.json", {"of": "directives", "q": words, "beside": quoting.pk})
        assert answer.json() == {"names": [named_directives.name_of(held)]}, words
    assert client.get("/review/names.json?of=directives&q=").json() == {"names": []}
    assert client.get(f"/review/names.json?of=directives&q=竞赛&beside={held.pk}").json() == {"names": []}


def test_a_name_hidden_from_all_is_neither_offered_nor_searched(client, archivist):
    hidden = "周某某"
    make_directive(title=f"示例市总工会关于救助困难职工{hidden}的通知", text=f"困难职工{hidden}，生活困难。")
    client.force_login(make_account_of(roles.CLERK))
    assert client.get("/review/names.json", {"of": "directives", "q": hidden}).json() == {"names": []}
    (name,) = client.get("/review/names.json", {"of": "directives", "q": "救助"}).json()["names"]
    assert hidden not in name


@given(words=st.text(max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_taken_or_told(client, quoting, words):
    before = values(quoting)
    answer = send(client, quoting, {"new-words": words, "new-by-other": f"无{words}", "new-of-other": "无"})
    assert answer.status_code == 200 and values(quoting) == before


def test_many_references_come_a_page_at_a_time_and_those_of_other_pages_stay(client, archivist):
    text = "\n".join(f"《示例{at}办法》" for at in range(130))
    directive = make_directive(text=text)
    for at in range(130):
        Reference.objects.create(directive=directive, position=at, kind="work", text=f"示例{at}办法")
    page = client.get(f"{address(directive)}?from=100")
    (row,) = [row for row in page.context["form"].references if row.value["text"] == "示例101办法"]
    sent = boxes_of(page) | {f"{row.prefix}-is_none": "on"}
    assert client.post(f"{address(directive)}?from=100", sent).status_code == 302
    left = [text for *_, text, _ in values(directive)]
    assert left == [f"示例{at}办法" for at in range(130) if at != 101]
