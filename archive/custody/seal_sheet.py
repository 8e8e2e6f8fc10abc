"""封存单: what was sealed, by its digest and not by its words, who did it, when and why. The title is left to be
written by hand: a sheet from a machine that may hold no secret must hold none."""

from dataclasses import dataclass

from archive.custody.file_kin import files_of, kin_of
from archive.models import Directive, HistoryEntry, Source
from archive.models.choices import Custody
from archive.models.custody_closure import last_entry


@dataclass(frozen=True)
class SealSheet:
    """`entry` is the act as the history has it; `keys` the directives that the files hold."""

    directive: Directive
    entry: HistoryEntry | None
    files: list[Source]
    keys: list[int]


def sheet_of(directive: Directive) -> SealSheet:
    """The sheet of a sealed directive."""
    entry = last_entry(directive.pk, Custody.SEALED)
    return SealSheet(directive, entry, files_of(directive), [one.pk for one in kin_of(directive)])
