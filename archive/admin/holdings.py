"""Directives with their parts, and the sources they were read from."""

from django.contrib import admin
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse

from archive import corrections, removing, resolving
from archive.admin.announced import Announced, PartOfDirective
from archive.models import ActionItem, Carrying, Directive, Issuance, Reference, Section, Source


class IssuanceInline(admin.TabularInline):
    model = Issuance
    extra = 0
    autocomplete_fields = ["issuer"]


class SectionInline(admin.TabularInline):
    model = Section
    classes = ["collapse"]
    extra = 0
    fields = ["anchor", "label", "heading"]
    readonly_fields = ["anchor"]
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class ReferenceInline(admin.TabularInline):
    model = Reference
    classes = ["collapse"]
    extra = 0
    fk_name = "directive"
    autocomplete_fields = ["target"]


class CarryingInline(admin.TabularInline):
    """The directives that carry this one."""

    model = Carrying
    classes = ["collapse"]
    extra = 0
    fk_name = "carried"
    autocomplete_fields = ["carrier"]


@admin.register(Directive)
class DirectiveAdmin(Announced):
    list_display = ["title", "number", "region", "city", "year", "year_basis", "genre", "form"]
    list_filter = [("region", admin.RelatedOnlyFieldListFilter), "year", "genre", "year_basis", "issuer_basis"]
    list_select_related = ["region", "city"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["source", "region", "city"]
    filter_horizontal = ["topics"]
    inlines = [IssuanceInline, SectionInline, ReferenceInline, CarryingInline]

    def get_search_fields(self, request):
        """The list is searched through the text too: the search index holds no contacts, so that staff look for a
        person or a telephone here. Where a directive is picked by typing, its title and number do."""
        picking = request.path == reverse("admin:autocomplete")
        return self.search_fields if picking else [*self.search_fields, "text"]

    def directives_of(self, row):
        return [row.pk]

    def save_related(self, request, form, formsets, change):
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            changed = corrections.changed_in(form, formsets)
            corrections.mark([form.instance], changed, request.user)
            if {"title", "number"} & set(changed):
                resolving.arrived([form.instance])


@admin.register(Section)
class SectionAdmin(PartOfDirective):
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
class ActionItemAdmin(PartOfDirective):
    list_display = ["text", "kind", "actor", "deadline_text", "deadline"]
    list_filter = ["kind", "topics"]
    search_fields = ["text", "actor"]
    autocomplete_fields = ["section"]
    filter_horizontal = ["topics"]

    def directives_of(self, row):
        return [row.section.directive_id]


@admin.register(Source)
class SourceAdmin(Announced):
    list_display = ["name", "media_type", "encoding", "ocr", "size", "received_at"]
    list_filter = ["ocr", "media_type"]
    search_fields = ["name", "sha256"]
    fields = readonly_fields = ["sha256", "file", "name", "media_type", "encoding", "ocr", "size", "received_at"]

    def has_add_permission(self, request):
        # Sources come in by import_directives, which reads them.
        return False

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))

    def get_deleted_objects(self, sources, request):
        # What another source has too is not deleted, so the page that asks for confirmation must not list it.
        with transaction.atomic():
            removing.hand_over(sources)
            answer = super().get_deleted_objects(sources, request)
            transaction.set_rollback(True)
        return answer

    def _delete(self, rows, delete):
        with transaction.atomic():
            removing.hand_over(rows)
            super()._delete(rows, delete)
            for name in [row.file.name for row in rows]:
                transaction.on_commit(lambda name=name: default_storage.delete(name))
