"""The archive's models, one to a module, or the few that make one thing; each has its QuerySet beside it."""

from archive.models.action_item import ActionItem
from archive.models.directive import Directive, Issuance
from archive.models.forwarding import Forwarding
from archive.models.occurrence import Occurrence
from archive.models.outbox import OutboxEntry
from archive.models.provenance import Provenance
from archive.models.reference import Reference
from archive.models.reference_data import Issuer, IssuerAlias, Region, Topic
from archive.models.review import DirectiveUnderReview
from archive.models.section import Section
from archive.models.source import Source
from archive.models.upkeep import Upkeep

__all__ = [
    "ActionItem",
    "Forwarding",
    "OutboxEntry",
    "Occurrence",
    "Directive",
    "DirectiveUnderReview",
    "Provenance",
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
