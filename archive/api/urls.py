"""Addresses beneath /api/v1/."""

from django.urls import path

from archive.api import openapi
from archive.api.application import interface, missing, read_only

# ninja's own root address says nothing: the readable page stands there.
_operations = [pattern for pattern in interface().urls[0] if pattern.name != "api-root"]
for _pattern in _operations:
    _pattern.callback = read_only(_pattern.callback)

urlpatterns = [
    path("", openapi.page, name="api"),
    path("openapi.json", read_only(openapi.openapi), name="api_openapi"),
    *_operations,
    path("<path:rest>", missing, name="api_missing"),
]
