"""The boxes in which a person corrects the fields of a directive, and what is wrong with what was typed.

A box that nobody changed changes nothing: what a browser makes of a value (line ends, blanks at its ends) is no
correction of it.
"""

from hashlib import sha256
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment.saved_fields import save_fields
from archive.amendment.value_writers import FieldRefused
from archive.formats import Refused
from archive.ingest import secrecy_gate
from archive.ingest.slice_rules import folded
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.models import Directive, Issuer, Region, Topic
from archive.models.choices import Genre, YearBasis
from archive.review import corrected_values, named_rows, page_version
from archive.review.corrected_values import DATES, LISTS, PLACES, WORDS

_NAME_LENGTH = Issuer._meta.get_field("name").max_length or 0
# So many lines a list has, of so many characters each.
_MOST_LINES, _LONGEST_LINE = 200, 300
_TEXT, _ONE = {"rows": 2, "autocomplete": "off"}, {"autocomplete": "off"}


class OneLine(forms.CharField):
    """Words of one line."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _as_a_browser_keeps(initial).replace("\n", "") != _as_a_browser_keeps(data).replace("\n", "")


class Lines(forms.CharField):
    """A list, a line each; blank lines are no part of it."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in folded(value or "").split("\n")]
        return [line for line in lines if line]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in value):
            raise forms.ValidationError(
                _("最多 %(lines)d 行，每行最多 %(length)d 个字。") % {"lines": _MOST_LINES, "length": _LONGEST_LINE}
            )

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _as_a_browser_keeps("\n".join(initial or [])) != _as_a_browser_keeps(data)


class Ticked(forms.CheckboxInput):
    """A box that says yes to one thing: once that is another, it is not ticked."""

    def __init__(self, stamp: str):
        super().__init__(attrs={"value": stamp})

    def value_from_datadict(self, data, files, name):
        return data.get(name) == self.attrs["value"]


