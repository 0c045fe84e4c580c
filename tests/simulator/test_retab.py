"""Retab's operations besides reading a run: list, create, cancel, results, metrics."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from runstate.simulator import Simulator
from tests.simulator.support import call, get, post
from tests.support.clock import FakeClock


def retab(simulator: Simulator, operation: str, run_id: str | None = None, **options: Any) -> httpx.Response:
    """The answer to an operation; `run_id` is in the path."""
    path = {} if run_id is None else {"run_id": run_id}
    return call(simulator, "retab", operation, path=path, **options)


def listed(simulator: Simulator, **query: object) -> list[str]:
    """The ids of the runs in the first page of a list."""
    return [run["id"] for run in retab(simulator, "list_experiment_runs", query=query).json()["data"]]


def create(simulator: Simulator, **fields: object) -> httpx.Response:
    """The answer to the creation of a run."""
    return retab(simulator, "create_experiment_run", body={"experiment_id": "exp_1", **fields})


def status(response: httpx.Response) -> str:
    """Of the run in an answer."""
    word: str = response.json()["lifecycle"]["status"]
    return word


def test_a_created_run_is_read_listed_and_completes(simulator: Simulator, clock: FakeClock) -> None:
    """Its experiment and workflow are those of the request."""
    ours = simulator.start("retab")
    clock.elapsed = 1.0
    created = create(simulator, workflow_id="wf_1").json()
    assert created["lifecycle"] == {"status": "pending"}
    assert (created["experiment_id"], created["workflow_id"]) == ("exp_1", "wf_1")
    assert created["timing"]["created_at"] == "2026-05-02T11:00:01.000000Z"
    assert listed(simulator) == [created["id"], ours.ids[0]]
    clock.elapsed = 9.0
    read = retab(simulator, "get_experiment_run", created["id"]).json()
    assert read["lifecycle"] == {"status": "completed"}
    assert (read["experiment_id"], read["workflow_id"]) == ("exp_1", "wf_1")
    assert retab(simulator, "list_experiment_runs", query={"experiment_id": "exp_1"}).json()["data"] == [read]


def test_created_runs_take_the_course_that_was_set(simulator: Simulator, clock: FakeClock) -> None:
    """In Python or over HTTP."""
    simulator.on_start("retab", "fails", seconds=2)
    failing = create(simulator).json()["id"]
    assert post(simulator, "/on-start", vendor="retab", scenario="unknown", seconds=4).status_code == 200
    strange = create(simulator).json()["id"]
    clock.elapsed = 2.5
    assert status(retab(simulator, "get_experiment_run", failing)) == "error"
    assert status(retab(simulator, "get_experiment_run", strange)) == "reindexing"


def test_a_repeated_creation_gives_the_same_run(simulator: Simulator) -> None:
    """With the same key only."""
    first, again, other = (
        retab(
            simulator, "create_experiment_run", body={"experiment_id": "exp_1"}, headers={"Idempotency-Key": key}
        ).json()["id"]
        for key in ("a", "a", "b")
    )
    assert first == again != other
    assert listed(simulator) == [other, first]


def test_a_creation_is_checked(simulator: Simulator) -> None:
    """The body has fields and types, and a workflow must be the experiment's own."""
    create(simulator, workflow_id="wf_1")
    assert create(simulator, workflow_id=None).json()["workflow_id"] == "wf_1"
    other = create(simulator, workflow_id="wf_2")
    assert (other.status_code, other.json()["detail"]["details"]["error"]) == (404, "Experiment not found: exp_1")
    wrong: list[tuple[str, object]] = [("experiment_id", 7), ("experiment_id", None), ("workflow_id", ["wf_1"])]
    for name, value in [*wrong, ("plan_token", True)]:
        assert create(simulator, **{name: value}).status_code == 422
    missing = retab(simulator, "create_experiment_run", body={})
    assert '"loc": ["body", "experiment_id"]' in missing.json()["message"]
    for body in (b"", b"{", b"[]"):
        assert retab(simulator, "create_experiment_run", body=body).status_code == 422
    assert len(listed(simulator)) == 2


@pytest.mark.parametrize("order", ["desc", "asc"])
def test_pages_follow_each_other(simulator: Simulator, order: str) -> None:
    """Forwards by `after` and back by `before`."""
    ids = [simulator.start("retab").ids[0] for _ in range(7)]
    expected = ids[::-1] if order == "desc" else ids
    query: dict[str, object] = {"order": order, "limit": 3}
    pages: list[Any] = []
    while not pages or pages[-1]["list_metadata"]["after"]:
        pages.append(retab(simulator, "list_experiment_runs", query=query).json())
        query["after"] = pages[-1]["list_metadata"]["after"]
    assert [[run["id"] for run in page["data"]] for page in pages] == [expected[:3], expected[3:6], expected[6:]]
    assert pages[0]["list_metadata"]["before"] is None
    assert listed(simulator, order=order, limit=3, before=pages[2]["list_metadata"]["before"]) == expected[3:6]


