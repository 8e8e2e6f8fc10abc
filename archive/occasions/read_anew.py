"""What a better reading says of directives that were read before: told, and written only when it is asked for.

Nothing changes by itself where a directive has an answer: readers may have sent its page to somebody. What staff
settled of a directive stays, and so do occasions that they merged or worded.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction

from archive.models import OccasionAnswer
from archive.occasions import matching_occasion, read_answers
from archive.occasions.wordings import with_year
from archive.parsing.occasion import ReadOccasion
from archive.parsing.occasion.read_occasion import DIRECTIVE


class Reread(NamedTuple):
    """`before` and `after` are wordings with their years, '' for no occasion."""

    directive: int
    title: str
    before: str
    after: str


def differences(write: bool = False) -> Iterator[Reread]:
    """Each directive of which another occasion is read now, or another wording or year of it. With `write` they are
    written, some at a time, and told after it."""
    for rows in read_answers.read_rows():
        with transaction.atomic():
            told = list(_of(rows, write))
        yield from told


def _of(rows: list[tuple[int, str, ReadOccasion | None]], write: bool) -> Iterator[Reread]:
    answers = OccasionAnswer.objects.filter(directive__in=[row[0] for row in rows]).select_related("occasion")
    held = {answer.directive_id: answer for answer in answers}
    for key, title, read in rows:
        answer = held.get(key)
        if (answer is not None and not answer.is_read) or not _differ(answer, read):
            continue
        before = with_year(answer.wording, answer.occasion.year) if answer and answer.occasion else ""
        if write:
            read_answers.keep(key, read, answer)
        yield Reread(key, title, before, with_year(read.wording, read.year) if read else "")


def _differ(answer: OccasionAnswer | None, read: ReadOccasion | None) -> bool:
    if answer is None or answer.occasion is None or read is None:
        return (answer is None) != (read is None)
    found = matching_occasion.existing(read)
    is_dated = read.kind == DIRECTIVE and read.year is not None and answer.occasion.year is None
    return found is None or found.pk != answer.occasion_id or answer.wording != read.wording or is_dated
