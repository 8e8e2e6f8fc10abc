"""What is known of a directive, each item with what it rests on, and what the original does not state said plainly."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.catalogue.relations import Relations, Tie
from archive.catalogue.shown_validity import ShownValidity
from archive.models import Directive
from archive.models.choices import Confidence, IssuerBasis, ValidityState, YearBasis
from archive.occasions.wordings import with_year
from archive.rendering.html.topic_tags import topic_tags
from archive.rendering.html.validity_line import validity_pieces
from archive.rendering.provenance_labels import ProvenanceLabel
from archive.rendering.safe_html import NOTHING, SafeString, html, joined

# So many characters of the words that something rests on tell where they stand.
LONGEST_EVIDENCE = 60

_ZH, _BREAK = html(' lang="zh-Hans"'), html("<br>")
_EVIDENCE_LINE = '<div{}><dt>{}</dt><dd><span{}>{}</span> <span class="confidence">{}</span>{}</dd></div>'


class Item(NamedTuple):
    """`field` is whose provenance tells the basis; `value` is HTML, '' where nothing is stated; `basis` where the
    directive keeps one of its own."""

    field: str
    label: str
    value: SafeString
    basis: str = ""


def metadata(
    directive: Directive, relations: Relations, provenance_labels: Iterable[ProvenanceLabel], contacts: list[str]
) -> SafeString:
    """A description list. What every directive should have is listed though it be missing, the rest where it is;
    `contacts` are those that the reader may see."""
    found = {provenance.field: provenance for provenance in provenance_labels}
    missing = _missing(_("原件未载明"))
    always = [_line(item, found.get(item.field), missing) for item in _expected(directive, relations)]
    always.append(_line(Item("validity", _("效力"), _validity(relations.validity)), None, missing))
    others = [_line(item, found.get(item.field), missing) for item in _further(directive) if item.value]
    if directive.contacts:
        hidden = _missing(_("已隐去，凭权限查看")) if len(contacts) < len(directive.contacts) else NOTHING
        shown = joined([_listed(contacts) if contacts else NOTHING, hidden])
        others.append(_line(Item("contacts", _("联系方式"), shown), found.get("contacts"), missing))
    if relations.occasion:
        others.append(_line(Item("occasion", _("事由"), _occasion(relations.occasion)), None, missing))
    topics = Item("topics", _("主题"), _topics(relations) or _missing(_("未归入主题")))
    others.append(_line(topics, found.get("topics") if relations.topics else None, missing))
    return html('<dl class="metadata">{}</dl>', joined([*always, *others]))


def evidence(provenance_labels: list[ProvenanceLabel]) -> SafeString:
    """How each field was found and how surely, with the words of the text that it rests on, folded."""
    if not provenance_labels:
        return NOTHING
    doubts = sum(provenance.is_doubtful for provenance in provenance_labels)
    told = ngettext("%(count)s 项存疑", "%(count)s 项存疑", doubts) % {"count": doubts}
    marked = html(' <span class="doubts">{}</span>', told) if doubts else NOTHING
    corrected = _("人工核定")
    lines = joined(_evidence_line(provenance, corrected) for provenance in provenance_labels)
    return html(
        '<details class="provenance"><summary>{}{}</summary><dl>{}</dl></details>', _("各项依据"), marked, lines
    )


def _evidence_line(provenance: ProvenanceLabel, corrected: str) -> SafeString:
    doubtful = html(' class="doubtful"') if provenance.is_doubtful else NOTHING
    words = Truncator(provenance.evidence).chars(LONGEST_EVIDENCE) if provenance.evidence else ""
    quoted = html("<q{}>{}</q>", _ZH, words) if words else NOTHING
    confidence = corrected if provenance.is_corrected else provenance.confidence
    return html(_EVIDENCE_LINE, doubtful, provenance.label, _lang(provenance), provenance.method, confidence, quoted)


def _expected(directive, relations) -> list[Item]:
    inferred = directive.issuer_basis == IssuerBasis.INFERRED
    return [
        Item("issuers", _("发文机关"), joined(map(_chinese, relations.issuers), between=_BREAK),
             directive.get_issuer_basis_display() if inferred else ""),
        Item("number", _("发文字号"), _chinese(directive.number)),
        Item("issued_on", _("成文日期"), _date(directive.issued_on)),
        Item("printed_on", _("印发日期"), _date(directive.printed_on)),
        Item("year", _("年份"), joined([directive.year or ""]), _year_basis(directive)),
        Item("region", _("地区"), _region(directive)),
        _type(directive),
        Item("addressees", _("主送机关"), _listed(directive.addressees)),
    ]  # fmt: skip


def _further(directive) -> list[Item]:
    return [
        Item("copies_to", _("抄送机关"), _listed(directive.copies_to)),
        Item("attachments", _("附件"), joined(map(_chinese, directive.attachments), between=_BREAK)),
        Item("publication", _("公开标识"), _chinese(directive.publication)),
        Item("printed_by", _("印发机关"), _chinese(directive.printed_by)),
        Item("copy_number", _("份号"), _chinese(directive.copy_number)),
        Item("urgency", _("紧急程度"), _chinese(directive.urgency)),
        Item("signers", _("签发人"), _listed(directive.signers)),
        Item("note", _("附注"), _chinese(directive.note)),
        Item("circulation", _("传播限制"), _listed(directive.circulation)),
        Item("reports_to", _("报送对象"), _listed(directive.reports_to)),
    ]


def _line(item: Item, provenance: ProvenanceLabel | None, missing: SafeString) -> SafeString:
    basis = [html(' <span class="basis">{}</span>', item.basis)] if item.basis and item.value else []
    if provenance and provenance.is_corrected:
        basis.append(html(' <span class="basis is-corrected">{}</span>', _("人工核定")))
    elif provenance and item.value:
        if not item.basis:
            basis.append(html(' <span class="basis"{}>{}</span>', _lang(provenance), provenance.method))
        if provenance.is_doubtful:
            basis.append(html(' <span class="doubts">{}</span>', provenance.confidence))
    return html("<div><dt>{}</dt><dd>{}{}</dd></div>", item.label, item.value or missing, joined(basis))


def _missing(words: str) -> SafeString:
    return html('<span class="missing">{}</span>', words)


def _chinese(words: str) -> SafeString:
    return html('<span lang="zh-Hans">{}</span>', words) if words else NOTHING


def _lang(provenance: ProvenanceLabel) -> SafeString:
    return _ZH if provenance.is_chinese else NOTHING


def _listed(names: list[str]) -> SafeString:
    return _chinese("，".join(names))


def _date(day) -> SafeString:
    return html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day)) if day else NOTHING


def _year_basis(directive) -> str:
    if not directive.year:
        return ""
    basis = directive.get_year_basis_display()
    return basis if directive.year_basis == YearBasis.INFERRED else _("据%(basis)s") % {"basis": basis}


def _region(directive) -> SafeString:
    if not directive.region:
        return NOTHING
    beneath = "".join(f" {place.name}" for place in (directive.city, directive.county) if place)
    return html("<span{}>{}{}</span>", _ZH, _filter(directive.region.name, province=directive.region.code), beneath)


def _type(directive) -> Item:
    """The official type, or the form where it has none (实施方案)."""
    label = _("文种") if directive.genre or not directive.form else _("文体")
    if not directive.type:
        return Item("genre", label, NOTHING)
    form = f"（{directive.form}）" if directive.genre and directive.form else ""
    value = html("<span{}>{}{}</span>", _ZH, _filter(directive.type, genre=directive.type), form)
    return Item("genre" if directive.genre else "form", label, value)


def _validity(validity: ShownValidity) -> SafeString:
    """What is known of it; that nobody has settled it is said quietly."""
    trial = [html('<span class="validity-trial">{}</span>', _("试行"))] if validity.is_trial else []
    pieces = [*validity_pieces(validity), *trial]
    if validity.state == ValidityState.UNSETTLED:
        pieces.insert(0, _missing(_("未核定")))
    return joined(pieces, between=" ")


def _occasion(tie: Tie) -> SafeString:
    """A link to who else answers it; that staff settled it, or that it is doubtful, beside it."""
    words = with_year(tie.words, int(tie.form) if tie.form else None)
    link = html('<a{} href="{}">{}</a>', _ZH, reverse("occasion", args=[tie.place]), words)
    if not tie.what:
        return joined([link, html(' <span class="basis is-corrected">{}</span>', _("人工核定"))])
    is_doubtful = tie.what == Confidence.DOUBTFUL
    return joined(
        [link, html(' <span class="doubts">{}</span>', Confidence(tie.what).label) if is_doubtful else NOTHING]
    )


def _topics(relations: Relations) -> SafeString:
    return topic_tags(relations.topics, relations.main_topic, lambda name: _filter(name, topic=name))


def _filter(words: str, **chosen: str) -> SafeString:
    """A link to the directives that have the same."""
    return html('<a href="{}?{}">{}</a>', reverse("directives"), urlencode(chosen), words)
