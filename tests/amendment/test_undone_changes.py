"""What was changed can be taken back, and all of it in reverse gives back what there was, to the letter."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.amendment.saved_fields import Outdated, save_fields
from archive.amendment.undone_changes import NotUndone, undo
from archive.history import directive_values
from archive.ingest import corrections
from archive.models import ActionItem, Directive, Issuer, Topic
from archive.models.choices import ChangeAct
from search.indexing.index_differences import fingerprints
from tests.support.incoming_texts import citing, own
from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return User.objects.create_user("示例甲")


@pytest.fixture
def directive(take):
    take(own())
    make_region("990000")
    make_region("990100", "示例市", "示例", "city")
    Topic.objects.create(name="示例主题甲")
    Topic.objects.create(name="示例主题乙")
    Issuer.objects.create(name="示例市总工会", level="city")
    take(citing("《示例省总工会关于开展示例竞赛的通知》", issuer="示例省总工会"))
    return Directive.objects.get(title__contains="示例竞赛")


def undo_last(directive, clerk):
    undo(directive, [directive.history.order_by("-pk")[0].pk], clerk)


WORDS = st.text("示例工会通知甲乙丙", max_size=8)
LISTS = st.lists(WORDS.filter(bool), max_size=3)
EDITS = st.one_of(
    st.fixed_dictionaries({"title": WORDS.filter(bool)}),
    st.fixed_dictionaries({"number": st.sampled_from(["", "示工发〔2020〕1号", "示工办〔2021〕2号"])}),
    st.fixed_dictionaries({"addressees": LISTS, "signers": LISTS}),
    st.fixed_dictionaries({"issued_on": st.sampled_from([None, "2020-02-29", "2022-04-20"])}),
    st.fixed_dictionaries({"genre": st.just("意见"), "printed_on": st.sampled_from([None, "2022-04-21"])}),
    st.fixed_dictionaries({"year": st.sampled_from([None, 2020, 2022])}),
    st.fixed_dictionaries({"region": st.just("990000"), "city": st.sampled_from([None, "990100"])}),
    st.fixed_dictionaries({"region": st.none(), "city": st.none()}),
    st.fixed_dictionaries({"issuers": st.lists(st.sampled_from(["示例省总工会", "示例市总工会"]), unique=True)}),
    st.fixed_dictionaries({"topics": st.sampled_from([[], ["示例主题甲"], ["示例主题乙", "示例主题甲"]])}),
    st.fixed_dictionaries(
        {"references": st.lists(st.builds(lambda text: {"kind": "work", "text": text}, WORDS.filter(bool)),
                                max_size=2, unique_by=lambda one: one["text"])}
    ),
    st.fixed_dictionaries({"text": st.lists(st.integers(0, 30), min_size=1, max_size=3)}),
    st.fixed_dictionaries({"levels": st.integers(1, 3), "dropped": st.integers(0, 3)}),
)  # fmt: skip


def drawn(directive, edit):
    """The values of an edit; one of the outline is made of what the directive has."""
    outline = directive_values.of(directive, ["outline"])["outline"]
    if "text" in edit:
        lines = outline["text"].split("\n")
        left = [line for at, line in enumerate(lines) if at not in edit["text"]]
        return {"outline": {"text": "\n".join(left).strip() or "示例"}}
    if "levels" in edit:
        sections = outline["sections"]
        actions = [one for section in sections for one in section["actions"]]
        for section in sections:
            section["level"] = edit["levels"]
            section["actions"] = [one for one in section["actions"] if one not in actions[: edit["dropped"]]]
        return {"outline": outline}
    return edit


def everything(directive):
    """All that an undo is to give back: values, ids and anchors, what is settled, and what the index holds."""
    return (
        directive_values.of(directive),
        sorted(directive.provenance.values_list("field", "method", "confidence", "evidence", "corrected_at")),
        list(directive.sections.values_list("pk", "anchor", "parent", "position")),
        list(ActionItem.objects.order_by("pk").values()),
        dict(fingerprints()),
    )


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(edits=st.lists(EDITS, min_size=1, max_size=5))
def test_all_edits_taken_back_in_reverse_give_back_what_there_was(directive, clerk, edits):
    with transaction.atomic():
        Directive.objects.get(pk=directive.pk)
        before = everything(directive)
        for edit in edits:
            save_fields(directive, drawn(directive, edit), clerk)
        acts = list(dict.fromkeys(directive.history.order_by("-pk").values_list("act_id", flat=True)))
        for act in acts:
            undo(directive, directive.history.filter(act_id=act).values_list("pk", flat=True), clerk)
        assert everything(directive) == before
        # And the way forward again: what was taken back comes back.
        if acts:
            changed = directive.history.get_queryset().filter(act_id=acts[-1]).count()
            undone = directive.history.filter(undoes__act_id=acts[-1])
            assert undone.count() == changed
        transaction.set_rollback(True)


def test_an_undo_says_what_it_took_back_and_can_be_taken_back_itself(directive, clerk):
    save_fields(directive, {"title": "新的标题"}, clerk)
    first = directive.history.get()
    undo_last(directive, clerk)
    second = directive.history.exclude(pk=first.pk).get()
    assert (second.act, second.undoes, second.new) == (ChangeAct.UNDONE, first, directive.title)
    assert "title" not in corrections.corrected(directive)
    undo_last(directive, clerk)
    assert Directive.objects.get(pk=directive.pk).title == "新的标题"
    assert "title" in corrections.corrected(directive)


def test_what_was_changed_again_is_taken_back_from_the_end(directive, clerk):
    save_fields(directive, {"title": "第一次"}, clerk)
    first = directive.history.get()
    save_fields(directive, {"title": "第二次"}, clerk)
    with pytest.raises(NotUndone, match="示例甲"):
        undo(directive, [first.pk], clerk)
    assert Directive.objects.get(pk=directive.pk).title == "第二次"
    undo_last(directive, clerk)
    undo(directive, [first.pk], clerk)
    assert Directive.objects.get(pk=directive.pk).title == directive.title


def test_a_change_of_another_directive_and_one_that_is_taken_back_already_are_not_taken_back(directive, clerk):
    other = make_directive(title="另一件")
    save_fields(other, {"title": "另一标题"}, clerk)
    with pytest.raises(NotUndone):
        undo(directive, [other.history.get().pk], clerk)
    undo_last(other, clerk)
    with pytest.raises(NotUndone):
        undo(other, [other.history.earliest("pk").pk], clerk)


def test_an_issuer_that_is_no_more_is_named(directive, clerk):
    gone = Issuer.objects.create(name="已撤并工会", level="city")
    save_fields(directive, {"issuers": ["已撤并工会"]}, clerk)
    save_fields(directive, {"issuers": ["示例省总工会"]}, clerk)
    gone.delete()
    with pytest.raises(NotUndone, match="已撤并工会"):
        undo_last(directive, clerk)


def test_an_older_page_is_told(directive, clerk):
    save_fields(directive, {"title": "第一次"}, clerk)
    shown = directive.history.get().pk
    save_fields(directive, {"note": "附注"}, clerk)
    with pytest.raises(Outdated):
        undo(directive, [shown], clerk, latest=shown)


def test_a_renamed_issuer_is_no_later_change(directive, clerk):
    save_fields(directive, {"issuers": ["示例市总工会"]}, clerk)
    Issuer.objects.filter(name="示例市总工会").update(name="示例市新总工会")
    undo_last(directive, clerk)
    assert [issuer.name for issuer in directive.issuers.all()] == ["示例省总工会"]
