"""The boxes of what a directive is tied to, a row each: references of its text, forwardings either way; and one row
more of each kind, for what is missing."""

from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Directive, Reference
from archive.models.choices import ForwardingKind, ReferenceKind
from archive.review import named_directives
from archive.review.box_fields import OneLine
from archive.review.typed_reference import as_read

# A title of 500, its number, and the brackets around it.
_LONGEST_NAME = 650
_LONGEST_WORDS = Reference._meta.get_field("text").max_length or 0
_MENTIONED = [("", gettext_lazy("提及")), (ReferenceKind.BASED_ON, gettext_lazy("依据"))]
_KINDS = [("", gettext_lazy("转发（未写明方式）")), *ForwardingKind.choices]


class _Row(forms.Form):
    """A row that may name a directive that the `reader` knows of."""

    def __init__(self, directive: Directive, reader: Any, data: Any, prefix: str, initial: dict | None = None):
        super().__init__(data, prefix=prefix, initial=initial or {}, use_required_attribute=False)
        self.directive, self.reader = directive, reader
        self.found: Directive | None = None

    def _find(self, name: str) -> None:
        """What the box of this name means goes to `found`."""
        words = self.cleaned_data.get(name) or ""
        if not words:
            return
        try:
            self.found = named_directives.directive_called(words, self.reader)
        except named_directives.NotNamed as error:
            self.add_error(name, str(error))
            return
        if self.found.pk == self.directive.pk:
            self.add_error(name, _("这就是本件自己。"))


class ReferenceRow(_Row):
    """A reference that was read or added: `value` is it as the history keeps it."""

    kind = forms.ChoiceField(label=gettext_lazy("性质"), required=False)
    target = OneLine(label=gettext_lazy("所指文件"), required=False, max_length=_LONGEST_NAME)
    is_none = forms.BooleanField(label=gettext_lazy("不是引用"), required=False)

    def __init__(self, directive: Directive, reader: Any, data: Any, value: dict, named: str):
        self.value = value
        super().__init__(directive, reader, data, _key_of(value), {"kind": value["kind"], "target": named})
        kind: Any = self.fields["kind"]
        fitting = {value["kind"], value["form"], ReferenceKind.BASED_ON}
        kind.choices = [one for one in ReferenceKind.choices if one[0] in fitting]

    def clean(self) -> dict[str, Any]:
        if "target" in self.changed_data and not self.cleaned_data.get("is_none"):
            self._find("target")
        return self.cleaned_data

    def settled(self) -> dict | None:
        """The value as it was sent; None for what is no reference."""
        if self.cleaned_data["is_none"]:
            return None
        value = {**self.value, "kind": self.cleaned_data["kind"] or self.value["kind"]}
        if "target" in self.changed_data:
            value["target"] = self.found and self.found.pk
        return value


class AddedReference(_Row):
    """A reference that was missed, by its words."""

    words = OneLine(label=gettext_lazy("正文中的原话"), required=False, max_length=_LONGEST_WORDS)
    kind = forms.ChoiceField(label=gettext_lazy("性质"), required=False, choices=_MENTIONED)
    target = OneLine(label=gettext_lazy("所指文件"), required=False, max_length=_LONGEST_NAME)

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data.get("words") or ""
        if words and "".join(words.split()) not in "".join(self.directive.text.split()):
            self.add_error("words", _("正文里没有这些字，请从正文中原样复制。"))
        if self.cleaned_data.get("target") and not words and not self.errors:
            self.add_error("words", _("请填正文中提到它的原话。"))
        self._find("target")
        return self.cleaned_data

    def settled(self) -> dict | None:
        """The value to be kept; None where nothing was typed."""
        words = self.cleaned_data.get("words")
        if not words:
            return None
        is_basis = self.cleaned_data["kind"] == ReferenceKind.BASED_ON
        form, text = as_read(words, self.directive.text, is_basis)
        return {
            "kind": self.cleaned_data["kind"] or form,
            "form": form,
            "text": text,
            "target": self.found.pk if self.found else self._meant(words),
        }

    def _meant(self, words: str) -> int | None:
        """Words that name a directive mean it, where nobody said which."""
        try:
            meant = named_directives.directive_called(words, self.reader)
        except named_directives.NotNamed:
            return None
        return meant.pk if meant.pk != self.directive.pk else None


class ForwardingRow(_Row):
    """A forwarding; `other` is the directive at its other end."""

    kind = forms.ChoiceField(label=gettext_lazy("方式"), required=False, choices=_KINDS)
    is_none = forms.BooleanField(label=gettext_lazy("去掉这一项"), required=False)

    def __init__(self, directive: Directive, reader: Any, data: Any, prefix: str, other: Directive, kind: str):
        self.other, self.name = other, named_directives.name_of(other)
        super().__init__(directive, reader, data, f"{prefix}{other.pk}", {"kind": kind})

    def settled(self) -> tuple[Directive, str | None]:
        """The other directive, and the kind; None for a forwarding that is none."""
        if self.cleaned_data["is_none"]:
            return self.other, None
        is_sent = self.add_prefix("kind") in self.data
        return self.other, self.cleaned_data["kind"] if is_sent else self.initial["kind"]


class AddedForwarding(_Row):
    """A forwarding that was missed."""

    other = OneLine(label=gettext_lazy("文件"), required=False, max_length=_LONGEST_NAME)
    kind = forms.ChoiceField(
        label=gettext_lazy("方式"), required=False, choices=_KINDS, initial=ForwardingKind.FORWARD
    )

    def clean(self) -> dict[str, Any]:
        self._find("other")
        return self.cleaned_data


def _key_of(value: dict) -> str:
    """Names the boxes of a reference: what was typed stays with its words, wherever they are in the list by then."""
    words = f"{value['kind']}|{value['text']}"
    return "r" + sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]
