"""The archive's models: reference (regions, issuers, topics), sources, holdings (directives), carrying (what
comes with what, in which files), contents (sections, action items, references), findings, change, upkeep."""

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
