"""Which directives staff look at, and in which order: where a wrong field would cost most comes first. The queue, or
all that are held, by what a person looks for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from archive.lexicon import document_numbers
from archive.models import Directive, Provenance, Region
from archive.models.choices import Custody, Genre, IssuerBasis
from archive.models.directive_permissions import WITHDRAWS
from archive.privacy.sight import sight_of
from archive.rendering.provenance_labels import label_of

DOUBTFUL, UNREVIEWED, ALL = "doubtful", "unreviewed", "all"
STATES = [(DOUBTFUL, _("待校核")), (UNREVIEWED, _("未校核的")), (ALL, _("全部"))]
_ANY = ("", _("全部"))


class QueueForm(forms.Form):
    """The list's filters. What means nothing is left out: it is always a list. What was withdrawn is shown to who may
    bring it back; what was sealed to nobody."""

    state = forms.ChoiceField(required=False, choices=STATES, widget=forms.HiddenInput)
    q = forms.CharField(label=_("查找"), required=False, max_length=200)
    field = forms.ChoiceField(label=_("存疑之处"), required=False)
    genre = forms.ChoiceField(label=_("文种"), required=False, choices=[_ANY, *Genre.choices])
    issuer = forms.CharField(label=_("发文机关"), required=False, max_length=100)
    region = forms.ChoiceField(label=_("地区"), required=False)
    year = forms.ChoiceField(label=_("年份"), required=False)
    issuer_basis = forms.ChoiceField(label=_("发文机关依据"), required=False, choices=[_ANY, *IssuerBasis.choices])
    custody = forms.ChoiceField(label=_("保管"), required=False)

    def __init__(self, data: Any, reader: Any):
        super().__init__({name: value for name, value in data.items() if name in self.base_fields and value})
        self._reader = reader
        fields: Any = self.fields
        fields["field"].choices = [_ANY, *_doubtful_fields()]
        fields["region"].choices = [_ANY, *_regions()]
        fields["year"].choices = [_ANY, *_years()]
        if reader.has_perm(WITHDRAWS):
            fields["custody"].choices = [("", Custody.HELD.label), (Custody.WITHDRAWN, Custody.WITHDRAWN.label)]
        else:
            del fields["custody"]

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that mean something."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and "\x00" not in value}

    @property
    def state_shown(self) -> str:
        return self.chosen.get("state", DOUBTFUL)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it lists what was withdrawn, which has no page of the review."""
        return "custody" in self.chosen

    @property
    def searches_texts(self) -> bool:
        """Whether it looks for words where contacts stand: for a telephone, say. The search index holds none."""
        return "q" in self.chosen and sight_of(self._reader).sees_contacts

    def found(self) -> QuerySet[Directive]:
        """The directives in their order."""
        chosen = self.chosen
        if self.is_withdrawn:
            rows: Any = Directive.objects.filter(custody=Custody.WITHDRAWN)
        else:
            rows = _IN_STATE[self.state_shown](Directive.objects.visible_to(self._reader))
        for name in ("genre", "region", "year", "issuer_basis"):
            if value := chosen.get(name):
                rows = rows.filter(**{name: value})
        if field := chosen.get("field"):
            rows = rows.filter(pk__in=Provenance.objects.doubtful().filter(field=field).values("directive"))
        if issuer := chosen.get("issuer"):
            rows = rows.filter(pk__in=Directive.objects.filter(issuers__name__contains=issuer).values("pk"))
        for word in chosen.get("q", "").split():
            rows = rows.filter(self._has(word))
        return rows.alias(cost=Provenance.objects.cost()).order_by(F("cost").desc(nulls_last=True), "-pk")

    def next_after(self, pk: int) -> int | None:
        """The directive that comes after this one in the queue; after one that is in it no more, the first."""
        keys = [] if self.is_withdrawn else list(self.found().values_list("pk", flat=True))
        at = keys.index(pk) + 1 if pk in keys else 0
        return next((key for key in [*keys[at:], *keys[:at]] if key != pk), None)

    def _has(self, word: str) -> Q:
        places = Q(title__icontains=word) | Q(number__icontains=word)
        if key := document_numbers.key_of(word):
            places |= Q(number_key=key)
        return places | Q(text__icontains=word) if self.searches_texts else places


_IN_STATE: dict[str, Callable[[Any], Any]] = {
    DOUBTFUL: lambda rows: rows.to_review(),
    UNREVIEWED: lambda rows: rows.filter(reviewed_at=None),
    ALL: lambda rows: rows,
}


def waiting(reader: Any) -> int:
    """How many directives wait to be looked at."""
    return Directive.objects.visible_to(reader).to_review().count()


def _doubtful_fields() -> list[tuple[str, str]]:
    fields = Provenance.objects.doubtful().filter(directive__reviewed_at=None).values_list("field", flat=True)
    return [(field, label_of(field)) for field in sorted(fields.distinct())]


def _regions() -> list[tuple[str, str]]:
    held = Directive.objects.order_by().values("region")
    return list(Region.objects.filter(pk__in=held).order_by("code").values_list("code", "name"))


def _years() -> list[tuple[str, str]]:
    years = Directive.objects.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]
