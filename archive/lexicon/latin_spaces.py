"""Whether a space comes between two lines made one: words of Chinese have none, those of Latin letters do."""

import re

IN_ADDRESS = re.compile(r"@|://|www\.")
_ENDS_WORD, _BEGINS_WORD = re.compile(r"[A-Za-z0-9,.;:!?)]"), re.compile("[A-Za-z(]")
_LAST_WORD, _FIRST_WORD = re.compile("[!-~]+$"), re.compile("[!-~]+")
_LONGEST = 60


def between(before: str, after: str) -> str:
    """What stands between a line and the one that goes on with it: a space between Latin words, none between
    Chinese, and none where an address or a mailbox is cut in two."""
    if not (_ENDS_WORD.match(before[-1:]) and _BEGINS_WORD.match(after)):
        return ""
    last, first = _LAST_WORD.search(before[-_LONGEST:]), _FIRST_WORD.match(after[:_LONGEST])
    return "" if last and first and IN_ADDRESS.search(last[0] + first[0]) else " "
