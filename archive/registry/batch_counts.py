"""Whether as much came out of a batch as went in: every file is new, held already, refused or still a draft."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

NEW, HELD, REFUSED, DRAFT = "new", "held", "refused", "draft"


class BatchCounts(NamedTuple):
    """`received` are the files that a batch brought; what became of them are the others."""

    received: int
    new: int = 0
    held: int = 0
    refused: int = 0
    drafts: int = 0

    @property
    def missing(self) -> int:
        """How many files nothing is known of; negative where more came out than went in."""
        return self.received - self.new - self.held - self.refused - self.drafts

    def told(self) -> str:
        """'收到 8 份：新入库 5，已在库 1，不收 1，草稿 1，相符。'"""
        end = _("相符") if not self.missing else _("差 %(count)d 份，请核对") % {"count": self.missing}
        counts = _("收到 %(received)d 份：新入库 %(new)d，已在库 %(held)d，不收 %(refused)d，草稿 %(drafts)d")
        return f"{counts % self._asdict()}；{end}。"


def counted(received: int, fates: Iterable[str]) -> BatchCounts:
    """The counts of a batch of so many files, of which these became NEW, HELD, REFUSED or DRAFT. Any other word
    counts as nothing known."""
    found = Counter(fates)
    return BatchCounts(received, found[NEW], found[HELD], found[REFUSED], found[DRAFT])
