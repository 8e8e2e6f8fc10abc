"""The archive's questions about directives, in the words of the field."""

from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, When

from archive.circle import Circle, circle_of
from archive.lexicon import sought_number
from archive.models import filter_counts
from archive.models.choices import Custody, Openness
from archive.models.directive_orders import dated, order_of, type_of
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
        return self.filter(Q(custody__in=_WITHHELD) | self._closed_to(circle_of(reader)))

    def closed_to(self, reader):
        """Those that this reader may not know of even while they are in view."""
        closed = self._closed_to(circle_of(reader))
        return self.filter(closed) if closed else self.none()

    def held(self):
        """Those that are neither withdrawn nor sealed, whoever may know of them."""
        return self.exclude(pk__in=self._everything().filter(custody__in=_WITHHELD).order_by().values("pk"))

    def _everything(self) -> Any:
        """All directives, whatever this QuerySet holds of them."""
        model: Any = self.model
        return model.objects

    def _closed_to(self, circle: Circle) -> Q:
        if circle.sees_all:
            return Q()
        unchecked = Q(pk__in=self._everything().unchecked().order_by().values("pk"))
        closed = self._beyond(circle)
        return closed | unchecked if settings.UNCHECKED == "hidden" else closed

    def _beyond(self, circle: Circle) -> Q:
        """Those that are open to others only."""
        if not circle.is_signed_in:
            return Q(openness__in=(Openness.SIGNED_IN, Openness.GROUPS))
        closed = Q(openness=Openness.GROUPS)
        if circle.groups:
            known_to: Any = self.model._meta.get_field("known_to")
            told = known_to.remote_field.through.objects.filter(group__in=circle.groups)
            closed &= ~Q(pk__in=told.values("directive"))
        return closed

    # Of each filter any of several values; None among them asks for what has none (未注明).

    def in_region(self, *codes: str | None):
        return self.filter(_any_of("region", codes))

    def in_city(self, *codes: str | None):
        return self.filter(_any_of("city", codes))

    def in_county(self, *codes: str | None):
        return self.filter(_any_of("county", codes))

    def issued_in(self, *years: int | None):
        return self.filter(_any_of("year", years))

    def of_type(self, *types: str | None):
        """Directives of these official types, or of these forms where they have no official type."""
        types = tuple("" if one is None else one for one in types)
        named = [one for one in types if one]
        return self.filter(Q(genre__in=named) | Q(genre="", form__in=types))

    def about(self, *topics: str | None):
        """Directives with any of these topics, by name."""
        return filter_counts.about(self, topics)

    def issued_at(self, *levels: str | None):
        """Directives of which an issuer stands at any of these levels."""
        return self._issued("issuer__level__in", levels)

    def issued_by(self, *names: str | None):
        """Directives that any of these issuers signed."""
        return self._issued("issuer__name__in", names)

    def _issued(self, lookup: str, values):
        # A subquery, not a join: a joint directive of two such issuers stays one row.
        issuances: Any = self.model._meta.get_field("issuances").related_model
        signed = issuances.objects.order_by()
        signing = Q(pk__in=signed.filter(**{lookup: [one for one in values if one is not None]}).values("directive"))
        return self.filter(signing | ~Q(pk__in=signed.values("directive")) if None in values else signing)

    def dated_within(self, *spans):
        """Directives whose date lies in any of these spans, (first day, last day), None where one is open."""
        asked = Q()
        for span in spans:
            first, last = span or (None, None)
            days = {"dated__gte": first, "dated__lte": last}
            bounds = {name: day for name, day in days.items() if day}
            asked |= Q(**bounds) if bounds else Q(dated=None)
        return self.alias(dated=dated()).filter(asked)

    def with_number_part(self, *parts: str):
        """Directives whose number has any of these as a part of it (archive.lexicon.sought_number)."""
        asked = Q()
        for part in parts:
            compared = sought_number.comparisons(part)
            asked |= Q(*(Q(**{f"{column}__{lookup}": value}) for column, lookup, value in compared))
        return self.filter(asked)

    def with_deadline(self, *wanted: bool):
        """Directives with an action item that has a deadline (True), or without any such."""
        section: Any = self.model._meta.get_field("sections").related_model
        items = section._meta.get_field("actions").related_model.objects.with_deadline().order_by()
        having = Q(pk__in=items.values("section__directive"))
        asked = Q()
        for has_one in wanted:
            asked |= having if has_one else ~having
        return self.filter(asked)

    def received_as(self, *places: str | None):
        """Directives of which a received copy is registered as any of these (来文类别)."""
        registrations: Any = self.model._meta.get_field("registrations").related_model
        told = registrations.objects.valid().exclude(directive=None).exclude(place="")
        asked = Q(pk__in=told.filter(place__in=[one for one in places if one]).order_by().values("directive"))
        return self.filter(asked | ~Q(pk__in=told.order_by().values("directive")) if None in places else asked)

    def answering(self, *occasions: str | None):
        """Directives that answer any of these occasions, by key."""
        answers: Any = self.model._meta.get_field("answer").related_model
        told = answers.objects.told().order_by()
        asked = Q(pk__in=told.filter(occasion__in=[one for one in occasions if one is not None]).values("directive"))
        return self.filter(asked | ~Q(pk__in=told.values("directive")) if None in occasions else asked)

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
        """{value: count} over one filter: code of a region, city or county, year, type, topic name, level or name of
        an issuer, place of a registered copy; what has no value is counted by those of a column alone."""
        if name in ("topic", *_TOLD_BY_ROWS):
            return filter_counts.counted({name: self.counting(name)})[name]
        return {value: count for (value,), count in self.cells(name)}

    def counting(self, name: str) -> filter_counts.Counting:
        """The same to be asked together with others, of what texts tell."""
        if name == "topic":
            return filter_counts.of_topics(self)
        if name not in _TOLD_BY_ROWS:
            return filter_counts.Counting(self, f"{name}_id")
        related, column = _TOLD_BY_ROWS[name]
        rows: Any = self.model._meta.get_field(related).related_model.objects
        rows = rows.valid().exclude(directive=None).exclude(place="") if related == "registrations" else rows
        rows = rows.told() if related == "answer" else rows
        # A directive with two such rows of a value counts once.
        return filter_counts.Counting(
            filter_counts.related_of(self, rows, "directive"), column, Count("directive", distinct=True)
        )

    def cells(self, *names: str) -> list[tuple[tuple, int]]:
        """((value of each filter named, …), count): of the filters that a directive has one value of."""
        columns = {"province": F("region_id"), "city": F("city_id"), "county": F("county_id"), "year": F("year")}
        fields = columns | {"genre": type_of()}
        return filter_counts.cells(self, {name: fields[name] for name in names})

    def newest_first(self):
        return self.in_order("newest")

    def in_order(self, name: str):
        """By newest, oldest, title, number, issuer, place or genre, '-' before one of these that descends."""
        return self.order_by(*order_of(self, name))

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
        return (
            self.select_related("region", "city", "county")
            .prefetch_related(issuers, "topics", forwarding_directives, validity_events(self.model))
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


# {a filter: (the rows that tell of it, their column)}
_TOLD_BY_ROWS = {
    "level": ("issuances", "issuer__level"),
    "issuer": ("issuances", "issuer__name"),
    "place": ("registrations", "place"),
    "occasion": ("answer", "occasion_id"),
}


def _any_of(field: str, values) -> Q:
    """Whether a column has any of the values, None meaning that it is empty."""
    asked = Q(**{f"{field}__in": [one for one in values if one is not None]})
    return asked | Q(**{f"{field}__isnull": True}) if None in values else asked


def validity_events(model: Any, path: str = "") -> Prefetch:
    """What the validity of directives follows from, to be fetched along with them: `path` leads to them, as in
    'section__directive__'; `model` is theirs."""
    events: Any = model._meta.get_field("validity_events").related_model
    of_basis = [f"basis__{name}" for name in ("title", "number", "custody", "contacts")]
    rows = events.objects.select_related("basis").only(*_EVENT_COLUMNS, "basis", *of_basis)
    return Prefetch(f"{path}validity_events", rows)
