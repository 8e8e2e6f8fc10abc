"""The archive's questions about directives, in the words of the field."""

from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, When
from django.db.models.functions import Coalesce

from archive.circle import Circle, circle_of
from archive.models import filter_counts
from archive.models.choices import Custody, Openness
from archive.models.guarded_columns import HeldQuerySet

_WITHHELD = (Custody.WITHDRAWN, Custody.SEALED)


class DirectiveQuerySet(HeldQuerySet):
    def visible_to(self, reader):
        """Those that this reader, a user or a sight, may know of: the one place where it is asked."""
        # By what is to be left out: mostly that is nothing, and an index that leads to nearly every row would be
        # taken for one that leads to few.
        return self.exclude(pk__in=self._everything().unknown_to(reader).order_by().values("pk"))

    def unknown_to(self, reader):
        """All others. What was withdrawn or sealed nobody may know of; whoever may correct, of everything else."""
        circle = circle_of(reader)
        unknown = Q(custody__in=_WITHHELD)
        if not circle.sees_all:
            unknown |= self._closed_to(circle)
            if settings.UNCHECKED == "hidden":
                unknown |= Q(pk__in=self._everything().unchecked().order_by().values("pk"))
        return self.filter(unknown)

    def held(self):
        """Those that are neither withdrawn nor sealed, whoever may know of them."""
        return self.exclude(pk__in=self._everything().filter(custody__in=_WITHHELD).order_by().values("pk"))

    def _everything(self) -> Any:
        """All directives, whatever this QuerySet holds of them."""
        model: Any = self.model
        return model.objects

    def _closed_to(self, circle: Circle) -> Q:
        if not circle.is_signed_in:
            return Q(openness__in=(Openness.SIGNED_IN, Openness.GROUPS))
        closed = Q(openness=Openness.GROUPS)
        if circle.groups:
            known_to: Any = self.model._meta.get_field("known_to")
            told = known_to.remote_field.through.objects.filter(group__in=circle.groups)
            closed &= ~Q(pk__in=told.values("directive"))
        return closed

    def unsealed(self):
        """Those that staff may see: withdrawn ones among them."""
        return self.exclude(custody=Custody.SEALED)

    def in_region(self, *codes: str):
        return self.filter(region__in=codes)

    def issued_in(self, *years: int):
        return self.filter(year__in=years)

    def of_type(self, *types: str):
        """Directives of these official types, or of these forms where they have no official type."""
        return self.filter(Q(genre__in=types) | Q(genre="", form__in=types))

    def about(self, *topics: str):
        """Directives with any of these topics, by name."""
        return filter_counts.about(self, topics)

    def issued_at(self, *levels: str):
        """Directives of which an issuer stands at any of these levels."""
        # A subquery, not a join: a joint directive of two such issuers stays one row.
        issuances = self.model._meta.get_field("issuances").related_model.objects
        return self.filter(pk__in=issuances.filter(issuer__level__in=levels).order_by().values("directive"))

    def standing_in(self, source):
        """Those that were read from that file, and those that stand in it too."""
        return self.filter(Q(source=source) | Q(occurrences__source=source)).distinct()

    def beside(self, key):
        """Those that stand in the file that the directive of that number was read from."""
        return self.filter(Q(source__directives=key) | Q(occurrences__source__directives=key)).distinct()

    def with_any_of(self, actions):
        """Directives with any of these action items."""
        return self.filter(pk__in=actions.values("section__directive"))

    def to_review(self):
        """Directives that nobody has reviewed and of which a field that nobody has corrected is doubtful."""
        provenance = self.model._meta.get_field("provenance").related_model
        return self.filter(Exists(provenance.objects.doubtful().filter(directive=OuterRef("pk"))), reviewed_at=None)

    def unchecked(self):
        """Those of them that are so for what they say themselves: that one is much like another tells of the other,
        which not everybody may know of."""
        return self.filter(self._is_in_doubt(), reviewed_at=None)

    def with_unchecked(self):
        """With `unchecked`: 1 for those, else 0."""
        return self.annotate(unchecked=Case(When(self._is_in_doubt(), reviewed_at=None, then=1), default=0))

    def _is_in_doubt(self) -> Exists:
        provenance = self.model._meta.get_field("provenance").related_model
        return Exists(provenance.objects.doubtful().filter(directive=OuterRef("pk"), other=None))

    def counted_by(self, name: str) -> dict:
        """{value: count} over one filter: region code, year, type, topic name, or level of an issuer."""
        if name == "topic":
            return filter_counts.counted_topics(self)
        if name == "level":
            issuances = self.model._meta.get_field("issuances").related_model.objects
            directives = Count("directive", distinct=True)
            return dict(
                filter_counts.related_of(self, issuances, "directive")
                .values_list("issuer__level")
                .annotate(count=directives)
            )
        return {value: count for (value,), count in self.cells(name)}

    def cells(self, *names: str) -> list[tuple[tuple, int]]:
        """((value of each filter named, …), count): of the filters that a directive has one value of."""
        fields = {"province": F("region_id"), "year": F("year"), "genre": _type()}
        return filter_counts.cells(self, {name: fields[name] for name in names})

    def newest_first(self):
        return self.order_by(F("year").desc(nulls_last=True), _dated().desc(nulls_last=True), "-pk")

    def oldest_first(self):
        return self.order_by(F("year").asc(nulls_last=True), _dated().asc(nulls_last=True), "pk")

    def most_referred_to(self, leaving_out=None):
        """Those that others refer to, with `referring`: by how many, `leaving_out` those of that QuerySet. Those that
        most refer to come first."""
        # Nobody is counted twice for naming it twice, and a directive that names itself not at all.
        counted = ~Q(cited_by__directive=F("pk"))
        if leaving_out is not None:
            counted &= ~Q(cited_by__directive__in=leaving_out.order_by().values("pk"))
        referring = Count("cited_by__directive", distinct=True, filter=counted)
        referred_to = self.filter(cited_by__isnull=False).annotate(referring=referring).filter(referring__gt=0)
        return referred_to.order_by("-referring", F("year").desc(nulls_last=True), "-pk")

    def for_lists(self):
        """With what a row in a list shows, in a fixed number of queries."""
        issuers = Prefetch("issuers", self.model.issuers.rel.model.objects.as_signed())
        forwarding: Any = self.model._meta.get_field("forwarded_by").related_model
        forwarding_directives = Prefetch(
            "forwarded_by",
            forwarding.objects.filter(forwarding_directive__custody=Custody.HELD)
            .select_related("forwarding_directive")
            .defer("forwarding_directive__text", "forwarding_directive__annotations"),
        )
        events: Any = self.model._meta.get_field("validity_events").related_model
        of_basis = [f"basis__{name}" for name in ("title", "number", "custody", "contacts")]
        validity = Prefetch(
            "validity_events", events.objects.select_related("basis").only(*_EVENT_COLUMNS, "basis", *of_basis)
        )
        return (
            self.select_related("region", "city", "county")
            .prefetch_related(issuers, "topics", forwarding_directives, validity)
            .defer("text", "annotations")
        )

    def counted_by_province_and_year(self):
        """Rows (region, year, count); a directive without region or year counts under None.

        Of a region only its code, short name and level are there: what a table of them shows, in one question.
        """
        region = self.model._meta.get_field("region").related_model
        fields = ("region_id", "region__short_name", "region__level", "year")
        counted = self.order_by().values_list(*fields).annotate(count=Count("pk"))
        return [
            (code and region(code=code, short_name=name, level=level), year, count)
            for code, name, level, year, count in counted
        ]


_EVENT_COLUMNS = (
    "directive", "kind", "day", "days_after_issue", "until", "months", "is_read", "basis_words", "place",
)  # fmt: skip


def _type():
    return Case(When(genre="", then=F("form")), default=F("genre"))


def _dated():
    return Coalesce("issued_on", "printed_on")
