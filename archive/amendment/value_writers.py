"""What puts each field of a directive into the archive, from the JSON that the history keeps of it (see
archive.history.directive_values). The sentences of their ValueErrors are for the reader."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from archive.history import outline_value
from archive.history.directive_values import PLACES, PLAIN, REVIEWED
from archive.history.field_writers import writes
from archive.ingest import content_writer
from archive.ingest.bulk_rows import insert
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Directive, Forwarding, Issuance, Issuer, IssuerAlias, Reference, Region, Topic
from archive.models.choices import ForwardingKind, IssuerBasis, YearBasis

_LISTS = ("addressees", "copies_to", "attachments", "signers", "circulation", "contacts", "reports_to")
_ODD = "\x00"


class FieldRefused(ValueError):
    """A value that its field cannot have; `field` says which, the words say why."""

    def __init__(self, field: str, sentence: str):
        super().__init__(sentence)
        self.field = field


def _writer_of_column(field: str):
    @writes(field)
    def write(directive: Directive, value: Any, person: Any) -> None:
        if field in _LISTS:
            _refuse_unlisted(value)
        elif not isinstance(value, str) and value is not None:
            raise ValueError(_("写法不对。"))
        _set(directive, **{field: _cleaned(field, value, directive)})

    return write


for _field in PLAIN:
    _writer_of_column(_field)


def _writer_of_region(field: str):
    @writes(field)
    def write(directive: Directive, value: Any, person: Any) -> None:
        if value is not None and not (isinstance(value, str) and Region.objects.filter(pk=value).exists()):
            raise ValueError(_("没有这个地区。"))
        if field == "region" and value is None and (directive.city_id or directive.county_id):
            raise ValueError(_("有市州或县（市、区）的文件不能没有地区。"))
        if field != "region" and value is not None and directive.region_id is None:
            raise ValueError(_("请先填地区，再填市州、县（市、区）。"))
        _set(directive, **{f"{field}_id": value})

    return write


for _field in PLACES:
    _writer_of_region(_field)


@writes("year")
def _write_year(directive: Directive, value: Any, person: Any) -> None:
    """[year, basis], None, or a year by itself, which rests on what bears it."""
    year, basis = value if isinstance(value, list | tuple) and len(value) == 2 else (value, None)
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise ValueError(_("写法不对。"))
    year = _cleaned("year", year, directive)
    if basis is not None and basis not in YearBasis.values:
        raise ValueError(_("写法不对。"))
    _set(directive, year=year, year_basis=(basis or _basis_of(year, directive)) if year else "")


@writes("issuers")
def _write_issuers(directive: Directive, value: Any, person: Any) -> None:
    """As the history has it, or names in the order of the signatures."""
    named, basis = (value.get("issuers"), value.get("basis")) if isinstance(value, dict) else (value, None)
    if not isinstance(named, list) or basis not in (None, "", *IssuerBasis.values):
        raise ValueError(_("写法不对。"))
    keys = list(dict.fromkeys(_issuer(one) for one in named))
    directive.issuances.all().delete()
    insert([Issuance(directive=directive, issuer_id=key, position=at) for at, key in enumerate(keys)])
    _set(directive, issuer_basis=(IssuerBasis.STATED if keys else "") if basis is None else basis)


@writes("topics")
def _write_topics(directive: Directive, value: Any, person: Any) -> None:
    """Names, the main topic first, or as the history has them; a topic that the archive knows no more of is left out
    of the latter. Where it has no main one, being older, the main one stays if it is among them."""
    named = value.get("topics") if isinstance(value, dict) else value
    if not isinstance(named, list):
        raise ValueError(_("写法不对。"))
    names = {name: key for key, name in Topic.objects.values_list("pk", "name")}
    keys, is_named = [], False
    for one in named:
        if isinstance(one, str) and one not in names:
            raise ValueError(_("没有“%s”这个主题。") % one[:40])
        is_named = is_named or isinstance(one, str)
        keys.append(names[one] if isinstance(one, str) else one[0])
    keys = [key for key in keys if key in names.values()]
    main = value.get("main") if isinstance(value, dict) else keys[0] if is_named else directive.main_topic_id
    directive.topics.set(keys)
    _set(directive, main_topic_id=main if main in keys else None)


@writes("references")
def _write_references(directive: Directive, value: Any, person: Any) -> None:
    """The target of one that is no more is none."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(_("写法不对。"))
    targets = _those_held(one.get("target") for one in value)
    rows, seen = [], set()
    for position, one in enumerate(value):
        target = one.get("target") if one.get("target") in targets else None
        if target == directive.pk:
            raise ValueError(_("文件不能引用自己。"))
        row = Reference(
            directive=directive, position=position, kind=one.get("kind"), form=one.get("form", ""),
            text=one.get("text"), target_id=target,
        )  # fmt: skip
        _clean_row(row, exclude=["directive", "target"])
        if (row.kind, row.text) in seen:
            raise ValueError(_("“%s”列了两次。") % row.text[:40])
        seen.add((row.kind, row.text))
        row.set_key()
        row.number_key = row.number_key or str(one.get("number_key") or "")[:100]
        rows.append(row)
    directive.references.all().delete()
    insert(rows)


