"""What was answered once, and when it is answered anew."""

import pytest

from archive import changes
from search import indexer
from tests.make import make_directive


@pytest.fixture
def directive(index):
    directive = make_directive(title="关于职工疗休养的通知", text="电话：0000-123456。", contacts=["0000-123456"])
    indexer.rebuild()
    return directive


def asked(client, **query):
    response = client.get("/search/", {"q": "疗休养"} | query)
    assert response.status_code == 200
    return response.content.decode()


def test_what_was_asked_before_is_answered_with_one_query(client, directive, django_assert_num_queries):
    first = asked(client)
    with django_assert_num_queries(1):
        again = asked(client)
    assert "找到 1 件" in first
    assert "找到 1 件" in again
    assert "关于职工" in again


def test_an_answer_ends_with_the_next_change(client, directive):
    assert "找到 1 件" in asked(client)
    changes.announce(saved=[make_directive(title="关于疗休养基地的通知").pk])
    indexer.drain()
    assert "找到 2 件" in asked(client)


def test_a_removed_directive_is_gone_though_the_index_is_not_told_yet(client, directive):
    assert "关于职工" in asked(client)
    pk = directive.pk
    directive.delete()
    changes.announce(removed=[pk])
    assert "关于职工" not in asked(client)


def test_who_is_signed_in_and_who_is_not_are_answered_apart(client, admin_client, directive):
    for _ in range(2):
        assert "0000-123456" in asked(admin_client, q="电话")
        assert "0000-123456" not in asked(client, q="电话")


def test_every_part_of_the_address_and_the_language_count(client, directive):
    answers = {asked(client, **query) for query in ({}, {"page": 7}, {"year": 2023}, {"sort": "newest"})}
    client.cookies["django_language"] = "en"
    answers.add(asked(client))
    assert len(answers) == 5
