"""Directives side by side: which sections, sentences and tasks answer each other, and which wording they share.

compared_outlines  all of it together, with the overall figures; open this first
section_tree       what is compared: the sections of a directive
own_names          what a directive calls itself, which is no difference
neutral_copy       the copy of a text by which it is held against others: no numbering, figures by value, names by kind
compared_sentences sections → sentences
likeness           how alike sections or sentences are, all with all
part_table         how alike each part of one is to each of the other
section_pairs      which sections answer each other, wherever they stand
sentence_pairs     which sentences say the same
common_runs        which characters of two such sentences are the same
borrowed_phrases   passages that other sentences share
reading_order      what stands in one order on both sides
standings          where each character also stands: a field → spans of common and own wording
wording            what pairs of sentences and borrowed phrases say of each character
aligned_rows       where the pairs stand on the page
followed_base      what became of a base in its follower, sentence by sentence
provisions         the sentences that lay something down
likely_answers     which sentence of the base a follower's answers
changed_measures   figures and days of two such sentences that ask for more or less
binding_steps      whether the one binds more than the other, by three steps
stated_measures    what a sentence says in numbers: how much, by when, how often
stated_days        the days it names
stated_numbers     numbers by their value, in whatever writing
edit_operations    what makes the one text out of the other
redline            one text with what was struck out and added
shared_passages    what several have in common · suffix_automaton: the longest passages of one text that another
                   has too, in linear time
json_values        a comparison as plain JSON values

Up to ten at once:

shared_tasks       action items → rows that ask for the same thing; open this first
tasks              what is held against each other, with its copies
task_tokens        what tasks have in common, in numbers
task_pairs         how sure it is that two ask for the same
task_rows          pairs → rows
wording_overlap    how much of each one's wording each other one has

character_runs     runs of neighbouring characters as numbers
distinct_numbers   the distinct numbers of an array
pair_sums          weights summed by the pair that they belong to
stock_phrases      which clauses many texts have

Knows no database and no HTTP.
"""

from archive.comparison.compared_outlines import AlignedRow, Comparison, Figures, Side, compare
from archive.comparison.followed_base import FollowedBase, FollowedSentence, Verdict, followed_base
from archive.comparison.json_values import as_json, followed_as_json
from archive.comparison.own_names import OwnNames
from archive.comparison.provisions import Provision
from archive.comparison.section_tree import ComparedPart, parts_of
from archive.comparison.shared_tasks import TaskRow, shared_tasks
from archive.comparison.standings import Standing, WordingSpan
from archive.comparison.tasks import Task
from archive.comparison.wording_overlap import wording_shares

__all__ = [
    "Comparison",
    "Figures",
    "FollowedBase",
    "FollowedSentence",
    "Verdict",
    "ComparedPart",
    "AlignedRow",
    "OwnNames",
    "Provision",
    "Side",
    "WordingSpan",
    "Standing",
    "Task",
    "TaskRow",
    "as_json",
    "compare",
    "followed_as_json",
    "followed_base",
    "parts_of",
    "shared_tasks",
    "wording_shares",
]
