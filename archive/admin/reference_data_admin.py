"""What directives are told by: issuers with their aliases, topics with their words, regions."""

from django.contrib import admin
from django.db.models import Q

from archive.admin.announcing_admin import Announced
from archive.admin.faithful_forms import Inline
from archive.models import Directive, Issuer, IssuerAlias, Region, Topic


class IssuerAliasInline(Inline):
    model = IssuerAlias


@admin.register(Issuer)
class IssuerAdmin(Announced):
    list_display = ["name", "region", "level"]
    list_filter = ["level"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["region"]
    inlines = [IssuerAliasInline]

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))


@admin.register(Topic)
class TopicAdmin(Announced):
    list_display = ["name"]
    search_fields = ["name"]

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))


@admin.register(Region)
class RegionAdmin(Announced):
    list_display = ["code", "name", "short_name", "level", "parent", "abolished", "successor"]
    list_filter = ["level"]
    search_fields = ["code", "name", "short_name"]
    autocomplete_fields = ["parent", "successor"]

    def directives_of(self, row):
        here = Directive.objects.filter(Q(region=row) | Q(city=row) | Q(county=row))
        return list(here.values_list("pk", flat=True))
