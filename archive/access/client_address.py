"""The address that a request came from."""

from django.http import HttpRequest


def of(request: HttpRequest) -> str:
    """That of the connection."""
    return request.META.get("REMOTE_ADDR", "")
