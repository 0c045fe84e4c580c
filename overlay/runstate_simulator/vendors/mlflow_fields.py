"""The body of a request to a simulated MLflow server, read as loosely as the server does: `null` is nothing, and a
number may be a text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import cast

from ..request import Invalid, Request
from .base import Refused
from .mlflow_errors import bad, missing
from .mlflow_records import Point


def fields_of(request: Request) -> Mapping[str, object]:
    """The members of the body. The server takes what is no JSON object for an empty one."""
    try:
        return request.fields()
    except Invalid:
        return {}


def require(fields: Mapping[str, object], *names: str, prefix: str = "") -> None:
    for name in names:
        if fields.get(name) is None or fields[name] == "":
            raise Refused(missing(f"{prefix}{name}"))


def text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise bad(name, value)
    return value or ""


def integer(fields: Mapping[str, object], name: str) -> int | None:
    value = fields.get(name)
    if value is None:
        return None
    try:
        if isinstance(value, int | str) and abs(int(value)) < 2**63:
            return int(value)
    except ValueError:
        pass
    raise bad(name, value)


def array(fields: Mapping[str, object], name: str) -> list[object]:
    value = fields.get(name)
    if value is not None and not isinstance(value, list):
        raise bad(name, value)
    return cast("list[object]", value or [])


def members(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise bad(name, value)
    return cast("Mapping[str, object]", value)


def pairs(fields: Mapping[str, object], name: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for i, each in enumerate(array(fields, name)):
        pair = members(each, name)
        require(pair, "key", prefix=f"{name}[{i}].")
        pairs[text(pair, "key")] = text(pair, "value")
    return pairs


def point_of(fields: Mapping[str, object], prefix: str = "") -> Point:
    require(fields, "key", "value", "timestamp", prefix=prefix)
    value, timestamp = fields["value"], integer(fields, "timestamp") or 0
    try:
        number = math.nan if isinstance(value, bool) else float(cast("float", value))
    except (TypeError, ValueError, OverflowError):
        raise bad(f"{prefix}value", value) from None
    if timestamp < 0:
        raise bad(f"{prefix}timestamp", timestamp)
    # A database keeps the largest double for infinity, and JSON has no word for what is no number.
    kept = "NaN" if math.isnan(number) else max(min(number, 1.7976931348623157e308), -1.7976931348623157e308)
    return Point(text(fields, "key"), kept, timestamp, integer(fields, "step") or 0)
