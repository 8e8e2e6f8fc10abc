"""References → the archived directives that they mean: by number, then by title.

What a reference is resolved to depends on what the archive holds, not on the order in which it came: whenever
a directive arrives, is corrected or goes, the references of its number and subject are looked at anew. Only
those, by indexed keys. References that staff have corrected are left alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q, prefetch_related_objects

from archive.lexicon.text_keys import comparable, issuer_prefix, title_key
from archive.models import Directive, Provenance, Reference

# As many keys as every database takes in one question.
_BATCH = 400
_NATION = "000000"
_COLUMNS = ("title", "title_key", "subject_key", "number_key", "region", "city", "year", "year_basis")
_CITING = ("region", "city", "year", "year_basis")


def arrived(directives: Iterable[Directive]) -> None:
    """Resolve what the directives cite and what cites them; also after their title or number was corrected."""
    for directive in directives:
        may = Q(directive=directive) | Q(target=directive) | Q(text_key=directive.subject_key)
        if directive.number_key:
            may |= Q(number_key=directive.number_key)
        resolve(Reference.objects.filter(may))


def cited(directives: Iterable[int]) -> list[int]:
    """Ids of the references that point to these directives; once those are gone, `resolve_again` takes them."""
    return list(Reference.objects.filter(target__in=directives).values_list("pk", flat=True))


def resolve_again(references: list[int]) -> None:
    for some in _batches(references):
        resolve(Reference.objects.filter(pk__in=some))


def resolve(references) -> None:
    """Point each reference of a QuerySet to the directive that it means, or to none."""
    references = list(references.select_related("directive").only(*_NEEDED))
    found = _found(references)
    forwarded = _forwarded_by({reference.directive_id for reference in references}) if found else {}
    changed = []
    for reference in references:
        target = _meant_by(reference, _candidates(reference, found), forwarded.get(reference.directive_id, ()))
        if reference.target_id != target:
            reference.target_id = target
            changed.append(reference)
    _save(changed)


_NEEDED = (
    "directive", "text", "form", "text_key", "number_key", "target", *(f"directive__{name}" for name in _CITING),
)  # fmt: skip


def _save(changed: list[Reference]) -> None:
    for some in _batches(changed):
        citing = {reference.directive_id for reference in some}
        corrected = Provenance.objects.corrected().filter(field="references", directive__in=citing)
        kept = set(corrected.values_list("directive", flat=True))
        Reference.objects.bulk_update([row for row in some if row.directive_id not in kept], ["target"])


def _found(references: list[Reference]) -> dict[str, list[Directive]]:
    """Archived directives by each of the references' keys; what is out of view nobody is led to."""
    keys = {key for reference in references for key in (reference.text_key, reference.number_key) if key}
    found = defaultdict(list)
    for some in _batches(sorted(keys)):
        for directive in (
            Directive.objects.held().filter(Q(subject_key__in=some) | Q(number_key__in=some)).only(*_COLUMNS)
        ):
            for key in {directive.subject_key, directive.number_key} & keys:
                found[key].append(directive)
    return found


def _forwarded_by(directives: set[int]) -> dict[int, set[int]]:
    forwarded = defaultdict(set)
    for some in _batches(sorted(directives)):
        rows = Directive.objects.filter(forwarded_by__forwarding_directive__in=some).values_list(
            "forwarded_by__forwarding_directive", "pk"
        )
        for forwarding_directive, pk in rows:
            forwarded[forwarding_directive].add(pk)
    return forwarded


def _candidates(reference: Reference, found: dict[str, list[Directive]]) -> tuple[list, list]:
    """Directives of the reference's number, and of its subject; never the one that cites."""
    others = [
        [directive for directive in found.get(key, ()) if key and directive.pk != reference.directive_id]
        for key in (reference.number_key, "" if reference.form == "number" else reference.text_key)
    ]
    return others[0], others[1]


def _meant_by(reference: Reference, candidates: tuple[list, list], forwarded: Iterable[int]) -> int | None:
    of_number, of_subject = candidates
    if of_number:
        # One number may be given twice by mistake, or stand in two copies: the nearest title, then the first.
        same = [directive for directive in of_number if directive.subject_key == reference.text_key]
        return min(directive.pk for directive in same or of_number)
    for directive in of_subject:
        if directive.pk in forwarded:
            return directive.pk
    prefix = issuer_prefix(reference.text)
    earlier = [directive for directive in of_subject if not _later(directive, reference.directive)]
    exact = [directive for directive in earlier if directive.title_key == title_key(reference.text)]
    return _the_one(reference.directive, exact if prefix and exact else list(_fitting(reference, prefix, earlier)))


def _fitting(reference: Reference, prefix: str, directives: list[Directive]) -> Iterator[Directive]:
    """Those whose issuer is the one that the reference names; where it names none, those of no other place."""
    if prefix and directives:
        prefetch_related_objects(directives, "issuers__aliases")
    for directive in directives:
        # What begins with 关于 many may have issued; any other name (示例省工会条例) is one work's own.
        own_name = not reference.text_key.startswith("关于")
        if _issued_by(directive, prefix) if prefix else own_name or _of_one_place(reference.directive, directive):
            yield directive


def _issued_by(directive: Directive, prefix: str) -> bool:
    names = [issuer_prefix(directive.title)]
    for issuer in directive.issuers.all():
        names += [comparable(issuer.name), *(comparable(alias.name) for alias in issuer.aliases.all())]
    return any(name and (name in prefix or name.endswith(prefix)) for name in names)


def _of_one_place(citing: Directive, directive: Directive) -> bool:
    places = {citing.region_id, directive.region_id}
    return len(places) == 1 or None in places or _NATION in places


def _later(directive: Directive, citing: Directive) -> bool:
    """Whether it is surely of a later year: nobody cites what is yet to be written."""
    if "inferred" in (directive.year_basis, citing.year_basis) or not (directive.year and citing.year):
        return False
    return directive.year > citing.year


def _the_one(citing: Directive, directives: list[Directive]) -> int | None:
    """The only one that is left when what is less likely meant is gone."""
    for name in ("region_id", "city_id", "year"):
        if len(directives) > 1:
            near = [directive for directive in directives if getattr(directive, name) == getattr(citing, name)]
            directives = near or directives
    if len(directives) > 1 and not _archived_twice(directives):
        return None
    return min((directive.pk for directive in directives), default=None)


def _archived_twice(directives: list[Directive]) -> bool:
    return len({(d.title_key, d.number_key) for d in directives}) == 1 and bool(directives[0].number_key)


def _batches(rows: list) -> Iterator[list]:
    for at in range(0, len(rows), _BATCH):
        yield rows[at : at + _BATCH]
