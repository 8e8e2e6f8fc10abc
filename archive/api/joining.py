"""Who brings operations to the API. The archive does not know who they are (the search app is one).

As with listeners, an app signs in by name, in its `ready`: its router is imported when the addresses are made.
"""

_joined: dict[str, str] = {}


def join(prefix: str, router: str) -> None:
    """Have the router of that dotted name answer beneath /api/v1/prefix."""
    _joined[prefix] = router


def joined() -> dict[str, str]:
    """{prefix: dotted name of a router}."""
    return dict(_joined)
