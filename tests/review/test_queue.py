"""The queue: what a wrong field would cost most comes first, and several are settled at once."""

import pytest

from archive.access import roles
from archive.custody import custody_acts
from archive.models import Directive, HistoryEntry, Issuer, Provenance, Topic, UseRecord
from tests.support.accounts import make_account, make_account_of
from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db


def listed(client, **filters):
    return [row.pk for row, *_ in client.get("/review/", filters).context["rows"]]


def doubt(directive, *fields):
    for field in fields:
        Provenance.objects.create(directive=directive, field=field, method="据首行", confidence="doubtful")
    return directive


def test_what_a_wrong_field_would_cost_most_comes_first(client, archivist, directive):
    closed, dear, cheap = (make_directive(title=f"示例市总工会关于第{at}项工作的通知") for at in "一二三")
    doubt(closed, "publication")
    doubt(dear, "title", "issuers")
    doubt(cheap, "note")
    assert listed(client) == [closed.pk, dear.pk, directive.pk, cheap.pk]


def test_only_what_is_doubtful_and_not_reviewed_is_listed_unless_more_is_asked_for(client, archivist, directive):
    other = make_directive(title="示例市总工会关于另一工作的决定", genre="决定")
    Directive.objects.filter(pk=other.pk).update(reviewed_at="2023-01-01T00:00:00Z")
    plain = make_directive(title="示例县总工会关于第三项工作的通知", issuer="示例县总工会")
    assert listed(client) == [directive.pk]
    assert listed(client, state="unreviewed") == [directive.pk, plain.pk]
    assert set(listed(client, state="all")) == {directive.pk, other.pk, plain.pk}
    assert listed(client, state="all", genre="决定") == [other.pk]
    assert listed(client, state="all", issuer="示例县") == [plain.pk]
    doubt(plain, "title")
    assert listed(client, field="number") == [directive.pk] and listed(client, field="title") == [plain.pk]
    assert listed(client, genre="没有的", field="没有的", page="没有") == [plain.pk, directive.pk]


def test_one_that_was_withdrawn_is_not_listed(client, archivist, directive):
    Directive.objects.filter(pk=directive.pk).update(custody="withdrawn")
    assert listed(client) == []
    assert client.get(f"/review/{directive.pk}/").status_code == 404


def test_several_get_a_topic_an_issuer_and_a_genre_as_one_act(client, archivist, directive):
    other, left = (
        make_directive(title="示例市总工会关于另一工作的通知"),
        make_directive(title="示例市总工会关于第三件的通知"),
    )
    topic = Topic.objects.create(name="示例主题")
    Issuer.objects.create(name="示例县总工会", level="county")
    sent = {"d": [directive.pk, other.pk, 999999], "topic": topic.name, "issuer": "示例县总工会", "genre": "决定"}
    page = client.post("/review/", sent, follow=True)
    assert "已改 2 件文件。" in page.content.decode()
    for one in (directive, other):
        one.refresh_from_db()
        assert (one.genre, one.issuers.get().name, one.topics.get()) == ("决定", "示例县总工会", topic)
        assert one.main_topic == topic
    left.refresh_from_db()
    assert left.genre == "通知"
    assert HistoryEntry.objects.values("act_id").distinct().count() == 1
    assert set(Provenance.objects.corrected().values_list("field", flat=True)) == {"topics", "issuers", "genre"}


def test_a_topic_more_leaves_the_main_one(client, archivist, directive):
    main, more = Topic.objects.create(name="示例主题乙"), Topic.objects.create(name="示例主题甲")
    directive.topics.add(main)
    Directive.objects.filter(pk=directive.pk).update(main_topic=main)
    client.post("/review/", {"d": [directive.pk], "topic": more.name})
    directive.refresh_from_db()
    assert directive.topics_in_order == [main, more]


def test_several_are_marked_as_reviewed(client, archivist, directive):
    other = doubt(make_directive(title="示例市总工会关于另一工作的通知"), "title")
    client.post("/review/", {"d": [directive.pk, other.pk], "done": "1"})
    assert listed(client) == []
    assert set(Directive.objects.values_list("reviewed_by", flat=True)) == {archivist.pk}
    assert not Provenance.objects.corrected().exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"genre": "决定"},
        {"d": ["x"], "genre": "决定"},
        {"d": ["1"]},
        {"d": ["1"], "genre": "没有的"},
        {"d": ["1"], "issuer": "没有的机关"},
        {"d": ["1"], "topic": "没有的主题"},
        {"d": [str(at) for at in range(1, 52)], "genre": "决定"},
    ],
)
def test_what_makes_no_sense_for_several_is_told_and_changes_nothing(client, archivist, directive, sent):
    answer = client.post("/review/", sent)
    assert answer.status_code == 200 and answer.context["batch"].errors
    assert not HistoryEntry.objects.exists()


