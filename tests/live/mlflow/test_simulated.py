"""The simulator answers as the server with a database does: the same requests to both, one after the other."""

from __future__ import annotations

import json
from collections.abc import Generator
from typing import Any, TypeAlias

import httpx
import pytest

from runstate.simulator import Simulator, serve
from tests.live.mlflow.tracking import TrackingClient

Asked: TypeAlias = tuple[str, dict[str, Any]]
"""A path after `/api/2.0/mlflow/`, and the body or the query. `{run}` and `{experiment}` stand for ids."""

MADE = {
    "experiment_id": "{experiment}",
    "run_name": "churn-xgb-9",
    "user_id": "trainer",
    "start_time": 1795309871669,
    "tags": [{"key": "team", "value": "evals"}],
}
NOTHING = "0" * 32
METRIC = {"run_id": "{run}", "key": "loss", "value": 0.5, "timestamp": 1795309871669, "step": 1}
SEARCH = {"experiment_ids": ["{experiment}"]}
MANY = [{"key": f"p{number}", "value": "1"} for number in range(101)]
LONG = [{"key": f"m{number}", "value": 1, "timestamp": 1} for number in range(1001)]

STORIES: dict[str, list[Asked]] = {
    "logging": [
        ("runs/log-metric", METRIC),
        ("runs/log-metric", METRIC | {"value": "NaN", "step": 2}),
        ("runs/log-metric", METRIC | {"value": "0.25", "step": "3", "timestamp": "1795309871670"}),
        ("runs/log-metric", METRIC | {"key": "gain", "value": "-Infinity"}),
        ("runs/log-metric", METRIC | {"key": "old", "step": -1}),
        ("runs/log-metric", METRIC | {"key": "old", "value": 0.75, "step": -2}),
        ("runs/log-parameter", {"run_id": "{run}", "key": "depth", "value": "6"}),
        ("runs/log-parameter", {"run_id": "{run}", "key": "depth", "value": "6"}),
        ("runs/log-parameter", {"run_id": "{run}", "key": "depth", "value": "7"}),
        ("runs/set-tag", {"run_id": "{run}", "key": "team", "value": "others"}),
        ("runs/set-tag", {"run_id": "{run}", "key": "mlflow.runName", "value": "renamed"}),
        ("runs/delete-tag", {"run_id": "{run}", "key": "team"}),
        ("runs/delete-tag", {"run_id": "{run}", "key": "team"}),
        ("runs/log-batch", {"run_id": "{run}", "metrics": [{"key": "loss", "value": 1, "timestamp": 5}]}),
        ("runs/log-batch", {"run_id": "{run}", "params": [{"key": "eta", "value": "0.3"}]}),
        ("runs/log-batch", {"run_id": "{run}"}),
        ("runs/get", {"run_id": "{run}"}),
        ("metrics/get-history", {"run_id": "{run}", "metric_key": "loss"}),
        ("metrics/get-history", {"run_id": "{run}", "metric_key": "loss", "max_results": 2}),
        (
            "metrics/get-history",
            {"run_id": "{run}", "metric_key": "loss", "max_results": 2, "page_token": "eyJvZmZzZXQiOiAyfQ=="},
        ),
        ("metrics/get-history", {"run_id": "{run}", "metric_key": "none"}),
        ("metrics/get-history", {"run_id": NOTHING, "metric_key": "loss"}),
    ],
    "what is logged wrongly": [
        ("runs/log-metric", METRIC | {"value": "much"}),
        ("runs/log-metric", METRIC | {"value": None}),
        ("runs/log-metric", METRIC | {"timestamp": None}),
        ("runs/log-metric", METRIC | {"key": ""}),
        ("runs/log-metric", METRIC | {"run_id": NOTHING}),
        ("runs/log-batch", {"run_id": "{run}", "metrics": [{"key": "loss", "value": 1}]}),
        ("runs/log-batch", {"run_id": "{run}", "metrics": LONG}),
        ("runs/log-batch", {"run_id": "{run}", "params": MANY}),
        ("runs/log-parameter", {"run_id": NOTHING, "key": "depth", "value": "6"}),
        ("runs/set-tag", {"key": "team", "value": "evals"}),
        ("runs/delete-tag", {"run_id": NOTHING, "key": "team"}),
        ("metrics/get-history", {"run_id": "{run}"}),
        ("metrics/get-history", {"metric_key": "loss"}),
        ("metrics/get-history", {"run_id": "{run}", "metric_key": "loss", "max_results": 0}),
        ("metrics/get-history", {"run_id": "{run}", "metric_key": "loss", "page_token": "x"}),
    ],
    "ending": [
        ("runs/update", {"run_id": "{run}", "status": "KILLED"}),
        ("runs/update", {"run_id": "{run}", "status": "KILLED", "end_time": 1795309876669, "run_name": "killed"}),
        ("runs/update", {"run_id": "{run}", "status": "STOPPED"}),
        ("runs/update", {"run_id": "{run}", "run_name": ""}),
        ("runs/update", {"run_id": "{run}", "status": "RUNNING"}),
        ("runs/get", {"run_id": "{run}"}),
        ("runs/update", {"status": "KILLED"}),
        ("runs/update", {"run_id": NOTHING, "status": "KILLED"}),
    ],
    "deleting": [
        ("runs/delete", {"run_id": "{run}"}),
        ("runs/delete", {"run_id": "{run}"}),
        ("runs/get", {"run_id": "{run}"}),
        ("runs/update", {"run_id": "{run}", "status": "KILLED"}),
        ("runs/log-metric", METRIC),
        ("runs/log-batch", {"run_id": "{run}", "tags": [{"key": "a", "value": "b"}]}),
        ("runs/search", SEARCH),
        ("runs/search", SEARCH | {"run_view_type": "DELETED_ONLY"}),
        ("runs/search", SEARCH | {"run_view_type": "deleted"}),
        ("runs/restore", {"run_id": "{run}"}),
        ("runs/restore", {"run_id": "{run}"}),
        ("runs/search", SEARCH),
        ("runs/delete", {"run_id": NOTHING}),
        ("runs/restore", {}),
    ],
    "searching": [
        ("runs/search", SEARCH),
        ("runs/search", SEARCH | {"filter": "attributes.status = 'RUNNING' AND tags.team = 'evals'"}),
        ("runs/search", SEARCH | {"filter": "status != 'RUNNING'"}),
        ("runs/search", SEARCH | {"filter": "run_name IN ('churn-xgb-9', 'another')"}),
        ("runs/search", SEARCH | {"filter": "tags.team NOT IN ('evals')"}),
        ("runs/search", SEARCH | {"filter": "run_id IN ('{run}', 'another')"}),
        ("runs/search", SEARCH | {"filter": "run_id NOT IN ('{run}')"}),
        ("runs/search", SEARCH | {"filter": "params.depth IN ('6')"}),
        ("runs/search", SEARCH | {"filter": "tags.team = 5"}),
        ("runs/search", SEARCH | {"filter": "metrics.loss = '5'"}),
        ("runs/search", SEARCH | {"filter": "created > 'x'"}),
        ("runs/search", SEARCH | {"filter": "some.thing = 'x'"}),
        ("runs/search", SEARCH | {"filter": "tags.none != 'x'"}),
        ("runs/search", SEARCH | {"filter": "end_time > 5"}),
        ("runs/search", SEARCH | {"filter": "attributes.start_time > 1795309871669"}),
        ("runs/search", SEARCH | {"filter": "metrics.loss < 1"}),
        ("runs/search", SEARCH | {"order_by": ["metrics.loss DESC", "tags.`team`"], "max_results": 1}),
        ("runs/search", SEARCH | {"max_results": 0}),
        ("runs/search", SEARCH | {"max_results": 50_001}),
        ("runs/search", SEARCH | {"page_token": "x"}),
        ("runs/search", SEARCH | {"filter": "status is FAILED"}),
        ("runs/search", SEARCH | {"order_by": ["nothing DOWN"]}),
        ("runs/search", SEARCH | {"order_by": ["nothing"]}),
        ("runs/search", SEARCH | {"order_by": ["some.thing"]}),
        ("runs/search", {"experiment_ids": "1"}),
        ("runs/search", {"experiment_ids": ["999999"]}),
        ("runs/search", {}),
    ],
    "creating": [
        ("runs/create", MADE | {"start_time": "soon"}),
        ("runs/create", MADE | {"experiment_id": "999999"}),
        ("runs/create", MADE | {"experiment_id": "abc"}),
        ("runs/create", MADE | {"experiment_id": 1}),
    ],
    "artifacts": [
        ("artifacts/list", {"run_id": "{run}"}),
        ("artifacts/list", {"run_id": "{run}", "path": "model"}),
        ("artifacts/list", {"run_id": "{run}", "path": "../.."}),
        ("artifacts/list", {"run_id": NOTHING}),
        ("artifacts/list", {}),
    ],
}
READING = {"runs/get", "metrics/get-history", "artifacts/list"}


