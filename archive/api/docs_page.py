"""The OpenAPI document made ready for a page: operations, and the shapes that their answers are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Kind:
    """Of what kind a value is: '列表' of '章节'. `shape` is the name of the shape it has, '' where it is plain."""

    words: str
    shape: str = ""


@dataclass(frozen=True)
class Value:
    """A parameter, or a field of a shape. `kinds` is read from left to right: a list of lists of texts."""

    name: str
    title: str
    description: str
    kinds: list[Kind]
    values: list[str]
    example: str
    default: str = ""
    required: bool = False


@dataclass(frozen=True)
class DescribedAnswer:
    status: str
    description: str
    kinds: list[Kind]


@dataclass(frozen=True)
class Operation:
    """`example` is an address that answers, '' where the archive holds nothing to ask for."""

    key: str
    path: str
    summary: str
    description: str
    parameters: list[Value]
    answers: list[DescribedAnswer]
    example: str


@dataclass(frozen=True)
class Shape:
    name: str
    title: str
    fields: list[Value]


def operations_of(document: dict, prefix: str, held: Mapping[str, int]) -> list[Operation]:
    """`held` are numbers of directives by the names that the examples have for them: {"first": 3}."""
    shapes = document["components"]["schemas"]
    return [
        Operation(
            key=told["operationId"],
            path=path,
            summary=told["summary"],
            description=told["description"],
            parameters=[_parameter(given, shapes) for given in told["parameters"]],
            answers=[_answer(status, given, shapes) for status, given in told["responses"].items()],
            example=_example(told["x-example"], prefix, held),
        )
        for path, methods in document["paths"].items()
        for told in methods.values()
    ]


def shapes_of(document: dict) -> list[Shape]:
    """Every shape once, the ones that are made of others first."""
    shapes = document["components"]["schemas"]
    return [
        Shape(name, shape["title"], [_value(key, given, shapes) for key, given in shape["properties"].items()])
        for name, shape in shapes.items()
    ]


def _example(address: str, prefix: str, held) -> str:
    wanted = {name for _text, name, _format, _conversion in Formatter().parse(address) if name}
    return prefix + address.format(**held) if wanted <= set(held) else ""


def _parameter(given: dict, shapes) -> Value:
    return _value(given["name"], given["schema"], shapes, required=given["required"])


def _answer(status: str, given: dict, shapes) -> DescribedAnswer:
    (content,) = given["content"].values()
    return DescribedAnswer(status, given["description"], _kinds(content["schema"], shapes))


def _value(name: str, given: dict, shapes, required=False) -> Value:
    return Value(
        name=name,
        title=given.get("title", ""),
        description=given.get("description", ""),
        kinds=_kinds(given, shapes),
        values=given.get("enum") or given.get("items", {}).get("enum") or [],
        example=_written(given["examples"][0]) if given.get("examples") else "",
        default=_written(given["default"]) if "default" in given else "",
        required=required,
    )


def _written(value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kinds(given: dict, shapes) -> list[Kind]:
    if "$ref" in given:
        name = given["$ref"].rpartition("/")[2]
        return [Kind(shapes[name]["title"], name)]
    if "anyOf" in given:
        one, *others = [choice for choice in given["anyOf"] if choice.get("type") != "null"]
        found = _kinds(one, shapes)
        for other in others:
            found += [Kind(_("或")), *_kinds(other, shapes)]
        return found if len(given["anyOf"]) == len(others) + 1 else [*found, Kind(_("或空"))]
    if given["type"] == "array":
        return [Kind(_("列表")), *_kinds(given["items"], shapes)]
    if given["type"] == "object":
        return [Kind(_("以键查值")), *_kinds(given["additionalProperties"], shapes)]
    return [Kind(_kind_words()[given.get("format") or given["type"]])]


def _kind_words() -> dict[str, str]:
    return {
        "string": _("文本"),
        "integer": _("整数"),
        "number": _("数"),
        "boolean": _("是否"),
        "date": _("日期"),
    }
