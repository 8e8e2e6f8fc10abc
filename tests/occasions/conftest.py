import pytest

from archive.amendment.saved_fields import save_fields
from tests.support.accounts import make_account


@pytest.fixture
def correct():
    """correct(directive, title="…"): what staff save in the review list."""
    person = make_account("示例校核员", "change_directive")
    return lambda directive, **values: save_fields(directive, values, person)
