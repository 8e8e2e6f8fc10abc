"""Damages: what happens to a directive on its way into the archive. Each draws what it does from a random source.

registry          what a damage is, the list of them all, and which fields there are
anatomy           where a clean directive has its title, number, addressees, signature and date
site_words        what sites set around a text, to draw from
lines_above       site chrome above the text
lines_below       site chrome below it
titles            title, number, and what stands between them and the addressees
addressee_lines   the line of the addressees
signatures        signature, date, notes and imprint
line_breaks       wraps, pages, blank lines, margins
characters        script, width, quotation marks, unseen signs, stray spaces
lost_parts        what did not come along; years and deadlines otherwise
forms             tables and boxes with labels
containers        files: encodings, saved pages
word_containers   files of Word
"""

from tests.damage.damages import (
    addressee_lines,
    characters,
    containers,
    forms,
    line_breaks,
    lines_above,
    lines_below,
    lost_parts,
    signatures,
    titles,
    word_containers,
)
from tests.damage.damages.registry import DAMAGES, FIELDS, HEAD_AND_FOOT, OF_ACTIONS, Damage, File, drawn

__all__ = ["DAMAGES", "FIELDS", "HEAD_AND_FOOT", "OF_ACTIONS", "Damage", "File", "drawn"]

# Importing them puts their damages on the list.
_ROOMS = (
    lines_above,
    lines_below,
    lost_parts,
    titles,
    word_containers,
    addressee_lines,
    signatures,
    line_breaks,
    characters,
    forms,
    containers,
)
