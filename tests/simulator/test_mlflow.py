"""MLflow's operations besides reading a run: search, create, update, delete and restore, logging, history, artifacts.

tests/live/mlflow compares them with a real server.
"""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from runstate.simulator import Simulator
from tests.simulator.support import call
from tests.support.clock import START, FakeClock
from tests.support.vendors import ROOT

NOTHING = "0123456789abcdef0123456789abcdef"
START_TIME = round(START.timestamp() * 1000)
METRIC = {"key": "loss", "value": 0.5, "timestamp": 5}
READING = {"get_run", "get_metric_history", "list_artifacts"}


def mlflow(simulator: Simulator, operation: str, **fields: object) -> httpx.Response:
    """The answer to an operation; the fields are in the query or in the body, as MLflow has them."""
    if operation in READING:
        return call(simulator, "mlflow", operation, query=fields)
    return call(simulator, "mlflow", operation, body=fields)


def create(simulator: Simulator, **fields: object) -> str:
    """The id of a new run."""
    run_id: str = mlflow(simulator, "create_run", **{"experiment_id": "1", **fields}).json()["run"]["info"]["run_id"]
    return run_id


def read(simulator: Simulator, run_id: str) -> Any:
    """A run as it is read."""
    return mlflow(simulator, "get_run", run_id=run_id).json()["run"]


def found(simulator: Simulator, **fields: object) -> list[str]:
    """The ids of the runs in the first page of a search."""
    rows = mlflow(simulator, "search_runs", **{"experiment_ids": ["1"], **fields}).json().get("runs", [])
    return [row["info"]["run_id"] for row in rows]


def test_a_created_run_is_running_until_it_ends(simulator: Simulator, clock: FakeClock) -> None:
    """Its course is that of `on_start`, as if a program reported its end."""
    simulator.on_start("mlflow", "fails", seconds=10)
    run_id = create(simulator, run_name="churn", start_time=START_TIME, tags=[{"key": "team", "value": "evals"}])
    seen: list[tuple[str, int | None]] = []
    for clock.elapsed in (0.0, 0.5, 9.0, 10.0):
        info = read(simulator, run_id)["info"]
        seen.append((info["status"], info.get("end_time")))
    assert seen == [("RUNNING", None)] * 3 + [("FAILED", START_TIME + 10_000)]
    run = read(simulator, run_id)
    assert (run["info"]["run_name"], run["info"]["start_time"]) == ("churn", START_TIME)
    assert run["data"] == {
        "tags": [{"key": "team", "value": "evals"}, {"key": "mlflow.runName", "value": "churn"}],
    }
    assert found(simulator) == [run_id]


def test_a_run_without_anything_has_a_name_and_no_time(simulator: Simulator) -> None:
    """As MLflow makes it."""
    info = read(simulator, create(simulator))["info"]
    assert info["run_name"]
    assert (info["start_time"], info["user_id"]) == (0, "")


def test_what_a_request_sets_stays(simulator: Simulator, clock: FakeClock) -> None:
    """Whatever the script says; and the end is that of the request, or none."""
    run_id = create(simulator)
    updated = mlflow(simulator, "update_run", run_id=run_id, status="KILLED").json()["run_info"]
    assert (updated["status"], updated.get("end_time")) == ("KILLED", None)
    mlflow(simulator, "update_run", run_id=run_id, end_time=START_TIME + 5, run_name="renamed")
    mlflow(simulator, "update_run", run_id=run_id, status="RUNNING")
    clock.elapsed = 100.0
    info = read(simulator, run_id)["info"]
    assert (info["status"], info["end_time"], info["run_name"]) == ("RUNNING", START_TIME + 5, "renamed")


def test_a_run_that_has_ended_can_be_resumed(simulator: Simulator, clock: FakeClock) -> None:
    """It keeps its former end, as MLflow's do."""
    run_id = simulator.start("mlflow", seconds=1).ids[0]
    clock.elapsed = 2.0
    mlflow(simulator, "update_run", run_id=run_id, status="RUNNING")
    info = read(simulator, run_id)["info"]
    assert (info["status"], info["end_time"]) == ("RUNNING", START_TIME + 1000)


