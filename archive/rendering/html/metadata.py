"""What is known of a directive, each item with what it rests on, and what the original does not state said plainly."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.catalogue.relations import Relations
from archive.models import Directive
from archive.models.choices import IssuerBasis, YearBasis
from archive.rendering.provenance_labels import ProvenanceLabel

# So many characters of the words that something rests on tell where they stand.
LONGEST_EVIDENCE = 60

_ZH = ' lang="zh-Hans"'


class Item(NamedTuple):
    """`field` is whose provenance tells the basis; `value` is HTML, '' where nothing is stated; `basis` where the
    directive keeps one of its own."""

    field: str
    label: str
    value: str
    basis: str = ""


def metadata(
    directive: Directive, relations: Relations, grounds: Iterable[ProvenanceLabel], contacts_hidden: bool
) -> SafeString:
    """A description list. What every directive should have is listed though it be missing, the rest where it is."""
    found = {ground.field: ground for ground in grounds}
    missing = _missing(_("原件未载明"))
    always = [_line(item, found.get(item.field), missing) for item in _expected(directive, relations)]
    others = [_line(item, found.get(item.field), missing) for item in _further(directive) if item.value]
    if directive.contacts:
        shown = _missing(_("已隐去，登录后可见")) if contacts_hidden else _listed(directive.contacts)
        others.append(_line(Item("contacts", _("联系方式"), shown), found.get("contacts"), missing))
    topics = Item("topics", _("主题"), _topics(relations.topics) or _missing(_("未归入主题")))
    others.append(_line(topics, found.get("topics") if relations.topics else None, missing))
    return mark_safe(f'<dl class="metadata">{"".join([*always, *others])}</dl>')


def evidence(grounds: list[ProvenanceLabel]) -> SafeString:
    """How each field was found and how surely, with the words of the text that it rests on, folded."""
    if not grounds:
        return mark_safe("")
    doubts = sum(ground.is_doubtful for ground in grounds)
    told = ngettext("%(count)s 项存疑", "%(count)s 项存疑", doubts) % {"count": doubts}
    marked = f' <span class="doubts">{escape(told)}</span>' if doubts else ""
    corrected = _("人工核定")
    lines = "".join(_ground(ground, corrected) for ground in grounds)
    return mark_safe(
        f'<details class="grounds"><summary>{escape(_("各项依据"))}{marked}</summary><dl>{lines}</dl></details>'
    )


def _ground(ground: ProvenanceLabel, corrected: str) -> str:
    doubtful = ' class="doubtful"' if ground.is_doubtful else ""
    words = Truncator(ground.evidence).chars(LONGEST_EVIDENCE) if ground.evidence else ""
    quoted = f"<q{_ZH}>{escape(words)}</q>" if words else ""
    confidence = escape(str(corrected if ground.is_corrected else ground.confidence))
    return (
        f"<div{doubtful}><dt>{escape(str(ground.label))}</dt><dd><span{_lang(ground)}>{escape(ground.method)}</span>"
        f' <span class="confidence">{confidence}</span>{quoted}</dd></div>'
    )


def _expected(directive, relations) -> list[Item]:
    inferred = directive.issuer_basis == IssuerBasis.INFERRED
    return [
        Item("issuers", _("发文机关"), "<br>".join(map(_chinese, relations.issuers)),
             directive.get_issuer_basis_display() if inferred else ""),
        Item("number", _("发文字号"), _chinese(directive.number)),
        Item("issued_on", _("成文日期"), _date(directive.issued_on)),
        Item("printed_on", _("印发日期"), _date(directive.printed_on)),
        Item("year", _("年份"), str(directive.year or ""), _year_basis(directive)),
        Item("region", _("地区"), _region(directive)),
        _type(directive),
        Item("addressees", _("主送机关"), _listed(directive.addressees)),
    ]  # fmt: skip


def _further(directive) -> list[Item]:
    return [
        Item("copies_to", _("抄送机关"), _listed(directive.copies_to)),
        Item("attachments", _("附件"), "<br>".join(map(_chinese, directive.attachments))),
        Item("publication", _("公开标识"), _chinese(directive.publication)),
        Item("printed_by", _("印发机关"), _chinese(directive.printed_by)),
        Item("reports_to", _("报送对象"), _listed(directive.reports_to)),
    ]


def _line(item: Item, ground: ProvenanceLabel | None, missing: str) -> str:
    basis = f' <span class="basis">{escape(item.basis)}</span>' if item.basis and item.value else ""
    if ground and ground.is_corrected:
        basis += f' <span class="basis is-corrected">{escape(_("人工核定"))}</span>'
    elif ground and item.value:
        doubt = f' <span class="doubts">{escape(ground.confidence)}</span>' if ground.is_doubtful else ""
        method = "" if item.basis else f' <span class="basis"{_lang(ground)}>{escape(ground.method)}</span>'
        basis += method + doubt
    return f"<div><dt>{escape(item.label)}</dt><dd>{item.value or missing}{basis}</dd></div>"


def _missing(words: str) -> str:
    return f'<span class="missing">{escape(words)}</span>'


def _chinese(words: str) -> str:
    return f"<span{_ZH}>{escape(words)}</span>" if words else ""


def _lang(ground: ProvenanceLabel) -> str:
    return _ZH if ground.is_chinese else ""


def _listed(names: list[str]) -> str:
    return _chinese("，".join(names))


def _date(day) -> str:
    return f'<time datetime="{day.isoformat()}">{escape(date_format(day))}</time>' if day else ""


def _year_basis(directive) -> str:
    if not directive.year:
        return ""
    basis = directive.get_year_basis_display()
    return basis if directive.year_basis == YearBasis.INFERRED else _("据%(basis)s") % {"basis": basis}


def _region(directive) -> str:
    if not directive.region:
        return ""
    city = f" {escape(directive.city.name)}" if directive.city else ""
    return f"<span{_ZH}>{_filter(directive.region.name, province=directive.region.code)}{city}</span>"


def _type(directive) -> Item:
    """The official type, or the form where it has none (实施方案)."""
    label = _("文种") if directive.genre or not directive.form else _("文体")
    if not directive.type:
        return Item("genre", label, "")
    form = f"（{escape(directive.form)}）" if directive.genre and directive.form else ""
    value = f"<span{_ZH}>{_filter(directive.type, genre=directive.type)}{form}</span>"
    return Item("genre" if directive.genre else "form", label, value)


def _topics(names: list[str]) -> str:
    items = "".join(f"<li>{_filter(name, topic=name)}</li>" for name in names)
    return f'<ul class="tags"{_ZH}>{items}</ul>' if names else ""


def _filter(words: str, **chosen: str) -> str:
    """A link to the directives that have the same."""
    return f'<a href="{reverse("directives")}?{escape(urlencode(chosen))}">{escape(words)}</a>'
