"""What of a directive the index holds."""

import hashlib
from collections.abc import Iterable

from haystack import indexes

from archive.lexicon import document_numbers
from archive.models import Directive
from archive.privacy.text import hidden_from_all, redact
from search.analysis.grams import PART_BREAK
from search.contract import FieldKind


class _Words(indexes.CharField):
    kind = FieldKind.WORDS


class _Grams(indexes.CharField):
    kind = FieldKind.GRAMS


class _Whole(indexes.CharField):
    kind = FieldKind.WHOLE

    def __init__(self, **options):
        super().__init__(null=True, **options)


class _Wholes(indexes.MultiValueField):
    kind = FieldKind.WHOLES


class _Integer(indexes.IntegerField):
    kind = FieldKind.INTEGER


class DirectiveIndex(indexes.SearchIndex, indexes.Indexable):
    """Words to rank by, grams to find by, and columns to filter, count and sort by.

    What somebody may not see on some day is redacted in all of it: whether a directive names a contact, his telephone
    or somebody in need is not to be found out by searching for it. Staff look in the admin, which asks the database.
    """

    text = _Words(document=True)
    title = _Words()
    headings = _Words()

    grams = _Grams()
    title_grams = _Grams()
    heading_grams = _Grams()
    number_grams = _Grams()
    issuer_grams = _Grams()
    topic_grams = _Grams()

    name = _Whole(model_attr="title")
    number = _Whole(model_attr="number")
    number_key = _Whole(model_attr="number_key")
    # What numbers are sorted by: 2号 before 19号.
    number_order = _Whole()
    cites = _Wholes()
    issuers = _Wholes()
    # Without their aliases: what lists count by.
    issued_by = _Wholes()
    province = _Whole(model_attr="region_id")
    city = _Whole(model_attr="city_id")
    county = _Whole(model_attr="county_id")
    places = _Wholes()
    key = _Integer(model_attr="pk")
    year = _Integer(model_attr="year", null=True)
    dated = _Integer(null=True)
    genre = _Whole(model_attr="type")
    topics = _Wholes()
    levels = _Wholes()
    fingerprint = _Whole()

    def get_model(self):
        return Directive

    def index_queryset(self, using=None):
        """Directives with everything that is indexed, in a fixed number of queries a batch. What is withdrawn or
        sealed counts as gone."""
        return (
            Directive.objects.held()
            .order_by("pk")
            .select_related("region", "city", "county")
            .prefetch_related("issuers__aliases", "topics", "sections")
        )

    def read_queryset(self, using=None):
        return Directive.objects.held().for_lists()

    def prepare(self, directive):
        self.prepared_data = super().prepare(directive)
        issuers = directive.issuers.all()
        names = [name for issuer in issuers for name in names_of(issuer)]
        topics = [topic.name for topic in directive.topics.all()]
        hidden = hidden_from_all(directive)
        title, text = (redact(words, hidden) for words in (directive.title, directive.text))
        headings = [section.heading for section in directive.sections.all() if section.heading]
        shown_headings = PART_BREAK.join(redact(heading, hidden) for heading in headings)
        regions = [region for region in (directive.region, directive.city, directive.county) if region]
        places = [name for region in regions for name in places_of(region)]
        self.prepared_data |= {
            "text": text,
            "title": title,
            "name": title,
            "headings": shown_headings,
            "grams": PART_BREAK.join([text, title, directive.number, *names]),
            "title_grams": title,
            "heading_grams": shown_headings,
            "number_grams": directive.number,
            "issuer_grams": PART_BREAK.join(names),
            "topic_grams": PART_BREAK.join(topics),
            "cites": sorted({number.key for number in document_numbers.find(text)} - {directive.number_key}),
            "issuers": [name.replace(",", "，") for name in names],
            "number_order": _order_of(directive.number_key),
            "issued_by": [issuer.name.replace(",", "，") for issuer in issuers],
            "places": places,
            "dated": int(f"{directive.dated:%Y%m%d}") if directive.dated else None,
            "topics": topics,
            "levels": sorted({issuer.level for issuer in issuers}),
            "fingerprint": fingerprint(directive.__dict__, map(told_of, issuers), topics, headings, places),
        }
        return self.prepared_data


def _order_of(number_key: str) -> str | None:
    """黔工总字|2021|000000019 of 黔工总字|2021|19."""
    series, _, serial = number_key.rpartition("|")
    return f"{series}|{serial:0>9}" if serial else None


# The columns of a directive that are indexed; a county is told by its names, so that what has none stays as indexed.
FINGERPRINTED = (
    "text", "title", "number", "number_key", "region_id", "city_id", "year", "issued_on", "printed_on", "genre",
    "form", "contacts",
)  # fmt: skip


def fingerprint(
    row: dict, issuers: Iterable[list[str]], topics: Iterable[str], headings: Iterable[str], places: Iterable[str]
) -> str:
    """Tells a directive as the index holds it from the directive as it is now: another one whenever anything
    that is indexed changes, be it a letter of the text or an alias of an issuer (see `told_of`).

    There is no cheaper one for the start: reading the texts is what takes time, and the lengths of the texts
    cannot be had without it either (10,000 directives: 0.15 s for the lengths, 0.3 s for the hashes).
    """
    columns = [str(row[name]) for name in FINGERPRINTED]
    told = [columns, sorted(issuers), sorted(topics), list(headings), sorted(places)]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def told_of(issuer) -> list[str]:
    """Everything of an issuer that its directives are indexed by."""
    return [issuer.level, *names_of(issuer)]


def names_of(issuer) -> list[str]:
    """The names an issuer is found by."""
    return [issuer.name, *(alias.name for alias in issuer.aliases.all())]


def places_of(region) -> list[str]:
    """The names a region is found by."""
    names = (region.pk, region.name, region.short_name, region.abbreviation, region.other_abbreviation)
    return list(dict.fromkeys(filter(None, names)))
