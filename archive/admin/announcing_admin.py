"""What an edit of reference data sets going: the index is told of every directive that it touches. A save that changed
nothing sets nothing going."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db import connection, transaction
from django.forms.models import _get_foreign_key

from archive.admin import shown_version
from archive.admin.deleted_rows import NamedDeletions
from archive.admin.shown_version import VersionedForm
from archive.ingest import announcement


class Announced(NamedDeletions):
    """Tells whoever keeps a copy (the search index) of every directive that an edit here touches."""

    form = VersionedForm

    def directives_of(self, row) -> list[int]:
        """Ids of the directives whose findable words `row` is part of."""
        raise NotImplementedError

    def get_changelist_instance(self, request):
        # Some databases refuse a NUL, and no value has one: the list is shown whole, as with any filter without sense.
        if any("\x00" in value for _, values in request.GET.lists() for value in values):
            raise IncorrectLookupParameters
        return super().get_changelist_instance(request)

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

    def save_related(self, request, form, formsets, change):
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
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
            delete()
            announcement.announce(saved=touched)
