"""Which runs a request for a list of Datadog's runs names, and in which order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ..request import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..paging import Listing
    from ..request import Request
    from ..timeline import Snapshot

STATUSES = ("pending", "running", "completed", "failed", "killed", "unresponsive", "paused")
SORTS = ("name", "created_at", "updated_at", "duration")
_COMPARISON = re.compile(r"(>=|<=|>|<)(.+)")
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    ">": lambda value, limit: value > limit,
    ">=": lambda value, limit: value >= limit,
    "<": lambda value, limit: value < limit,
    "<=": lambda value, limit: value <= limit,
}


def selected(
    request: Request, newest: Listing[Snapshot], about: Callable[[Snapshot], Mapping[str, Any]]
) -> Listing[Snapshot]:
    """The runs that match the request's filters, in the order that it wants."""
    matches = _filter(request, about)
    include_pinned = request.flag("include_pinned", default=False)
    request.flag("include_descendant_matches", default=False)  # no simulated run has children
    found = newest
    if matches is not None:
        found = newest.where(lambda run: matches(run) or (include_pinned and pinned(run)))
    sort = request.parameter("sort", (*SORTS, *(f"-{name}" for name in SORTS)))
    if sort is not None:
        name = sort.removeprefix("-")
        found = found.by(lambda run: _order(about(run).get(name)), descending=sort.startswith("-"))
    if request.flag("pinned_first", default=False):
        found = found.by(_pinned_at, descending=True)
    return found


def pinned(run: Snapshot) -> bool:
    """Whether the run is pinned."""
    return _pinned_at(run) > 0


def _pinned_at(run: Snapshot) -> int:
    """How many runs had been pinned when the run was; 0 if it is not pinned."""
    return cast("int", run.attributes.get("pinned", 0))


def _filter(request: Request, about: Callable[[Snapshot], Mapping[str, Any]]) -> Callable[[Snapshot], bool] | None:
    """Whether a run matches all filters; None if there are none."""
    ids = {str(int(_whole("filter[id]", value))) for value in _values(request, "filter[id]")}
    project = request.parameter("filter[project_id]")
    if project is not None:
        _whole("filter[project_id]", project)
    status = request.parameter("filter[status]", STATUSES)
    owner, text = request.parameter("filter[owner_id]"), request.parameter("filter")
    parent = request.parameter("filter[parent_run_id]")
    tags, params = _pairs(request, "filter[tags]"), _pairs(request, "filter[params]")
    if not (ids or tags or params) and {project, status, owner, text, parent} == {None}:
        return None

    def matches(run: Snapshot) -> bool:
        if (ids and run.ref.ids[0] not in ids) or status not in {None, run.state} or parent not in {None, "null"}:
            return False  # no simulated run has a parent
        values = about(run)
        return (
            project in {None, str(values["project_id"])}
            and owner in {None, values["owner_id"]}
            and (text is None or text.lower() in f"{values['name']} {values['description']}".lower())
            and all(_fits(values["tags"], *pair) for pair in tags)
            and all(_fits(values["params"], *pair) for pair in params)
        )

    return matches


def _values(request: Request, name: str) -> list[str]:
    return [value for value in (request.parameter(name) or "").split(",") if value]


def _whole(name: str, value: str) -> str:
    if not re.fullmatch("[0-9]{1,19}", value):
        raise Invalid("query", name, "must be an integer")
    return value


def _pairs(request: Request, name: str) -> list[tuple[str, str]]:
    pairs = [value.partition(":") for value in _values(request, name)]
    if not all(colon for _, colon, _ in pairs):
        raise Invalid("query", name, "must be key:value")
    return [(key, value) for key, _, value in pairs]


def _fits(known: list[Mapping[str, str]], key: str, wanted: str) -> bool:
    """Whether one of some tags or parameters has the key, and a value as wanted."""
    return any(each["key"] == key and _is(each["value"], wanted) for each in known)


def _is(value: str, wanted: str) -> bool:
    comparison = _COMPARISON.fullmatch(wanted)
    if comparison is None:
        return value.lower() == wanted.lower()
    try:
        return _COMPARE[comparison[1]](float(value), float(comparison[2]))
    except ValueError:
        return False


def _order(value: object) -> tuple[bool, object]:
    """What has no value comes before all others."""
    return value is not None, value
