"""Which paragraphs of a body begin an item: the labels of a whole text, each judged beside the others.

A row of a table begins none, nor does a list inside a paragraph; 1 加强领导 and 首先， do where the
list goes on; a short line where a number is missing is the item that lost it.
"""

from archive.lexicon import labels
from archive.lexicon.labels import Label
from archive.parsing.outline import inline_lists, missing_labels

# Lists of these kinds may also stand within one paragraph.
_INLINE = {"spoken", "arabic", "arabic-bracket", "arabic-close", "circled", "ordinal", "sequence", "chinese-bracket"}


def of(paragraphs: list[str]) -> list[Label | None]:
    """For each paragraph the label of the item it begins, or None. An item that lost its label has ''."""
    rows = ["\t" in paragraph for paragraph in paragraphs]
    found = [None if row else labels.read(paragraph) for paragraph, row in zip(paragraphs, rows, strict=True)]
    _add_weak(found, paragraphs, rows)
    _drop_inline(found, paragraphs)
    missing_labels.add(found, paragraphs, rows)
    return found


def _add_weak(found: list[Label | None], paragraphs: list[str], rows: list[bool]) -> None:
    """Take the weak labels that the others, and those taken before them, bear out."""
    weak = {
        at: label
        for at, paragraph in enumerate(paragraphs)
        if found[at] is None and not rows[at] and (label := labels.read_weak(paragraph))
    }
    if not weak:
        return
    following = _next_label(found, weak)
    before: dict[str, Label] = {}
    for at, strong in enumerate(found):
        label = strong or weak.get(at)
        if label and (strong or _is_borne_out(label, before, following.get(at))):
            found[at] = before[label.kind] = label


def _next_label(found: list[Label | None], weak: dict[int, Label]) -> dict[int, Label]:
    """For each weak label the next one of its kind, weak or not."""
    following: dict[int, Label] = {}
    latest: dict[str, Label] = {}
    for at in range(len(found) - 1, -1, -1):
        if label := found[at] or weak.get(at):
            if label.kind in latest:
                following[at] = latest[label.kind]
            latest[label.kind] = label
    return following


def _is_borne_out(label: Label, before: dict[str, Label], after: Label | None) -> bool:
    """Whether a weak label is one, by the last item `before` it of each kind and the next label of its own kind."""
    return _counts_up(label, before.get(label.kind), after) or _begins_list(label, before, after)


def _counts_up(label: Label, earlier: Label | None, after: Label | None) -> bool:
    """Whether the label before it counts up to it; where the same number comes once more, that one is the item."""
    return earlier is not None and label.follows(earlier) and (after is None or after.value != label.value)


def _begins_list(label: Label, before: dict[str, Label], after: Label | None) -> bool:
    """Whether it is a 1 and a 2 comes next. 2.1 does not need a 2.2, but the item 2 above it."""
    if label.kind.startswith("decimal"):
        return label.begins and any(_is_above(parent, label) for parent in before.values())
    return label.begins and after is not None and after.follows(label)


def _is_above(parent: Label, label: Label) -> bool:
    """Whether 2. or 二、 is the parent of 2.1, and 2.1 that of 2.1.1."""
    kinds = ("decimal-2",) if label.kind == "decimal-3" else ("arabic", "chinese", "chapter", "part")
    return parent.kind in kinds and parent.value == label.value // 100


def _drop_inline(found: list[Label | None], paragraphs: list[str]) -> None:
    """A paragraph that holds a whole list (1.砌砖工;2.园艺师;3.…) is text, and so is a line that goes on with one."""
    following = _next_of_kind(found)
    dropped: dict[int, Label] = {}
    for at, label in enumerate(found):
        if label is None or label.kind not in _INLINE:
            continue
        before = dropped.get(at - 1)
        if not before and _may_go_on(found, at, label):
            before = _last_inline(paragraphs[at - 1], label)
        own = _own_list(paragraphs[at], label)
        if before and label.follows(before):
            found[at], dropped[at] = None, own or label
        elif own and not ((after := following[at]) and _is_single(paragraphs[after[0]], after[1], own)):
            # 1.甲;2.乙; and a paragraph for 3.: two items have run together, the list is one of paragraphs.
            found[at], dropped[at] = None, own


def _next_of_kind(found: list[Label | None]) -> list[tuple[int, Label] | None]:
    """For each paragraph the next label of the same kind, with the index of its paragraph."""
    latest: dict[str, tuple[int, Label]] = {}
    following: list[tuple[int, Label] | None] = [None] * len(found)
    for at in range(len(found) - 1, -1, -1):
        if label := found[at]:
            following[at] = latest.get(label.kind)
            latest[label.kind] = (at, label)
    return following


def _may_go_on(found: list[Label | None], at: int, label: Label) -> bool:
    return at > 0 and found[at - 1] is None and label.value > 1


def _is_single(paragraph: str, label: Label, last: Label) -> bool:
    return label.follows(last) and _own_list(paragraph, label) is None


def _own_list(paragraph: str, label: Label) -> Label | None:
    """The last label of the list that a paragraph consists of, which begins with its own `label`; else None."""
    lists = inline_lists.find(paragraph)
    if not lists or lists[0][0].start > 0:
        return None
    if label.kind == "chinese-bracket" and all(paragraph[member.end - 1] == "。" for member in lists[0][:-1]):
        # （一）…。（二）…。: two items whose line end was lost; the first at least is one.
        return None
    return labels.parse(lists[0][-1].label)


def _last_inline(paragraph: str, label: Label) -> Label | None:
    """The last label of a list within a paragraph, of the kind and style of `label`; else None."""
    for members in inline_lists.find(paragraph):
        last = labels.parse(members[-1].label)
        if last and (last.kind, last.style) == (label.kind, label.style):
            return last
    return None
