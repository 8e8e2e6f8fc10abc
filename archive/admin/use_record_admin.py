"""The register of uses in the admin: to be looked at by who has the permission, changed by nobody."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import use_register_pages
from archive.admin.faithful_forms import BOXES, FaithfulForm
from archive.models import UseRecord


@admin.register(UseRecord)
class UseRecordAdmin(admin.ModelAdmin):
    """Filtered by act, account and day; searched by name, title, content and address."""

    form = FaithfulForm
    formfield_overrides = BOXES
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

    def get_urls(self):
        return [*use_register_pages.addresses(), *super().get_urls()]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