def test_runs_that_come_later_do_not_move_the_pages(simulator: Simulator) -> None:
    """The newest come first, before the page that is being read."""
    ids = [simulator.start("retab").ids[0] for _ in range(6)]
    assert listed(simulator, limit=3) == ids[:2:-1]
    simulator.start("retab")
    assert listed(simulator, limit=3, after=ids[3]) == ids[2::-1]


def test_a_list_is_filtered(simulator: Simulator, clock: FakeClock) -> None:
    """By each of the filters, and by several together."""
    done = create(simulator, workflow_id="wf_1").json()["id"]
    clock.elapsed = 90_000.0
    running, cancelled = (create(simulator, experiment_id="exp_2").json()["id"] for _ in range(2))
    clock.elapsed += 2.0
    simulator.cancel(f"retab:{cancelled}")
    for query, expected in (
        ({}, [cancelled, running, done]),
        ({"status": "completed"}, [done]),
        ({"exclude_status": "completed"}, [cancelled, running]),
        ({"status": "running", "exclude_status": "running"}, []),
        ({"experiment_id": "exp_2"}, [cancelled, running]),
        ({"experiment_id": "exp_2", "status": "running"}, [running]),
        ({"workflow_id": "wf_1"}, [done]),
        ({"block_id": "extract-invoice", "trigger_type": "manual_run"}, [cancelled, running, done]),
        ({"block_id": "another"}, []),
        ({"to_date": "2026-05-02"}, [done]),
        ({"from_date": "2026-05-03", "to_date": "2026-05-03"}, [cancelled, running]),
        ({"from_date": "2026-05-02T11:00:00Z", "to_date": "2026-05-02T11:00:00"}, [done]),
        ({"sort_by": "created_at", "limit": 1}, [cancelled]),
    ):
        assert listed(simulator, **query) == expected, query


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 101},
        {"limit": "many"},
        {"limit": "9" * 5000},
        {"status": "failed"},
        {"exclude_status": ""},
        {"order": "up"},
        {"trigger_type": "api"},
        {"sort_by": "name"},
        {"from_date": "yesterday"},
        {"before": "exprun_1", "after": "exprun_1"},
    ],
)
def test_a_list_refuses_what_it_does_not_know(simulator: Simulator, query: dict[str, object]) -> None:
    """With the flat 422 of Retab."""
    simulator.start("retab")
    response = retab(simulator, "list_experiment_runs", query=query)
    assert (response.status_code, response.json()["status_code"]) == (422, 10422)


@pytest.mark.parametrize("operation", ["list_experiment_runs", "list_experiment_results"])
def test_a_stale_cursor_is_422(simulator: Simulator, operation: str) -> None:
    """With a text."""
    run_id = simulator.start("retab").ids[0]
    response = retab(simulator, operation, query={"run_id": run_id, "after": "gone"})
    assert (response.status_code, response.json()) == (422, {"detail": "Cursor not found: gone"})


def test_a_run_is_cancelled_once_and_again(simulator: Simulator, clock: FakeClock) -> None:
    """The second time nothing changes."""
    ref = simulator.start("retab")
    clock.elapsed = 4.0
    first = retab(simulator, "cancel_experiment_run", ref.ids[0])
    assert status(first) == status(get(simulator, ref)) == "cancelled"
    clock.elapsed = 5.0
    assert retab(simulator, "cancel_experiment_run", ref.ids[0]).json() == first.json()


@pytest.mark.parametrize("scenario", ["completes", "fails"])
def test_a_run_that_has_ended_is_not_cancelled(simulator: Simulator, clock: FakeClock, scenario: str) -> None:
    """It is answered with 404, as one that does not exist."""
    ref = simulator.start("retab", scenario)
    clock.elapsed = 8.0
    before = get(simulator, ref).json()
    for run_id in (ref.ids[0], "exprun_404"):
        response = retab(simulator, "cancel_experiment_run", run_id)
        assert response.status_code == 404
        assert response.json()["detail"]["details"]["error"] == f"Experiment run not found: {run_id}"
    assert get(simulator, ref).json() == before


def results(simulator: Simulator, run_id: str, **query: object) -> list[Any]:
    """The results of a run, in order of the documents."""
    query = {"run_id": run_id, "order": "asc", "limit": 100, **query}
    data: list[Any] = retab(simulator, "list_experiment_results", query=query).json()["data"]
    return data


