"""The annotations of a directive as its reader may see them."""

from dataclasses import replace

from archive.parsing.annotations import Annotations
from archive.privacy.text import Hidden, redact


def shown_mentions(annotations: Annotations, hidden: Hidden) -> Annotations:
    """A work that names what this reader may not see is known by its redacted name."""
    if not hidden:
        return annotations
    mentions = [one._replace(text=redact(one.text, hidden)) for one in annotations.mentions]
    return replace(annotations, mentions=tuple(mentions))
