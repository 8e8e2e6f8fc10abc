"""Directives that answer something, as they come in: with a lead, and read for it."""

from datetime import date

from archive.models import Occasion, OccasionAnswer, Section
from archive.occasions import read_answers
from tests.support.makers import make_directive

LETTER = "学习贯彻习近平总书记致示例工匠交流大会贺信精神"


def make_answering(about: str, year: int, lead: str = "现就有关事项通知如下。", **fields):
    """A directive of the twelfth of May of a year, 关于 what it is about, with its lead, read for its occasion."""
    title = fields.pop("title", None) or f"{fields.get('issuer', '示例市总工会')}关于{about}的通知"
    text = fields.pop("text", None) or f"{title}\n{lead}"
    day = fields.pop("issued_on", date(year, 5, 12))
    one = make_directive(title, text=text, year=year, issued_on=day, **fields)
    start = text.index(lead)
    place = {"start": start, "body_start": start, "end": start + len(lead)}
    Section.objects.create(directive=one, position=0, kind="lead", level=0, text=lead, anchor="s-0", **place)
    read_answers.write(one)
    return one


def make_shared_occasion(*directives) -> int:
    """The key of an occasion that these answer, each in the words of its title."""
    shared, _ = Occasion.objects.get_or_create(kind="meeting", event_key="示例会议", year=2023)
    for one in directives:
        told = {"occasion": shared, "wording": one.title}
        OccasionAnswer.objects.update_or_create(directive=one, defaults=told)
    return shared.pk
