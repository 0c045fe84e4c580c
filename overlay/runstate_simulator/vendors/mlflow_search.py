"""MLflow's search: the filters and orders that a simulated server understands.

A filter is a row of comparisons joined by `and`. `LIKE` and `IS NULL` are left out.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from .mlflow_errors import refused
from .mlflow_records import end_time, metrics, record, start_time, status

if TYPE_CHECKING:
    from ..paging import Listing
    from ..timeline import Snapshot

Value: TypeAlias = float | str | None
Reader: TypeAlias = "Callable[[Snapshot], Value]"
"""Reads an attribute, a metric, a parameter or a tag of a run; None if it has none of the name."""

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("attributes", "attribute", "attr", "run"), "attributes"),
    **dict.fromkeys(("metrics", "metric"), "metrics"),
    **dict.fromkeys(("params", "param", "parameters", "parameter"), "params"),
    **dict.fromkeys(("tags", "tag"), "tags"),
}
_ATTRIBUTES: Mapping[str, Reader] = {
    "run_id": lambda run: run.ref.ids[0],
    "run_name": lambda run: record(run).name,
    "status": status,
    "user_id": lambda run: record(run).user_id,
    "start_time": start_time,
    "end_time": end_time,
}
_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_NAME = r"(?:(?P<kind>[a-z]+)\.)?(?P<key>[\w./-]+|`[^`]+`|\"[^\"]+\")"
_TEXT = r"'[^']*'|\"[^\"]*\""
_CLAUSE = re.compile(
    rf"{_NAME}\s*(?:(?P<operator>!=|<=|>=|=|<|>)\s*(?P<value>{_TEXT}|-?[\d.]+(?:e[+-]?\d+)?)"
    rf"|\s(?P<not>not\s+)?in\s*\(\s*(?P<values>(?:{_TEXT})(?:\s*,\s*(?:{_TEXT}))*)\s*\))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_ORDER = re.compile(rf"{_NAME}(?:\s+(?P<direction>asc|desc))?", re.IGNORECASE)


def matching(text: str) -> Callable[[Snapshot], bool]:
    """What a filter keeps.

    Raises:
        Refused: If it is none.
    """
    clauses = [_clause(part.strip()) for part in _AND.split(text.strip())] if text.strip() else []
    return lambda run: all(keeps(run) for keeps in clauses)


def ordered(found: Listing[Snapshot], order: Sequence[str]) -> Listing[Snapshot]:
    """The runs in an order; without one they are as they are. What a run does not have comes last.

    Raises:
        Refused: If it is none.
    """
    for clause in reversed(order):
        match = _ORDER.fullmatch(clause.strip())
        if match is None:
            raise refused(f"Invalid order_by clause '{clause}'. Could not be parsed.")
        read, descending = _reader(match), (match["direction"] or "asc").lower() == "desc"
        found = found.by(partial(_rank, read), descending=descending).by(partial(_is_absent, read))
    return found


def _clause(text: str) -> Callable[[Snapshot], bool]:
    match = _CLAUSE.fullmatch(text)
    if match is None:
        raise refused(f"Invalid clause(s) in filter string: {', '.join(repr(word) for word in text.split())}")
    read = _reader(match)
    if match["values"]:
        names, absent = {text[1:-1] for text in re.findall(_TEXT, match["values"])}, bool(match["not"])
        return lambda run: (read(run) in names) != absent
    compare, wanted = _OPERATORS[match["operator"]], _value(match["value"])

    def keeps(run: Snapshot) -> bool:
        value = read(run)
        return isinstance(value, str) == isinstance(wanted, str) and value is not None and compare(value, wanted)

    return keeps


def _reader(match: re.Match[str]) -> Reader:
    kind, key = _KINDS.get((match["kind"] or "attributes").lower(), ""), match["key"].strip('`"')
    if kind == "attributes" and key in _ATTRIBUTES:
        return _ATTRIBUTES[key]
    if kind == "metrics":
        return lambda run: next((float(point.value) for point in metrics(run) if point.key == key), None)
    if kind == "params":
        return lambda run: record(run).params.get(key)
    if kind == "tags":
        return lambda run: record(run).tags.get(key)
    raise refused(f"Invalid attribute key '{key}' specified. Valid keys are '{{{', '.join(_ATTRIBUTES)}}}'")


def _value(text: str) -> Value:
    if text[0] in "'\"":
        return text[1:-1]
    try:
        return float(text)
    except ValueError:
        raise refused(f"Expected a quoted string value or a number, got value {text}") from None


def _is_absent(read: Reader, run: Snapshot) -> bool:
    return read(run) is None


def _rank(read: Reader, run: Snapshot) -> tuple[float, str]:
    value = read(run)
    return (0.0, value) if isinstance(value, str) else (value or 0.0, "")
