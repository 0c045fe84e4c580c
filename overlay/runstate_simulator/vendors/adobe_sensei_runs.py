"""The lists of Adobe Sensei's simulated runs, and their start. Every experiment exists.

Neither tells a state, and a change of state does not count as an update of the run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from ..paging import Listing, by_offset
from ..request import Invalid, Request
from .adobe_sensei_gateway import accepts, problem
from .base import Answer, Operation, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from ..runs import Runs
    from ..timeline import Snapshot

_TYPE = "application/vnd.adobe.platform.sensei+json;profile={}.v1.json"
_LISTING, _RUN = _TYPE.format("experimentRunListing"), _TYPE.format("experimentRun")
PATH = "/experiments/{experimentId}/runs"
TASKS = ("fp", "train", "score")
"""The tasks of every run."""
MODES = ("train", "score", "fp")
_INHERITED: Mapping[str, Mapping[str, str]] = {
    "fp": {"inputFeatures": "date,store,weeklySales"},
    "train": {"numFeatures": "10", "maxIter": "2", "regParam": "0.15"},
    "score": {"scoringResultsLocation": "scoring_results.net"},
}
"""The parameters that the experiment has for each task."""
_ORDER = "-updated"
_EXTANT = ("deleted", "false")


def stamp(moment: datetime) -> str:
    """A moment as Adobe writes it."""
    return f"{moment.isoformat('T', 'milliseconds')[:-6]}Z"


def _mode(run: Snapshot) -> str:
    return str(run.attributes.get("mode", "train"))


_FIELDS: Mapping[str, Callable[[Snapshot], str]] = {
    "id": lambda run: run.ref.ids[-1],
    "mode": _mode,
    "experimentId": lambda run: run.group,
    "created": lambda run: stamp(run.created_at),
    "updated": lambda run: stamp(run.created_at),
    "deleted": lambda run: "true" if run.deleted else "false",
}
"""The fields that runs are sorted and filtered by, as text."""


def _summary(run: Snapshot) -> dict[str, object]:
    experiment, run_id = run.ref.ids
    created = stamp(run.created_at)
    described = {"description": run.attributes["description"]} if run.attributes.get("description") else {}
    return {
        "id": run_id,
        "mode": _mode(run),
        **described,
        "experimentId": experiment,
        "created": created,
        "createdBy": {"userId": "Jane_Doe@AdobeID"},
        "createdBySchedule": False,
        "updated": created,
        "deleted": run.deleted,
        "_links": {"self": {"href": f"{_home(experiment)}/{quote(run_id, safe='')}"}},
    }


def _home(experiment: str) -> str:
    return PATH.format(experimentId=quote(experiment, safe=""))


def list_runs(request: Request, runs: Runs) -> Answer:
    experiment = request.ids["experimentId"]
    limit, start = request.whole("limit", 25, minimum=0, maximum=100), request.whole("start", 0, minimum=0)
    order = _words(request, "orderby") or [_ORDER]
    conditions, found = _conditions(request), runs.newest(experiment)
    if conditions:
        found = found.where(lambda run: all(_FIELDS[name](run) == value for name, value in conditions))
    # What Adobe adds holds anyway, and to check it would read all runs: nothing deletes one.
    always = [("experimentId", experiment), *([] if any(name == "deleted" for name, _ in conditions) else [_EXTANT])]
    page = by_offset(_sorted(found, order), limit, start)
    about: dict[str, object] = {
        "orderby": ",".join(order),
        "property": ",".join("==".join(each) for each in (*conditions, *always)),
        "start": str(start),
        "totalCount": found.total(),
        "count": len(page.items),
    }
    home = _home(experiment)
    links: dict[str, object] = {
        "self": {"href": f"{home}?start={start}&limit={limit}"},
        "page": {"href": f"{home}?start={{start}}&limit={{limit}}", "templated": True},
        "createExperimentRun": {"href": home, "method": "POST"},
    }
    if page.items and page.after is not None:
        about["next"] = page.after
        links["next"] = {"href": f"{home}?start={page.after}&limit={limit}"}
    return Answer(200, {"children": [_summary(run) for run in page.items], "_page": about, "_links": links}, _LISTING)


def _words(request: Request, name: str) -> list[str]:
    """The values of a parameter, in one text with commas or in several."""
    return [word for text in request.parameters(name) for word in text.split(",") if word]


def _conditions(request: Request) -> list[tuple[str, str]]:
    conditions: list[tuple[str, str]] = []
    for text in _words(request, "property"):
        name, equal, value = text.partition("==")
        if not equal or name not in _FIELDS:
            raise Invalid("query", "property", f"must compare one of {', '.join(_FIELDS)} with ==")
        conditions.append((name, value))
    return conditions


def _sorted(found: Listing[Snapshot], order: list[str]) -> Listing[Snapshot]:
    if any(name.removeprefix("-") not in _FIELDS for name in order):
        raise Invalid("query", "orderby", f"must be one of {', '.join(_FIELDS)}, maybe after a hyphen")
    if order in (["-updated"], ["-created"]):  # as they are
        return found
    if order in (["updated"], ["created"]):
        return found.backwards()
    for name in reversed(order):
        found = found.by(_FIELDS[name.removeprefix("-")], descending=name.startswith("-"))
    return found


def create_run(request: Request, runs: Runs) -> Answer:
    sent = request.headers.get("content-type") or ""
    if sent.partition(";")[0].strip().lower() != "application/json" and not (sent and accepts(sent, _RUN)):
        raise Refused(problem(415, "Unsupported Media Type", f"Content type {sent!r} is not supported"))
    mode = request.required("mode", str).lower()  # Adobe's tutorial writes `Train`
    if mode not in MODES:
        raise Invalid("body", "mode", f"must be one of {', '.join(MODES)}")
    attributes = {
        "mode": mode,
        "description": request.optional("description", str),
        "tasks": _tasks(_array(request.fields().get("tasks"))),
    }
    run = runs.start(within=(request.ids["experimentId"],), attributes=attributes)
    location = f"{request.path}/{quote(run.ref.ids[-1], safe='')}"
    return Answer(201, {**_summary(run), "tasks": attributes["tasks"]}, _RUN, headers={"Location": location})


def _tasks(given: list[object]) -> list[dict[str, object]]:
    """The tasks that the experiment has, with what the request changes."""
    tasks: dict[object, dict[str, object]] = {
        name: {"name": name, "parameters": _parameters(_INHERITED[name])} for name in TASKS
    }
    for each in given:
        task = _object(each)
        name = _text(task.get("name"))
        known = tasks.setdefault(name, {"name": name, "parameters": []})
        parameters = [_object(parameter) for parameter in _array(task.get("parameters"))]
        new = {_text(parameter.get("key")) or "": _text(parameter.get("value")) or "" for parameter in parameters}
        old = {parameter["key"]: parameter["value"] for parameter in cast("list[dict[str, str]]", known["parameters"])}
        known["parameters"] = _parameters({**old, **new})
        if (specification := task.get("specification")) is not None:
            if not isinstance(_object(specification).get("type"), str):
                raise _bad("a specification needs a type")
            known["specification"] = specification
    return list(tasks.values())


def _parameters(values: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in values.items()]


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _bad("has something else where an object belongs")
    return cast("dict[str, Any]", value)


def _array(value: object) -> list[object]:
    if value is not None and not isinstance(value, list):
        raise _bad("has something else where an array belongs")
    return cast("list[object]", value or [])


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise _bad("has something else where a string belongs")
    return value


def _bad(what: str) -> Invalid:
    return Invalid("body", "tasks", what)


OPERATIONS = (
    Operation("list_experiment_runs", "GET", PATH, list_runs, _LISTING),
    Operation("create_experiment_run", "POST", PATH, create_run, _RUN),
)
