import pytest

from archive.models import Topic
from tests.support.makers import make_action, make_directive, make_region

PHONE = "0000-1234567"


@pytest.fixture
def other_place(db):
    return make_region("980000", "样例省", "样例")


@pytest.fixture
def directive(db):
    """A directive of two sections with an action item, a topic, and a telephone in every place that has words."""
    directive = make_directive(
        title=f"示例市总工会关于安康杯的通知（{PHONE}）",
        sections=[
            ("一、", "健全职代会", "推进职代会制度。"),
            ("二、", "深化竞赛", f"年底前将“安康杯”情况报{PHONE}。"),
        ],
        number="示工〔2023〕1号",
        contacts=[PHONE],
        addressees=[f"示例县总工会{PHONE}", "各基层工会"],
    )
    topic = Topic.objects.create(name="劳动安全卫生")
    directive.topics.add(topic)
    item = make_action(
        directive.sections.get(anchor="s-2"), kind="report", actor="各级工会", deadline_text="年底前",
        deadline="2023-12-31", figures=["50家", "90%"], initiatives=["安康杯"], reports_to=f"市总{PHONE}",
    )  # fmt: skip
    item.topics.add(topic)
    return directive
