"""Where rows are chosen by their keys, a key that no database holds is refused as any other that there is not."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.support.admin_forms import fields_of

pytestmark = pytest.mark.django_db


def opened(model) -> str:
    row = model.objects.first() or model.objects.create(name="示例组")
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("key", ["9" * 30, "9" * 18, "0", "-1", "示例"])
@pytest.mark.parametrize(("model", "box"), [(User, "groups"), (User, "user_permissions"), (Group, "permissions")])
def test_it_is_told(admin_client, model, box, key):
    address = opened(model)
    answer = admin_client.post(address, fields_of(admin_client.get(address)) | {box: [key]})
    assert answer.status_code == 200 and box in answer.context["adminform"].form.errors
