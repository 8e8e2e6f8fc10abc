"""Words that close a directive's circulation, told to whoever brings them in; somebody must decide whether it may be
public."""

from archive.history.directive_values import REVIEWED
from archive.history.recorded_act import recorded
from archive.models import Directive, Provenance
from archive.models.choices import ChangeAct, Confidence
from archive.parsing import ParsedDirective, circulation_marks, remaining_provenance


def notes(directives: list[ParsedDirective]) -> list[str]:
    """A sentence for each directive that says who may not see it. What is given out on request (依申请公开) is not
    closed, but its issuer has not published it either."""
    found = []
    for directive in directives:
        told = directive.provenance.get("publication")
        if told and told.method == remaining_provenance.CLOSED:
            found.append(_sentence(directive.title, told.evidence))
        elif "依申请" in directive.publication:
            found.append(
                f"《{directive.title}》标有“{directive.publication}”，发文机关未主动公开；请核定能否在此公开。"
            )
    return found


def review(directive: Directive, before: str) -> str:
    """Put a directive under review whose text staff changed from `before`, where it has words that close it and had
    not; the sentence that says so, or ''. What they settled of a text that had them already is settled."""
    marks = circulation_marks(directive.text)
    if not set(marks) - set(circulation_marks(before)):
        return ""
    evidence = "；".join(filter(None, dict.fromkeys([directive.publication, *marks])))
    told = dict.fromkeys(("other", "corrected_by", "corrected_at"))
    told |= {"method": remaining_provenance.CLOSED, "confidence": Confidence.DOUBTFUL, "evidence": evidence}
    Provenance.objects.update_or_create(directive=directive, field="publication", defaults=told)
    with recorded([directive], ChangeAct.REREAD, reason=remaining_provenance.CLOSED, fields=[REVIEWED]):
        Directive.objects.filter(pk=directive.pk).update(reviewed_at=None, reviewed_by=None)
    return _sentence(directive.title, evidence)


def _sentence(title: str, marks: str) -> str:
    return f"《{title}》标有“{marks}”，已列入审核；请核定能否公开，不能公开的请删除。"
