"""What an office sets by variables, as values. What makes no sense there is refused before any is read, see
archive.ops.contradictions.
"""

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network

OPEN_HOSTS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to
_OFF = ("", "0")
_LOOPBACK = "127.0.0.0/8, ::1"


def is_on(environ: Mapping[str, str], name: str) -> bool:
    """Whether a switch is set to something else than nothing or 0."""
    return environ.get(name, "") not in _OFF


def whole_number(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    """The number that a variable says, `otherwise` where it says nothing. Raises ValueError."""
    said = environ.get(name, "").strip()
    if not said:
        return otherwise
    if not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise ValueError(said)
    return int(said)


def listed(environ: Mapping[str, str], name: str) -> list[str]:
    """What stands in a variable between commas."""
    return [part.strip() for part in environ.get(name, "").split(",") if part.strip()]


def mount_path(environ: Mapping[str, str]) -> str:
    """The path below its host at which the archive stands, without a slash at its end; empty at the root."""
    return environ.get("SCRIPT_NAME", "").rstrip("/")


def is_open_to_all_names(environ: Mapping[str, str]) -> bool:
    """Whether the archive answers to any name, since whoever opened it to the whole network named none."""
    return "ALLOWED_HOSTS" not in environ and environ.get("HOST", "") in OPEN_HOSTS


def trusted_proxies(environ: Mapping[str, str]) -> list[Network]:
    """The proxies whose word of a client counts, by address or network: those named; else, with HTTPS=1, where a proxy
    must be, any on this machine. Raises ValueError."""
    if "TRUSTED_PROXIES" not in environ and is_on(environ, "HTTPS"):
        environ = {"TRUSTED_PROXIES": _LOOPBACK}
    return [ip_network(one, strict=False) for one in listed(environ, "TRUSTED_PROXIES")]


def originals(environ: Mapping[str, str]) -> str:
    """'open' or 'permitted'; what else was set is given back as it is."""
    return environ.get("ORIGINALS", "").strip() or ORIGINALS[0]


def own_body(environ: Mapping[str, str]) -> str:
    """The full name of the office that keeps the archive (本单位); empty where none was set."""
    return "".join(environ.get("OWN_BODY", "").split())


def reprint_body(environ: Mapping[str, str]) -> str:
    """The body that prints name as the one that reprinted (翻印机关), on one line; empty where it is not said."""
    return " ".join(environ.get("REPRINT_BODY", "").split())[:_LONGEST_BODY]


def said_key(environ: Mapping[str, str]) -> str:
    """The secret key that the office has set; '' where the one beside the data counts."""
    return environ.get("SECRET_KEY", "").strip()


def unmarked(environ: Mapping[str, str]) -> str:
    """'open' or 'signed-in'; what else was set is given back as it is."""
    return environ.get("UNMARKED", "").strip() or UNMARKED[0]


def unchecked(environ: Mapping[str, str]) -> str:
    """'shown' or 'hidden'; what else was set is given back as it is."""
    return environ.get("UNCHECKED", "").strip() or UNCHECKED[0]


# As long as a line of the foot of a page takes.
_LONGEST_BODY = 40
# Who may know of what bears no mark, when it comes in.
UNMARKED = ("open", "signed-in")
# Whether readers see what is doubtful and nobody has checked.
UNCHECKED = ("shown", "hidden")
# Who is given originals that hold hidden matter: everybody, or who has the permission.
ORIGINALS = ("open", "permitted")
# As long as a key that is made by chance has to be.
SHORTEST_KEY = 50
LEAST_CHARACTERS = 10
