"""The tables of what is suggested, kept in step with the archive."""

from collections.abc import Iterable

from django.db import DatabaseError, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from archive.machines import turns
from archive.models import Directive
from archive.privacy.sight import EVERYBODY
from search.models import DirectiveKey, Mention, Term, TermKey
from search.suggesting.terms import keys_of_directive, keys_of_term, terms_of

# Directives to a transaction, and values to a statement: a database takes so many at a time.
BATCH, STATEMENT = 200, 500
# The tables stand in the database: each of several machines, with an index of its own, would take up the same.
_TURN = "suggestions"


def take_up(keys: Iterable[int]) -> dict[int, Exception]:
    """Take up directives that were saved or removed; whether a directive is there the archive itself tells.
    What kept which of them from being taken up: the others were."""
    with turns.turn(_TURN):
        return _all_taken_up(sorted(keys))


def _all_taken_up(keys: list[int]) -> dict[int, Exception]:
    failures: dict[int, Exception] = {}
    for at in range(0, len(keys), BATCH):
        failures |= _taken_up(keys[at : at + BATCH])
    return failures


def _taken_up(keys) -> dict[int, Exception]:
    try:
        _take_up(keys)
    except (OSError, MemoryError, DatabaseError):
        raise
    except Exception as error:  # one bad value: it must not keep the others from being suggested
        if len(keys) == 1:
            return {keys[0]: error}
        return _taken_up(keys[: len(keys) // 2]) | _taken_up(keys[len(keys) // 2 :])
    return {}


def rebuild() -> dict[int, Exception]:
    """Make the tables anew. Until a directive's turn comes, what is suggested of it is what was before."""
    with turns.turn(_TURN):
        held = set(Directive.objects.held().values_list("pk", flat=True))
        known = set(DirectiveKey.objects.values_list("directive_id", flat=True).distinct())
        # A term's keys depend on how they are made and on its other names: they are made anew as well.
        TermKey.objects.all().delete()
        return _all_taken_up(sorted(held | known))


def refresh() -> dict[int, Exception]:
    """Take up the directives that the tables lack, and let go of those that are no more."""
    return take_up(behind())


def behind() -> set[int]:
    """The directives that the tables lack, and those in them that are no more."""
    held = set(Directive.objects.held().values_list("pk", flat=True))
    known = set(DirectiveKey.objects.values_list("directive_id", flat=True).distinct())
    return held ^ known


@transaction.atomic
def _take_up(keys) -> None:
    directives = list(
        Directive.objects.held()
        .filter(pk__in=keys)
        .only("title", "subject_key", "number", "text", "contacts", "annotations")
        .prefetch_related("issuers", "topics")
    )
    # Words are suggested to everybody, and counted: those of what not everybody may know of are none.
    hidden = set(Directive.objects.unknown_to(EVERYBODY).filter(pk__in=keys).values_list("pk", flat=True))
    terms = terms_of([one for one in directives if one.pk not in hidden])
    touched = set(Mention.objects.filter(directive_id__in=keys).values_list("term_id", flat=True))
    Mention.objects.filter(directive_id__in=keys).delete()
    DirectiveKey.objects.filter(directive_id__in=keys).delete()
    DirectiveKey.objects.bulk_create(
        [DirectiveKey(directive_id=one.pk, key=key) for one in directives for key in keys_of_directive(one)],
        batch_size=STATEMENT,
    )
    ids = _ids({term for held in terms.values() for term in held})
    Mention.objects.bulk_create(
        [Mention(term_id=ids[term], directive_id=key) for key, held in terms.items() for term in held],
        batch_size=STATEMENT,
    )
    _weigh(touched | set(ids.values()))


def _ids(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """{(kind, text): key of the Term}, made where there is none; each with what may be typed for it."""
    Term.objects.bulk_create(
        [Term(kind=kind, text=text) for kind, text in sorted(wanted)], batch_size=STATEMENT, ignore_conflicts=True
    )
    texts = sorted({text for _, text in wanted})
    ids, unkeyed = {}, []
    for at in range(0, len(texts), STATEMENT):
        rows = Term.objects.filter(text__in=texts[at : at + STATEMENT]).annotate(key_count=Count("keys"))
        for pk, kind, text, key_count in rows.values_list("pk", "kind", "text", "key_count"):
            if (kind, text) in wanted:
                ids[kind, text] = pk
                if not key_count:
                    unkeyed.append((pk, kind, text))
    TermKey.objects.bulk_create(
        [TermKey(term_id=pk, key=key) for pk, kind, text in unkeyed for key in keys_of_term(kind, text)],
        batch_size=STATEMENT,
    )
    return ids


def _weigh(terms: set[int]) -> None:
    """Count the directives of each of these terms, and drop those that none holds any more."""
    mentions = Mention.objects.filter(term=OuterRef("pk")).order_by().values("term")
    weight = Coalesce(Subquery(mentions.annotate(held=Count("pk")).values("held")), 0)
    terms = sorted(terms)
    for at in range(0, len(terms), STATEMENT):
        few = Term.objects.filter(pk__in=terms[at : at + STATEMENT])
        few.update(weight=weight)
        few.filter(weight=0).delete()
