"""What the page of one directive under review shows."""

from dataclasses import dataclass

from django.forms import BoundField
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from archive.catalogue.portions import LONGEST_WHOLE
from archive.catalogue.relations import relations_of
from archive.models import Directive
from archive.models.history_entry import LONGEST_REASON
from archive.privacy.text import hidden_from, sight_of
from archive.rendering import raw_text
from archive.rendering.provenance_labels import ProvenanceLabel, provenance_of
from archive.review import outline_rows, page_version
from archive.review.correction_form import CorrectionForm
from archive.review.outline_view import outline_shown
from archive.review.review_queue import QueueForm, waiting
from archive.web.forms import whole_number

# The boxes in their groups, as the page has them.
GROUPS = [
    (_("标题和文号"), ["title", "number", "issuers", "issuer_basis", "genre", "form"]),
    (_("日期和地区"), ["issued_on", "printed_on", "year", "year_basis", "region", "city", "county"]),
    (_("主题"), ["main_topic", "topics"]),
    (_("收发和附件"), ["addressees", "copies_to", "attachments", "printed_by", "reports_to", "contacts"]),
    (_("标识"), ["publication", "circulation", "urgency", "copy_number", "signers", "note"]),
]
# Which names are suggested for a box, and the box that holds the place above.
SUGGESTED = {"issuers": "", "region": "", "city": "region", "county": "city"}


@dataclass(frozen=True)
class Box:
    """A box with what its field rests on; `suggests` where names are suggested for it."""

    field: BoundField
    provenance: ProvenanceLabel | None
    suggests: bool
    above: str

    @property
    def is_doubtful(self) -> bool:
        return self.provenance is not None and self.provenance.is_doubtful


def page_context(request: HttpRequest, directive: Directive, form: CorrectionForm, told: str) -> dict:
    """For the template. The directive is shown as it is kept: who is not to see all of it does not come here."""
    nodes = outline_rows.outline_of(directive)
    labels = provenance_of(directive, request.user)
    queue = QueueForm(request.GET, request.user)
    following = queue.next_after(directive.pk)
    query = f"?{urlencode(queue.chosen)}" if queue.chosen else ""
    groups = [(label, _boxes(form, names, labels)) for label, names in GROUPS]
    groups.sort(key=lambda group: not any(box.is_doubtful for box in group[1]))
    source = directive.source
    is_whole = len(source.text) <= LONGEST_WHOLE
    return {
        "directive": directive,
        "pk": directive.pk,
        "form": form,
        "told": told,
        "groups": groups,
        "doubtful": [label for label in labels if label.is_doubtful],
        "outline": outline_shown(directive, nodes, whole_number(request.GET.get("from", "")) or 0),
        "longest_reason": LONGEST_REASON,
        "shown_text": page_version.of_text(directive),
        "source": source,
        "pieces": raw_text.pieces(source.text, source.removals) if is_whole else [],
        "is_whole": is_whole,
        "text_before": next((label.evidence for label in labels if label.field == "text"), ""),
        "relations": relations_of(directive, hidden_from(request.user, directive), sight_of(request.user)),
        "following": following,
        "waiting_for_review": waiting(request.user),
        "query": query,
    }


def _boxes(form: CorrectionForm, names: list[str], labels: list[ProvenanceLabel]) -> list[Box]:
    known = {label.field: label for label in labels}
    boxes = [Box(form[name], known.get(name), name in SUGGESTED, SUGGESTED.get(name, "")) for name in names]
    return sorted(boxes, key=lambda box: not box.is_doubtful)