class Place:
    """A server with one experiment and one run, whose ids stand as `{experiment}` and `{run}` in its answers."""

    def __init__(self, http: httpx.Client, experiment: str) -> None:
        self._http = http
        self._ids = {"{experiment}": experiment}
        answer = self.ask("runs/create", MADE)
        self.created: Any = answer[2]
        run_id = self.created["run"]["info"]["run_id"]
        self._ids["{run}"] = run_id
        self.created = self._with_names(self.created)

    def ask(self, path: str, fields: dict[str, Any]) -> tuple[int, str, Any]:
        """Status, media type and body of an answer."""
        text = json.dumps(fields)
        for name, value in self._ids.items():
            text = text.replace(name, value)
        asked = json.loads(text)
        url = f"/api/2.0/mlflow/{path}"
        answer = self._http.get(url, params=asked) if path in READING else self._http.post(url, json=asked)
        return answer.status_code, answer.headers["content-type"], self._with_names(answer.json())

    def _with_names(self, body: Any) -> Any:
        text = json.dumps(body)
        if run_id := self._ids.get("{run}"):
            text = text.replace(run_id, "{run}")
        experiment = self._ids["{experiment}"]
        text = text.replace(f'"experiment_id": "{experiment}"', '"experiment_id": "{experiment}"')
        return json.loads(text.replace(f"mlflow-artifacts:/{experiment}/", "mlflow-artifacts:/{experiment}/"))


@pytest.fixture
def real(server: str, store: str, mlflow_client: TrackingClient, request: pytest.FixtureRequest) -> Generator[Place]:
    """MLflow's own server."""
    if store == "folder":
        pytest.skip("the simulated server has a database")
    with httpx.Client(base_url=server) as http:
        yield Place(http, mlflow_client.create_experiment(request.node.name))


@pytest.fixture
def simulated() -> Generator[Place]:
    """The simulator's. Its runs move slowly, so that none ends by itself."""
    simulator = Simulator(speed=1e-6)
    with (
        serve(simulator) as root,
        httpx.Client(
            base_url=simulator.base_url("mlflow", root), headers={"authorization": "Bearer simulator-key"}
        ) as http,
    ):
        yield Place(http, "77")


def test_a_created_run(real: Place, simulated: Place) -> None:
    """With all that was given."""
    assert simulated.created == real.created


@pytest.mark.parametrize("story", STORIES)
def test_a_story(real: Place, simulated: Place, story: str) -> None:
    """Request by request: the same status, the same body but for the ids."""
    for path, fields in STORIES[story]:
        assert simulated.ask(path, fields) == real.ask(path, fields), (path, fields)
