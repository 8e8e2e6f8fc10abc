"""Accounts and their roles. A system administrator gives others one of the roles; only a superuser makes superusers,
changes what a role may do, or gives an account a permission by itself."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.access import roles
from archive.admin.chosen_rows import BOXES
from archive.admin.deleted_rows import NamedDeletions
from archive.admin.permission_names import PermissionsField, asked_for, keeping_unshown, names_of

admin.site.unregister([User, Group])


class PasswordForm(AdminPasswordChangeForm):
    """Django's, whose warning is English alone."""

    def __init__(self, *args, **kwargs):
        self.usable_password_help_text = gettext("停用密码以后，这个账号现有的密码就没有了。")
        super().__init__(*args, **kwargs)


@admin.register(User)
class AccountAdmin(NamedDeletions, UserAdmin):
    formfield_overrides = BOXES
    list_display = ["username", "last_name", "first_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    change_password_form = PasswordForm
    # Boxes to tick: what Django has in their place speaks English where it is made by its script.
    filter_horizontal = ()
    # What a superuser alone decides of an account.
    readonly_for_others = ["is_superuser", "is_staff", "permission_names", "last_login", "date_joined"]
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

    @admin.display(description=_("权限"))
    def permission_names(self, account):
        return names_of(account.user_permissions)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request, obj=None):
        """Whoever only looks at an account's own permissions reads their names."""
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        own, read = "user_permissions", "permission_names"
        return [
            (label, {**kept, "fields": [read if one == own else one for one in kept["fields"]]})
            for label, kept in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        if request.user.is_superuser:
            return ["last_login", "date_joined"]
        # Nobody gives themselves a role.
        return [*self.readonly_for_others, *(["groups"] if obj == request.user else [])]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "user_permissions":
            kwargs |= {"form_class": PermissionsField, "queryset": asked_for(), "widget": forms.CheckboxSelectMultiple}
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
        with keeping_unshown(account.user_permissions):
            super().save_related(request, form, formsets, change)
        if "groups" in form.changed_data:
            account.groups.add(*others)
            had_role, has_role = account.is_staff, account.groups.filter(name__in=roles.STAFF).exists()
            account.is_staff = has_role or (had_role and not _lost_role(form))
            account.save(update_fields=["is_staff"])


@admin.register(Group)
class RoleAdmin(NamedDeletions, GroupAdmin):
    """What a role may do is a superuser's to change: else an administrator would give themselves what they lack."""

    filter_horizontal = ()

    def get_fields(self, request, obj=None):
        return ["name", "permissions" if request.user.is_superuser else "permission_names"]

    def get_readonly_fields(self, request, obj=None):
        return [] if request.user.is_superuser else ["permission_names"]

    @admin.display(description=_("权限"))
    def permission_names(self, group):
        return names_of(group.permissions)

    def save_related(self, request, form, formsets, change):
        with keeping_unshown(form.instance.permissions):
            super().save_related(request, form, formsets, change)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            kwargs |= {"form_class": PermissionsField, "queryset": asked_for(), "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

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
