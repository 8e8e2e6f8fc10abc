"""The register of uses in the admin: to be looked at by who has the permission, changed by nobody."""

from datetime import MAXYEAR

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.utils.translation import gettext_lazy as _

from archive.admin import use_register_pages
from archive.admin.row_of_address import RowOfAddress
from archive.models import UseRecord

# What the dates above the list ask for, and the largest that there is.
_PARTS_OF_A_DATE = {"at__year": MAXYEAR, "at__month": 12, "at__day": 31}


@admin.register(UseRecord)
class UseRecordAdmin(RowOfAddress):
    """Filtered by act, account and day; searched by name, title, content and address."""

    list_display = ["at", "user_shown", "act", "directive_title", "what", "address"]
    list_filter = ["act", ("account_name", admin.AllValuesFieldListFilter), "at"]
    date_hierarchy = "at"
    search_fields = ["account_name", "directive_title", "what", "address"]
    list_per_page = 50
    show_full_result_count = False
    # Nothing of a record leads to a page where it could be changed, not even by accident.
    list_display_links = None
    actions = None

    @admin.display(description=_("利用人"), ordering="account_name")
    def user_shown(self, use: UseRecord) -> str:
        """The account's name then, or that there was none."""
        return use.account_name or str(_("未登录") if use.address else _("本机命令"))

    def get_changelist_instance(self, request):
        """No database is asked for a day that there is not, or for a NUL: as with any filter without sense, the list
        is shown whole."""
        asked = [(name, value) for name, values in request.GET.lists() for value in values]
        if any("\x00" in value or not _is_in_calendar(name, value) for name, value in asked):
            raise IncorrectLookupParameters
        try:
            return super().get_changelist_instance(request)
        except OverflowError:
            raise IncorrectLookupParameters from None

    def get_urls(self):
        return [*use_register_pages.addresses(), *super().get_urls()]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


def _is_in_calendar(name: str, value: str) -> bool:
    most = _PARTS_OF_A_DATE.get(name)
    return most is None or (value.isascii() and value.isdecimal() and len(value) < 5 and 1 <= int(value) <= most)
