"""The API as it describes itself: what others make their clients from."""


def taken(program) -> dict:
    described = program.json("/api/v1/openapi.json")
    return {
        "api": {
            "version": described["info"]["version"],
            "operations": _operations(described["paths"]),
            "components": {name: _component(shape) for name, shape in described["components"]["schemas"].items()},
        }
    }


def _operations(paths: dict) -> dict:
    return {
        operation["operationId"]: {
            "asked": f"{method} {path}",
            "parameters": {one["name"]: _parameter(one) for one in operation["parameters"]},
            "answers": {status: _answer(answer) for status, answer in operation["responses"].items()},
        }
        for path, methods in paths.items()
        for method, operation in methods.items()
    }


def _parameter(given: dict) -> dict:
    return {"in": given["in"], "required": given["required"]} | _bounds(given["schema"])


def _bounds(schema: dict) -> dict:
    told = ("type", "enum", "default", "minimum", "maximum", "minItems", "maxItems", "maxLength")
    found = {name: schema[name] for name in told if name in schema}
    return found | ({"items": _bounds(schema["items"])} if "items" in schema else {})


def _answer(answer: dict) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return " or ".join(one.get("$ref", "").rsplit("/", 1)[-1] for one in schema.get("anyOf", [schema]))


def _component(shape: dict) -> dict:
    return {
        "always there": shape.get("required", []),
        "properties": {field: _property(schema) for field, schema in shape.get("properties", {}).items()},
    }


def _property(schema: dict) -> dict:
    return {"is": _kind(schema)} | ({"one of": schema["enum"]} if "enum" in schema else {})


def _kind(schema: dict) -> str:
    """'integer or null', 'list of Duty', 'string (date)'."""
    if "anyOf" in schema:
        return " or ".join(map(_kind, schema["anyOf"]))
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if "items" in schema:
        return f"list of {_kind(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{schema['type']} of {_kind(schema['additionalProperties'])}"
    return f"{schema['type']} ({schema['format']})" if "format" in schema else schema["type"]