class CorrectionForm(forms.Form):
    """All fields of a directive that a person corrects."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    title = OneLine(label=gettext_lazy("标题"), max_length=500, widget=forms.Textarea(attrs=_TEXT))
    number = OneLine(label=gettext_lazy("发文字号"), max_length=100, required=False)
    issuers = Lines(label=gettext_lazy("发文机关"), required=False, help_text=gettext_lazy("每行一个，按署名次序"))
    new_issuers = forms.BooleanField(required=False, widget=forms.HiddenInput)
    region = OneLine(label=gettext_lazy("省（自治区、直辖市）"), max_length=40, required=False)
    city = OneLine(label=gettext_lazy("市（州、盟）"), max_length=40, required=False)
    county = OneLine(label=gettext_lazy("县（市、区）"), max_length=40, required=False)
    issued_on = forms.DateField(label=gettext_lazy("成文日期"), required=False)
    printed_on = forms.DateField(label=gettext_lazy("印发日期"), required=False)
    year = forms.IntegerField(
        label=gettext_lazy("年份"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )  # fmt: skip
    year_basis = forms.ChoiceField(
        label=gettext_lazy("年份依据"), required=False, choices=[("", "——"), *YearBasis.choices]
    )
    genre = forms.ChoiceField(label=gettext_lazy("文种"), required=False, choices=[("", "——"), *Genre.choices])
    form = OneLine(label=gettext_lazy("文体"), max_length=20, required=False)
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("主题"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    addressees = Lines(label=gettext_lazy("主送机关"), required=False)
    copies_to = Lines(label=gettext_lazy("抄送机关"), required=False)
    attachments = Lines(label=gettext_lazy("附件"), required=False)
    publication = OneLine(label=gettext_lazy("公开标识"), max_length=100, required=False)
    circulation = Lines(label=gettext_lazy("传播限制"), required=False)
    urgency = OneLine(label=gettext_lazy("紧急程度"), max_length=20, required=False)
    copy_number = OneLine(label=gettext_lazy("份号"), max_length=20, required=False)
    signers = Lines(label=gettext_lazy("签发人"), required=False)
    printed_by = OneLine(label=gettext_lazy("印发机关"), max_length=200, required=False)
    note = OneLine(label=gettext_lazy("附注"), max_length=500, required=False)
    contacts = Lines(label=gettext_lazy("联系方式"), required=False)
    reports_to = Lines(label=gettext_lazy("报送对象"), required=False)

    def __init__(self, directive: Directive, may_add_issuers: bool, data: Any = None):
        self.directive, self.may_add_issuers = directive, may_add_issuers
        self.held = corrected_values.held(directive)
        super().__init__(data, initial=self._initial(), use_required_attribute=False)
        topics: Any = self.fields["topics"]
        topics.choices = [(name, name) for name in Topic.objects.values_list("name", flat=True)]
        for name, field in self.fields.items():
            if isinstance(field, Lines):
                field.widget.attrs |= {"rows": min(max(len(self.held.get(name) or ()), 1), 8) + 1}
        for name in DATES:
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (shown := cleaned.get("shown")) and shown != self.initial["shown"]:
            self.add_error(None, page_version.CHANGED)
        self._refuse_marked(cleaned)
        self._clean_issuers(cleaned)
        self._clean_places(cleaned)
        if (cleaned.get("year") is None) != (not cleaned.get("year_basis")) and not self.has_error("year"):
            self.add_error("year", _("年份和年份依据要么都填，要么都不填。"))
        return cleaned

    def save(self, person: Any) -> list[str] | None:
        """Write what was changed, and make the issuers that were said to be new; the names of the fields. None where a
        field cannot have its value: the form has an error then. Call it in a transaction that holds the row."""
        try:
            with transaction.atomic():
                named_rows.make_issuers(self.cleaned_data.get("to_make", []))
                return save_fields(self.directive, self._changed_values(), person).changed
        except FieldRefused as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
            return None

    def _changed_values(self) -> dict[str, Any]:
        """{field: new value}, as archive.review.corrected_values takes them."""
        changed, cleaned = set(self.changed_data), self.cleaned_data
        values = {name: cleaned[name] for name in (*WORDS, *LISTS) if name in changed}
        for name in DATES:
            if name in changed:
                values[name] = (day := cleaned[name]) and day.isoformat()
        values |= {name: cleaned[f"{name}_code"] for name in PLACES if f"{name}_code" in cleaned}
        if {"year", "year_basis"} & changed:
            values["year"] = [cleaned["year"], cleaned["year_basis"]] if cleaned["year"] else None
        if "issuers" in changed:
            values["issuers"] = [one.name for one in named_rows.issuers_called(cleaned["issuers"])]
        if "topics" in changed:
            values["topics"] = sorted(cleaned["topics"])
        return values

    def _initial(self) -> dict[str, Any]:
        initial = dict(self.held)
        places = Region.objects.in_bulk([self.held[name] for name in PLACES if self.held[name]])
        initial |= {name: places[code].name if (code := self.held[name]) else "" for name in PLACES}
        initial["year"], initial["year_basis"] = self.held["year"]
        for name in DATES:
            initial[name] = getattr(self.directive, name)
        return initial | {"shown": page_version.of_fields(self.directive)}

    def _refuse_marked(self, cleaned: dict[str, Any]) -> None:
        """What is typed here is public at once, as a file that comes in is: it may bear no mark of secrecy either."""
        for name in self.changed_data:
            if name not in (*WORDS, *LISTS, "issuers", *PLACES) or not cleaned.get(name):
                continue
            words = "\n".join(cleaned[name]) if isinstance(cleaned[name], list) else cleaned[name]
            try:
                mark = secrecy_gate.in_words(words, str(self.fields[name].label))
                secrecy_gate.refuse(mark, words.encode(errors="surrogatepass"), "review")
            except Refused as refusal:
                self.add_error(name, str(refusal))

    def _clean_issuers(self, cleaned: dict[str, Any]) -> None:
        if "issuers" not in self.changed_data or self.has_error("issuers"):
            return
        try:
            named_rows.issuers_called(cleaned["issuers"])
        except named_rows.UnknownNames as unknown:
            self._offer(unknown.names, cleaned)

    def _offer(self, names: list[str], cleaned: dict[str, Any]) -> None:
        """Names of no issuer are taken once somebody who may add issuers has said that they are new."""
        words = "、".join(f"“{name[:40]}”" for name in names)
        if too_long := [name for name in names if len(name) > _NAME_LENGTH]:
            self.add_error("issuers", _("名称太长：%(name)s…") % {"name": too_long[0][:20]})
        elif not self.may_add_issuers:
            self.add_error(
                "issuers", _("没有登记过的机关：%(names)s。请从提示中选取，或请档案员登记。") % {"names": words}
            )
        else:
            box = Ticked(sha256("\n".join(names).encode(errors="surrogatepass")).hexdigest()[:16])
            self.fields["new_issuers"].widget = box
            self.fields["new_issuers"].label = _("登记为新的发文机关：%(names)s") % {"names": words}
            if box.value_from_datadict(self.data, {}, "new_issuers"):
                cleaned["to_make"] = names
            else:
                self.add_error(
                    "issuers", _("没有登记过的机关：%(names)s。请改正，或勾选下面一项。") % {"names": words}
                )

    def _clean_places(self, cleaned: dict[str, Any]) -> None:
        """Codes of the places, each beneath the one above it; what stands above is filled in where it was left out."""
        if not set(PLACES) & set(self.changed_data):
            return
        above: Region | None = None
        found: dict[str, Region | None] = {}
        for name in PLACES:
            found[name] = None
            if words := cleaned.get(name):
                try:
                    above = found[name] = named_rows.place_called(name, words, above)
                except ValueError as error:
                    self.add_error(name, str(error))
                    return
        for name, below in (("city", found["county"]), ("region", found["city"] or found["county"])):
            if found[name] is None and below is not None and below.parent is not None:
                found[name] = _above(below, name)
        cleaned |= {f"{name}_code": row and row.pk for name, row in found.items()}


def _above(place: Region, name: str) -> Region | None:
    """The city or the province that a place stands in; some counties stand in no city."""
    above: Region | None = place.parent
    while above is not None:
        if (above.level == "city") == (name == "city"):
            return above
        above = above.parent if name == "region" else None
    return None


def _as_a_browser_keeps(words: Any) -> str:
    # HTML knows no NUL; a box's own blanks at the ends are taken off by Django.
    return folded(words or "").replace("\0", "\N{REPLACEMENT CHARACTER}").strip()
