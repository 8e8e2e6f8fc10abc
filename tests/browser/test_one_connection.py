"""The test and the server that its browser asks use the database by one connection."""

from django.db import connections


def test_a_server_that_was_there_before_the_browser_has_the_tests_connection(transactional_db, live_server, browser):
    assert live_server.thread.connections_override["default"] is connections["default"]
