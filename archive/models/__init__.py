"""The archive's models, each with the questions that are asked of it in `querysets`.

directive       a directive and its issuers; open this first
section         what it says: sections, action items, references
source          files as received · forwarding: which directive came with which, and in which other files
provenance      how each field was found, and what staff settled · review: the same row, to be reviewed
reference_data  regions, issuers, topics · choices: every closed list of words
outbox          what the index has not taken up · upkeep: what a start mends once
guarded_columns columns that one function alone may write
"""

from archive.models.directive import Directive, Issuance
from archive.models.forwarding import Carrying, Copy
from archive.models.outbox import Change
from archive.models.provenance import Finding
from archive.models.reference_data import Issuer, IssuerAlias, Region, Topic
from archive.models.review import DirectiveUnderReview
from archive.models.section import ActionItem, Reference, Section
from archive.models.source import Source
from archive.models.upkeep import Upkeep

__all__ = [
    "ActionItem",
    "Carrying",
    "Change",
    "Copy",
    "Directive",
    "DirectiveUnderReview",
    "Finding",
    "Issuance",
    "Issuer",
    "IssuerAlias",
    "Reference",
    "Region",
    "Section",
    "Source",
    "Topic",
    "Upkeep",
]
