"""Lift the wait after wrong passwords: `manage.py unlock NAME`, `unlock all`; without a name, who has to wait."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from archive.access import throttle

ALL = "all"


class Command(BaseCommand):
    help = "解除登录限制：unlock 用户名，或 unlock all；不写用户名则列出受限的账号。"

    def add_arguments(self, parser):
        parser.add_argument("account", nargs="?", default="", help="用户名，或 all")

    def handle(self, account: str, **options):
        self.stdout.write(_unlocked(account) if account else _listed())


def _unlocked(account: str) -> str:
    told = "所有账号" if account == ALL else f"“{account}”"
    if lifted := throttle.unlock(None if account == ALL else account):
        return f"已解除{told}的登录限制（来自 {lifted} 个地址），现在可以登录。"
    if account == ALL or get_user_model().objects.filter(username=account).exists():
        return f"{told}没有受限，无需解除。"
    return f"没有名为“{account}”的账号，也没有这个名字的登录限制。用户名大小写有别。"


def _listed() -> str:
    waiting = throttle.locked()
    if not waiting:
        return "没有账号受登录限制。"
    lines = [f"{name}\t来自 {address or '未知地址'}\t还有 {minutes} 分钟" for name, address, minutes in waiting]
    return "\n".join([*lines, "解除：make unlock account=用户名，或 make unlock account=all"])
