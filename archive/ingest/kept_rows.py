"""What a directive has, beside what is to be written in its place: who had a link to a sentence that is still there
keeps it, and what staff know of that sentence is not asked anew."""

from difflib import SequenceMatcher

from archive.models import ActionItem, Directive, Section

# What staff may correct of a section.
_THEIRS = ("kind", "level", "run_in")


class KeptRows:
    """The sections of a directive, with their action items, as the database has them."""

    def __init__(self, directive: Directive):
        self.sections = list(directive.sections.order_by("position").prefetch_related("actions__topics"))

    def join(self, sections: list[Section], items: list, topics: list, staying: bool) -> tuple[list, list]:
        """Give the ids of what is kept to the unsaved `sections` and `items` of the same words. `items` and `topics`
        hold a list for each section; both as they are to be written. With `staying`, the action items of sentences
        that are still there are the kept ones, and a sentence that was no action item is none."""
        joined = []
        pairs = self._paired(sections)
        for at, (section, own, ids) in enumerate(zip(sections, items, topics, strict=True)):
            tagged = list(zip(own, ids, strict=True))
            if old := pairs.get(at):
                section.pk = old.pk
                if staying:
                    _keep_theirs(section, old)
                    tagged = _staying(section, tagged, old)
                else:
                    _give_keys(own, old)
            joined.append(tagged)
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


def _keep_theirs(section: Section, old: Section) -> None:
    if (section.anchor, section.label) == (old.anchor, old.label):
        for name in _THEIRS:
            setattr(section, name, getattr(old, name))


def _give_keys(items: list[ActionItem], old: Section) -> None:
    keys = {item.text: item.pk for item in old.actions.all()}
    for item in items:
        item.pk = keys.pop(item.text, None)


def _staying(section: Section, new: list[tuple], old: Section) -> list[tuple]:
    """(action item, topics) of a section in their order: the kept ones, where their sentences are now, and the new."""
    kept, clear = [], 0
    for item in old.actions.all():
        at = item.start
        if at < clear or not section.text.startswith(item.text, at):
            at = section.text.find(item.text, clear)
        if at >= 0:
            item.section, item.start, item.end = section, at, at + len(item.text)
            kept.append((item, [topic.pk for topic in item.topics.all()]))
            clear = item.end
    fresh = [(item, ids) for item, ids in new if item.text not in old.text and not _overlaps(item, kept)]
    return sorted([*kept, *fresh], key=lambda pair: pair[0].start)


def _overlaps(item: ActionItem, kept: list[tuple]) -> bool:
    return any(item.start < other.end and other.start < item.end for other, _ in kept)
