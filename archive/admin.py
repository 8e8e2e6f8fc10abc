"""The archivists' side: what was read can be corrected, and what was corrected reaches the index."""

from django.contrib import admin
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive import changes
from archive.models import (
    ActionItem,
    Directive,
    Issuance,
    Issuer,
    IssuerAlias,
    Reference,
    Region,
    Section,
    Source,
    Topic,
)

admin.site.site_header = admin.site.site_title = _("工会文件档案")


class Announced(admin.ModelAdmin):
    """Tells whoever keeps a copy (the search index) of every directive that an edit here touches."""

    def directives_of(self, row) -> list[int]:
        """Ids of the directives whose findable words `row` is part of."""
        raise NotImplementedError

    def save_related(self, request, form, formsets, change):
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            changes.announce(saved=self.directives_of(form.instance))

    def delete_model(self, request, row):
        self._delete([row], row.delete)

    def delete_queryset(self, request, queryset):
        self._delete(list(queryset), queryset.delete)

    def _delete(self, rows, delete):
        with transaction.atomic():
            touched = {pk for row in rows for pk in self.directives_of(row)}
            delete()
            left = set(Directive.objects.filter(pk__in=touched).values_list("pk", flat=True))
            changes.announce(saved=left, removed=touched - left)


class IssuanceInline(admin.TabularInline):
    model = Issuance
    extra = 0
    autocomplete_fields = ["issuer"]


class SectionInline(admin.TabularInline):
    model = Section
    extra = 0
    fields = ["anchor", "label", "heading"]
    readonly_fields = ["anchor"]
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class ReferenceInline(admin.TabularInline):
    model = Reference
    extra = 0
    fk_name = "directive"
    autocomplete_fields = ["target"]


@admin.register(Directive)
class DirectiveAdmin(Announced):
    list_display = ["title", "number", "region", "city", "year", "year_basis", "genre", "form"]
    list_filter = ["region", "year", "genre", "year_basis", "issuer_basis"]
    list_select_related = ["region", "city"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["source", "carried_by", "region", "city"]
    filter_horizontal = ["topics"]
    inlines = [IssuanceInline, SectionInline, ReferenceInline]

    def directives_of(self, row):
        return [row.pk]


@admin.register(Section)
class SectionAdmin(Announced):
    list_display = ["__str__", "directive", "anchor", "level"]
    search_fields = ["heading", "text", "directive__title"]
    autocomplete_fields = ["directive", "parent"]
    # Offsets belong to the parser: an edit by hand would break what they point at.
    readonly_fields = ["anchor", "start", "body_start", "end", "position"]

    def directives_of(self, row):
        return [row.directive_id]

    def has_add_permission(self, request):
        return False


@admin.register(ActionItem)
class ActionItemAdmin(admin.ModelAdmin):
    list_display = ["text", "kind", "actor", "deadline_text", "deadline"]
    list_filter = ["kind", "topics"]
    search_fields = ["text", "actor"]
    autocomplete_fields = ["section"]
    filter_horizontal = ["topics"]


@admin.register(Source)
class SourceAdmin(Announced):
    list_display = ["name", "media_type", "encoding", "size", "received_at"]
    search_fields = ["name", "sha256"]
    readonly_fields = ["sha256", "file", "name", "media_type", "encoding", "size", "received_at"]

    def has_add_permission(self, request):
        # Sources come in by import_directives, which reads them.
        return False

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))

    def _delete(self, rows, delete):
        with transaction.atomic():
            super()._delete(rows, delete)
            for name in [row.file.name for row in rows]:
                transaction.on_commit(lambda name=name: default_storage.delete(name))


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


@admin.register(Topic)
class TopicAdmin(Announced):
    list_display = ["name"]
    search_fields = ["name"]

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))


@admin.register(Region)
class RegionAdmin(Announced):
    list_display = ["code", "name", "short_name", "level", "parent"]
    list_filter = ["level"]
    search_fields = ["code", "name", "short_name"]
    autocomplete_fields = ["parent"]

    def directives_of(self, row):
        here = Directive.objects.filter(Q(region=row) | Q(city=row))
        return list(here.values_list("pk", flat=True))
