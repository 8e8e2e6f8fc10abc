"""Who issued a directive: the title says it first, then the signature, the line under the title, the mark
above it, the printing office. Where none does it may be inferred, and is called so."""

import re
from dataclasses import dataclass, field

from archive.lexicon import body_names, titles
from archive.lexicon.gazetteer import LocatedPlace, gazetteer
from archive.parsing.foot import Foot
from archive.parsing.foot.imprint import Imprint
from archive.parsing.header import Header
from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY, FieldProvenance, found, missing

STATED, INFERRED = "stated", "inferred"
# 本办法由示例市总工会负责解释。
_EXPLAINED_BY = re.compile(r"由(?P<body>[\u4e00-\u9fff（）]{3,30}?)(?:负责|承担)?(?:具体)?(?:的)?解释")
# 市总各部室, 省教育工会直属单位: an addressee that belongs to the issuer, named for short.
_OWN_PART = re.compile(
    r"^(?P<body>[省市县区州校][\u4e00-\u9fff]{0,8}?(?:总工会|工会|总))(?:机关)?(?:各|直属|所属|机关)"
)
_NAMED_IN_TEXT = re.compile(
    r"(?:^|[。，、；：“《（\n由])(?P<body>[\u4e00-\u9fff]{2,10}?(?:[省市县区州](?:总工会|[\u4e00-\u9fff]{2,4}工会)"
    r"|(?:大学|学院|学校|中学|小学)工会(?:委员会)?))"
)
# 市总工会, 省总, 校工会: how a body calls itself; 市总工会财务部 is part of it.
_SHORT = re.compile("(?:[省市县区州校院厂局]|公司)(?:[\u4e00-\u9fff]{0,4}?工会|总)")


@dataclass(frozen=True)
class IdentifiedIssuers:
    """Names of the issuers, the basis (stated, inferred, '' where there are none), and how they were found."""

    names: list[str]
    basis: str
    provenance: FieldProvenance


@dataclass
class Evidence:
    """The names by where they stand, short ones completed from the fuller ones of the same directive."""

    titled: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    under_title: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    printer: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, head: Header, tail: Foot, printed: Imprint, known: list[str]) -> "Evidence":
        titled, printer = (
            titles.issuers(head.title),
            [body_names.parent(printed.printed_by)] if printed.printed_by else [],
        )
        # 示例学院工会会员慰问办法 names whose rules these are, though it does not say who issues them.
        heading = body_names.names_in(body_names.leading(head.title)[0])
        fuller = [*titled, *head.marks, *tail.issuers, *head.under_title, *printer, *known, *heading]

        def whole(names: list[str]) -> list[str]:
            return list(dict.fromkeys(body_names.in_full(name, fuller) for name in names))

        return cls(whole(titled), whole(tail.issuers), whole(head.under_title), whole(head.marks), whole(printer))


def identify_issuers(head: Header, tail: Foot, printed: Imprint, known: list[str], text: str) -> IdentifiedIssuers:
    """The issuers as the directive states them. `known` are bodies told from elsewhere, that complete names; so
    do those that the `text` names."""
    if any(_SHORT.match(name) for name in tail.issuers):
        named = dict.fromkeys(match["body"] for match in _NAMED_IN_TEXT.finditer(text))
        known = [*known, *(name for name in named if body_names.names_in(name))]
    evidence = Evidence.of(head, tail, printed, known)
    # An office signs for its federation, not beside it.
    signed = [name for name in evidence.signed if body_names.parent(name) not in set(evidence.signed) - {name}]
    if evidence.titled:
        return _titled(head, tail, evidence.titled, signed, evidence.marks)
    if signed and evidence.marks and not _alike(signed, evidence.marks):
        words = f"{'、'.join(head.marks)} / {tail.signed_as}"
        return IdentifiedIssuers(signed, STATED, found("版头与落款不一致", DOUBTFUL, words))
    if signed:
        # 工会 alone says what signs, not whose.
        sure = LIKELY if any(name.startswith("工会") or _SHORT.fullmatch(name) for name in signed) else CERTAIN
        return IdentifiedIssuers(signed, STATED, found("据落款", sure, tail.signed_as))
    if evidence.under_title:
        sure = DOUBTFUL if any(map(_SHORT.fullmatch, evidence.under_title)) else CERTAIN
        return IdentifiedIssuers(evidence.under_title, STATED, found("据题下署名", sure, "、".join(head.under_title)))
    if evidence.marks:
        return IdentifiedIssuers(evidence.marks, STATED, found("据版头", CERTAIN, "、".join(head.marks)))
    if evidence.printer:
        return IdentifiedIssuers(evidence.printer, STATED, found("据印发机关", LIKELY, printed.printed_as))
    return IdentifiedIssuers([], "", missing(DOUBTFUL))


