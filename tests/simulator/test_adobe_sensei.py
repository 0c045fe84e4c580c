"""Adobe Sensei's operations besides reading the status of a run: list and start."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from runstate.reference import RunRef
from runstate.simulator import Simulator
from tests.simulator.support import ask, call, credentials, get, state
from tests.support.clock import FakeClock

VENDOR = "adobe-sensei"
RUN = "application/vnd.adobe.platform.sensei+json;profile=experimentRun.v1.json"


def listing(simulator: Simulator, **query: object) -> httpx.Response:
    """The answer to a request for one page of the experiment's runs."""
    return call(simulator, VENDOR, "list_experiment_runs", path={"experimentId": "exp_1"}, query=query)


def listed(simulator: Simulator, **query: object) -> list[str]:
    """The ids of the runs on one page of a listing."""
    return [run["id"] for run in listing(simulator, **query).json()["children"]]


def create(simulator: Simulator, body: object, experiment: str = "exp_1", media_type: str = RUN) -> httpx.Response:
    """The answer to the creation of a run."""
    return call(
        simulator,
        VENDOR,
        "create_experiment_run",
        path={"experimentId": experiment},
        body=body,
        headers={"Content-Type": media_type},
    )


def test_a_started_run_is_listed_and_completes(simulator: Simulator, clock: FakeClock) -> None:
    """Listing and creation show the same run, and no state."""
    response = create(simulator, {"mode": "Train", "description": "Ten features"})
    created = response.json()
    assert response.status_code == 201
    assert response.headers["content-type"] == RUN
    assert (created["experimentId"], created["mode"], created["description"]) == ("exp_1", "train", "Ten features")
    assert created["created"] == created["updated"] == "2026-05-02T11:00:00.000Z"
    (row,) = listing(simulator).json()["children"]
    assert row == {name: value for name, value in created.items() if name != "tasks"}
    clock.elapsed = 8.0
    status = get(simulator, RunRef(VENDOR, ("exp_1", created["id"]))).json()
    assert state(VENDOR, status) == "DONE DONE DONE"


def test_the_address_of_a_new_run(simulator: Simulator) -> None:
    """`Location` is that of the run."""
    response = create(simulator, {"mode": "score"}, "a/b")
    where = f"{response.headers['location']}/status"
    assert "/a%2Fb/runs/" in where
    assert ask(simulator, where, credentials(simulator, VENDOR)).json()["experimentRunId"] == response.json()["id"]


def test_tasks_inherit_what_the_request_does_not_change(simulator: Simulator) -> None:
    """Parameters by their keys; a task that the experiment does not have is added."""
    specification = {"type": "SparkTaskSpec", "executorCores": 5}
    changed = {"name": "train", "parameters": [{"key": "maxIter", "value": "9"}], "specification": specification}
    tasks = create(simulator, {"mode": "train", "tasks": [changed, {"name": "extra"}, {}]}).json()["tasks"]
    assert [task["name"] for task in tasks] == ["fp", "train", "score", "extra", None]
    parameters = {each["key"]: each["value"] for each in tasks[1]["parameters"]}
    assert parameters == {"numFeatures": "10", "maxIter": "9", "regParam": "0.15"}
    assert tasks[1]["specification"] == specification


@pytest.mark.parametrize("media_type", [RUN, RUN.replace("=", '="') + '"', RUN.partition(";")[0], "application/json"])
def test_media_types_that_a_creation_takes(simulator: Simulator, media_type: str) -> None:
    """Adobe's general guide names JSON, the operation its own type."""
    assert create(simulator, {"mode": "fp"}, media_type=media_type).status_code == 201


@pytest.mark.parametrize("media_type", ["", "text/plain", RUN.replace("experimentRun", "mlInstance")])
def test_media_types_that_a_creation_refuses(simulator: Simulator, media_type: str) -> None:
    """Another profile, too."""
    assert create(simulator, {"mode": "fp"}, media_type=media_type).status_code == 415
    assert listed(simulator) == []


REFUSED: list[tuple[object, int]] = [
    (b"{", 400),
    ({}, 422),
    ({"mode": 7}, 422),
    ({"mode": "training"}, 422),
    ({"mode": "train", "description": 7}, 422),
    ({"mode": "train", "tasks": {}}, 422),
    ({"mode": "train", "tasks": ["train"]}, 422),
    ({"mode": "train", "tasks": [{"name": 7}]}, 422),
    ({"mode": "train", "tasks": [{"name": "train", "parameters": "all"}]}, 422),
    ({"mode": "train", "tasks": [{"name": "train", "parameters": [{"key": "maxIter", "value": 2}]}]}, 422),
    ({"mode": "train", "tasks": [{"name": "train", "specification": {}}]}, 422),
]


