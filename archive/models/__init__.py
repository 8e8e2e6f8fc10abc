"""The archive's models, one to a module, or the few that make one thing; each has its QuerySet beside it."""

from archive.models.action_item import ActionItem
from archive.models.directive import Directive, Issuance
from archive.models.forwarding import Carrying
from archive.models.occurrence import Copy
from archive.models.outbox import Change
from archive.models.provenance import Finding
from archive.models.reference import Reference
from archive.models.reference_data import Issuer, IssuerAlias, Region, Topic
from archive.models.review import DirectiveUnderReview
from archive.models.section import Section
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
