"""Files as received: to be looked at, and what was read of them withdrawn."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from archive.admin.announcing_admin import Announced
from archive.models import Directive, Source
from archive.models.choices import Custody
from archive.models.directive_permissions import WITHDRAWS


@admin.register(Source)
class SourceAdmin(Announced):
    """Nothing is deleted for good: the directives that were read of a file are withdrawn, with a reason, and that can
    be undone. Of what is sealed no word is shown."""

    list_display = ["name", "media_type", "encoding", "ocr", "size", "received_at"]
    list_filter = ["ocr", "media_type"]
    search_fields = ["name", "sha256"]
    fields = readonly_fields = ("sha256", "file", "name", "media_type", "encoding", "ocr", "size", "received_at")
    actions = ("withdraw",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).exclude(directives__custody=Custody.SEALED)

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Sources come in as files, which are read.
        return False

    def has_change_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return False

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(WITHDRAWS)

    @admin.action(description=_("撤下所选的文件"), permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse:
        """On to the page that asks for the reason."""
        keys = sorted(Directive.objects.filter(source__in=queryset).values_list("pk", flat=True))
        return redirect(f"{reverse('directives_withdrawal')}?{urlencode({'d': keys}, doseq=True)}")
