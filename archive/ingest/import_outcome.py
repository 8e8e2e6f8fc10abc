"""What became of one file."""

from dataclasses import dataclass, field
from pathlib import Path

from archive.parsing import ParsedDirective


@dataclass
class ImportOutcome:
    """What became of one file: imported, known (the same bytes are held already), parsed (a dry run) or refused.

    `recognised` has for each directive the id of the archived one that it was recognised as, or None where it
    was stored; `notes` tell the reader of it, a sentence each. `passed_by` names the files of a system that lay beside
    it in a bundle.
    """

    path: Path
    status: str
    reason: str = ""
    directives: list[ParsedDirective] = field(default_factory=list)
    recognised: list[int | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    passed_by: list[str] = field(default_factory=list)

    @property
    def stored(self) -> int:
        """How many of its directives the archive did not hold before."""
        return len(self.directives) - sum(pk is not None for pk in self.recognised)