def _alike(some: list[str], others: list[str]) -> bool:
    return any(body_names.same(one, other) for one in some for other in others)


def _titled(head: Header, tail: Foot, titled: list[str], signed: list[str], marks: list[str]) -> IdentifiedIssuers:
    """Issuers of the title; of five the title may name the first only, and the signature all."""
    about = "关于" in head.title or re.search("[转印]发|批转", head.title)
    if signed and not _alike(titled, signed):
        return IdentifiedIssuers(
            titled, STATED, found("标题与落款不一致", DOUBTFUL, f"{head.title} / {tail.signed_as}")
        )
    if len(signed) > len(titled) and all(any(body_names.same(one, other) for other in signed) for one in titled):
        return IdentifiedIssuers(signed, STATED, found("据标题和落款", CERTAIN, tail.signed_as))
    if marks and not signed and not _alike(titled, marks):
        return IdentifiedIssuers(
            titled, STATED, found("标题与版头不一致", DOUBTFUL, f"{head.title} / {'、'.join(marks)}")
        )
    return IdentifiedIssuers(
        titled, STATED, found("据标题", CERTAIN if about or signed or marks else LIKELY, "、".join(titled))
    )


def inferred(directive: ParsedDirective, place: LocatedPlace | None) -> IdentifiedIssuers | None:
    """Who issued a directive that does not say so: who explains its rules, or whose own parts it addresses and
    who wants the reports, completed by the place or by a fuller name in the text."""
    if match := _EXPLAINED_BY.search(directive.text):
        names = body_names.names_in(match["body"])
        if names and not _SHORT.match(names[0]):
            return IdentifiedIssuers(list(names), INFERRED, found("据解释条款推断", LIKELY, match[0]))
    for short in _own_names(directive):
        if full := _completed(short, directive.text, place):
            return IdentifiedIssuers([full], INFERRED, found("据正文自称推断", LIKELY, short))
    return None


def from_forwarding(forwarding_directive: ParsedDirective, forwarded: ParsedDirective) -> IdentifiedIssuers | None:
    """Whose the forwarded text is where it does not say so: the body that the forwarding directive's title names
    as its author, or, what a body prints (印发) without another name, its own."""
    title, own = forwarding_directive.title, list(forwarding_directive.issuers)
    for work in titles.named(title):
        if forwarded.title.strip("[]") in work and (names := titles.issuers(work)):
            return IdentifiedIssuers(names, INFERRED, found("据转发标题推断", LIKELY, work))
    behind = re.search("(?:转发|批转)(?P<rest>.+)", title) if forwarded.forwarding_kind != "印发" else None
    if behind and (bodies := body_names.names_in(body_names.leading(behind["rest"])[0])):
        full = [body_names.in_full(name, own) for name in bodies]
        return IdentifiedIssuers(full, INFERRED, found("据转发标题推断", LIKELY, title))
    if forwarded.forwarding_kind == "印发" and own:
        return IdentifiedIssuers(own, INFERRED, found("据印发通知推断", LIKELY, title))
    return None


def from_forwarded(forwarding_directive: ParsedDirective, forwarded: ParsedDirective) -> IdentifiedIssuers | None:
    """Who forwards, where only the forwarded text names bodies: whoever is to be reported to is the one who
    forwards (情况要及时报告省教育工会), in the province of the text that is forwarded."""
    place = gazetteer().locate(forwarded.issuers[0]) if forwarded.issuers else None
    for short in _own_names(forwarding_directive):
        full = gazetteer().in_full(short, place) if place else short
        if full == short:
            full = body_names.in_full(short, forwarded.issuers)
        if not _SHORT.match(full):
            return IdentifiedIssuers([full], INFERRED, found("据所转发文件推断", LIKELY, short))
    return None


def _own_names(directive: ParsedDirective) -> list[str]:
    """Short names by which a directive means its own issuer: who wants the reports, whose parts it addresses."""
    upward = directive.genre in ("请示", "报告", "函")
    reported = [match[0] for body in directive.reports_to if not upward and (match := _SHORT.match(body))]
    parts = [match["body"] for addressee in directive.addressees if (match := _OWN_PART.match(addressee))]
    return list(dict.fromkeys([*reported, *parts]))


def _completed(short: str, text: str, place: LocatedPlace | None) -> str:
    """A short name in full, or '' where neither the place nor the text tells it."""
    whole = body_names.in_full(short, [])
    if not _SHORT.match(whole):
        return whole
    if place and (full := gazetteer().in_full(whole, place)) != whole:
        return full
    named = [match["body"] for match in _NAMED_IN_TEXT.finditer(text) if match["body"].endswith(whole)]
    named = [name for name in named if name != whole]
    return min(named, key=len) if named else ""
