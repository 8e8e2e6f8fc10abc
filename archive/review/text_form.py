"""A text that staff change is read anew. What will become of sections and action items is said before it is done."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment import consequences
from archive.amendment.outdated_page import ShownVersion
from archive.formats import Refused
from archive.history.recorded_act import recorded
from archive.ingest import content_writer, corrections, kept_annotations, secrecy_gate, source_faults
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.slice_rules import folded
from archive.models import ActionItem, Directive
from archive.models.choices import ChangeAct
from archive.review import page_version
from archive.review.box_fields import Ticked


@dataclass(frozen=True)
class Effect:
    """How many there were, there are to be, and how many of them keep their words: sections and action items."""

    sections: tuple[int, int, int]
    actions: tuple[int, int, int]

    def __str__(self) -> str:
        counts = dict(zip(("before", "after", "kept"), self.sections, strict=True))
        counts |= dict(zip(("actions_before", "actions_after", "actions_kept"), self.actions, strict=True))
        return (
            _(
                "正文有改动，尚未保存。保存后章节和工作任务将按新的正文重新读出："
                "章节由 %(before)s 个变为 %(after)s 个，其中 %(kept)s 个文字不变；"
                "工作任务由 %(actions_before)s 项变为 %(actions_after)s 项，其中 %(actions_kept)s 项文字不变。"
                "文字不变的保留原样，已核定的内容也不变。"
            )
            % counts
        )


class TextForm(forms.Form):
    """The text of a directive. A changed one is taken once its writer has been told what it brings about: `effect`."""

    shown = ShownVersion()
    # Every character of it is kept, blanks at its ends too.
    text = forms.CharField(label=gettext_lazy("整理文本"), strip=False, widget=forms.Textarea(attrs={"rows": 30}))
    reread = forms.BooleanField(
        label=gettext_lazy("按新的正文重新读出章节和工作任务"), required=False, widget=forms.HiddenInput
    )
    effect: Effect | None = None

    def __init__(self, directive: Directive, data: Any = None):
        self.directive = directive
        initial = {"text": directive.text, "shown": page_version.of_text(directive)}
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (shown := cleaned.get("shown")) and shown != self.initial["shown"]:
            self.add_error(None, page_version.CHANGED)
        if "text" not in cleaned:
            return cleaned
        cleaned["text"] = folded(cleaned["text"])
        if not self.is_changed:
            return cleaned
        try:
            text = cleaned["text"]
            secrecy_gate.refuse(secrecy_gate.in_directives([(0, text)]), text.encode(errors="surrogatepass"), "review")
            self._look_at(text)
        except Refused as refusal:
            self.add_error("text", str(refusal))
        except content_writer.Unfit as error:
            self.add_error("text", str(error))
        except ValueError:
            self.add_error("text", _("正文里没有文字。"))
        return cleaned

    @property
    def is_changed(self) -> bool:
        # HTML knows no NUL.
        return self.cleaned_data["text"] != folded(self.directive.text).replace("\0", "\N{REPLACEMENT CHARACTER}")

    @property
    def is_vouched_for(self) -> bool:
        """Whether somebody changed the text behind the program, and it is saved as it stands: check_archive tells of
        such texts, and of this one no more."""
        kept = self.directive.annotations
        return not self.is_changed and kept is not None and source_faults.is_altered(self.directive.text, kept)

    def save(self, person: Any) -> str:
        """Write the text, and what is read of it now; a sentence where words in it close its circulation, or ''. Call
        it in a transaction that holds the row."""
        directive, before = self.directive, self.directive.text
        if self.is_vouched_for:
            kept_annotations.write(directive)
            corrections.mark([directive], ["outline"], person)
        if not self.is_changed:
            return ""
        with recorded([directive], ChangeAct.CORRECTED, person, fields=["outline"]):
            content_writer.rewrite(directive, self.cleaned_data["text"], ReferenceCache())
        corrections.mark([directive], ["outline"], person)
        # Whoever wrote these words has not been asked whether they may be public.
        return consequences.follow(directive, ["outline"], before)

    def _look_at(self, text: str) -> None:
        """Whether the text can be written, and whether what it brings about is wanted."""
        effect = effect_of(Directive.objects.get(pk=self.directive.pk), text)
        box = self.fields["reread"].widget = Ticked(sha256(text.encode(errors="surrogatepass")).hexdigest()[:16])
        if not box.value_from_datadict(self.data, {}, "reread"):
            self.effect = effect
            self.add_error("reread", str(effect))


def effect_of(directive: Directive, text: str) -> Effect:
    """What writing `text` would do; nothing is left of the try. Raises Unfit, or ValueError for no words."""
    before = _words_of(directive)
    with transaction.atomic():
        content_writer.rewrite(directive, text, ReferenceCache())
        after = _words_of(directive)
        transaction.set_rollback(True)
    return Effect(
        *((len(was), len(now), len(was.items() & now.items())) for was, now in zip(before, after, strict=True))
    )


def _words_of(directive: Directive) -> tuple[dict, dict]:
    """{key: words} of its sections and of its action items."""
    sections = directive.sections.values_list("pk", "label", "heading", "text")
    actions = ActionItem.objects.filter(section__directive=directive).values_list("pk", "text")
    return {pk: tuple(words) for pk, *words in sections}, dict(actions)
