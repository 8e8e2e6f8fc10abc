"""What directives are told by: issuers with their aliases, topics with their words, regions."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.admin.announcing_admin import Announced
from archive.admin.shown_version import VersionedForm
from archive.models import Directive, Issuer, IssuerAlias, Region, Topic
from archive.review.box_fields import Lines


class IssuerAliasInline(admin.TabularInline):
    model = IssuerAlias
    extra = 0


@admin.register(Issuer)
class IssuerAdmin(Announced):
    list_display = ["name", "region", "level"]
    list_filter = ["level"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["region"]
    inlines = [IssuerAliasInline]

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))


class TopicForm(VersionedForm):
    words = Lines(label=_("判定词"), required=False, help_text=_("每行一个"))


@admin.register(Topic)
class TopicAdmin(Announced):
    form = TopicForm
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