def test_a_deleted_run_is_found_as_such(simulator: Simulator) -> None:
    """And active ones by default."""
    kept, deleted = create(simulator), create(simulator)
    mlflow(simulator, "delete_run", run_id=deleted)
    assert read(simulator, deleted)["info"]["lifecycle_stage"] == "deleted"
    assert found(simulator) == [kept]
    assert found(simulator, run_view_type="DELETED_ONLY") == [deleted]
    assert found(simulator, run_view_type="ALL") == [deleted, kept]
    mlflow(simulator, "restore_run", run_id=deleted)
    assert found(simulator) == [deleted, kept]


def test_what_is_logged_is_there(simulator: Simulator) -> None:
    """The run has the value of the highest step; the history has all, by time."""
    run_id = create(simulator)
    for step, value in ((2, 0.25), (1, "NaN")):
        mlflow(simulator, "log_metric", **{**METRIC, "run_id": run_id, "value": value, "step": step})
    mlflow(simulator, "log_param", run_id=run_id, key="eta", value="0.3")
    mlflow(simulator, "set_tag", run_id=run_id, key="mlflow.runName", value="renamed")
    gain = {"key": "gain", "value": "Infinity", "timestamp": 7}
    mlflow(simulator, "log_batch", run_id=run_id, metrics=[gain], params=[{"key": "depth", "value": "6"}])
    run = read(simulator, run_id)
    assert run["info"]["run_name"] == "renamed"
    assert [(metric["key"], metric["value"]) for metric in run["data"]["metrics"]] == [
        ("loss", 0.25),
        ("gain", 1.7976931348623157e308),  # as a database has it
    ]
    assert run["data"]["params"] == [{"key": "eta", "value": "0.3"}, {"key": "depth", "value": "6"}]
    history = mlflow(simulator, "get_metric_history", run_id=run_id, metric_key="loss").json()["metrics"]
    assert [(each["value"], each["step"]) for each in history] == [("NaN", 1), (0.25, 2)]


def test_a_history_leads_to_the_value_of_the_run(simulator: Simulator, clock: FakeClock) -> None:
    """Also that which the simulator makes up; in pages or at once."""
    run_id = simulator.start("mlflow", seconds=100).ids[0]
    clock.elapsed = 60.0
    latest = next(each for each in read(simulator, run_id)["data"]["metrics"] if each["key"] == "loss")
    query: dict[str, object] = {"run_id": run_id, "metric_key": "loss"}
    history = mlflow(simulator, "get_metric_history", **query).json()["metrics"]
    assert history[-1] == latest
    assert [each["step"] for each in history] == [*range(1, latest["step"] + 1)]
    pages: list[Any] = []
    while not pages or "next_page_token" in pages[-1]:
        token = {"page_token": pages[-1]["next_page_token"]} if pages else {}
        pages.append(mlflow(simulator, "get_metric_history", **query, max_results=50, **token).json())
    assert [each for page in pages for each in page["metrics"]] == history


def test_searches_choose_and_sort(simulator: Simulator, clock: FakeClock) -> None:
    """By attributes, metrics, parameters and tags."""
    first, second, third = (create(simulator, experiment_id="2", run_name=name) for name in "abc")
    mlflow(simulator, "log_metric", **METRIC, run_id=first)
    mlflow(simulator, "log_metric", **{**METRIC, "run_id": second, "value": 0.75})
    mlflow(simulator, "log_param", run_id=second, key="depth", value="6")
    mlflow(simulator, "set_tag", run_id=third, key="my team", value="evals")
    clock.elapsed = 3.0
    mlflow(simulator, "update_run", run_id=third, status="FAILED")
    for fields, expected in (
        ({}, [third, second, first]),
        ({"filter": "attributes.status = 'FAILED'"}, [third]),
        ({"filter": "status != 'FAILED' AND metrics.loss >= 0.5"}, [second, first]),
        ({"filter": "metrics.loss > 0.5"}, [second]),
        ({"filter": 'params.depth = "6"'}, [second]),
        ({"filter": "tags.`my team` = 'evals'"}, [third]),
        ({"filter": f"run_id IN ('{first}', '{third}')"}, [third, first]),
        ({"filter": f"run_id not in ('{first}')"}, [third, second]),
        ({"order_by": ["metrics.loss DESC"]}, [second, first, third]),
        ({"order_by": ["attributes.run_name"]}, [first, second, third]),
        ({"order_by": ["status ASC", "run_name DESC"]}, [third, second, first]),
        ({"max_results": 2}, [third, second]),
        ({"experiment_ids": ["1"]}, []),
        ({"experiment_ids": ["1", "2"]}, [third, second, first]),
    ):
        assert found(simulator, **{"experiment_ids": ["2"], **fields}) == expected, fields


