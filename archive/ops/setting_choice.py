"""A setting from the environment that has one of a few values."""

import os
from collections.abc import Sequence


def chosen(name: str, values: Sequence[str]) -> str:
    """The value of the variable `name`, the first of the values where it is not set. Raises SystemExit with one
    sentence for any other: whoever mistypes a restriction must not find out by its absence."""
    value = os.environ.get(name, "").strip() or values[0]
    if value not in values:
        raise SystemExit(f"环境变量 {name} 的值“{value[:40]}”无法识别，只能是 {' 或 '.join(values)}。")
    return value
