"""The archive's models: reference (regions, issuers, topics), sources, holdings (directives), carrying (what
comes with what, in which files), contents (sections, action items, references), findings, change, upkeep."""

from archive.models.carrying import Carrying, Copy
from archive.models.change import Change
from archive.models.contents import ActionItem, Reference, Section
from archive.models.findings import Finding
from archive.models.holdings import Directive, Issuance
from archive.models.reference import Issuer, IssuerAlias, Region, Topic
from archive.models.review import DirectiveUnderReview
from archive.models.sources import Source
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
