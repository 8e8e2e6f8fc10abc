"""The provenance of the fields that have one source each, told when all of them are read, and what contradicts
each other among them.

Issuers, place and year are chosen among several sources, and their provenance comes with the choice (issuers,
location, issue_year). What a directive of its kind need not have, and has not, has none.
"""

from archive.lexicon import document_numbers
from archive.lexicon.gazetteer import gazetteer
from archive.parsing import field_doubts, missing_fields, outline
from archive.parsing.foot import Foot
from archive.parsing.foot.imprint import Imprint
from archive.parsing.header import Header
from archive.parsing.marks import mark_lines
from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY, found, missing

CLOSED = "标有限制公开或传播的字样"
# A text of this length is expected to have items.
_LONG = 1500
_TITLE = {
    "typed": ("据标题行", CERTAIN),
    "plain": ("据首行（无文种）", LIKELY),
    "labelled": ("据标题栏", CERTAIN),
    "fronted": ("据标题行及其上的机关名", LIKELY),
    "made": ("无标题，据首句自拟", DOUBTFUL),
}
# Fields whose one source is beyond doubt, with it.
_PLAIN = (
    ("contacts", "据正文", LIKELY),
    ("reports_to", "据正文", LIKELY),
    ("references", "据书名号和文号", CERTAIN),
    ("topics", "据主题词表", LIKELY),
)


def complete(directive: ParsedDirective, head: Header, tail: Foot, printed: Imprint, closing: list[str]) -> None:
    """Set the provenance that is still open, and make doubtful what contradicts each other. `closing` are the marks
    that close the directive's circulation."""
    provenance = directive.provenance
    _tell_title(directive, head)
    _doubt_issuers(directive, head, tail)
    _tell_number(directive, head)
    _tell_dates(directive, head, tail, printed)
    _tell_addressees(directive, head, printed)
    for name, value, method, evidence in (
        ("copies_to", directive.copies_to, "据抄送栏", printed.copied_as or "、".join(head.copies_to)),
        ("attachments", directive.attachments, "据附件说明", tail.attached_as),
        ("publication", directive.publication, "据公开标注", directive.publication),
        ("printed_by", directive.printed_by, "据版记", printed.printed_as),
        ("copy_number", directive.copy_number, "据版头份号", directive.copy_number),
        ("urgency", directive.urgency, "据版头紧急程度", directive.urgency),
        ("signers", directive.signers, "据签发人栏", "、".join(directive.signers)),
        ("note", directive.note, "据附注", directive.note),
        ("circulation", directive.circulation, "据传播限制标注", "；".join(directive.circulation)),
    ):
        if value:
            provenance[name] = found(method, CERTAIN, evidence)
    close(directive, closing)
    for name, method, confidence in _PLAIN:
        if value := getattr(directive, name):
            first = value[0]
            provenance[name] = found(method, confidence, first if isinstance(first, str) else first.text)
    missing_fields.tell(directive, head)
    _tell_outline(directive)
    if any(section.actions for section in directive.sections):
        provenance["actions"] = found("据义务用语", LIKELY)
    directive.provenance = {name: provenance[name] for name in sorted(provenance, key=_order)}


def close(directive: ParsedDirective, marks: list[str]) -> None:
    """Note marks that close a directive's circulation: whether it may be public somebody must decide."""
    if marks:
        told = directive.publication
        # 公开方式：不予公开 says 不予公开 once.
        own = [told] if told and not any(mark_lines.folded(told) in mark for mark in marks) else []
        directive.provenance["publication"] = found(CLOSED, DOUBTFUL, "；".join([*own, *marks]))


_ORDER = (
    ("title", "number", "issuers", "region", "city", "county", "year", "issued_on", "printed_on", "genre", "form")
    + ("addressees", "copies_to", "attachments", "publication", "printed_by", "copy_number")
    + ("urgency", "signers", "note", "circulation", "carried_by", "contacts")
    + ("reports_to", "references", "topics", "outline", "actions")
)


