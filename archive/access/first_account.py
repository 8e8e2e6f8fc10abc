"""The account that `make admin` makes. It may do everything, so its password is never a weak one: what Django only
warns of, or lets pass where nobody is asked, is refused here."""

from collections.abc import Callable
from getpass import getpass

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

# Says something to whoever is asked.
Tell = Callable[[str], object]


def refuse_weak(password: str, username: str, email: str = "") -> None:
    """Raises CommandError with what is wrong with the password, in words."""
    try:
        validate_password(password, get_user_model()(username=username, email=email))
    except ValidationError as error:
        raise CommandError("密码太弱，没有建立账号：" + "".join(error.messages)) from None


def asked_username(named: str | None, tell: Tell) -> str:
    """The name of the account, asked for until it can be taken. Raises CommandError for a given one that cannot."""
    while True:
        username = (named if named is not None else input("用户名：")).strip()
        told = _wrong_with(username)
        if not told:
            return username
        if named is not None:
            raise CommandError(told)
        tell(told)


def asked_password(username: str, email: str, tell: Tell) -> str:
    """Asked for, twice, until it is strong enough: there is no way past."""
    tell("\n  · ".join(["密码要求：", *password_validators_help_texts()]))
    while True:
        password = getpass("密码（输入时不显示）：")
        if password != getpass("再输入一次："):
            tell("两次输入不一致。")
            continue
        try:
            refuse_weak(password, username, email)
        except CommandError as error:
            tell(str(error))
            continue
        return password


def _wrong_with(username: str) -> str:
    accounts = get_user_model()
    try:
        accounts(username=username).clean_fields(exclude={one.name for one in accounts._meta.fields} - {"username"})
    except ValidationError as error:
        return "".join(error.messages)
    return f"已有名为“{username}”的账号。" if accounts.objects.filter(username=username).exists() else ""
