"""What differs between a directive as kept and as read now. Knows no database."""

import difflib
from dataclasses import dataclass

from archive.rendering.provenance_labels import label_of

# Fields that are shown line by line, what was taken away and what was added.
LINED = ("text", "outline", "actions", "references", "provenance")
# The text, its sections and their action items are corrected, and kept, together.
_GOVERNED = {"text": "outline", "actions": "outline"}
# Comparing takes time with the square of the number of lines.
_MOST_LINES = 4_000
_NOTHING = "（空）"


@dataclass(frozen=True)
class Difference:
    """One field: lines as kept and as read now. `is_kept` says that staff settled it, so that it stays."""

    field: str
    before: list[str]
    after: list[str]
    is_kept: bool = False

    @property
    def label(self) -> str:
        return "字段依据" if self.field == "provenance" else str(label_of(self.field))

    @property
    def lines(self) -> list[str]:
        """The difference in words, for a field of lines as a unified diff without its head."""
        kept = "（已人工核定，保留）" if self.is_kept else ""
        if self.field not in LINED:
            before, after = ("；".join(lines) or _NOTHING for lines in (self.before, self.after))
            return [f"{self.label}：{before} → {after}{kept}"]
        if self.field == "provenance" and not self.before:
            return [f"{self.label}：补记 {len(self.after)} 项"]
        return [f"{self.label}：{kept}", *(f"  {line}" for line in self.changed)]

    @property
    def changed(self) -> list[str]:
        if len(self.before) + len(self.after) > _MOST_LINES:
            return [f"（{len(self.before)} 行变为 {len(self.after)} 行，篇幅过长，不逐行列出）"]
        lines = []
        for name, *span in difflib.SequenceMatcher(None, self.before, self.after, autojunk=False).get_opcodes():
            if name != "equal":
                lines += [f"- {line}" for line in self.before[span[0] : span[1]]]
                lines += [f"+ {line}" for line in self.after[span[2] : span[3]]]
        return lines or ["（文字未变，起止位置有变）"]


def differences(kept, now, corrected: set[str], filled: set[str]) -> list[Difference]:
    """The fields in which two Contents differ. `corrected` are those that staff settled; `filled` those that
    another source told: that this one does not tell them is no difference."""
    found = []
    for field, after in now.values.items():
        before = kept.values[field]
        if before == after and kept.exact.get(field) == now.exact.get(field):
            continue
        if field in filled and not after:
            continue
        found.append(Difference(field, before, after, is_kept=governing(field) in corrected))
    return found


def governing(field: str) -> str:
    """The field under which staff settle this one: text and actions belong to the outline."""
    return _GOVERNED.get(field, field)
