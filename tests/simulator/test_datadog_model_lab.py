"""Datadog's operations besides reading a run: list, delete, pin, unpin, artifacts."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from runstate.simulator import Simulator
from tests.simulator.support import call, get
from tests.support.clock import FakeClock

VENDOR = "datadog-model-lab"


def datadog(simulator: Simulator, operation: str, run_id: str | None = None, /, **query: object) -> httpx.Response:
    """The answer to an operation; `run_id` is in the path, a parameter's `__` is a bracket."""
    path = {} if run_id is None else {"run_id": run_id}
    named = {f"{name.replace('__', '[')}]" if "__" in name else name: value for name, value in query.items()}
    return call(simulator, VENDOR, operation, path=path, query=named)


def listed(simulator: Simulator, **query: object) -> list[str]:
    """The ids of the runs in a page of a list."""
    return [run["id"] for run in datadog(simulator, "list_model_lab_runs", **query).json()["data"]]


def test_pages_are_numbered_from_0(simulator: Simulator) -> None:
    """As in recorded responses; their links name another host, and the first page has no `prev`."""
    ids = [simulator.start(VENDOR).ids[0] for _ in range(5)][::-1]
    pages: list[Any] = [
        datadog(simulator, "list_model_lab_runs", page__size=2, page__number=number).json() for number in (0, 1, 2, 3)
    ]

    assert [[run["id"] for run in page["data"]] for page in pages] == [ids[:2], ids[2:4], ids[4:], []]
    numbers = [page["meta"]["page"] for page in pages]
    assert [(each["prev_number"], each["next_number"]) for each in numbers] == [(None, 1), (0, 2), (1, None), (2, None)]
    assert {(each["size"], each["total"], each["first_number"], each["last_number"]) for each in numbers} == {
        (2, 5, 0, 2)
    }
    root = "https://api.datad0g.com/api/v2/model-lab-api/runs"
    assert pages[0]["links"] == {
        "self": root,
        "first": f"{root}?page[number]=0&page[size]=2",
        "next": f"{root}?page[number]=1&page[size]=2",
        "last": f"{root}?page[number]=2&page[size]=2",
    }


def test_a_row_is_the_run(simulator: Simulator) -> None:
    """Just as it is when it is read alone."""
    ref = simulator.start(VENDOR)
    (row,) = datadog(simulator, "list_model_lab_runs").json()["data"]
    assert {"data": row} == get(simulator, ref).json()


def test_filters(simulator: Simulator, clock: FakeClock) -> None:
    """All must match; comparisons are of numbers."""
    first, second = (simulator.start(VENDOR, seconds=seconds).ids[0] for seconds in (1, 100))
    clock.elapsed = 2.0
    both = [second, first]
    assert listed(simulator, filter__id=f"{first},404") == [first]
    assert listed(simulator, filter__status="completed") == listed(simulator, filter=f"LORA-{first}") == [first]
    assert listed(simulator, filter__project_id=2438, filter__tags="mlflow.user:trainer,resumed:false") == both
    assert listed(simulator, filter__params="lora_rank:>=8,learning_rate:<=0.0001,packing:false") == both
    for none in ({"filter__project_id": 1}, {"filter__owner_id": "x"}, {"filter__parent_run_id": first}):
        assert listed(simulator, **none) == []
    for params in ("lora_rank:>8", "lora_rank:<8", "report_to:>1", "absent:1", "lora_rank:>8,packing:False"):
        assert listed(simulator, filter__params=params) == []
    assert listed(simulator, sort="duration") == listed(simulator, sort="-name") == both
    assert listed(simulator, sort="-duration") == [first, second]


def test_pins_move_runs_to_the_front(simulator: Simulator) -> None:
    """The last pinned comes first; unpinned, a run is where it was."""
    first, second, third = (simulator.start(VENDOR).ids[0] for _ in range(3))
    for run in (second, first):
        assert datadog(simulator, "pin_model_lab_run", run).status_code == 204
    assert listed(simulator, pinned_first="true") == [first, second, third]
    assert listed(simulator, include_pinned="true", filter__id=third) == [third, second, first]
    assert datadog(simulator, "unpin_model_lab_run", second).status_code == 204
    assert listed(simulator, pinned_first="true") == [first, third, second]


def test_a_deleted_run_is_gone(simulator: Simulator) -> None:
    """From the list, too."""
    ref = simulator.start(VENDOR)
    assert datadog(simulator, "delete_model_lab_run", ref.ids[0]).status_code == 204
    assert get(simulator, ref).json() == {"errors": [{"title": "Generic Error", "detail": "run not found"}]}
    assert listed(simulator) == []


def test_artifacts_appear_with_the_end(simulator: Simulator, clock: FakeClock) -> None:
    """In a directory; the content is as long as the listing says."""
    run = simulator.start(VENDOR, seconds=1).ids[0]

    def artifacts(**query: object) -> Any:
        return datadog(simulator, "list_model_lab_run_artifacts", run, **query).json()["data"]["attributes"]

    assert artifacts()["files"] == []
    clock.elapsed = 1.0
    assert artifacts()["files"] == [{"path": "lora_model/", "is_dir": True}]
    assert artifacts(path="lora_model")["files"] == artifacts(path="lora_model/")["files"]
    assert artifacts(path="elsewhere/")["files"] == []
    for file in artifacts(path="lora_model/")["files"]:
        place = f"{artifacts()['path_in_project']}/{file['path']}"
        content = datadog(simulator, "get_model_lab_artifact_content", project_id="2438", artifact_path=place)
        assert (content.headers["content-type"], len(content.content)) == (
            "application/octet-stream",
            file["file_size"],
        )


@pytest.mark.parametrize(
    ("operation", "query", "parameter"),
    [
        ("list_model_lab_runs", {"filter__id": "1,x"}, "filter[id]"),
        ("list_model_lab_runs", {"filter__project_id": "x"}, "filter[project_id]"),
        ("list_model_lab_runs", {"filter__status": "done"}, "filter[status]"),
        ("list_model_lab_runs", {"filter__tags": "x"}, "filter[tags]"),
        ("list_model_lab_runs", {"page__size": 101}, "page[size]"),
        ("list_model_lab_runs", {"sort": "id"}, "sort"),
        ("get_model_lab_artifact_content", {"project_id": "1"}, "artifact_path"),
        ("get_model_lab_artifact_content", {"project_id": "2438", "artifact_path": "x"}, "artifact_path"),
    ],
    ids=str,
)
def test_a_bad_value_is_named(simulator: Simulator, operation: str, query: dict[str, object], parameter: str) -> None:
    """With 400, as a JSON:API error."""
    response = datadog(simulator, operation, **query)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["source"]) == (400, {"parameter": parameter})
