"""An outline of the history as lines that can be compared: its text, its sections, its action items."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.models import Topic
from archive.models.choices import ActionItemKind, BindingGrade, SectionKind

_OPENING = 24


class OutlineLines:
    """Of a value, with its text as the reader may see it: of the same length, so that its offsets hold."""

    def __init__(self, value: dict, text: str):
        self._value, self._text = value, text
        self._topics: dict[int, str] | None = None

    def all(self, is_text_known: bool) -> list[str]:
        """Every line; those of the text only where it is not known to be the same on both sides."""
        text = [] if is_text_known else self._text.split("\n")
        return [*text, *self._sections()]

    def _sections(self) -> Iterator[str]:
        for section in self._value["sections"]:
            start, body, end = (section.get(name, 0) for name in ("start", "body_start", "end"))
            words = " ".join(self._text[start:body].split()) or f"[{SectionKind(section.get('kind', 'item')).label}]"
            own = self._text[body:end].replace("\n", " ")
            opening = own if len(own) <= _OPENING else f"{own[:16]}…{own[-6:]}"
            yield f"{_('章节')}〔{self._standing(section)}〕{words}｜{opening}"
            yield from (self._action(one, self._text[body:end]) for one in section["actions"])

    def _standing(self, section: dict) -> str:
        """'第 1 级'; of what is no item its kind too, and whether its heading runs into its paragraph."""
        kind = SectionKind(section.get("kind", "item"))
        told = [_("第 %d 级") % section.get("level", 0), str(kind.label) if kind != SectionKind.ITEM else ""]
        return "，".join(filter(None, [*told, _("标题与正文同段") if section.get("run_in") else ""]))

    def _action(self, one: dict, words: str) -> str:
        inferred = _("责任主体据上下文推断") if one.get("actor_inferred") else ""
        facts = [
            one.get("actor"), inferred, one.get("deadline_text"), one.get("deadline"), *one.get("figures", ()),
            *one.get("initiatives", ()), one.get("reports_to"), *self._topics_of(one), *_binding(one),
        ]  # fmt: skip
        told = "；".join(str(fact) for fact in facts if fact)
        kind = ActionItemKind(one["kind"]).label
        return f"{_('工作任务')}〔{kind}〕{words[one.get('start', 0) : one['end']]}" + (f"（{told}）" if told else "")

    def _topics_of(self, one: dict[str, Any]) -> list[str]:
        if not one.get("topics"):
            return []
        if self._topics is None:
            self._topics = dict(Topic.objects.values_list("pk", "name"))
        return [self._topics.get(key, "") for key in one["topics"]]


def _binding(one: dict[str, Any]) -> list[str]:
    """What of it is not as of most: required, and concrete. Values of older versions tell neither."""
    grade = one.get("binding", BindingGrade.REQUIRED)
    told = [] if grade == BindingGrade.REQUIRED else [str(BindingGrade(grade).label)]
    return told if one.get("concrete", True) else [*told, _("一般性要求")]
