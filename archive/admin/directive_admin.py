"""Directives with their parts, and the sources they were read from."""

from django.contrib import admin, messages
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.added_action_item import SentenceForm
from archive.admin.announcing_admin import Announced, PartOfDirective
from archive.admin.faithful_forms import Inline
from archive.admin.text_change import DirectiveForm
from archive.admin.withdrawal import Withdrawn
from archive.ingest import (
    closed_circulation,
    content_writer,
    corrections,
    kept_annotations,
    reference_resolution,
)
from archive.ingest.reference_cache import ReferenceCache
from archive.models import ActionItem, Directive, Forwarding, Issuance, Reference, Section, Source
from archive.models.choices import Custody
from archive.privacy import noted_uses


class IssuanceInline(Inline):
    model = Issuance
    autocomplete_fields = ["issuer"]


class SectionInline(Inline):
    """Only looked at here: label and heading are words of the text, the rest is changed on the section's own page."""

    model = Section
    classes = ["collapse"]
    fields = ["anchor", "label", "heading"]
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class ReferenceInline(Inline):
    model = Reference
    classes = ["collapse"]
    fk_name = "directive"
    autocomplete_fields = ["target"]


class ForwardingInline(Inline):
    """The directives that forward this one."""

    model = Forwarding
    classes = ["collapse"]
    fk_name = "forwarded_directive"
    autocomplete_fields = ["forwarding_directive"]


@admin.register(Directive)
class DirectiveAdmin(Withdrawn, Announced):
    form = DirectiveForm
    is_recorded = True
    list_display = ["title", "number", "region", "city", "year", "year_basis", "genre", "form"]
    list_filter = [
        ("region", admin.RelatedOnlyFieldListFilter),
        "year",
        "genre",
        "year_basis",
        "issuer_basis",
        "custody",
    ]
    list_select_related = ["region", "city"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["source", "region", "city", "county"]
    filter_horizontal = ["topics"]
    inlines = [IssuanceInline, SectionInline, ReferenceInline, ForwardingInline]

    def get_search_fields(self, request):
        """The list is searched through the text too: the search index holds no contacts, so that staff look for a
        person or a telephone here. Where a directive is picked by typing, its title and number do."""
        picking = request.path == reverse("admin:autocomplete")
        return self.search_fields if picking else [*self.search_fields, "text"]

    def directives_of(self, row):
        return [row.pk]

    def unsealed(self, rows):
        return rows.unsealed()

    def shown_of(self, row):
        return [row]

    def get_fields(self, request, obj=None):
        fields = [name for name in super().get_fields(request, obj) if name != "reread"]
        at = fields.index("text") + 1
        return [*fields[:at], "reread", *fields[at:]]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            noted_uses.note_unredacted(obj)
        if context["adminform"].form.effect:
            messages.warning(request, _("还没有保存：正文有改动，请看“正文”下方的说明，勾选后再次保存。"))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        """Write the columns that were changed, and a changed text with all that is read of it."""
        text, is_new_text = obj.text, "text" in form.changed_data
        with transaction.atomic():
            if change:
                columns = {field.name for field in obj._meta.concrete_fields} & set(form.changed_data) - {"text"}
                obj.text = form.initial["text"]
                obj.save(update_fields=columns)
            else:
                obj.save()
            if is_new_text:
                content_writer.rewrite(obj, text, ReferenceCache())
            kept_annotations.write(obj)

    def save_related(self, request, form, formsets, change):
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            changed = corrections.changed_in(form, formsets)
            corrections.mark([form.instance], changed, request.user)
            if {"title", "number"} & set(changed):
                reference_resolution.arrived([form.instance])
            # Under what was settled: whoever wrote these words has not been asked whether they may be public.
            if "text" in form.changed_data:
                told = closed_circulation.review(form.instance, before=form.initial.get("text", ""))
                if told:
                    messages.warning(request, told)


@admin.register(Section)
class SectionAdmin(PartOfDirective):
    list_display = ["__str__", "directive", "anchor", "level"]
    list_select_related = ["directive"]
    search_fields = ["heading", "text", "directive__title"]
    # A section is a slice of its directive's text, which is changed there.
    readonly_fields = [
        "directive", "parent", "anchor", "label", "heading", "text", "start", "body_start", "end", "position",
    ]  # fmt: skip
    fields = ["directive", "parent", "kind", "level", "run_in", *readonly_fields[2:]]

    def directives_of(self, row):
        return [row.directive_id]

    def shown_of(self, row):
        return [row.directive]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(directive__custody=Custody.SEALED)


@admin.register(ActionItem)
class ActionItemAdmin(PartOfDirective):
    list_display = ["text", "kind", "actor", "deadline_text", "deadline"]
    list_select_related = ["section__directive"]
    list_filter = ["kind", "topics"]
    search_fields = ["text", "actor"]
    autocomplete_fields = ["section"]
    filter_horizontal = ["topics"]
    form = SentenceForm

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(section__directive__custody=Custody.SEALED)

    def get_readonly_fields(self, request, obj=None):
        # One that is there is a slice of its section's text; a new one is told by its sentence.
        return ["section", "text", "start", "end"] if obj else []

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if obj or name not in ("start", "end")]

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            content_writer.add(obj)

    def directives_of(self, row):
        return [row.section.directive_id]

    def shown_of(self, row):
        return [row.section.directive]


@admin.register(Source)
class SourceAdmin(Withdrawn, Announced):
    list_display = ["name", "media_type", "encoding", "ocr", "size", "received_at"]
    list_filter = ["ocr", "media_type"]
    search_fields = ["name", "sha256"]
    fields = readonly_fields = ["sha256", "file", "name", "media_type", "encoding", "ocr", "size", "received_at"]

    def has_add_permission(self, request):
        # Sources come in by import_directives, which reads them.
        return False

    def directives_of(self, row):
        return list(row.directives.values_list("pk", flat=True))

    def unsealed(self, rows):
        return rows.exclude(directives__custody=Custody.SEALED)
