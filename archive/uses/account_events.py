"""What happens to accounts goes into the register: who came in and went, who did not, whose rights were changed.

Django signals it, and django-axes where it is installed. That a sign-in cannot be recorded does not refuse it: a full
disk has to be seen to by somebody who is signed in. A change of rights that cannot be recorded is not made.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import DatabaseError, connection
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils import timezone, translation
from django.utils.module_loading import import_string

from archive.models import UseRecord
from archive.models.choices import UseAct
from archive.privacy import noted_uses
from archive.uses import use_writer

logger = logging.getLogger(__name__)

# Of tries for no account at all, and of what is locked already, one record an address in that time: nobody can fill
# the register from outside.
_SAME_REFUSAL = {UseAct.REFUSED: timedelta(minutes=1), UseAct.LOCKED: timedelta(minutes=10)}
UNKNOWN = "没有这个账号"
# What is told of an account that changed; its last sign-in is told by the sign-in.
_TOLD = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser", "password")
_LINKS = {"post_add": "增加", "post_remove": "去掉", "pre_clear": "全部去掉"}


def _in_chinese(receiver: Callable[..., None]) -> Callable[..., None]:
    """The register has one language, whatever language the page has on which something is changed."""

    @wraps(receiver)
    def told(*args, **kwargs) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            receiver(*args, **kwargs)

    return told


def connect() -> None:
    """Listen from now on."""
    accounts = get_user_model()
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_refused)
    if apps.is_installed("axes"):
        import_string("axes.signals.user_locked_out").connect(_locked)
    pre_save.connect(_keep_former, sender=accounts)
    for model in (accounts, Group):
        post_save.connect(_saved, sender=model)
        post_delete.connect(_removed, sender=model)
    for through in (accounts.groups.through, accounts.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(_linked, sender=through)


def _signed_in(sender, request, user, **kwargs) -> None:
    _tell(UseAct.SIGNED_IN, request, user)


def _signed_out(sender, request, user, **kwargs) -> None:
    if user is not None:
        _tell(UseAct.SIGNED_OUT, request, user)


def _refused(sender, credentials, request=None, **kwargs) -> None:
    _tell_refusal(UseAct.REFUSED, request, str(credentials.get(get_user_model().USERNAME_FIELD) or ""))


def _locked(sender, request=None, username="", **kwargs) -> None:
    _tell_refusal(UseAct.LOCKED, request, str(username or ""))


def _tell_refusal(act: UseAct, request, name: str) -> None:
    try:
        account = use_writer.account_named(name)
        if (account is None or act == UseAct.LOCKED) and _stands_there(act, request, account):
            return
    except DatabaseError:
        logger.exception("The register of uses cannot be read.")
        return
    _tell(act, request, account, "" if account else UNKNOWN)


def _stands_there(act: UseAct, request, account) -> bool:
    since = timezone.now() - _SAME_REFUSAL[act]
    alike = UseRecord.objects.filter(act=act, at__gt=since, address=use_writer.address_of(request))
    return alike.filter(account_id=account and account.pk).exists()


def _tell(act: UseAct, request, account, what: str = "") -> None:
    try:
        use_writer.write(act, request, account=account, what=what)
    except DatabaseError:
        logger.exception("The register of uses cannot be written: %s of account %s.", act, account and account.pk)


def _keep_former(sender, instance, **kwargs) -> None:
    """What the account was before it is saved."""
    instance.was_before = sender.objects.filter(pk=instance.pk).values(*_TOLD).first() if instance.pk else None


@_in_chinese
def _saved(sender, instance, created, update_fields=None, **kwargs) -> None:
    if created:
        _tell_change("新建", instance)
        return
    before = getattr(instance, "was_before", None) or {}
    names = [name for name in before if update_fields is None or name in update_fields]
    # The same password, hashed in a newer way at the sign-in: nobody changed anything.
    if names == ["password"] and instance._password is None:
        return
    if changed := [_change(instance, name, before[name]) for name in names if before[name] != getattr(instance, name)]:
        _tell_change("；".join(changed), instance)


def _change(instance, name: str, before) -> str:
    """'是否启用：是 → 否'; of a password only that it is another."""
    label = instance._meta.get_field(name).verbose_name
    return f"{label}已改" if name == "password" else f"{label}：{_word(before)} → {_word(getattr(instance, name))}"


def _word(value) -> str:
    return {True: "是", False: "否"}.get(value, str(value)) if isinstance(value, bool) else str(value) or "（空）"


@_in_chinese
def _removed(sender, instance, **kwargs) -> None:
    _tell_change("删除", instance)


@_in_chinese
def _linked(sender, instance, action, reverse, model, pk_set, **kwargs) -> None:
    if done := _LINKS.get(action):
        names = "、".join(str(one) for one in model.objects.filter(pk__in=pk_set)) if pk_set else ""
        if names or action == "pre_clear":
            _tell_change(f"{model._meta.verbose_name}{done}{f'：{names}' if names else ''}", instance)


def _tell_change(what: str, instance) -> None:
    notes = noted_uses.current()
    said = f"{instance._meta.verbose_name}“{instance}”（编号 {instance.pk}）：{what}"
    try:
        use_writer.write(UseAct.ACCOUNT_CHANGED, notes.request if notes else None, what=said)
    except DatabaseError:
        # An archive that is not upgraded yet has no register.
        if UseRecord._meta.db_table in connection.introspection.table_names():
            raise
