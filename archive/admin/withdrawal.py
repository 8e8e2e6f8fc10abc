"""In the admin nothing is deleted for good: what was 删除 there is 撤下, with a reason, and can be undone. Of what is
sealed the admin shows no word."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class Withdrawn(admin.ModelAdmin):
    """For directives, and for sources: of a source the directives are withdrawn that were read of it."""

    actions = ("withdraw",)

    def directives_of(self, row: models.Model) -> list[int]:
        """Ids of the directives that go out of view with it."""
        raise NotImplementedError

    def unsealed(self, rows: models.QuerySet) -> models.QuerySet:
        """The rows without those that hold words of what is sealed."""
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return self.unsealed(super().get_queryset(request))

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.withdraw_directive")

    @admin.action(description=_("撤下所选的文件"), permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse:
        """On to the page that asks for the reason."""
        keys = sorted({key for row in queryset for key in self.directives_of(row)})
        return redirect(f"{reverse('directives_withdrawal')}?{urlencode({'d': keys}, doseq=True)}")
