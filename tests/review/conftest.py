import pytest

from archive.access import roles
from archive.models import Provenance
from tests.support.accounts import make_account_of
from tests.support.makers import make_directive
from tests.support.take import take

__all__ = ["take"]

TITLE = "示例市总工会关于示例工作的通知"
SECTIONS = [
    ("一、", "加强领导", "各级工会要学习。\n宣传安排\n要多宣传。"),
    ("二、", "工作要求", "请于8月31日前上报示例总结。"),
]


@pytest.fixture
def archivist(client):
    """An archivist who has signed in with `client`."""
    account = make_account_of(roles.ARCHIVIST)
    client.force_login(account)
    return account


@pytest.fixture
def directive(db):
    """A directive of two sections, of which the number is doubtful."""
    made = make_directive(title=TITLE, sections=SECTIONS, number="示工发〔2023〕5号")
    Provenance.objects.create(directive=made, field="number", method="文号残缺，照录原文", confidence="doubtful")
    return made