@writes("carried_by")
def _write_forwarding_directives(directive: Directive, value: Any, person: Any) -> None:
    """[[id, kind], …]; a forwarding directive that is no more is left out."""
    if not isinstance(value, list) or not all(isinstance(one, list | tuple) and len(one) == 2 for one in value):
        raise ValueError(_("写法不对。"))
    held = _those_held(key for key, _kind in value)
    if directive.pk in held:
        raise ValueError(_("文件不能转发自己。"))
    if not {kind for _key, kind in value} <= {"", *ForwardingKind.values}:
        raise ValueError(_("写法不对。"))
    directive.forwarded_by.all().delete()
    insert([
        Forwarding(forwarding_directive_id=key, forwarded_directive=directive, kind=kind)
        for key, kind in sorted(dict(value).items()) if key in held
    ])  # fmt: skip


@writes("outline")
def _write_outline(directive: Directive, value: Any, person: Any) -> None:
    """As the history has it; a text alone ({"text": …}) is read anew."""
    if not isinstance(value, dict) or not isinstance(value.get("text", ""), str) or not {"text", "digest"} & {*value}:
        raise ValueError(_("写法不对。"))
    text = outline_value.text_of(value, directive)
    _refuse_odd([text])
    if not text.strip():
        raise ValueError(_("正文里没有文字。"))
    try:
        if "sections" not in value:
            content_writer.rewrite(directive, text, ReferenceCache())
        else:
            content_writer.put(directive, text, *outline_value.rows_of(value, text, directive))
    except content_writer.Unfit as error:
        raise ValueError(str(error)) from error


@writes(REVIEWED)
def _write_reviewed(directive: Directive, value: Any, person: Any) -> None:
    at = value and parse_datetime(value["at"])
    account = value and get_user_model().objects.filter(pk=value["by"]).first()
    _set(directive, reviewed_at=at, reviewed_by=account or None)


def _set(directive: Directive, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(directive, name, value)
    directive.save(update_fields=list(columns))


def _cleaned(field: str, value: Any, directive: Directive) -> Any:
    _refuse_odd(value if isinstance(value, list) else [value])
    column: Any = Directive._meta.get_field(field)
    try:
        return column.clean(value, directive)
    except ValidationError as error:
        raise ValueError("；".join(error.messages)) from error


def _clean_row(row: Any, exclude: list[str]) -> None:
    try:
        row.clean_fields(exclude=exclude)
    except ValidationError as error:
        raise ValueError("；".join(error.messages)) from error
    _refuse_odd([row.text])


def _refuse_unlisted(value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(_("请写成一列文字。"))


def _refuse_odd(values: Iterable[Any]) -> None:
    # Some databases take no NUL, and none a half of a character.
    for value in values:
        if isinstance(value, str) and (_ODD in value or value != value.encode(errors="ignore").decode()):
            raise ValueError(_("里面有不能保存的字符。"))


def _basis_of(year: int | None, directive: Directive) -> str:
    """What a year rests on that somebody gave by itself: the surest of what bears it."""
    if directive.issued_on and directive.issued_on.year == year:
        return YearBasis.ISSUED
    if str(year) in directive.number:
        return YearBasis.NUMBER
    is_printed = directive.printed_on and directive.printed_on.year == year
    return YearBasis.PRINTED if is_printed else YearBasis.INFERRED


def _issuer(one: Any) -> int:
    """The key of an issuer given by its name, or by its key and name: a name may have changed since."""
    key, name = (None, one) if isinstance(one, str) else one
    if key is not None and Issuer.objects.filter(pk=key).exists():
        return key
    alias = IssuerAlias.objects.filter(name=name).values_list("issuer", flat=True)
    found = Issuer.objects.filter(name=name).values_list("pk", flat=True).first() or alias.first()
    if found is None:
        raise ValueError(_("基础数据里没有“%s”这个发文机关，请先添加。") % str(name)[:80])
    return found


def _those_held(keys: Iterable[Any]) -> set[int]:
    known = [key for key in keys if isinstance(key, int)]
    return set(Directive.objects.filter(pk__in=known).values_list("pk", flat=True))
