"""The annotations of a directive that the archive keeps."""

from collections.abc import Sequence
from dataclasses import replace

from archive.models import Directive
from archive.parsing import text_annotations
from archive.parsing.annotations import Annotations, Settled, stored_form
from archive.privacy.text import redact


def annotated(directive: Directive) -> Annotations:
    """What is known of the places in a directive's text: as it is kept, else computed now; nothing is written. Ask
    before the directive is redacted: the answer is remembered, and holds for the redacted text, which has the same
    length."""
    if (known := directive.__dict__.get("_annotated")) is None:
        settled = Settled.by(directive)
        known = stored_form.from_json(directive.annotations, directive.text, settled)
        known = known or text_annotations.of(directive.text, settled)
        directive.__dict__["_annotated"] = known
    return known


def shown_mentions(annotations: Annotations, hidden: Sequence[str]) -> Annotations:
    """As a reader may see them who may not see these contacts: a work that names one is known by its redacted name."""
    if not hidden:
        return annotations
    mentions = [one._replace(text=redact(one.text, hidden)) for one in annotations.mentions]
    return replace(annotations, mentions=tuple(mentions))
