"""Values of the history in words: what keys of the database stand for is called by its name."""

import json
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.history.directive_values import PLACES, REVIEWED, main_topic, named_topics
from archive.models import Directive, HistoryEntry, Region
from archive.models.choices import IssuerBasis, ReferenceKind, YearBasis
from archive.privacy.text import hidden_from_all, redact


class ValuesInWords:
    """Of these entries, as `user` may know of them; each name is asked for once."""

    def __init__(self, entries: list[HistoryEntry], user: Any):
        values = [(entry.field, value) for entry in entries for value in (entry.old, entry.new) if value]
        places = {value for name, value in values if name in PLACES}
        self._places = dict(Region.objects.filter(pk__in=places).values_list("pk", "name"))
        keys = {key for name, value in values if name == "carried_by" for key, _kind in value}
        keys |= {one["target"] for name, value in values if name == "references" for one in value if one["target"]}
        visible = Directive.objects.visible_to(user).filter(pk__in=keys)
        self._titles = {one.pk: redact(one.title, hidden_from_all(one)) for one in visible}
        people = {value["by"] for name, value in values if name == REVIEWED}
        self._people = dict(get_user_model().objects.filter(pk__in=people).values_list("pk", "username"))

    def lines(self, name: str, value: Any) -> list[str]:
        """The field's value, a line each; none of an empty one."""
        if value in (None, "", [], {}):
            return []
        if name in PLACES:
            return [self._places.get(value, value)]
        if name == "year":
            return [f"{value[0]}（{YearBasis(value[1]).label}）"]
        if name == "issuers":
            basis = f"（{IssuerBasis(value['basis']).label}）" if value["basis"] else ""
            return [f"{issuer}{basis}" for _key, issuer in value["issuers"]]
        if name == "topics":
            return [_topic(key, topic, main_topic(value)) for key, topic in named_topics(value)]
        if name == "carried_by":
            return [f"{kind}：{self._title(key)}" for key, kind in value]
        if name == "references":
            return [self._reference(one) for one in value]
        if name == REVIEWED:
            at = localtime(parse_datetime(value["at"])).strftime("%Y-%m-%d %H:%M")
            return [" ".join(filter(None, [at, self._people.get(value["by"])]))]
        return _plain_lines(value)

    def _title(self, key: int) -> str:
        return self._titles.get(key) or _("（库内没有这份文件）")

    def _reference(self, one: dict) -> str:
        target = f" → {self._title(one['target'])}" if one["target"] else ""
        return f"{ReferenceKind(one['kind']).label}：{one['text']}{target}"


def _topic(key: int, name: str, main: int | None) -> str:
    return _("%(topic)s（主要主题）") % {"topic": name} if key == main else name


def _plain_lines(value: Any) -> list[str]:
    if isinstance(value, bool):
        return [_("是") if value else _("否")]
    if isinstance(value, list):
        return [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in value]
    if isinstance(value, dict):
        return [f"{name}：{one}" for name, one in value.items() if one not in (None, "", [])]
    return str(value).split("\n")
