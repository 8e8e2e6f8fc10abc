"""`make admin` takes no weak password, however it is given (F14 of the faults)."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from tests.support.accounts import PASSWORD

pytestmark = pytest.mark.django_db
WEAK = ["1234", "示例口令", "123456789012345", "password1234", "example-clerk1"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def silent(monkeypatch, password):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", password)
    call_command("createsuperuser", "--noinput", username="example-clerk", email="clerk@example.com", verbosity=0)


def typed(monkeypatch, *passwords, username="example-clerk"):
    answers = iter(passwords)
    monkeypatch.setattr("archive.access.first_account.getpass", lambda prompt: next(answers))
    monkeypatch.setattr("builtins.input", lambda prompt: username)
    call_command("createsuperuser", stdin=Terminal())


@pytest.mark.parametrize("weak", WEAK)
def test_a_weak_one_is_refused_in_silent_set_up(monkeypatch, weak):
    with pytest.raises(CommandError, match="密码太弱，没有建立账号"):
        silent(monkeypatch, weak)
    assert not User.objects.exists()


def test_a_strong_one_is_taken_in_silent_set_up(monkeypatch):
    silent(monkeypatch, PASSWORD)
    assert User.objects.get(is_superuser=True).check_password(PASSWORD)


def test_a_weak_one_is_asked_for_again_whatever_one_answers(monkeypatch, capsys):
    typed(monkeypatch, "1234", "1234", PASSWORD, "another", PASSWORD, PASSWORD, username="示例管理员")
    told = capsys.readouterr().out
    assert "密码太短，至少要 12 个字符" in told and "12" in told and "不一致" in told
    assert User.objects.get(username="示例管理员").check_password(PASSWORD)


def test_who_goes_away_has_made_no_account(monkeypatch):
    def gone(prompt):
        raise EOFError

    monkeypatch.setattr("archive.access.first_account.getpass", gone)
    with pytest.raises(SystemExit):
        call_command("createsuperuser", username="示例甲", stdin=Terminal())
    assert not User.objects.exists()


def test_a_name_that_is_taken_is_told(monkeypatch):
    User.objects.create_user("示例甲")
    with pytest.raises(CommandError, match="已有名为“示例甲”的账号"):
        call_command("createsuperuser", username="示例甲", stdin=Terminal())