def test_a_token_counts_rows(simulator: Simulator) -> None:
    """So a run that is created later moves the pages, as at MLflow."""
    ids = [create(simulator) for _ in range(5)][::-1]
    page = mlflow(simulator, "search_runs", experiment_ids=["1"], max_results=2).json()
    token = page["next_page_token"]
    assert found(simulator, max_results=2, page_token=token) == ids[2:4]
    create(simulator)
    assert found(simulator, max_results=2, page_token=token) == ids[1:3]
    assert found(simulator, max_results=2, page_token="eyJvZmZzZXQiOiA5OX0=") == []


def test_artifacts_are_there_in_the_end(simulator: Simulator, clock: FakeClock) -> None:
    """A run that a request created has none, since nothing stored any."""
    run_id, created = simulator.start("mlflow", seconds=1).ids[0], create(simulator)
    uri = f"mlflow-artifacts:/1/{run_id}/artifacts"
    assert mlflow(simulator, "list_artifacts", run_id=run_id).json() == {"root_uri": uri}
    clock.elapsed = 10.0
    top = [{"path": "metrics.json", "is_dir": False, "file_size": 212}, {"path": "model", "is_dir": True}]
    assert mlflow(simulator, "list_artifacts", run_id=run_id).json() == {"root_uri": uri, "files": top}
    inside = mlflow(simulator, "list_artifacts", run_id=run_id, path="model/").json()["files"]
    assert [each["path"] for each in inside] == ["model/MLmodel", "model/model.pkl"]
    assert "files" not in mlflow(simulator, "list_artifacts", run_id=run_id, path="metrics.json").json()
    assert "files" not in mlflow(simulator, "list_artifacts", run_id=created).json()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("create_run.400.no-time", {"experiment_id": "1", "start_time": "soon"}),
        ("create_run.404.unknown-experiment", {"experiment_id": "999999"}),
        ("search_runs.400.bad-filter", {"experiment_ids": ["1"], "filter": "status is FAILED"}),
        ("search_runs.400.bad-page-token", {"experiment_ids": ["1"], "page_token": "x"}),
        ("update_run.404.unknown-run", {"run_id": NOTHING, "status": "KILLED"}),
        ("delete_run.404.unknown-run", {"run_id": NOTHING}),
        ("restore_run.404.unknown-run", {"run_id": NOTHING}),
        ("log_metric.404.unknown-run", {**METRIC, "run_id": NOTHING}),
        ("log_metric.400.no-number", {**METRIC, "run_id": NOTHING, "value": "much"}),
        ("log_param.404.unknown-run", {"run_id": NOTHING, "key": "eta", "value": "1"}),
        ("set_tag.404.unknown-run", {"run_id": NOTHING, "key": "eta", "value": "1"}),
        ("log_batch.404.unknown-run", {"run_id": NOTHING}),
        ("log_batch.400.no-timestamp", {"run_id": NOTHING, "metrics": [{"key": "loss", "value": 1}]}),
        ("log_batch.400.too-many-metrics", {"run_id": NOTHING, "metrics": [METRIC] * 1001}),
        ("get_metric_history.200.nothing", {"run_id": NOTHING, "metric_key": "loss"}),
        ("list_artifacts.404.unknown-run", {"run_id": NOTHING}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answers_are_those_that_were_recorded(simulator: Simulator, name: str, fields: dict[str, object]) -> None:
    """The examples of the contract, to the letter."""
    operation, status, _ = name.split(".", 2)
    response = mlflow(simulator, operation, **fields)
    expected = json.loads((ROOT / "specs/mlflow/examples" / f"{name}.json").read_text(encoding="utf-8"))
    assert (response.status_code, response.json()) == (int(status), expected)


REFUSALS: list[tuple[str, dict[str, object], str]] = [
    ("log_param", {"key": "eta", "value": "0.4"}, "Changing param values is not allowed."),
    ("delete_tag", {"key": "team"}, "No tag with name: team in run with id"),
    ("delete_tag", {}, "Missing value for required parameter 'key'."),
    ("log_metric", {**METRIC, "timestamp": -1}, "Invalid value -1 for parameter 'timestamp' supplied"),
    ("log_metric", {**METRIC, "step": "x"}, "Invalid value \"x\" for parameter 'step' supplied"),
    ("log_metric", {**METRIC, "value": []}, "Invalid value [] for parameter 'value' supplied"),
    ("log_batch", {"metrics": [5]}, "Invalid value 5 for parameter 'metrics' supplied"),
    ("log_batch", {"tags": {}}, "Invalid value {} for parameter 'tags' supplied"),
    ("log_batch", {"tags": [{}]}, "Missing value for required parameter 'tags[0].key'."),
    ("update_run", {"status": 5}, "Invalid value 5 for parameter 'status' supplied"),
    ("update_run", {"end_time": 2**63}, f"Invalid value {2**63} for parameter 'end_time' supplied"),
    ("list_artifacts", {"path": "a/../.."}, "Invalid path"),
    ("list_artifacts", {"path": "/etc"}, "Invalid path"),
    ("get_metric_history", {"metric_key": "loss", "max_results": "0"}, "Invalid value 0 for parameter"),
    ("get_metric_history", {"metric_key": "loss", "page_token": "e30="}, "Invalid page token"),
]


@pytest.mark.parametrize(("operation", "fields", "message"), REFUSALS)
def test_what_is_refused(simulator: Simulator, operation: str, fields: dict[str, object], message: str) -> None:
    """In MLflow's words; nothing has changed then."""
    run_id = create(simulator)
    mlflow(simulator, "log_param", run_id=run_id, key="eta", value="0.3")
    before = read(simulator, run_id)
    response = mlflow(simulator, operation, run_id=run_id, **fields)
    assert response.status_code in {400, 404}
    assert response.json()["message"].startswith(message)
    assert read(simulator, run_id) == before


@pytest.mark.parametrize(
    ("operation", "fields"),
    [
        ("update_run", {"status": "KILLED"}),
        ("log_metric", METRIC),
        ("log_param", {"key": "eta", "value": "1"}),
        ("set_tag", {"key": "team", "value": "evals"}),
        ("delete_tag", {"key": "mlflow.runName"}),
        ("log_batch", {"tags": [{"key": "team", "value": "evals"}]}),
    ],
)
def test_a_deleted_run_does_not_change(simulator: Simulator, operation: str, fields: dict[str, object]) -> None:
    """Until it is restored."""
    run_id = create(simulator)
    mlflow(simulator, "delete_run", run_id=run_id)
    refused = mlflow(simulator, operation, run_id=run_id, **fields)
    assert refused.json()["message"] == f"The run {run_id} must be in the 'active' state. Current state is deleted."
    mlflow(simulator, "restore_run", run_id=run_id)
    assert mlflow(simulator, operation, run_id=run_id, **fields).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"filter": "tags.team < 'x'"},
        {"filter": "metrics.loss = 1.2.3"},
        {"filter": "metrics.loss = 'x'"},
        {"filter": "tags.team = 5"},
        {"filter": "run_name IN ('a')"},
        {"filter": "some.thing = 'x'"},
        {"filter": "thing = 'x'"},
        {"order_by": ["thing"]},
        {"order_by": ["a b c"]},
        {"max_results": 0},
        {"max_results": 50_001},
    ],
)
def test_a_search_that_mlflow_refuses(simulator: Simulator, fields: dict[str, object]) -> None:
    """With 400, even if there is no run."""
    response = mlflow(simulator, "search_runs", experiment_ids=["1"], **fields)
    assert (response.status_code, response.json()["error_code"]) == (400, "INVALID_PARAMETER_VALUE")
