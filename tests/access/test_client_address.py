from archive.access import client_address


def test_it_is_that_of_the_connection(rf):
    assert client_address.of(rf.get("/", REMOTE_ADDR="192.0.2.7")) == "192.0.2.7"
