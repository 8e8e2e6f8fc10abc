"""Saves what a person corrected in the boxes of a directive's fields; what is wrong with it is told first."""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.amendment.field_limits import check_names
from archive.amendment.saved_fields import save_fields
from archive.amendment.value_writers import FieldRefused
from archive.history import directive_values
from archive.models import Directive
from archive.models.choices import IssuerBasis
from archive.review import named_issuers, named_places, page_version
from archive.review.box_fields import Ticked
from archive.review.corrected_values import DATES, LISTS, PLACES, WORDS
from archive.review.directive_boxes import DirectiveBoxes
from archive.review.marked_words import refuse_marked


class CorrectionForm(DirectiveBoxes):
    """`may_add_issuers` says whether this person may name issuers that there are none of yet."""

    def __init__(self, directive: Directive, may_add_issuers: bool, data: Any = None):
        self.may_add_issuers = may_add_issuers
        super().__init__(directive, data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (shown := cleaned.get("shown")) and shown != self.initial["shown"]:
            self.add_error(None, page_version.CHANGED)
        refuse_marked(self, (*WORDS, *LISTS, "issuers", *PLACES))
        self._clean_issuers(cleaned)
        self._clean_places(cleaned)
        if (cleaned.get("year") is None) != (not cleaned.get("year_basis")) and not self.has_error("year"):
            self.add_error("year", _("年份和年份依据要么都填，要么都不填。"))
        is_baseless = not cleaned.get("issuers") and not self.has_error("issuers")
        if is_baseless and cleaned.get("issuer_basis") and {"issuers", "issuer_basis"} & set(self.changed_data):
            self.add_error("issuer_basis", _("没有发文机关的文件，机关依据请留空。"))
        are_changed = {"main_topic", "topics"} & set(self.changed_data)
        if are_changed and cleaned.get("topics") and not cleaned.get("main_topic"):
            self.add_error("main_topic", _("已勾选“也涉及”的主题，请先选定主要主题。"))
        return cleaned

    def save(self, person: Any) -> list[str] | None:
        """Write what was changed, and make the issuers that were said to be new; the names of the fields. None where a
        field cannot have its value: the form has an error then. Call it in a transaction that holds the row."""
        try:
            with transaction.atomic():
                named_issuers.make_issuers(self.cleaned_data.get("to_make", []))
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
        if {"issuers", "issuer_basis"} & changed:
            values["issuers"] = self._issuers(is_changed="issuers" in changed)
        if {"main_topic", "topics"} & changed:
            main = cleaned["main_topic"]
            values["topics"] = [main, *sorted(set(cleaned["topics"]) - {main})] if main else []
        return values

    def _issuers(self, is_changed: bool) -> dict[str, Any]:
        """Issuers with what they rest on, as the history has them; those that a person names are stated."""
        if is_changed:
            named = [[one.pk, one.name] for one in named_issuers.issuers_called(self.cleaned_data["issuers"])]
        else:
            named = directive_values.of(self.directive, ["issuers"])["issuers"]["issuers"]
        return {"issuers": named, "basis": self.cleaned_data["issuer_basis"] or (IssuerBasis.STATED if named else "")}

    def _clean_issuers(self, cleaned: dict[str, Any]) -> None:
        if "issuers" not in self.changed_data or self.has_error("issuers"):
            return
        try:
            named_issuers.issuers_called(cleaned["issuers"])
        except named_issuers.UnknownNames as unknown:
            self._offer(unknown.names, cleaned)

    def _offer(self, names: list[str], cleaned: dict[str, Any]) -> None:
        """Names of no issuer are taken once somebody who may add issuers has said that they are new."""
        words = "、".join(f"“{name[:40]}”" for name in names)
        try:
            check_names(names)
        except ValidationError as error:
            self.add_error("issuers", error)
            return
        if not self.may_add_issuers:
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
        if not set(PLACES) & set(self.changed_data):
            return
        try:
            found = named_places.places_called({name: cleaned.get(name) or "" for name in PLACES})
        except named_places.NoPlace as error:
            self.add_error(error.level, str(error))
            return
        cleaned |= {f"{name}_code": row and row.pk for name, row in found.items()}
