"""MLflow's search: the filters and orders that a simulated server understands.

A filter is a row of comparisons joined by `and`. `LIKE`, `IS NULL` and data sets are left out.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from ..timeline import Snapshot
from .mlflow_errors import refused
from .mlflow_records import artifact_uri, end_time, metrics, record, start_time, status

if TYPE_CHECKING:
    from ..paging import Listing

Value: TypeAlias = float | str | None


@frozen
class Name:
    """What a comparison is about."""

    what: str
    """In the words of the server's errors."""
    read: Callable[[Snapshot], Value]
    """Its value in a run; None if that has none."""
    is_number: bool = False
    has_lists: bool = False
    """Whether it may be compared with a list."""

    def is_absent(self, run: Snapshot) -> bool:
        return self.read(run) is None

    def rank(self, run: Snapshot) -> tuple[float, str]:
        value = self.read(run)
        return (0.0, value) if isinstance(value, str) else (value or 0.0, "")


_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("attributes", "attribute", "attr", "run"), "attribute"),
    **dict.fromkeys(("metrics", "metric"), "metric"),
    **dict.fromkeys(("params", "param", "parameters", "parameter"), "parameter"),
    **dict.fromkeys(("tags", "tag"), "tag"),
}
_ATTRIBUTES: Mapping[str, Name] = {
    "run_id": Name("attribute", lambda run: run.ref.ids[0], has_lists=True),
    "run_name": Name("attribute", lambda run: record(run).name),
    "status": Name("attribute", status),
    "user_id": Name("attribute", lambda run: record(run).user_id),
    "artifact_uri": Name("attribute", artifact_uri),
    "start_time": Name("numeric attribute: start_time", start_time, is_number=True),
    "created": Name("numeric attribute: created", start_time, is_number=True),
    "end_time": Name("numeric attribute: end_time", end_time, is_number=True),
}
_EQUALITY: Mapping[str, Callable[[Any, Any], bool]] = {"=": operator.eq, "!=": operator.ne}
_COMPARISON: Mapping[str, Callable[[Any, Any], bool]] = {
    **_EQUALITY,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_NAME = r"(?:(?P<kind>[a-z]+)\.)?(?P<key>[\w./-]+|`[^`]+`|\"[^\"]+\")"
_TEXT = r"'[^']*'|\"[^\"]*\""
_CLAUSE = re.compile(
    rf"{_NAME}\s*(?:(?P<operator>!=|<=|>=|=|<|>)\s*(?P<value>{_TEXT}|-?[\d.]+(?:e[+-]?\d+)?)"
    rf"|\s(?P<not>not\s+)?in\s*(?P<values>\(\s*(?:{_TEXT})(?:\s*,\s*(?:{_TEXT}))*\s*\)))",
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
        if match is None or not (match["kind"] or match["key"] in _ATTRIBUTES):
            raise refused(f"Invalid order_by clause '{clause}'. Could not be parsed.")
        name, descending = _name(match), (match["direction"] or "asc").lower() == "desc"
        found = found.by(name.rank, descending=descending).by(name.is_absent)
    return found


def _clause(text: str) -> Callable[[Snapshot], bool]:
    match = _CLAUSE.fullmatch(text)
    if match is None:
        raise refused(f"Invalid clause(s) in filter string: {', '.join(repr(word) for word in text.split())}")
    name = _name(match)
    if match["values"] and name.has_lists:
        wanted = {value[1:-1] for value in re.findall(_TEXT, match["values"])}
        return partial(_is_among, name, wanted, negated=bool(match["not"]))
    value = match["value"] or match["values"]
    is_text = value[0] in "'\""
    if name.is_number and (is_text or match["values"]):
        raise refused(f"Expected numeric value type for {name.what}. Found {value}")
    if not name.is_number and match["values"] and name.what == "attribute":
        raise refused("Only ['run_id'] attributes support comparison with a list of quoted string values.")
    if not name.is_number and not is_text:
        raise refused(f"Expected a quoted string value for {name.what} (e.g. 'my-value'). Got value {value}")
    operators = _COMPARISON if name.is_number else _EQUALITY
    if match["operator"] not in operators:
        raise refused(f"Invalid comparator '{match['operator']}' not one of '{{{', '.join(map(repr, operators))}}}'")
    return partial(_compares, name, operators[match["operator"]], _number(value) if name.is_number else value[1:-1])


def _name(match: re.Match[str]) -> Name:
    kind, key = (match["kind"] or "attribute").lower(), match["key"].strip('`"')
    match _KINDS.get(kind):
        case "attribute" if key in _ATTRIBUTES:
            return _ATTRIBUTES[key]
        case "attribute":
            raise refused(f"Invalid attribute key '{key}' specified. Valid keys are '{{{', '.join(_ATTRIBUTES)}}}'")
        case "metric":
            return Name("metric", partial(_metric, key), is_number=True)
        case "parameter":
            return Name("parameter", lambda run: record(run).params.get(key))
        case "tag":
            return Name("tag", lambda run: record(run).tags.get(key))
        case _:
            known = ["metric", "parameter", "tag", "attribute", "dataset"]
            raise refused(f"Invalid entity type '{kind}'. Valid values are {known}")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise refused(f"Expected a number, got value {text}") from None


def _metric(key: str, run: Snapshot) -> float | None:
    return next((float(point.value) for point in metrics(run) if point.key == key), None)


def _is_among(name: Name, wanted: set[str], run: Snapshot, *, negated: bool) -> bool:
    return (name.read(run) in wanted) != negated


def _compares(name: Name, compare: Callable[[Any, Any], bool], wanted: float | str, run: Snapshot) -> bool:
    value = name.read(run)
    return value is not None and compare(value, wanted)