def test_names_are_suggested_to_who_may_correct(client, directive):
    assert client.get("/review/names.json?of=issuers&q=示例").status_code == 401
    client.force_login(make_account_of(roles.READER))
    assert client.get("/review/names.json?of=issuers&q=示例").status_code == 403
    client.force_login(make_account_of(roles.CLERK))
    assert client.get("/review/names.json?of=issuers&q=示例").json() == {"names": ["示例市总工会"]}
    assert client.get("/review/names.json?of=region&q=示").json() == {"names": ["示例省"]}
    assert client.get("/review/names.json?of=nonsense").status_code == 400
    assert client.get("/review/names.json?of=city&q=\x00&in=没有").json() == {"names": []}


@pytest.mark.parametrize("path", ["/review/", "/review/{}/", "/review/{}/text/"])
def test_who_may_not_correct_is_told_and_who_is_not_signed_in_is_led_there(client, directive, path):
    address = path.format(directive.pk)
    assert client.get(address)["Location"].startswith("/accounts/login/")
    client.force_login(make_account_of(roles.READER))
    assert client.get(address).status_code == 403
    assert "修改" not in client.get(f"/directives/{directive.pk}/").content.decode().split("directive-tools")[1][:2000]
    client.force_login(make_account_of(roles.CLERK))
    assert client.get(address).status_code == 200
    assert f'href="/review/{directive.pk}/">修改' in client.get(f"/directives/{directive.pk}/").content.decode()


def test_the_list_is_searched_by_title_number_and_text(client, archivist, directive):
    make_directive(title="示例县总工会关于另一项工作的通知")
    for words in ("示例工作", "示工发", "示工发(2023)5号", "要多宣传", "示例工作 要多宣传"):
        assert listed(client, state="all", q=words) == [directive.pk], words
    assert listed(client, state="all", q="没有的词") == []
    page = client.get("/review/", {"q": "另一项"})
    assert "在全部文件中查找" in page.content.decode()


TELEPHONE = "0999-7654321"


def test_a_telephone_is_looked_for_by_who_may_see_contacts_and_that_is_noted(client, archivist):
    told = make_directive(text=f"联系人：李某，电话{TELEPHONE}。", contacts=[TELEPHONE])
    assert listed(client, state="all", q=TELEPHONE) == [told.pk]
    assert UseRecord.objects.of_directive(told.pk).filter(act="uncovered").exists()
    client.force_login(make_account("corrector", "change_directive"))
    assert listed(client, state="all", q=TELEPHONE) == []
    assert listed(client, state="all", q="示例工作") == [told.pk]


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({"region": "990000"}, True),
        ({"region": "980000"}, False),
        ({"year": "2023"}, True),
        ({"year": "2019"}, False),
        ({"issuer_basis": "stated"}, True),
        ({"issuer_basis": "inferred"}, False),
        ({"genre": "通知"}, True),
        ({"genre": "决定"}, False),
        ({"region": "没有的", "year": "x", "issuer_basis": "没有的", "custody": "sealed"}, True),
    ],
)
def test_the_filters_of_the_list(client, archivist, directive, filters, fits):
    Directive.objects.filter(pk=directive.pk).update(issuer_basis="stated")
    make_directive(
        "示例二省总工会关于另一工作的决定", region=make_region("980000", "示例二省", "示二"), year=2019, genre="决定",
        issuer_basis="inferred",
    )  # fmt: skip
    assert (directive.pk in listed(client, state="all", **filters)) == fits


def test_what_was_withdrawn_is_listed_to_who_may_bring_it_back_and_what_was_sealed_to_nobody(
    client, archivist, directive
):
    sealed = make_directive()
    custody_acts.withdraw([directive.pk], archivist, "重复收文")
    custody_acts.seal([sealed.pk], archivist, "疑似涉密")
    assert listed(client, custody="withdrawn") == [directive.pk]
    assert f"/review/{directive.pk}/custody/" in client.get("/review/?custody=withdrawn").content.decode()
    client.force_login(make_account_of(roles.CLERK))
    assert listed(client, custody="withdrawn", state="all") == []


def test_several_are_led_to_the_page_that_withdraws_them(client, archivist, directive):
    other = make_directive()
    sent = {"d": [directive.pk, other.pk], "withdraw": "1"}
    assert client.post("/review/", sent)["Location"] == f"/review/withdraw/?d={directive.pk}&d={other.pk}"
    assert client.post("/review/", {"withdraw": "1"}).context["batch"].errors