@pytest.mark.parametrize("scenario", ["completes", "fails", "cancelled", "errors"])
def test_results_agree_with_the_counts_of_the_run(simulator: Simulator, clock: FakeClock, scenario: str) -> None:
    """Of each state at each moment; times follow each other."""
    ref, found = simulator.start("retab", scenario), list[Any]()
    for tick in range(18):
        clock.elapsed = tick / 2
        run, found = get(simulator, ref).json(), results(simulator, ref.ids[0])
        words = [each["lifecycle"]["status"] for each in found]
        assert len(words) == 12
        assert words.count("completed") == run["completed_document_count"]
        assert words.count("error") == run["error_count"]
        assert words.count("running") == (run["lifecycle"]["status"] == "running")
        for each in found:
            times = each["timing"]
            done = each["lifecycle"]["status"] == "completed"
            assert (times["completed_at"] is not None) == (
                each["lifecycle"]["status"] not in {"running", "queued", "pending"}
            )
            assert bool(each["handle_outputs"]) == (each["artifact"] is not None) == done
            if done:
                assert run["timing"]["started_at"] <= times["started_at"] <= times["completed_at"]
    for failed in (each for each in found if each["lifecycle"]["status"] == "error"):
        assert failed["lifecycle"]["details"]["context"]["document_id"] == failed["document_id"]


def test_results_come_in_pages(simulator: Simulator) -> None:
    """Twenty unless a limit is given, the last document first."""
    run_id = simulator.start("retab").ids[0]
    page = retab(simulator, "list_experiment_results", query={"run_id": run_id, "limit": 5}).json()
    assert [each["document_id"] for each in page["data"]] == [f"expdoc_{number}" for number in range(12, 7, -1)]
    cursor = page["list_metadata"]["after"]
    assert page["list_metadata"] == {"before": None, "after": page["data"][-1]["id"]}
    rest = retab(simulator, "list_experiment_results", query={"run_id": run_id, "after": cursor}).json()
    assert len(rest["data"]) == 7
    assert rest["list_metadata"]["after"] is None


@pytest.mark.parametrize("operation", ["list_experiment_results", "get_experiment_metrics_for_run"])
def test_results_and_metrics_are_of_a_run(simulator: Simulator, operation: str) -> None:
    """Without its id 422, of an unknown run 404."""
    assert retab(simulator, operation).status_code == 422
    assert retab(simulator, operation, query={"run_id": "exprun_404"}).status_code == 404


def test_metrics_come_with_the_end(simulator: Simulator, clock: FakeClock) -> None:
    """Before that there are none, and a run without a score never has them."""
    completes, fails = (simulator.start("retab", scenario).ids[0] for scenario in ("completes", "fails"))

    def kind(run_id: str) -> object:
        return retab(simulator, "get_experiment_metrics_for_run", query={"run_id": run_id}).json()["kind"]

    assert kind(completes) == "no_metrics"
    clock.elapsed = 8.0
    assert (kind(completes), kind(fails)) == ("summary", "no_metrics")


def test_metrics_have_four_views(simulator: Simulator, clock: FakeClock) -> None:
    """The scores of the documents have that of the run as their mean, and those of the targets that of the document."""
    before, run_id = (simulator.start("retab", scenario).ids[0] for scenario in ("errors", "completes"))
    clock.elapsed = 8.0

    def view(run_id: str = run_id, **query: object) -> Any:
        return retab(simulator, "get_experiment_metrics_for_run", query={"run_id": run_id, **query}).json()

    summary = view()
    assert (summary["score"], summary["scored_document_count"], summary["total_document_count"]) == (0.9125, 12, 12)
    scores = [document["score"] for document in summary["documents"]]
    assert sum(scores) / 12 == pytest.approx(0.9125)
    first = view(view="by_document", document_id="expdoc_1")
    assert (first["document"]["id"], first["score"]) == ("expdoc_1", scores[0])
    assert sum(target["score"] for target in first["targets"]) / 3 == pytest.approx(scores[0])
    total = view(view="by_target", target_path="total")
    assert total["score"] == summary["aggregate"]["likelihoods"]["total"]
    assert total["documents"][0]["value"] == first["targets"][0]["value"]
    votes = view(view="votes", target_path="total", document_id="expdoc_1")
    assert votes["score"] == first["targets"][0]["score"] == total["documents"][0]["score"]
    assert votes["rows"][0]["consensus"] == first["targets"][0]["value"]
    assert (view(before)["scored_document_count"], view(before)["score"]) == (10, 0.7604)
    compared = view(prior_run_id=before)
    assert (compared["prior_score"], compared["prior_run_id"]) == (0.7604, before)
    assert view(prior_run_id=before, include_prior="false")["prior_score"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"view": "by_document"}, 400),
        ({"view": "by_target"}, 400),
        ({"view": "votes", "document_id": "expdoc_1"}, 400),
        ({"view": "by_document", "document_id": "expdoc_13"}, 404),
        ({"view": "by_target", "target_path": "colour"}, 404),
        ({"view": "by_letter"}, 422),
        ({"include_prior": "maybe"}, 422),
        ({"prior_run_id": "exprun_404"}, 404),
    ],
)
def test_metrics_refuse_what_they_do_not_know(
    simulator: Simulator, clock: FakeClock, query: dict[str, object], expected: int
) -> None:
    """400 for what a view needs, 404 for what is not there, 422 for other words."""
    run_id = simulator.start("retab").ids[0]
    clock.elapsed = 8.0
    response = retab(simulator, "get_experiment_metrics_for_run", query={"run_id": run_id, **query})
    assert response.status_code == expected
