"""What each field of a directive rests on, in the words and the order in which a reader is shown it."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.privacy.text import evidence_for

LABELS = {
    "title": _("标题"),
    "number": _("发文字号"),
    "issuers": _("发文机关"),
    "region": _("地区"),
    "city": _("市州"),
    "county": _("县（市、区）"),
    "year": _("年份"),
    "issued_on": _("成文日期"),
    "printed_on": _("印发日期"),
    "genre": _("文种"),
    "form": _("文体"),
    "addressees": _("主送机关"),
    "copies_to": _("抄送机关"),
    "attachments": _("附件"),
    "publication": _("公开标识"),
    "printed_by": _("印发机关"),
    "copy_number": _("份号"),
    "urgency": _("紧急程度"),
    "signers": _("签发人"),
    "note": _("附注"),
    "circulation": _("传播限制"),
    "contacts": _("联系方式"),
    "reports_to": _("报送对象"),
    "topics": _("主题"),
    "outline": _("结构"),
    "actions": _("工作任务"),
    "references": _("引用"),
    "carried_by": _("转发与印发"),
    "duplicate": _("疑似重复"),
    "text": _("正文"),
}


@dataclass(frozen=True)
class ProvenanceLabel:
    """How one field was found: `method` in a few words of the reader's language (`is_chinese` where no catalogue knows
    them), `confidence` in a word, `evidence` the words of the text. `is_corrected` says that staff set it, so that no
    later parse changes it."""

    field: str
    label: str
    method: str
    is_chinese: bool
    confidence: str
    evidence: str
    is_corrected: bool
    is_doubtful: bool


def label_of(field: str) -> str:
    """What a reader calls a field; a field that has no name of its own is called by its key."""
    return LABELS.get(field, field)


def provenance_of(directive, reader) -> list[ProvenanceLabel]:
    """The provenance of a directive's fields, in its order, as far as this reader may see it; contacts are redacted in
    the rows before."""
    order = {field: place for place, field in enumerate(LABELS)}
    provenance = sorted(directive.provenance.all(), key=lambda one: order.get(one.field, len(order)))
    return [_label(one, reader) for one in provenance]


def _label(one, reader) -> ProvenanceLabel:
    method = gettext(one.method) if one.method else ""
    return ProvenanceLabel(
        field=one.field,
        label=label_of(one.field),
        method=method,
        is_chinese=method == one.method,
        confidence=one.get_confidence_display(),
        evidence=evidence_for(reader, one),
        is_corrected=one.is_corrected,
        is_doubtful=one.is_doubtful,
    )
