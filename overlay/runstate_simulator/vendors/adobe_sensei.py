"""Adobe Sensei, simulated: an experiment run of three tasks, behind Adobe's gateway.

The run has no state of its own. A state of a script is the states of its tasks, in order; it is empty before there
are tasks.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..timeline import Script, Snapshot, Step
from .adobe_sensei_gateway import accepts, error, invalid, problem, refuse
from .adobe_sensei_runs import OPERATIONS, TASKS, stamp
from .base import SimulatedVendor, uuid_of

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
_LOGS = ("execution", "stderr", "stdout")


def body(run: Snapshot) -> dict[str, object]:
    experiment, run_id = run.ref.ids
    tasks = [_task(run, position, state) for position, state in enumerate(run.state.split())]
    return {
        "id": experiment,
        "name": f"RunStatus for experimentRunId {run_id}",
        "experimentRunId": run_id,
        "deleted": run.deleted,
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
        began.setdefault(word, stamp(run.moment(phase.begins)))
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


VENDOR = SimulatedVendor(
    slug="adobe-sensei",
    path="/experiments/{experimentId}/runs/{experimentRunId}/status",
    operation="get_experiment_run_status",
    operations=OPERATIONS,
    scripts=SCRIPTS,
    body=body,
    refuse=refuse,
    error=error,
    invalid=invalid,
    not_found=lambda ids: problem(404, "Not Found", f"Experiment run {ids[1]} of experiment {ids[0]} does not exist"),
    new_ids=lambda number: (uuid_of("experiment", number), uuid_of("experiment run", number)),
    ready_made="exp_1/run_{scenario}",
    group=lambda ids: ids[0],
    cancelled=cancelled,
    accepts=accepts,
    media_type=MEDIA_TYPE,
    open_credentials={"org_id": "0123456789ABCDEF01234567@AdobeOrg", "sandbox_name": "prod"},
)
