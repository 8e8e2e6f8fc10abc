"""What a directive has, beside what is to be written in its place: who had a link to a sentence that is still there
keeps it, and what staff know of that sentence is not asked anew, whatever section it stands in now."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from archive.ingest.moved_words import MovedWords, occurrences
from archive.ingest.slice_rules import folded
from archive.models import ActionItem, Directive, Section

# What staff may correct of a section.
_THEIRS = ("kind", "level", "run_in")
# An action item with the ids of its topics.
Tagged = tuple[ActionItem, list[int]]


class KeptRows:
    """The sections of a directive, with their action items, as the database has them."""

    def __init__(self, directive: Directive):
        self.text = folded(directive.text)
        self.sections = list(directive.sections.order_by("position").prefetch_related("actions__topics"))

    def join(
        self, text: str, sections: list[Section], items: list, topics: list, staying: bool
    ) -> tuple[list[list[ActionItem]], list[list[list[int]]]]:
        """Give the ids of what is kept to the unsaved `sections` and `items` of the same words. `items` and `topics`
        hold a list for each section; both as they are to be written, with `text`. With `staying`, the action items of
        sentences that are still there are the kept ones, and a sentence that was no action item is none."""
        pairs = self._paired(sections)
        for at, old in pairs.items():
            sections[at].pk = old.pk
        if not staying:
            self._give_keys(items, pairs)
            return items, topics
        for at, old in pairs.items():
            _keep_theirs(sections[at], old)
        kept = self._placed(text, sections)
        joined = []
        for at, (own, ids) in enumerate(zip(items, topics, strict=True)):
            fresh = [pair for pair in zip(own, ids, strict=True) if self._is_fresh(pair[0], kept[at])]
            joined.append(sorted([*kept[at], *fresh], key=lambda pair: pair[0].start))
        return [[item for item, _ in own] for own in joined], [[ids for _, ids in own] for own in joined]

    def _paired(self, sections: list[Section]) -> dict[int, Section]:
        """The kept section of each new one, by its place: of the same words, else of the same anchor."""
        before, now = ([(row.heading, row.text) for row in rows] for rows in (self.sections, sections))
        pairs = {}
        for block in SequenceMatcher(None, before, now).get_matching_blocks():
            for step in range(block.size):
                pairs[block.b + step] = self.sections[block.a + step]
        taken = {row.pk for row in pairs.values()}
        left = {row.anchor: row for row in self.sections if row.pk not in taken}
        for at, row in enumerate(sections):
            if at not in pairs and row.anchor in left:
                pairs[at] = left[row.anchor]
        return pairs

    def _give_keys(self, items: list[list[ActionItem]], pairs: dict[int, Section]) -> None:
        """To each action item the key of one of the same words: of the section's own, else of another's."""
        keys = {section.pk: _keys(section.actions.all()) for section in self.sections}
        for at, own in enumerate(items):
            for item in own if at in pairs else ():
                item.pk = _taken(keys[pairs[at].pk], item.text)
        left: dict[str, list[int]] = defaultdict(list)
        for of_section in keys.values():
            for words, some in of_section.items():
                left[words] += some
        for item in (item for own in items for item in own if item.pk is None):
            item.pk = _taken(left, item.text)

    def _placed(self, text: str, sections: list[Section]) -> dict[int, list[Tagged]]:
        """The kept action items of each section, by its place, set to where their sentences are now."""
        moved, free = MovedWords(self.text, text), _FreePlaces(sections)
        left = [(section.body_start + item.start, item) for section in self.sections for item in section.actions.all()]
        # What is certain comes first, so that nothing else is taken for it.
        for way in (moved.in_same_line, moved.in_changed_lines, moved.anywhere):
            left = [(at, item) for at, item in left if not free.take(item, way(folded(item.text), at))]
        return free.taken

    def _is_fresh(self, item: ActionItem, kept: list[Tagged]) -> bool:
        """Whether an action item that was read is new: its sentence has none that is kept, and was not there without
        one (staff may have deleted it)."""
        if any(_overlap(item.start, item.end, other) for other, _ in kept):
            return False
        return not any(_stood_bare(item.text, section) for section in self.sections)


class _FreePlaces:
    """The texts of the sections to be written, and what is `taken` of each by kept action items."""

    def __init__(self, sections: list[Section]):
        self._sections = sections
        self._starts = [section.body_start for section in sections]
        self.taken: dict[int, list[Tagged]] = defaultdict(list)

    def take(self, item: ActionItem, places: Iterable[int]) -> bool:
        """Set a kept action item to the first of these places in the text that is free; whether there is one."""
        words = folded(item.text)
        for place in places:
            at = bisect_right(self._starts, place) - 1
            if at >= 0 and self._is_free(at, place - self._starts[at], words):
                item.section, item.text, item.start = self._sections[at], words, place - self._starts[at]
                item.end = item.start + len(words)
                self.taken[at].append((item, [topic.pk for topic in item.topics.all()]))
                return True
        return False

    def _is_free(self, at: int, start: int, words: str) -> bool:
        end = start + len(words)
        inside = self._sections[at].text.startswith(words, start)
        return inside and not any(_overlap(start, end, other) for other, _ in self.taken[at])


def _keep_theirs(section: Section, old: Section) -> None:
    if (section.anchor, section.label) == (old.anchor, old.label):
        for name in _THEIRS:
            setattr(section, name, getattr(old, name))


def _stood_bare(words: str, old: Section) -> bool:
    """Whether words stood in a section where none of its action items did."""
    return any(
        not any(_overlap(at, at + len(words), item) for item in old.actions.all())
        for at in occurrences(words, folded(old.text))
    )


def _overlap(start: int, end: int, item: ActionItem) -> bool:
    return start < item.end and item.start < end


def _keys(items: Iterable[ActionItem]) -> dict[str, list[int]]:
    keys = defaultdict(list)
    for item in items:
        keys[item.text].append(item.pk)
    return keys


def _taken(keys: dict[str, list[int]], words: str) -> int | None:
    return keys[words].pop(0) if keys.get(words) else None
