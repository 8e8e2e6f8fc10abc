"""The archive's questions, in the words of the field."""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, When
from django.db.models.functions import Coalesce

from archive.models.guarded_columns import HeldQuerySet


class RegionQuerySet(models.QuerySet):
    def provinces(self):
        """The filter's values: the nation, the provinces, the corps, in administrative order."""
        return self.exclude(level="city").order_by("code")


class IssuerQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        return self.get(name=name)

    def as_signed(self):
        """A directive's issuers in the order of the signatures; only for its own `issuers`, or their prefetch."""
        return self.order_by("issuances__position")


class TopicManager(models.Manager):
    def get_by_natural_key(self, name):
        return self.get(name=name)


class DirectiveQuerySet(HeldQuerySet):
    def in_region(self, *codes: str):
        return self.filter(region__in=codes)

    def issued_in(self, *years: int):
        return self.filter(year__in=years)

    def of_type(self, *types: str):
        """Directives of these official types, or of these forms where they have no official type."""
        return self.filter(Q(genre__in=types) | Q(genre="", form__in=types))

    def about(self, *topics: str):
        """Directives with any of these topics, by name."""
        return _about(self, topics)

    def issued_at(self, *levels: str):
        """Directives of which an issuer stands at any of these levels."""
        # A subquery, not a join: a joint directive of two such issuers stays one row.
        issuances = self.model._meta.get_field("issuances").related_model.objects
        return self.filter(pk__in=issuances.filter(issuer__level__in=levels).order_by().values("directive"))

    def with_any_of(self, actions):
        """Directives with any of these action items."""
        return self.filter(pk__in=actions.values("section__directive"))

    def to_review(self):
        """Directives that nobody has reviewed and of which a field that nobody has corrected is doubtful."""
        finding = self.model._meta.get_field("findings").related_model
        return self.filter(Exists(finding.objects.doubtful().filter(directive=OuterRef("pk"))), reviewed_at=None)

    def counted_by(self, name: str) -> dict:
        """{value: count} over one filter: region code, year, type, topic name, or level of an issuer."""
        if name == "topic":
            return _counted_topics(self)
        if name == "level":
            issuances = self.model._meta.get_field("issuances").related_model.objects
            directives = Count("directive", distinct=True)
            return dict(_of(self, issuances, "directive").values_list("issuer__level").annotate(count=directives))
        return {value: count for (value,), count in self.cells(name)}

    def cells(self, *names: str) -> list[tuple[tuple, int]]:
        """((value of each filter named, …), count): of the filters that a directive has one value of."""
        fields = {"province": F("region_id"), "year": F("year"), "genre": _type()}
        return _cells(self, {name: fields[name] for name in names})

    def newest_first(self):
        return self.order_by(F("year").desc(nulls_last=True), _dated().desc(nulls_last=True), "-pk")

    def oldest_first(self):
        return self.order_by(F("year").asc(nulls_last=True), _dated().asc(nulls_last=True), "pk")

    def most_referred_to(self):
        """Those that others refer to, with `referring`: by how many. Those that most refer to come first."""
        # Nobody is counted twice for naming it twice, and a directive that names itself not at all.
        referring = Count("cited_by__directive", distinct=True, filter=~Q(cited_by__directive=F("pk")))
        referred_to = self.filter(cited_by__isnull=False).annotate(referring=referring).filter(referring__gt=0)
        return referred_to.defer("text").order_by("-referring", F("year").desc(nulls_last=True), "-pk")

    def for_lists(self):
        """With what a row in a list shows, in a fixed number of queries."""
        issuers = Prefetch("issuers", self.model.issuers.rel.model.objects.as_signed())
        carrying = self.model._meta.get_field("carried_in").related_model
        carriers = Prefetch("carried_in", carrying.objects.select_related("carrier").defer("carrier__text"))
        return self.select_related("region", "city").prefetch_related(issuers, "topics", carriers).defer("text")

    def for_results(self, with_text: bool):
        """With what a result shows of them, in one query; its issuers' names are asked for apart."""
        shown = ["title", "number", "year", "issued_on", "printed_on", "genre", "form", "contacts"]
        regions = ["region__name", "region__short_name", "city__short_name"]
        text = ["text"] if with_text else []
        return self.select_related("region", "city").only(*shown, *regions, *text)

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


class ActionItemQuerySet(HeldQuerySet):
    def of_directives(self, directives):
        return self.filter(section__directive__in=directives)

    def of_kind(self, *kinds: str):
        return self.filter(kind__in=kinds)

    def about(self, *topics: str):
        """Action items with any of these topics, by name."""
        return _about(self, topics)

    def counted_by(self, name: str) -> dict:
        """{value: count} over one filter: region code or year of the directive, kind, or topic name."""
        if name == "topic":
            return _counted_topics(self)
        return {value: count for (value,), count in self.cells(name)}

    def cells(self, *names: str) -> list[tuple[tuple, int]]:
        """((value of each filter named, …), count): of the filters that an item has one value of."""
        fields = {"province": "section__directive__region", "year": "section__directive__year", "kind": "kind"}
        return _cells(self, {name: F(fields[name]) for name in names})

    def newest_first(self):
        """Directive by directive, the newest first; within one in the order of its text."""
        return self.order_by(
            # By the directive's own key: so the directives' index gives the order, and nothing is sorted.
            F("section__directive__year").desc(nulls_last=True),
            F("section__directive__pk").desc(),
            "section__position",
            "start",
        )

    def with_deadline(self):
        return self.exclude(deadline_text="")

    def for_lists(self):
        """With what a row in a list shows of its section and directive, in two queries."""
        whole = self.select_related("section__directive__region", "section__directive__city")
        return whole.prefetch_related("topics").defer("section__text", "section__directive__text")


class FindingQuerySet(models.QuerySet):
    def corrected(self):
        return self.filter(corrected_at__isnull=False)

    def doubtful(self):
        """What is to be looked at: doubtful, and not settled by a correction."""
        return self.filter(certainty="doubtful", corrected_at=None)


def _cells(rows, fields) -> list[tuple[tuple, int]]:
    named = {f"value_{at}": field for at, field in enumerate(fields.values())}
    counted = rows.order_by().annotate(**named).values_list(*named).annotate(count=Count("pk"))
    return [(tuple(values), count) for *values, count in counted]


def _counted_topics(rows) -> dict:
    """{name: count}. Asked of the pairs themselves: each is there once, and few columns wide."""
    pairs = rows.model.topics.through.objects
    return dict(_of(rows, pairs, rows.model._meta.model_name).values_list("topic__name").annotate(count=Count("pk")))


def _of(rows, related, name):
    """The related rows that belong to rows of a QuerySet, all of them where it is not narrowed."""
    related = related.order_by()
    return related.filter(**{f"{name}__in": rows.order_by().values("pk")}) if rows.query.where else related


def _about(rows, topics):
    # A subquery, not a join: a row with two of the topics stays one row, and can be counted by topic.
    pairs = rows.model.topics.through.objects.filter(topic__name__in=topics)
    return rows.filter(pk__in=pairs.values(rows.model._meta.model_name))


def _type():
    return Case(When(genre="", then=F("form")), default=F("genre"))


def _dated():
    return Coalesce("issued_on", "printed_on")
