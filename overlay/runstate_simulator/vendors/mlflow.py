"""MLflow's tracking server, simulated as one with a database that was started with `--app-name basic-auth`.

It accepts any user with the simulator's key as password and, as a gateway before it would, the key as bearer token.
The bodies are those of MLflow 3; those of 429 and 5xx are a gateway's, in the server's own shape. A run that a request
has created moves on like any other, as if a program reported its end.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..timeline import Script, Step
from .base import Answer, SimulatedVendor, basic_password, bearer, uuid_of
from .mlflow_errors import elsewhere, error, missing, not_found
from .mlflow_operations import OPERATIONS, ROOT
from .mlflow_records import body

EXPERIMENT = "1"
"""The experiment of runs that are started without one."""

_START = (Step("SCHEDULED", 0.10), Step("RUNNING", 0.30, work=0.4))
SCRIPTS: Mapping[str, Script] = {
    "completes": (Step("SCHEDULED", 0.10), Step("RUNNING", 0.90, work=1), Step("FINISHED")),
    "fails": (Step("SCHEDULED", 0.10), Step("RUNNING", 0.90, work=0.45), Step("FAILED")),
    "cancelled": (Step("SCHEDULED", 0.10), Step("RUNNING", 0.90, work=0.35), Step("KILLED")),
    "unknown": (*_START, Step("SUSPENDED", 0.30), Step("RUNNING", 0.30, work=0.6), Step("FINISHED")),
}


def refuse(headers: Mapping[str, str], key: str) -> Answer | None:
    return None if key in {bearer(headers), basic_password(headers)} else error(401)


VENDOR = SimulatedVendor(
    slug="mlflow",
    path=f"{ROOT}/runs/get?run_id={{run_id}}",
    operation="get_run",
    operations=OPERATIONS,
    scripts=SCRIPTS,
    body=lambda run: {"run": body(run)},
    refuse=refuse,
    error=error,
    not_found=not_found,
    new_ids=lambda number: (uuid_of("mlflow", number).replace("-", ""),),
    ready_made="{number:032}",
    group=lambda _: EXPERIMENT,
    read_ids=lambda ids: ids if ids[0] else missing("run_id"),
    cancelled=lambda _: "KILLED",
    elsewhere=elsewhere,
    open_credentials={"username": "simulator"},
)
