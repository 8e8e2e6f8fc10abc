"""Accounts and their roles. A system administrator gives others one of the roles; only a superuser makes superusers,
changes what a role may do, or gives an account a permission by itself."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from archive.access import roles

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ["username", "last_name", "first_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal = ["user_permissions"]
    # What a superuser alone decides of an account.
    readonly_for_others = ["is_superuser", "is_staff", "user_permissions", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("姓名"), {"fields": ["last_name", "first_name", "email"]}),
        (_("角色"), {
            "fields": ["is_active", "groups"],
            "description": _("离职、调岗的账号请取消“有效”，不必删除：其经手的记录仍可查。"),
        }),
        (_("单独授予的权限"), {"fields": ["is_staff", "is_superuser", "user_permissions"], "classes": ["collapse"]}),
        (_("时间"), {"fields": ["last_login", "date_joined"]}),
    ]  # fmt: skip

    @admin.display(description=_("角色"))
    def roles(self, account):
        return "、".join(group.name for group in account.groups.all())

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        if request.user.is_superuser:
            return ["last_login", "date_joined"]
        # Nobody gives themselves a role.
        return [*self.readonly_for_others, *(["groups"] if obj == request.user else [])]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            # A few boxes, all seen at once.
            kwargs["widget"] = forms.CheckboxSelectMultiple
            if not request.user.is_superuser:
                kwargs["queryset"] = Group.objects.filter(name__in=roles.PERMISSIONS)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def save_related(self, request, form, formsets, change):
        """Who has work to do in the admin may enter it: by the role, without a box of its own to tick."""
        account, others = form.instance, set()
        if change and not request.user.is_superuser:
            # Groups of the office's own are a superuser's to give and to take.
            others = set(account.groups.exclude(name__in=roles.PERMISSIONS))
        super().save_related(request, form, formsets, change)
        if "groups" in form.changed_data:
            account.groups.add(*others)
            had_role, has_role = account.is_staff, account.groups.filter(name__in=roles.STAFF).exists()
            account.is_staff = has_role or (had_role and not _lost_role(form))
            account.save(update_fields=["is_staff"])


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """What a role may do is a superuser's to change: else an administrator would give themselves what they lack."""

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


def _may_touch(request, account: User | None) -> bool:
    return account is None or request.user.is_superuser or not account.is_superuser


def _lost_role(form) -> bool:
    """Whether the account had a role with work in the admin before this form was saved."""
    return any(group.name in roles.STAFF for group in form.initial.get("groups", []))
