"""The boxes of a directive's fields, with what it has in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from archive.amendment.field_limits import LONGEST
from archive.amendment.outdated_page import ShownVersion
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.models import Directive, Region, Topic
from archive.models.choices import Genre, IssuerBasis, YearBasis
from archive.review import corrected_values, page_version
from archive.review.box_fields import Lines, OneLine
from archive.review.corrected_values import DATES, PLACES

_TEXT = {"rows": 2, "autocomplete": "off"}


class DirectiveBoxes(forms.Form):
    """All fields of a directive that a person corrects."""

    shown = ShownVersion()
    title = OneLine(label=gettext_lazy("标题"), max_length=LONGEST["title"], widget=forms.Textarea(attrs=_TEXT))
    number = OneLine(label=gettext_lazy("发文字号"), max_length=LONGEST["number"], required=False)
    issuers = Lines(label=gettext_lazy("发文机关"), required=False, help_text=gettext_lazy("每行一个，按署名次序"))
    issuer_basis = forms.ChoiceField(
        label=gettext_lazy("机关依据"), required=False, choices=[("", "——"), *IssuerBasis.choices]
    )
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
    form = OneLine(label=gettext_lazy("文体"), max_length=LONGEST["form"], required=False)
    main_topic = forms.ChoiceField(label=gettext_lazy("主要主题"), required=False)
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("也涉及"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    addressees = Lines(label=gettext_lazy("主送机关"), required=False)
    copies_to = Lines(label=gettext_lazy("抄送机关"), required=False)
    attachments = Lines(label=gettext_lazy("附件"), required=False)
    publication = OneLine(label=gettext_lazy("公开标识"), max_length=LONGEST["publication"], required=False)
    circulation = Lines(label=gettext_lazy("传播限制"), required=False)
    urgency = OneLine(label=gettext_lazy("紧急程度"), max_length=LONGEST["urgency"], required=False)
    copy_number = OneLine(label=gettext_lazy("份号"), max_length=LONGEST["copy_number"], required=False)
    signers = Lines(label=gettext_lazy("签发人"), required=False)
    printed_by = OneLine(label=gettext_lazy("印发机关"), max_length=LONGEST["printed_by"], required=False)
    note = OneLine(label=gettext_lazy("附注"), max_length=LONGEST["note"], required=False)
    contacts = Lines(label=gettext_lazy("联系方式"), required=False)
    reports_to = Lines(label=gettext_lazy("报送对象"), required=False)

    def __init__(self, directive: Directive, data: Any = None):
        self.directive = directive
        self.held = corrected_values.held(directive)
        super().__init__(data, initial=self._initial(), use_required_attribute=False)
        topics: Any = self.fields["topics"]
        topics.choices = [(name, name) for name in Topic.objects.values_list("name", flat=True)]
        main_topic: Any = self.fields["main_topic"]
        main_topic.choices = [("", "——"), *topics.choices]
        for name, field in self.fields.items():
            if isinstance(field, Lines):
                field.widget.attrs |= {"rows": min(max(len(self.held.get(name) or ()), 1), 8) + 1}
        for name in DATES:
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def _initial(self) -> dict[str, Any]:
        initial = dict(self.held)
        places = Region.objects.in_bulk([self.held[name] for name in PLACES if self.held[name]])
        initial |= {name: places[code].name if (code := self.held[name]) else "" for name in PLACES}
        initial["year"], initial["year_basis"] = self.held["year"]
        for name in DATES:
            initial[name] = getattr(self.directive, name)
        return initial | {"shown": page_version.of_fields(self.directive)}
