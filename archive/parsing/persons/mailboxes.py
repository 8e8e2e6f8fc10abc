"""Mailboxes, and accounts of WeChat and QQ."""

import re
from collections.abc import Iterator

from archive.parsing.persons.surroundings import Surroundings

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64} ?@ ?[A-Za-z0-9\-]{1,63}(?: ?\. ?[A-Za-z0-9\-]{1,63}){1,5}"
)
# Anybody may have a mailbox there; with these letters in its name it is that of a union or an office.
_FREE = re.compile(
    r"@ ?(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|yeah|foxmail|gmail|hotmail|outlook|live|aliyun"
    r"|tom|21cn|263|wo|yahoo|msn|icloud)\."
)
_OF_AN_OFFICE = re.compile(r"gh|bgs|union|office|zg|xcb|zzb|jjb|gonghui|jgdw|zongg", re.I)
# Somebody's telephone or QQ number.
_OF_A_PERSON = re.compile(r"1[3-9]\d{9} ?@|\d{5,11} ?@ ?(?:vip\.)?qq|wxid")
_ACCOUNT = re.compile(
    r"(?:QQ|qq|微 ?信|钉钉)(?: ?(?:账号|帐号|号码?|ID|id|群号?|工作群|交流群)){0,2}(?: ?为"
    r"| ?是)?[: (]{0,3}(?P<account>(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9_\-]{4,24}(?!"
    r"[A-Za-z0-9_\-]|\.[A-Za-z]|@| ?@))"
)
_WXID = re.compile(r"(?<![A-Za-z0-9])wxid_?[A-Za-z0-9_\-]{3,20}", re.I)
_NO_ACCOUNT = re.compile(r"https?|www|mail|QQ|qq|APP|app|\d{4}年?", re.I)


def mailboxes(copy: str, around: Surroundings) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is the unit's own)"""
    if "@" not in copy:
        return
    for match in _MAIL.finditer(copy):
        written = match[0]
        if _OF_A_PERSON.match(written):
            yield *match.span(), False
            continue
        is_private = _FREE.search(written) is not None and not _OF_AN_OFFICE.search(written.partition("@")[0])
        yield *match.span(), around.is_units_mailbox(*match.span(), is_private)


def accounts(copy: str) -> Iterator[tuple[int, int]]:
    """微信号:shili_gonghui, QQ群:100000001; what a public account is called is none."""
    if "微" in copy or "QQ" in copy or "qq" in copy or "钉钉" in copy:
        for match in _ACCOUNT.finditer(copy):
            if not _NO_ACCOUNT.fullmatch(match["account"]):
                yield match.span("account")
    if "wxid" in copy.lower():
        for match in _WXID.finditer(copy):
            yield match.span()
