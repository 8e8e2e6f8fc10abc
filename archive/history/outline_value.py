"""A directive's text, its sections and their action items as one value of the history.

{"text": …, "sections": [{"id", "position", "parent", "kind", "level", "label", "heading", "run_in", "anchor",
"start", "body_start", "end", "actions": [{"id", "start", "end", "kind", "actor", …, "topics": [ids]}]}]}

`parent` is the position of the section above. What is empty is left out, and so are words that are the slice of the
text at their offsets. Where an act left the text as it was, its values have the text's `digest` in its place.
"""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError

from archive.models import ActionItem, Directive, Section, Topic

_SECTION = ("kind", "level", "label", "heading", "run_in", "anchor", "start", "body_start", "end")
_ACTION = (
    "start", "end", "kind", "actor", "actor_inferred", "deadline_text", "deadline", "deadline_rule", "figures",
    "initiatives", "reports_to", "binding", "binding_words", "concrete", "concrete_words",
)  # fmt: skip
# What values of older versions do not tell.
_READ_LATER = ("binding", "binding_words", "concrete", "concrete_words")
# Rows that are yet to be written: sections by position, the action items of each, and the topics of each of these.
Rows = tuple[list[Section], list[list[ActionItem]], list[list[list[int]]]]


def of(directive: Directive) -> dict:
    """As the database has it now."""
    rows = directive.sections.order_by("position").select_related("parent").prefetch_related("actions__topics")
    return {"text": directive.text, "sections": [_section(row, directive.text) for row in rows]}


def same(one: dict, other: dict) -> bool:
    """Whether two values say the same, by all but the ids; of what one of them is too old to tell nothing is said."""
    left_out = ("id",) if all(map(_tells_binding, (one, other))) else ("id", *_READ_LATER)
    return _essence(one, left_out) == _essence(other, left_out)


def _tells_binding(value: dict) -> bool:
    return any("binding" in action for section in value["sections"] for action in section["actions"])


def _essence(value: dict, left_out: tuple[str, ...]) -> tuple:
    sections = [
        {name: part for name, part in section.items() if name not in ("id", "position", "parent", "actions")}
        | {"actions": [_without(one, left_out) for one in section["actions"]]}
        for section in value["sections"]
    ]
    places = {section["position"]: at for at, section in enumerate(value["sections"])}
    parents = [places.get(section.get("parent")) for section in value["sections"]]
    return digest_of(value), sections, parents


def _without(action: dict, left_out: tuple[str, ...]) -> dict:
    return {name: part for name, part in action.items() if name not in left_out}


def compact(old: dict, new: dict) -> tuple[dict, dict]:
    """Both values without the text where it is the same: most acts leave it as it was."""
    if old["text"] != new["text"]:
        return old, new
    digest = {"digest": digest_of(old)}
    return {**digest, "sections": old["sections"]}, {**digest, "sections": new["sections"]}


def text_of(value: dict, directive: Directive) -> str:
    """The text of a value. Raises ValueError where it was left out and the directive has another one by now."""
    if "text" in value:
        return value["text"]
    if value["digest"] != digest_of({"text": directive.text}):
        raise ValueError("正文在此之后改过，章节和工作任务已对不上")
    return directive.text


def rows_of(value: dict, text: str, directive: Directive) -> Rows:
    """Unsaved rows of a value. Ids that another directive's rows have by now are left out, and topics that are no
    more. Raises ValueError for what no column takes."""
    try:
        return _Reading(value, text, directive).rows()
    except ValidationError as error:
        raise ValueError("；".join(error.messages)) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("章节和工作任务的写法不对") from error


def _section(row: Section, text: str) -> dict:
    value: dict[str, Any] = {"id": row.pk, "position": row.position}
    if row.parent is not None:
        value["parent"] = row.parent.position
    value |= _filled(row, _SECTION)
    if row.text != text[row.body_start : row.end]:
        value["text"] = row.text
    value["actions"] = [_action(one, row.text) for one in sorted(row.actions.all(), key=lambda one: one.start)]
    return value


def _action(row: ActionItem, words: str) -> dict:
    value = {"id": row.pk, **_filled(row, _ACTION)}
    if row.text != words[row.start : row.end]:
        value["text"] = row.text
    if topics := sorted(topic.pk for topic in row.topics.all()):
        value["topics"] = topics
    return value


def _filled(row: Section | ActionItem, names: tuple[str, ...]) -> dict[str, Any]:
    held = {name: getattr(row, name) for name in names}
    return {name: str(one) if name == "deadline" else one for name, one in held.items() if one or one == 0}


def digest_of(value: dict) -> str:
    """What tells the text of a value from others."""
    return value.get("digest") or sha256(value["text"].encode(errors="surrogatepass")).hexdigest()[:32]


class _Reading:
    """Rows made of a value."""

    def __init__(self, value: dict, text: str, directive: Directive):
        self._sections, self._text, self._directive = value["sections"], text, directive
        actions = [one for section in self._sections for one in section.get("actions", ())]
        own = ActionItem.objects.exclude(section__directive=directive)
        self._taken = {
            Section: _keys(Section.objects.exclude(directive=directive), self._sections),
            ActionItem: _keys(own, actions),
        }
        self._topics = set(Topic.objects.values_list("pk", flat=True))

    def rows(self) -> Rows:
        sections, items, topics = [], [], []
        by_position: dict[int, Section] = {}
        for at, value in enumerate(self._sections):
            row = self._row(Section, value, _SECTION, directive=self._directive, position=value.get("position", at))
            row.parent = by_position[value["parent"]] if value.get("parent") is not None else None
            row.text = value.get("text", self._text[row.body_start : row.end])
            row.clean_fields(exclude=["directive", "parent"])
            by_position[row.position] = row
            sections.append(row)
            items.append([self._item(row, one) for one in value.get("actions", ())])
            topics.append([self._topics_of(one) for one in value.get("actions", ())])
        return sections, items, topics

    def _item(self, section: Section, value: dict) -> ActionItem:
        row = self._row(ActionItem, value, _ACTION, section=section)
        row.text = value.get("text", section.text[row.start : row.end])
        row.clean_fields(exclude=["section"])
        return row

    def _topics_of(self, value: dict) -> list[int]:
        return [key for key in value.get("topics", ()) if key in self._topics]

    def _row(self, model: type[Section] | type[ActionItem], value: dict, names: tuple[str, ...], **bound: Any) -> Any:
        key = value.get("id")
        row = model(**{name: value[name] for name in names if name in value}, **bound)
        row.pk = None if key in self._taken[model] else key
        return row


def _keys(others, values: list[dict]) -> set[int]:
    """The ids of these values that the rows `others` have."""
    return set(others.filter(pk__in=[one["id"] for one in values if one.get("id")]).values_list("pk", flat=True))
