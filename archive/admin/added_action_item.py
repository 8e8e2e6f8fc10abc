"""An action item that staff add: they paste its sentence, and where it stands is looked up."""

from django import forms
from django.utils.translation import gettext as _

from archive.admin.shown_version import VersionedForm
from archive.ingest.slice_rules import folded


class SentenceForm(VersionedForm):
    """Of an action item. `text` of a new one is to be words of its section, outside the others."""

    def clean(self):
        cleaned = super().clean()
        section, words = cleaned.get("section"), folded(cleaned.get("text", "")).strip()
        if section and words and not self.instance.pk:
            at = _free_place(section, words)
            if at is None:
                raise forms.ValidationError(
                    {"text": _("这一章节里没有这句话，或者它与另一项工作任务重叠。请从章节正文中原样复制一句。")}
                )
            cleaned["text"], self.instance.start, self.instance.end = words, at, at + len(words)
        return cleaned


def _free_place(section, words: str) -> int | None:
    """Where the words stand in the section, clear of its action items; None where nowhere."""
    taken = list(section.actions.values_list("start", "end"))
    at = section.text.find(words)
    while at >= 0 and any(at < end and start < at + len(words) for start, end in taken):
        at = section.text.find(words, at + 1)
    return at if at >= 0 else None
