"""Django's own, with no way past a weak password: not by "y", not by --noinput."""

import os
import sys

from django.contrib.auth import get_user_model
from django.contrib.auth.management.commands import createsuperuser
from django.utils import translation

from archive.access import first_account

PASSWORD = "DJANGO_SUPERUSER_PASSWORD"  # noqa: S105 - the name of a variable


class Command(createsuperuser.Command):
    help = "建立可进入 /admin/ 的第一个账号（系统管理员）。"

    def handle(self, *args, **options):
        # Where it is asked for, nobody has chosen a language yet.
        with translation.override("zh-hans"):
            if options["interactive"] and self.stdin.isatty():
                self._ask(options)
            else:
                self._refuse_weak(options)
                super().handle(*args, **options)

    def _ask(self, options) -> None:
        email = options["email"] or ""
        try:
            username = first_account.asked_username(options["username"], self.stdout.write)
            password = first_account.asked_password(username, email, self.stdout.write)
        except (KeyboardInterrupt, EOFError):
            self.stderr.write("\n没有建立账号。")
            sys.exit(1)
        get_user_model().objects.create_superuser(username, email, password)
        self.stdout.write(f"已建立账号“{username}”，可在 /accounts/login/ 登录，并在管理页为其他人建立账号。")

    def _refuse_weak(self, options) -> None:
        username = options["username"] or os.environ.get("DJANGO_SUPERUSER_USERNAME", "")
        if PASSWORD in os.environ:
            first_account.refuse_weak(os.environ[PASSWORD], username, options["email"] or "")