@pytest.mark.parametrize(("fields", "status"), REFUSED, ids=str)
def test_a_creation_is_checked(simulator: Simulator, fields: object, status: int) -> None:
    """Nothing is started, and the answer says why."""
    response = create(simulator, fields)
    assert response.status_code == response.json()["status"] == status
    assert listed(simulator) == []


def test_pages_follow_each_other(simulator: Simulator) -> None:
    """By the index of the first run; the last page names no other."""
    ids = [simulator.start(VENDOR, run_id=f"exp_1/run_{number}").ids[1] for number in range(7)][::-1]
    pages: list[Any] = [listing(simulator, limit=3).json()]
    while (start := pages[-1]["_page"].get("next")) is not None:
        assert pages[-1]["_links"]["next"]["href"].endswith(f"?start={start}&limit=3")
        pages.append(listing(simulator, limit=3, start=start).json())
    assert [[run["id"] for run in page["children"]] for page in pages] == [ids[:3], ids[3:6], ids[6:]]
    assert [(page["_page"]["start"], page["_page"]["count"]) for page in pages] == [("0", 3), ("3", 3), ("6", 1)]
    assert {page["_page"]["totalCount"] for page in pages} == {7}
    assert "next" not in pages[-1]["_links"]
    for beyond in (listing(simulator, start=7), listing(simulator, limit=0)):
        assert (beyond.json()["children"], "next" in beyond.json()["_page"]) == ([], False)


def test_the_default_page_has_25_runs(simulator: Simulator) -> None:
    """And never more than 100."""
    for number in range(110):
        simulator.start(VENDOR, run_id=f"exp_1/run_{number}")
    assert [len(listed(simulator, **query)) for query in ({}, {"limit": 100})] == [25, 100]


def test_a_listing_is_filtered_and_sorted(simulator: Simulator, clock: FakeClock) -> None:
    """By fields of the runs; those of other experiments are not in it."""
    modes = ("train", "score", "train")
    ids: list[str] = []
    for moment, mode in enumerate(modes):
        clock.elapsed = float(moment)
        ids.append(create(simulator, {"mode": mode}).json()["id"])
    create(simulator, {"mode": "train"}, "exp_2")
    first, second, third = ids
    expected: list[tuple[dict[str, object], list[str]]] = [
        ({}, [third, second, first]),
        ({"property": "mode==train"}, [third, first]),
        ({"property": "mode==fp"}, []),
        ({"property": f"mode==train,id=={first}"}, [first]),
        ({"property": "deleted==true"}, []),
        ({"property": "experimentId==exp_2"}, []),
        ({"orderby": "created"}, [first, second, third]),
        ({"orderby": "mode,-created"}, [second, third, first]),
        ({"orderby": "-mode,created"}, [first, third, second]),
    ]
    for query, wanted in expected:
        assert listed(simulator, **query) == wanted, query
    about = listing(simulator, property="mode==train").json()["_page"]
    assert about["property"] == "mode==train,experimentId==exp_1,deleted==false"
    assert about["orderby"] == "-updated"


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 101},
        {"limit": -1},
        {"limit": "many"},
        {"start": -1},
        {"start": "first"},
        {"orderby": "size"},
        {"property": "mode=train"},
        {"property": "size==1"},
    ],
    ids=str,
)
def test_a_listing_refuses_what_it_does_not_know(simulator: Simulator, query: dict[str, object]) -> None:
    """As an illegal argument."""
    response = listing(simulator, **query)
    assert (response.status_code, response.json()["title"]) == (400, "Illegal Argument")


@pytest.mark.parametrize(
    ("operation", "profile"),
    [("list_experiment_runs", "experimentRunListing"), ("create_experiment_run", "experimentRun")],
)
def test_each_operation_has_a_media_type_of_its_own(simulator: Simulator, operation: str, profile: str) -> None:
    """A client that wants another gets 406."""
    own = f"application/vnd.adobe.platform.sensei+json;profile={profile}.v1.json"
    for accept, status in ((own, {200, 201}), ("*/*", {200, 201}), (own.replace("experiment", "model"), {406})):
        headers = {"Accept": accept, "Content-Type": RUN}
        path, body = {"experimentId": "exp_1"}, {"mode": "train"}
        response = call(simulator, VENDOR, operation, path=path, body=body, headers=headers)
        assert response.status_code in status
        assert response.status_code == 406 or response.headers["content-type"] == own
