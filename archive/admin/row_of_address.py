"""The row that an address of the admin is about."""

from django.contrib import admin


class RowOfAddress(admin.ModelAdmin):
    """Whatever an address has behind its question mark, it is about the row that it names."""

    def get_object(self, request, object_id, from_field=None):
        # Django takes an empty _to_field for the name of a field, and finds none.
        return super().get_object(request, object_id, from_field or None)
