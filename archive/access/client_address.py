"""Where a request comes from. What a proxy says of it (X-Forwarded-For, -Proto) counts where the settings name that
proxy; from anybody else it is what a stranger has written into the request, and is taken out before anything reads it.

TRUSTED_PROXIES names them, by address or network. Nothing named means: none, or with HTTPS=1, where a proxy must be,
one on this machine.
"""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Address = IPv4Address | IPv6Address

_FORWARDED = "HTTP_X_FORWARDED_"
_SAID_BY_PROXIES = ("HTTP_FORWARDED", "HTTP_X_REAL_IP")


def forwarded_by_trusted_proxies(get_response: Callable) -> Callable:
    """Middleware, before anything that asks whether a request came by TLS, from where, or to which host."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_proxy(_read(request.META.get("REMOTE_ADDR", ""))):
            for name in [name for name in request.META if name.startswith(_FORWARDED) or name in _SAID_BY_PROXIES]:
                del request.META[name]
        elif address := client_address(request):
            # For whoever reads it without asking here: the server's log of answers among them.
            request.META["REMOTE_ADDR"] = address
        return get_response(request)

    return middleware


def client_address(request: HttpRequest) -> str | None:
    """The last address on the way here that is no proxy of ours; None where the server itself does not know.

    Proxies add on the right where they were asked from; what stands further left somebody may have made up.
    """
    at = _read(request.META.get("REMOTE_ADDR", ""))
    for said in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        before = _read(said) if _is_proxy(at) else None
        if before is None:
            break
        at = before
    return str(at) if at else None


def _read(said: str) -> Address | None:
    try:
        address = ip_address(said.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_proxy(address: Address | None) -> bool:
    return address is not None and any(address in network for network in settings.TRUSTED_PROXIES)
