"""A secret key from the environment, which several machines have in common."""

import pytest

from archive.ops import contradictions, variables

KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO"


def test_a_key_that_is_said_counts():
    assert variables.said_key({"SECRET_KEY": f" {KEY}\n"}) == KEY
    assert contradictions.first({"SECRET_KEY": KEY}) is None


@pytest.mark.parametrize("key", ["short", "a" * 80])
def test_a_weak_key_is_refused_without_being_told(key):
    told = contradictions.first({"SECRET_KEY": key})
    assert told.startswith("SECRET_KEY 太短或太简单")
    assert key not in told


def test_without_one_a_machine_over_a_shared_database_is_told():
    [told] = contradictions.advice({"DATABASE_URL": "postgres://archive@db/archive"})
    assert "各台设同一个 SECRET_KEY" in told
    assert contradictions.advice({"DATABASE_URL": "postgres://archive@db/archive", "SECRET_KEY": KEY}) == []