def _order(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _tell_number(directive: ParsedDirective, head: Header) -> None:
    if not head.number:
        return
    if head.number_damaged:
        lost = document_numbers.find_damaged(head.number)
        method = "文号残缺，照录原文" if lost else "文号写法不明，照录原文"
        directive.provenance["number"] = found(method, DOUBTFUL, head.number)
        return
    place = gazetteer().by_number(head.number)
    stated = directive.provenance.get("region")
    if place and directive.region and place.region != directive.region and stated and stated.confidence != DOUBTFUL:
        evidence = f"{head.number} / {directive.region_name}"
        if not _sign_of_city(head.number, directive):
            directive.provenance["number"] = found("文号省份简称与发文机关不一致", DOUBTFUL, evidence)
            return
    directive.provenance["number"] = found("据文号行", CERTAIN, head.number)


def _sign_of_city(number: str, directive: ParsedDirective) -> bool:
    """Whether a number begins with a character of the issuer's own name: 青工发 of 青岛市 is no slip."""
    return any(number[0] in issuer for issuer in directive.issuers)


def _tell_dates(directive: ParsedDirective, head: Header, tail: Foot, printed: Imprint) -> None:
    provenance = directive.provenance
    if tail.issued_on:
        provenance["issued_on"] = found("据落款日期", CERTAIN, tail.dated_as)
    elif head.dated:
        provenance["issued_on"] = found("据题下日期", CERTAIN, head.dated_as)
    elif tail.partial:
        method = (
            "落款日期残缺" if tail.partial.damaged else "落款日期只有年月" if tail.partial.year else "落款日期缺年份"
        )
        provenance["issued_on"] = found(method, DOUBTFUL, tail.partial.written)
    if directive.printed_on:
        provenance["printed_on"] = found("据版记", CERTAIN, printed.printed_as)
    if directive.issued_on and head.number_year and abs(directive.issued_on.year - head.number_year) > 1:
        evidence = f"{provenance['issued_on'].evidence} / {head.number}"
        apart = found("成文日期与发文字号年份相差一年以上", DOUBTFUL, evidence)
        provenance["issued_on"] = provenance["number"] = apart
    if directive.issued_on and directive.printed_on and directive.issued_on > directive.printed_on:
        evidence = f"{provenance['issued_on'].evidence} / {printed.printed_as}"
        provenance["issued_on"] = provenance["printed_on"] = found("成文日期晚于印发日期", DOUBTFUL, evidence)


def _tell_title(directive: ParsedDirective, head: Header) -> None:
    method, confidence = _TITLE[head.title_method]
    if head.title_method != "made" and (doubt := field_doubts.of_title(head, directive.text.split("\n"))):
        method, confidence = doubt, DOUBTFUL
    directive.provenance["title"] = found(method, confidence, head.title)
    for name in ("genre", "form"):
        if (told := directive.provenance.get(name)) and told.confidence == CERTAIN and confidence == DOUBTFUL:
            directive.provenance[name] = found("据可疑的标题", LIKELY, told.evidence)
    if directive.genre == "函" and (doubt := field_doubts.of_type(head.title)):
        directive.provenance["genre"] = found(doubt, DOUBTFUL, head.title)


def _doubt_issuers(directive: ParsedDirective, head: Header, tail: Foot) -> None:
    told = directive.provenance.get("issuers")
    if told and told.confidence != DOUBTFUL and (doubt := field_doubts.of_issuers(directive.issuers, head, tail)):
        directive.provenance["issuers"] = found(doubt, DOUBTFUL, told.evidence)


def _tell_addressees(directive: ParsedDirective, head: Header, printed: Imprint) -> None:
    if directive.addressees:
        evidence = head.addressed_as or "、".join(printed.sent_to)
        method, confidence = "据主送行" if head.addressees else "据版记主送", CERTAIN
        if doubt := field_doubts.of_addressees(directive.addressees):
            method, confidence = doubt, DOUBTFUL
        directive.provenance["addressees"] = found(method, confidence, evidence)


def _tell_outline(directive: ParsedDirective) -> None:
    if not directive.outline:
        if len(directive.text) > _LONG:
            directive.provenance["outline"] = missing(DOUBTFUL)
        return
    if notes := outline.irregularities(directive.outline):
        directive.provenance["outline"] = found("序号不连续", DOUBTFUL, "；".join(notes))
    else:
        evidence = " ".join(section.label for section in directive.outline[:12])
        directive.provenance["outline"] = found("据序号", CERTAIN, evidence)
