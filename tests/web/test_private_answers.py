"""What caches may keep of what is answered: nothing of what was made for one reader."""

import pytest

from search.indexing import index_upkeep
from tests.support.every_address import addresses
from tests.support.persons import make_persons

pytestmark = pytest.mark.django_db


@pytest.fixture
def every_address(index):
    persons = make_persons()
    index_upkeep.rebuild()
    return [address for several in addresses(persons).values() for address in several]


@pytest.mark.parametrize("reader", ["client", "admin_client"])
def test_every_answer_is_for_its_reader_alone(request, reader, every_address):
    client = request.getfixturevalue(reader)
    told = {address: client.get(address).get("Cache-Control", "") for address in every_address}
    assert {address: how for address, how in told.items() if "private" not in how or "no-" not in how} == {}
