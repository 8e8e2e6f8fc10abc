"""A lock dies with its holder; the database's clock counts, whatever a machine's says."""

import os
import signal
import subprocess
import sys

import pytest

from tests.support.serving import ROOT

MODULE = "tests.machines.over_postgresql"


@pytest.fixture(scope="module")
def environment(server):
    found = os.environ | server | {"DJANGO_SETTINGS_MODULE": "tests.servers.postgres_settings"}
    asked("migrated", found)
    return found


def asked(name: str, environment: dict[str, str]) -> list[str]:
    """The lines that it prints."""
    command = [sys.executable, "-m", MODULE, name]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_turn_is_one_s_own_and_dies_with_its_holder_though_a_child_lives_on(environment):
    command = [sys.executable, "-m", MODULE, "hold"]
    holder = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        is_mine, child = holder.stdout.readline().split()
        assert is_mine == "True"
        trying = subprocess.Popen(
            [*command[:-1], "try_turn"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        assert trying.stdout.readline() == "at once False\n"
        holder.kill()
        assert trying.communicate(timeout=60)[0] == "later True True\n"
        os.kill(int(child), signal.SIGKILL)
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


def test_a_clock_an_hour_off_changes_nothing_and_is_told(environment):
    assert asked("fast_clock", environment) == [
        "waits about a minute True", "written by the database's clock True", "told ['clock']", "late False",
        "apart True",
    ]  # fmt: skip


def test_a_purge_is_asked_of_every_index_over_the_database(environment):
    assert asked("purges", environment) == ["not by what began before True", "settled True", "the other 1"]


def test_two_that_start_at_once_both_take_up_what_is_suggested(environment):
    """The tables stand in the database; each machine's own index made both take up the same directives."""
    assert asked("suggestions", environment) == ["failures False", "all taken up True"]
