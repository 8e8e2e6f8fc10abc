"""The archive's models, one to a module, or the few that make one thing; each has its QuerySet beside it.

directive       a directive and its issuers; open this first · directive_queryset: what may be asked of them
                directive_orders: what lists are sorted by · code_point_order: as over every database ·
                directive_permissions: what may be done to them
section         its outline · action_item: who is to do what · reference: the works and numbers it cites
source          files as received · forwarding: which directive came with which · occurrence: in which other files
registration    a received copy and its number in the register, its handling sheet
history_entry   which value of it was changed, by whom · purge_record: what stays of one that was purged
custody_closure by whom, when and why one is not shown
intake_draft    a file that was brought in and is not in the archive yet
occasion_answer what directives answer, and which answers what
validity_event  from what follows whether it is in force
provenance      how each field was found, and what staff settled · review: the same row, to be reviewed · review_costs:
                the dearest doubts first
reference_data  regions, issuers, topics · choices: every closed list of words
outbox          what consumers have not taken up, and who they are · upkeep: what a start mends once
use_record      the register of uses, to which is only added · chosen_directive: what an account has chosen
version_number  how often what readers see has changed · machine: who serves the archive, and shared word lists
guarded_columns columns that one function alone may write · filter_counts: rows counted by what lists are filtered by
"""

from archive.models.action_item import ActionItem
from archive.models.chosen_directive import ChosenDirective
from archive.models.directive import Directive, Issuance
from archive.models.forwarding import Forwarding
from archive.models.history_entry import HistoryEntry
from archive.models.intake_draft import IntakeDraft
from archive.models.machine import WORD_LISTS, Machine, WordList
from archive.models.occasion_answer import Occasion, OccasionAnswer
from archive.models.occurrence import Occurrence
from archive.models.outbox import OutboxConsumer, OutboxEntry
from archive.models.provenance import Provenance
from archive.models.purge_record import PurgeRecord
from archive.models.reference import Reference
from archive.models.reference_data import Issuer, IssuerAlias, Region, Topic
from archive.models.registration import HandlingSheet, Registration
from archive.models.review import DirectiveUnderReview
from archive.models.section import Section
from archive.models.source import Source
from archive.models.upkeep import Upkeep
from archive.models.use_record import UseRecord
from archive.models.validity_event import ValidityEvent
from archive.models.version_number import DataVersion

__all__ = [
    "WORD_LISTS",
    "ActionItem",
    "ChosenDirective",
    "DataVersion",
    "Directive",
    "DirectiveUnderReview",
    "HandlingSheet",
    "Forwarding",
    "HistoryEntry",
    "IntakeDraft",
    "Issuance",
    "Issuer",
    "IssuerAlias",
    "Machine",
    "Occasion",
    "OccasionAnswer",
    "Occurrence",
    "OutboxConsumer",
    "OutboxEntry",
    "Provenance",
    "PurgeRecord",
    "Reference",
    "Region",
    "Registration",
    "Section",
    "Source",
    "Topic",
    "Upkeep",
    "UseRecord",
    "ValidityEvent",
    "WordList",
]
