"""Which directives staff are to look at, and in which order: where a wrong field would cost most comes first."""

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from archive.models import Directive, Provenance
from archive.models.choices import Genre
from archive.rendering.provenance_labels import label_of

DOUBTFUL, UNREVIEWED, ALL = "doubtful", "unreviewed", "all"


class QueueForm(forms.Form):
    """The queue's filters. What means nothing is left out: it is always a queue."""

    state = forms.ChoiceField(
        label=_("范围"),
        required=False,
        choices=[(DOUBTFUL, _("有存疑之处的")), (UNREVIEWED, _("未校核的")), (ALL, _("全部"))],
    )
    field = forms.ChoiceField(label=_("存疑之处"), required=False)
    genre = forms.ChoiceField(label=_("文种"), required=False, choices=[("", _("全部")), *Genre.choices])
    issuer = forms.CharField(label=_("发文机关"), required=False, max_length=100)

    def __init__(self, data: Any, reader: Any):
        super().__init__({name: value for name, value in data.items() if name in self.base_fields and value})
        self._reader = reader
        field: Any = self.fields["field"]
        field.choices = [("", _("全部")), *_doubtful_fields()]

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that mean something."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and "\x00" not in value}

    def found(self) -> QuerySet[Directive]:
        """The directives in their order."""
        chosen = self.chosen
        rows = Directive.objects.visible_to(self._reader)
        state = chosen.get("state", DOUBTFUL)
        if state == DOUBTFUL:
            rows = rows.to_review()
        elif state == UNREVIEWED:
            rows = rows.filter(reviewed_at=None)
        if field := chosen.get("field"):
            rows = rows.filter(pk__in=Provenance.objects.doubtful().filter(field=field).values("directive"))
        if genre := chosen.get("genre"):
            rows = rows.filter(genre=genre)
        if issuer := chosen.get("issuer"):
            rows = rows.filter(pk__in=Directive.objects.filter(issuers__name__contains=issuer).values("pk"))
        return rows.alias(cost=Provenance.objects.cost()).order_by(F("cost").desc(nulls_last=True), "-pk")

    def next_after(self, pk: int) -> int | None:
        """The directive that comes after this one in the queue; after one that is in it no more, the first."""
        keys = list(self.found().values_list("pk", flat=True))
        at = keys.index(pk) + 1 if pk in keys else 0
        return next((key for key in [*keys[at:], *keys[:at]] if key != pk), None)


def waiting(reader: Any) -> int:
    """How many directives wait to be looked at."""
    return Directive.objects.visible_to(reader).to_review().count()


def _doubtful_fields() -> list[tuple[str, str]]:
    fields = Provenance.objects.doubtful().filter(directive__reviewed_at=None).values_list("field", flat=True)
    return [(field, label_of(field)) for field in sorted(fields.distinct())]
