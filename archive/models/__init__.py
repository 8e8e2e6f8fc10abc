"""The archive's models: reference (regions, issuers, topics), holdings (sources, directives), contents
(sections, action items, references), change."""

from archive.models.change import Change
from archive.models.contents import ActionItem, Reference, Section
from archive.models.holdings import Directive, Issuance, Source
from archive.models.reference import Issuer, IssuerAlias, Region, Topic

__all__ = [
    "ActionItem",
    "Change",
    "Directive",
    "Issuance",
    "Issuer",
    "IssuerAlias",
    "Reference",
    "Region",
    "Section",
    "Source",
    "Topic",
]
