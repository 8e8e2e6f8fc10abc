"""The one question by which `relations` asks for what a directive is tied to: a row a tie, in the columns of a Tie,
then what is to be hidden of the title and the file in which it stands."""

from django.db.models import BigIntegerField, Case, CharField, F, FloatField, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from archive.catalogue.compiled_question import CompiledQuestion, Keys
from archive.catalogue.topic_order import MAIN_FIRST
from archive.models import Directive, Forwarding, Issuance, OccasionAnswer, Occurrence, Reference


def _rows(keys: Keys):
    topics = Directive.topics.through.objects.filter(directive__in=keys)
    parts = [
        _part(Issuance.objects.filter(directive__in=keys), "issuer", F("position"), F("issuer__name")),
        _part(topics, "topic", MAIN_FIRST, F("topic__name")),
        _part(
            Reference.objects.filter(directive__in=keys),
            "cites", F("position"), F("text"), F("kind"), "target", F("form"),
        ),
        # Its own number, read as a mention, would make it cite itself.
        _part(
            Reference.objects.filter(target__in=keys).exclude(directive__in=keys),
            "cited by", F("directive_id"), Value(""), F("kind"), "directive", F("form"),
        ),
        _part(
            Forwarding.objects.filter(forwarded_directive__in=keys),
            "forwarded by", F("pk"), Value(""), F("kind"), "forwarding_directive",
        ),
        _part(
            Forwarding.objects.filter(forwarding_directive__in=keys),
            "forwarded", F("pk"), Value(""), F("kind"), "forwarded_directive",
        ),
        _part(
            OccasionAnswer.objects.filter(directive__in=keys).told(),
            "occasion", F("occasion_id"), _worded(), _confidence(), form=F("occasion__year"),
        ),
        _part(
            Occurrence.objects.filter(directive__in=keys),
            "occurrence", F("pk"), F("source__name"), F("basis"), share=F("likeness"), file=F("source_id"),
        ),
    ]  # fmt: skip
    first, *rest = parts
    return first.union(*rest, all=True)


def _worded():
    """As staff settled it, else in the directive's own words."""
    return Case(When(~Q(occasion__wording=""), then=F("occasion__wording")), default=F("wording"))


def _confidence():
    return Case(When(is_read=True, then=F("confidence")), default=Value(""))


def _part(rows, role, place, words, what=None, end="", form=None, share=None, file=None):
    """One table's rows in the columns that all have; `end` leads to the directive at the other end.

    Every column says its type, whatever it holds: a database that knows types joins none to a NULL without one."""
    text, number, nothing = CharField(), BigIntegerField(), Value(None)
    return (
        rows.order_by()
        .annotate(
            tie_role=Cast(Value(role), text),
            tie_place=Cast(place, number),
            tie_words=Cast(words, text),
            tie_what=Cast(what or Value(""), text),
            tie_form=Cast(form or Value(""), text),
            tie_other=Cast(F(f"{end}_id") if end else nothing, number),
            tie_title=Cast(Coalesce(F(f"{end}__title"), Value("")) if end else Value(""), text),
            tie_share=Cast(share or Value(0.0), FloatField()),
            tie_hides=Cast(F(f"{end}__contacts") if end else nothing, TextField()),
            tie_file=Cast(file or nothing, number),
        )
        .values_list(
            "tie_role", "tie_place", "tie_words", "tie_what", "tie_form", "tie_other", "tie_title", "tie_share",
            "tie_hides", "tie_file",
        )
    )  # fmt: skip


QUESTION = CompiledQuestion(_rows)
