"""Permissions for directives that Django does not make by itself: the names that has_perm takes, and what staff read.

Here, and not in the model alone: migrations give permissions to roles before the model of their day has them all.
"""

from django.utils.translation import gettext_noop as _

OF_DIRECTIVES = {
    "view_contacts": _("查看隐去的姓名和联系方式"),
    "view_hardship": _("查看困难职工等隐去的姓名"),
    "receive_sources": _("取得含有隐去内容的来源文件"),
    "enter_directives": _("收文、登记和入库"),
    "open_directive": _("设定知悉范围"),
    "withdraw_directive": _("撤下和恢复"),
    "seal_directive": _("封存"),
    "purge_directive": _("清除"),
}

# As has_perm takes them.
CORRECTS = "archive.change_directive"
ENTERS = "archive.enter_directives"
OPENS = "archive.open_directive"
WITHDRAWS = "archive.withdraw_directive"
SEALS = "archive.seal_directive"
PURGES = "archive.purge_directive"
LABELS = {f"archive.{name}": label for name, label in OF_DIRECTIVES.items()} | {CORRECTS: _("校核和更正文件")}
