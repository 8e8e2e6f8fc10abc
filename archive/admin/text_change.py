"""A text that staff change is read anew. What will become of sections and action items is said before it is done."""

from hashlib import sha256

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.faithful_forms import Words
from archive.admin.shown_version import VersionedForm
from archive.formats import Refused
from archive.ingest import content_writer, secrecy_gate
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Directive
from archive.parsing.marks.secrecy import Mark
from archive.review.correction_form import Ticked
from archive.review.text_form import effect_of

# What the action items of a text depend on besides.
_SETTLED = ("genre", "issued_on", "printed_on", "year")


class _Confirmation(forms.BooleanField):
    def has_changed(self, initial, data):
        return False  # it is no field of the directive


class DirectiveForm(VersionedForm):
    """The form of a directive. A changed text is taken once its writer has been told what it brings about."""

    reread = _Confirmation(
        label=gettext_lazy("按新的正文重新读出章节和工作任务"), required=False, widget=forms.HiddenInput
    )
    effect = None

    def clean(self):
        cleaned = super().clean()
        self._refuse_marked(cleaned)
        if "text" in cleaned and "text" in self.changed_data:
            try:
                self._look_at(cleaned)
            except content_writer.Unfit as error:
                self.add_error("text", str(error))
            except ValueError:
                self.add_error("text", _("正文里没有文字。"))
        return cleaned

    def _refuse_marked(self, cleaned) -> None:
        """What is typed here is public at once, as a file that comes in is: it may bear no mark of secrecy either."""
        for name in self.changed_data:
            words = cleaned.get(name)
            if not isinstance(self.fields[name], Words) or not words:
                continue
            try:
                secrecy_gate.refuse(self._mark_in(name, words), words.encode(errors="surrogatepass"), "admin")
            except Refused as refusal:
                self.add_error(name, str(refusal))

    def _mark_in(self, name: str, words: str) -> Mark | None:
        if name == "text":
            return secrecy_gate.in_directives([(0, words)])
        return secrecy_gate.in_words(words, str(self.fields[name].label))

    def _look_at(self, cleaned) -> None:
        """Whether the text can be written; of one that stands already, whether what it brings about is wanted."""
        text = cleaned["text"]
        if not self.instance.pk:
            settled = {name: cleaned[name] for name in ("title", *_SETTLED) if name in cleaned}
            content_writer.check(Directive(**settled), text, ReferenceCache())
            return
        effect = effect_of(self._settled(cleaned), text)
        box = self.fields["reread"].widget = Ticked(sha256(text.encode(errors="surrogatepass")).hexdigest()[:16])
        if not box.value_from_datadict(self.data, {}, self.add_prefix("reread")):
            self.effect = effect
            self.add_error("reread", str(effect))

    def _settled(self, cleaned) -> Directive:
        """The directive as it would be saved, but for its text."""
        directive = Directive.objects.get(pk=self.instance.pk)
        for name in _SETTLED:
            if name in self.changed_data and name in cleaned:
                setattr(directive, name, cleaned[name])
        return directive
