"""How long a password has to be, in words that Django's Chinese lacks."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return gettext("密码太短，至少要 %d 个字符。") % self.min_length

    def get_help_text(self) -> str:
        return gettext("密码至少 %d 个字符；可以用一句好记的话。") % self.min_length
