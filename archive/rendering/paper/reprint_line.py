"""The line that says of a print that it is none of the issuer's: who set it, from what, on which day; and which body
reprinted it, where the office says so (REPRINT_BODY), as a reprint has to.
"""

from datetime import date

from django.conf import settings
from django.utils import timezone

_OF_DIRECTIVE = "本件由工会文件档案据来文整理排印，以正式印发件为准。"
_OF_COMPARISON = "本对照由工会文件档案据来文整理排印，以正式印发件为准。"
_OF_LIST = "本表由工会文件档案据来文整理排印，以正式印发件为准。"


def of_directive() -> str:
    """For a directive that is printed today."""
    return _dated(_OF_DIRECTIVE)


def of_list() -> str:
    """For a list that is printed today."""
    return _dated(_OF_LIST)


def of_comparison() -> str:
    """For directives compared on paper today."""
    return _dated(_OF_COMPARISON)


def _dated(line: str) -> str:
    today = _chinese(timezone.localdate())
    body = settings.REPRINT_BODY
    return f"{line}翻印机关：{body}，翻印日期：{today}" if body else f"{line}{today}"


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
