"""A worker process that makes the calls of one side, and tells what came of them as JSON.

    {"call": "sdk.runs.get(run)", "runs": {"run": "exprun_1"}}
    {"returned": {"id": "exprun_1", "score": 0.9}}
    {"raised": "NotFoundError", "status": 404}

Only the standard library is used here, and the SDK.
"""

import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from types import UnionType
from typing import Any

from scripts._lab import sdks
from scripts._lab.workers import follow

_TIMES = {name: datetime(2026, 5, 2, hour, tzinfo=UTC) for name, hour in (("noon", 12), ("evening", 18))}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


def plain(value: Any) -> Any:
    """What a client returned as JSON: a field without a value is left out, times are in UTC."""
    if _is(value, dict):
        return {str(name): plain(field) for name, field in value.items() if field is not None}
    if _is(value, list):
        return [plain(item) for item in value]
    if _is(value, str):
        return plain(datetime.fromisoformat(value)) if _TIME.match(value) else value
    if _is(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if _is(value, int | float | None) else plain(_parts(value))


def _is(value: object, kind: type | UnionType) -> bool:
    return isinstance(value, kind)  # a type checker knows nothing of what is in an SDK's lists and mappings


def _parts(value: Any) -> Any:
    """What an object consists of: our runs and models, pydantic's, Datadog's and MLflow's, pages of lists, files."""
    if hasattr(value, "raw"):
        return value.raw
    if hasattr(value, "hex"):
        return value.hex()
    if hasattr(value, "read"):
        return value.read()
    if hasattr(value, "to_proto"):
        return json.loads(import_module("mlflow.utils.proto_json_utils").message_to_json(value.to_proto()))
    if hasattr(value, "model_dump") and not hasattr(value, "data"):
        return value.model_dump(by_alias=True)
    return value.to_dict() if hasattr(value, "to_dict") and not hasattr(value, "__iter__") else list(value)


def outcome(call: Callable[[], Any]) -> dict[str, Any]:
    """What a call returned, or the class of its error and the HTTP status that the error tells."""
    try:
        return {"returned": plain(call())}
    except Exception as raised:  # noqa: BLE001 -- whatever a client raises is what is compared
        error: Any = raised
        status = getattr(error, "status_code", getattr(error, "status", None))
        if hasattr(error, "get_http_status_code"):
            status = error.get_http_status_code()
        return {"raised": type(error).__name__, "status": status}


def side(distribution: str, key: str, url: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Answers the orders for one client."""
    client = sdks.part(distribution, key, url)
    known = {**vars(sdks), "client": client, "sdk": client, "islice": islice, **_TIMES}

    def orders(order: dict[str, Any]) -> dict[str, Any]:
        return outcome(lambda: eval(order["call"], {**known, **order["runs"]}))  # noqa: S307 -- from the stories of this folder

    return orders


if __name__ == "__main__":
    follow(side(*sys.argv[1:]))
