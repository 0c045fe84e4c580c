"""Adobe Sensei, simulated: an experiment run of three tasks, behind Adobe's gateway.

The run has no state of its own. A state of a script is the states of its tasks, in order; it is empty before there
are tasks.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..timeline import Script, Snapshot, Step
from .base import Answer, SimulatedVendor, bearer, phrase, uuid_of

TASKS = ("fp", "train", "score")
FINAL = frozenset({"DONE", "FAILED", "ABORTED"})
MEDIA_TYPE = "application/vnd.adobe.platform.sensei+json;profile=experimentRunStatus.v1.json"

_START = (Step("", 0.05), Step("PENDING PENDING PENDING", 0.05), Step("RUNNING PENDING PENDING", 0.20))
_END = (Step("DONE DONE RUNNING", 0.20), Step("DONE DONE DONE"))
_TRAIN = Step("DONE RUNNING PENDING", 0.175)
SCRIPTS: Mapping[str, Script] = {
    "completes": (*_START, Step("DONE RUNNING PENDING", 0.50), *_END),
    "fails": (*_START, Step("DONE RUNNING PENDING", 0.70), Step("DONE FAILED PENDING")),
    "cancelled": (*_START, Step("DONE RUNNING PENDING", 0.70), Step("DONE ABORTED ABORTED")),
    "retries": (*_START, _TRAIN, Step("DONE RETRY PENDING", 0.15), _TRAIN, *_END),
    "unknown": (*_START, _TRAIN, Step("DONE QUIESCED PENDING", 0.15), _TRAIN, *_END),
}

_MESSAGES = {
    "FAILED": "Container exited with code 137: out of memory",
    "RETRY": "Container was evicted, attempt 1 of 3",
    "ABORTED": "Aborted by user",
}
_GATEWAY = {
    401: ("401013", "Oauth token is not valid"),
    403: ("403025", "Profile is not valid"),
    429: ("429050", "Too many requests"),
}
_LOGS = ("execution", "stderr", "stdout")
_PROBLEMS = "https://platform.adobe.io/data/foundation/ml/problems/"
_HTML = "<html>\n<head><title>{0}</title></head>\n<body>\n<center><h1>{0}</h1></center>\n</body>\n</html>\n"


def body(run: Snapshot) -> dict[str, object]:
    experiment, run_id = run.ref.ids
    tasks = [_task(run, position, state) for position, state in enumerate(run.state.split())]
    return {
        "id": experiment,
        "name": f"RunStatus for experimentRunId {run_id}",
        "experimentRunId": run_id,
        "deleted": False,
        "status": {"tasks": tasks},
    }


def _task(run: Snapshot, position: int, state: str) -> dict[str, object]:
    name = TASKS[position]
    task_id = uuid_of(*run.ref.ids, name)
    task: dict[str, object] = {"id": task_id, "name": name, "state": state}
    # A task keeps the time at which each of its states first began.
    began: dict[str, str] = {}
    for phase in run.past:
        word = phase.state.split()[position] if phase.state else "PENDING"
        began.setdefault(word, f"{run.moment(phase.begins).isoformat('T', 'milliseconds')[:-6]}Z")
    if "RUNNING" in began:
        task["tasklogs"] = [{"name": log, "url": f"https://logs.example.com/{task_id}/{log}.log"} for log in _LOGS]
        task["started"] = began["RUNNING"]
    if state in FINAL:
        task["ended"] = began[state]
    if state in _MESSAGES:
        task["message"] = _MESSAGES[state]
    return task


def cancelled(state: str) -> str:
    tasks = state.split() or ["PENDING" for _ in TASKS]
    return " ".join(task if task in FINAL else "ABORTED" for task in tasks)


def refuse(headers: Mapping[str, str], key: str) -> Answer | None:
    token, api_key = bearer(headers), headers.get("x-api-key")
    if token is None:
        return _gateway(403, "403010", "Oauth token is missing.")
    if token != key:
        return _gateway(401, "401013", "Oauth token is not valid")
    if not api_key:
        return _gateway(403, "403000", "Api Key is required")
    if api_key != key:
        return _gateway(403, "403003", "Api Key is invalid")
    if not headers.get("x-gw-ims-org-id") or not headers.get("x-sandbox-name"):
        return _gateway(400, "400003", "Missing header")
    return None


def accepts(accept: str, media_type: str) -> bool:
    """Whether an `Accept` header admits a media type. A profile, if it names one, must be the same."""
    kind, _, profile = media_type.partition(";")
    for entry in accept.lower().split(","):
        wanted, *parameters = (part.strip().replace('"', "") for part in entry.split(";"))
        profiles = [parameter for parameter in parameters if parameter.startswith("profile=")]
        if wanted in {"*/*", "application/*"} or (wanted == kind and profiles in ([], [profile.lower()])):
            return True
    return False


def error(status: int) -> Answer:
    if status in _GATEWAY:
        return _gateway(status, *_GATEWAY[status])
    if status == 502:
        return Answer(502, _HTML.format(f"502 {phrase(502)}"), media_type="text/html")
    if status == 400:
        return _problem(400, "Illegal Argument", "The request has an argument that is not allowed")
    return _problem(status, phrase(status), f"The request could not be answered: {phrase(status)}")


def _gateway(status: int, code: str, message: str) -> Answer:
    return Answer(status, {"error_code": code, "message": message})


def _problem(status: int, title: str, detail: str) -> Answer:
    kind = _PROBLEMS + title.lower().replace(" ", "-")
    return Answer(status, {"type": kind, "title": title, "status": status, "detail": detail})


VENDOR = SimulatedVendor(
    slug="adobe-sensei",
    path="/experiments/{experimentId}/runs/{experimentRunId}/status",
    operation="get_experiment_run_status",
    scripts=SCRIPTS,
    body=body,
    refuse=refuse,
    error=error,
    not_found=lambda ids: _problem(404, "Not Found", f"Experiment run {ids[1]} of experiment {ids[0]} does not exist"),
    new_ids=lambda number: (uuid_of("experiment", number), uuid_of("experiment run", number)),
    ready_made="exp_1/run_{scenario}",
    group=lambda ids: ids[0],
    cancelled=cancelled,
    accepts=accepts,
    media_type=MEDIA_TYPE,
    open_credentials={"org_id": "0123456789ABCDEF01234567@AdobeOrg", "sandbox_name": "prod"},
)
