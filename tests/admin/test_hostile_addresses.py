"""Addresses of the admin with whatever may stand behind their question mark."""

import pytest
from django.contrib import admin
from django.urls import reverse

from archive.models import UseRecord
from tests.support.makers import make_directive

_OF_A_ROW = ("change", "delete", "history")
pytestmark = pytest.mark.django_db

_ASKED = [
    "_to_field=", "_to_field=zz", "_to_field=id", "_popup=1", "_popup=1&_to_field=", "_changelist_filters=NaN",
    "_changelist_filters=%00", "field_name=99999999999999999999", "e=1", "p=-1&o=zz", "q=%00", "all=",
]  # fmt: skip


def test_no_address_of_a_row_or_list_is_an_error(admin_client):
    make_directive(source=None).topics.create(name="示例主题")
    UseRecord.objects.create(act="sign_in", account_name="示例")
    found = {}
    for model in admin.site._registry:
        row, name = model.objects.first(), f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages = [reverse(f"{name}_changelist"), *(reverse(f"{name}_{page}", args=[row.pk]) for page in _OF_A_ROW)]
        for address in (f"{page}?{asked}" for page in pages for asked in _ASKED):
            found[address] = admin_client.get(address).status_code
    assert len(found) > 100
    assert {address: status for address, status in found.items() if status >= 500} == {}
