"""Variables that contradict each other or make no sense: one sentence, no traceback, nothing touched."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive.ops import contradictions
from tests.support.serving import ROOT, environment_of

WRONG = [
    ({"PORT": "abc"}, "PORT=abc"),
    ({"PORT": ""}, "PORT="),
    ({"PORT": "70000"}, "PORT=70000"),
    ({"HOST": "http://127.0.0.1"}, "HOST=http://127.0.0.1"),
    ({"HOST": "127.0.0.1:8000"}, "HOST=127.0.0.1:8000"),
    ({"HTTPS": "off"}, "HTTPS=0"),
    ({"ACCESS_LOG": "No"}, "ACCESS_LOG=0"),
    ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
    ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
    ({"ALLOWED_HOSTS": "https://archive.example"}, "https://archive.example"),
    ({"ALLOWED_HOSTS": "archive.example:8443"}, "TRUSTED_ORIGINS"),
    ({"TRUSTED_ORIGINS": "archive.example:8443"}, "https://archive.example:8443"),
    ({"TRUSTED_ORIGINS": "https://archive.example:8443/archive"}, "TRUSTED_ORIGINS"),
    ({"TRUSTED_ORIGINS": "https://archive.example:port"}, "TRUSTED_ORIGINS"),
    ({"TRUSTED_ORIGINS": "https://*"}, "TRUSTED_ORIGINS"),
    ({"TRUSTED_ORIGINS": "http://archive.example:8443", "HTTPS": "1"}, "HTTPS=1"),
    ({"SCRIPT_NAME": "archive"}, "SCRIPT_NAME=/archive"),
    ({"SCRIPT_NAME": "//archive"}, "SCRIPT_NAME"),
    ({"SCRIPT_NAME": "/archive/../x"}, "SCRIPT_NAME"),
    ({"SCRIPT_NAME": "/archive?x"}, "SCRIPT_NAME"),
    ({"DATA_DIR": " "}, "DATA_DIR"),
    ({"IDLE_MINUTES": "one hour"}, "IDLE_MINUTES"),
    ({"KEEP_BACKUPS": "-1"}, "KEEP_BACKUPS"),
    ({"BACKUP_DAYS": "８"}, "BACKUP_DAYS"),
    ({"READERS_SIGN_IN": "no"}, "READERS_SIGN_IN=0"),
    ({"TRUSTED_PROXIES": "proxy.example"}, "TRUSTED_PROXIES=proxy.example"),
    ({"ORIGINALS": "closed"}, "open 或 permitted"),
    ({"OWN_BODY": "各级工会"}, "OWN_BODY=各级工会"),
    ({"OWN_BODY": "示例市总工会 示例市教育局"}, "OWN_BODY=示例市总工会"),
    ({"UNMARKED": "closed"}, "UNMARKED=closed"),
    ({"UNCHECKED": "no"}, "shown 或 hidden"),
]
RIGHT = [
    {},
    {"HOST": "0.0.0.0", "PORT": "80"},
    {"HOST": "::1", "HTTPS": "0", "ACCESS_LOG": ""},
    {"ALLOWED_HOSTS": "archive.example, 10.0.0.5,[::1],.office.example", "HTTPS": "1"},
    {"ALLOWED_HOSTS": "*"},
    {"TRUSTED_ORIGINS": "https://archive.example:8443,https://*.office.example", "HTTPS": "1"},
    {"TRUSTED_ORIGINS": "http://[::1]:8080"},
    {"SCRIPT_NAME": "/archive"},
    {"SCRIPT_NAME": "/office/archive/"},
    {"SCRIPT_NAME": ""},
    {"IDLE_MINUTES": "0", "KEEP_BACKUPS": "7", "BACKUP_DAYS": ""},
    {"TRUSTED_PROXIES": "127.0.0.1, 10.1.0.0/16,::1", "ORIGINALS": "permitted", "READERS_SIGN_IN": "1"},
    {"OWN_BODY": " 示例市总工会 "},
]


@pytest.mark.parametrize(("environ", "named"), WRONG)
def test_what_contradicts_itself_is_told_in_one_sentence(environ, named):
    told = contradictions.first(environ)
    assert named in told and "\n" not in told and told.endswith("没有改动任何数据。")


@pytest.mark.parametrize("environ", RIGHT)
def test_what_fits_is_let_pass(environ):
    assert contradictions.first(environ) is None


@pytest.mark.parametrize("below", ["", "/archive", "/a/b"])
def test_a_data_folder_that_is_a_file(tmp_path, below):
    (tmp_path / "file").write_text("示例")
    told = contradictions.first({"DATA_DIR": f"{tmp_path}/file{below}"})
    assert f"{tmp_path}/file 不是文件夹" in told
    assert contradictions.first({"DATA_DIR": f"{tmp_path}/new/folder"}) is None


def test_a_data_folder_that_is_a_link_to_nothing(tmp_path):
    (tmp_path / "data").symlink_to(tmp_path / "disk")
    assert "不是文件夹" in contradictions.first({"DATA_DIR": f"{tmp_path}/data"})


def test_an_open_archive_without_names_is_advised_to_name_them():
    (told,) = contradictions.advice({"HOST": "0.0.0.0"})
    assert "ALLOWED_HOSTS=" in told
    assert contradictions.advice({"HOST": "0.0.0.0", "ALLOWED_HOSTS": "archive.example"}) == []
    assert contradictions.advice({}) == []


def test_an_open_port_beside_a_proxy_is_advised_to_close_it():
    environ = {"HOST": "0.0.0.0", "ALLOWED_HOSTS": "archive.example", "HTTPS": "1", "TRUSTED_PROXIES": "10.0.0.5"}
    (told,) = contradictions.advice(environ)
    assert "HOST=127.0.0.1" in told


def test_a_proxy_that_is_not_named_is_asked_for():
    """One on another machine would send every request on to https without end."""
    (told,) = contradictions.advice({"HTTPS": "1"})
    assert "TRUSTED_PROXIES=代理的地址" in told
    assert contradictions.advice({}) == []


@pytest.mark.parametrize("command", ["python manage.py prepare", "python manage.py check", "gunicorn"])
def test_commands_and_server_say_it_and_touch_nothing(tmp_path, command):
    environ = environment_of(tmp_path / "data") | {"ALLOWED_HOSTS": ""}
    program, *arguments = command.split()
    command = [Path(sys.executable).with_name(program), *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert ended.returncode == 1 and ended.stdout == ""
    assert ended.stderr == f"{contradictions.first(environ)}\n"
    assert not (tmp_path / "data").exists()


def test_another_server_of_the_program_gets_the_sentence_too(tmp_path):
    environ = environment_of(tmp_path / "data") | {"ALLOWED_HOSTS": ""}
    ended = subprocess.run(
        [sys.executable, "-c", "import archive.wsgi"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert ended.stderr.rstrip().endswith(contradictions.first(environ))
    assert not (tmp_path / "data").exists()
