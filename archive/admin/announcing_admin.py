"""What an edit in the admin sets going: the index is told, references are resolved again, corrections noted. A save
that changed nothing sets nothing going."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import connection, transaction
from django.forms.models import _get_foreign_key
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from archive.admin import deletion_reason, shown_version
from archive.admin.faithful_forms import BOXES
from archive.admin.shown_version import VersionedForm
from archive.history.recorded_act import RecordedAct, recorded
from archive.ingest import announcement, corrections, reference_resolution
from archive.models import ActionItem, Directive, Section
from archive.models.choices import ChangeAct
from archive.privacy import noted_uses
from archive.privacy.rows import redact_contacts
from archive.privacy.text import is_withheld, sees_everything


class Announced(admin.ModelAdmin):
    """Tells whoever keeps a copy (the search index) of every directive that an edit here touches."""

    form = VersionedForm
    formfield_overrides = BOXES
    # Whether what is saved here are values of directives, which have a history.
    is_recorded = False

    def directives_of(self, row) -> list[int]:
        """Ids of the directives whose findable words `row` is part of."""
        raise NotImplementedError

    def shown_of(self, row) -> Iterable[Directive]:
        """The directives whose words the form of `row` shows, with nothing taken out."""
        return ()

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and self._may_read(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_read(request, obj)

    def _may_read(self, request, row) -> bool:
        """Whoever may not see all that a page would hide opens no form that holds it."""
        return row is None or not any(is_withheld(request.user, directive) for directive in self.shown_of(row))

    def get_changelist_instance(self, request):
        # Some databases refuse a NUL, and no value has one: the list is shown whole, as with any filter without sense.
        if any("\x00" in value for _, values in request.GET.lists() for value in values):
            raise IncorrectLookupParameters
        changelist = super().get_changelist_instance(request)
        if issubclass(self.model, Directive | Section | ActionItem) and not sees_everything(request.user):
            changelist.result_list = list(changelist.result_list)
            redact_contacts(request.user, *changelist.result_list)
        return changelist

    def get_fieldsets(self, request, obj=None):
        """The boxes, and unseen the version that they are of."""
        kept = []
        for name, options in super().get_fieldsets(request, obj):
            fields = [field for field in options["fields"] if field != shown_version.FIELD]
            kept.append((name, {**options, "fields": fields}))
        shown = [(None, {"fields": [shown_version.FIELD]})] if obj and self.has_change_permission(request, obj) else []
        return [*kept, *shown]

    def get_form(self, request, obj=None, change=False, **options):
        form: Any = super().get_form(request, obj, change, **options)
        inlines = [one for one in self.get_inline_instances(request, obj) if one.has_change_permission(request, obj)]
        form.parts = tuple((one.model, _get_foreign_key(self.model, one.model, one.fk_name).name) for one in inlines)
        return form

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)
        # From the look at its version to its save nobody else saves it. SQLite has one writer at a time anyway.
        if row and request.method == "POST" and connection.in_atomic_block:
            list(self.model._base_manager.select_for_update(of=("self",)).filter(pk=row.pk).values_list("pk"))
        return row

    def save_form(self, request, form, change):
        """Before anything is written: what the history is to compare with."""
        if self.is_recorded and (keys := [key for key in self.directives_of(form.instance) if key]):
            form.act = RecordedAct(keys, ChangeAct.CORRECTED, request.user)
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change):
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            if act := getattr(form, "act", None):
                act.finish()
            if form.has_changed() or any(formset.has_changed() for formset in formsets):
                announcement.announce(saved=self.directives_of(form.instance))

    def save_model(self, request, obj, form, change):
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def delete_model(self, request, row):
        self._delete([row], row.delete)

    def delete_queryset(self, request, queryset):
        self._delete(list(queryset), queryset.delete)

    def _delete(self, rows, delete):
        with transaction.atomic():
            touched = {pk for row in rows for pk in self.directives_of(row)}
            pointing = reference_resolution.cited(touched)
            delete()
            left = set(Directive.objects.filter(pk__in=touched).values_list("pk", flat=True))
            # What pointed to a directive that is gone may mean another one.
            reference_resolution.resolve_again(pointing)
            announcement.announce(saved=left, removed=touched - left)


class PartOfDirective(Announced):
    """Rows that are part of what was read of a directive: whoever edits one has corrected that field of it."""

    field = "outline"
    is_recorded = True
    actions = ("delete_with_reason",)
    delete_confirmation_template = "admin/archive/delete_with_reason.html"
    delete_selected_confirmation_template = "admin/archive/delete_selected_with_reason.html"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        for directive in Directive.objects.filter(pk__in=self.directives_of(obj)) if obj else ():
            noted_uses.note_unredacted(directive)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            if form.has_changed():
                corrections.mark(self.directives_of(form.instance), [self.field], request.user)

    def get_actions(self, request):
        """Django's own deletion of several asks for no reason."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(permissions=["delete"], description=_("删除所选的 %(verbose_name_plural)s"))
    def delete_with_reason(self, request, queryset):
        if deletion_reason.is_missing(request):
            sent = request.POST.copy()
            del sent["post"]
            deletion_reason.ask_again(request, sent)
        return delete_selected(self, request, queryset)

    def delete_view(self, request, object_id, extra_context=None):
        if deletion_reason.is_missing(request):
            deletion_reason.ask_again(request, QueryDict())
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request, row):
        self._delete_recorded(request, [row], lambda: super(PartOfDirective, self).delete_model(request, row))

    def delete_queryset(self, request, queryset):
        delete = super().delete_queryset
        self._delete_recorded(request, list(queryset), lambda: delete(request, queryset))

    def _delete_recorded(self, request, rows, delete):
        directives = {pk for row in rows for pk in self.directives_of(row)}
        with transaction.atomic():
            with recorded(directives, ChangeAct.CORRECTED, request.user, deletion_reason.of(request), ["outline"]):
                delete()
            corrections.mark(directives, [self.field], request.user)
