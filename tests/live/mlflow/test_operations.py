"""Runs that our client makes, changes and finds, read with MLflow's own; and the reverse."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from runstate_mlflow.api.runs import (
    create_run,
    delete_tag,
    get_metric_history,
    list_artifacts,
    log_batch,
    log_metric,
    log_param,
    search_runs,
    set_tag,
    update_run,
)
from runstate_mlflow.models import (
    CreateRunRequest,
    DeleteTagRequest,
    EmptyResponse,
    GetMetricHistoryResponse,
    GetRunResponse,
    ListArtifactsResponse,
    LogBatchRequest,
    LogMetricRequest,
    LogParamRequest,
    NewMetric,
    Param,
    RunTag,
    SearchRunsRequest,
    SearchRunsResponse,
    SetTagRequest,
    UpdateRunRequest,
    UpdateRunResponse,
)
from runstate_mlflow.types import or_none

from runstate import (
    AlreadyFinished,
    AsyncMLflow,
    Cancelled,
    Completed,
    MLflow,
    RequestRejected,
    Running,
    RunNotFound,
)
from tests.live.mlflow.tracking import TrackingClient, new_run

BEGAN = datetime(2026, 5, 2, 11, 0, 0, 250_000, tzinfo=UTC)
NOTHING = "0" * 32


@pytest.fixture
def fresh(mlflow_client: TrackingClient, request: pytest.FixtureRequest) -> str:
    """The id of an experiment that only one test uses."""
    return str(mlflow_client.create_experiment(request.node.name))


def milliseconds(moment: datetime) -> int:
    """As MLflow writes times."""
    return round(moment.timestamp() * 1000)


def test_mlflow_reads_the_run_that_we_start(mlflow_client: TrackingClient, fresh: str) -> None:
    """With its name, its start and its tags; and it runs, though nothing does."""
    with MLflow() as mlflow:
        ours = mlflow.start(fresh, run_name="Größe №1", start_time=BEGAN, tags={"team": "evals", "empty": ""})

    theirs = mlflow_client.get_run(ours.ref.ids[0])
    assert ours.lifecycle == Running()
    assert ours.timing.started == BEGAN
    assert (theirs.info.run_name, theirs.info.status, theirs.info.experiment_id) == ("Größe №1", "RUNNING", fresh)
    assert theirs.info.start_time == milliseconds(BEGAN)
    assert theirs.data.tags == {"team": "evals", "empty": "", "mlflow.runName": "Größe №1"}


def test_mlflow_reads_what_we_log(mlflow_client: TrackingClient, fresh: str) -> None:
    """One by one and as a batch, with values that JSON has no numbers for."""
    with MLflow() as mlflow:
        run_id = mlflow.start(fresh).ref.ids[0]
        values: tuple[float | str, ...] = (0.5, "NaN", 0.25)
        for step, value in enumerate(values):
            metric = LogMetricRequest(run_id, "loss", value, timestamp=1_000 + step, step=step)
            assert isinstance(log_metric.sync(client=mlflow.api, body=metric), EmptyResponse)
        log_param.sync(client=mlflow.api, body=LogParamRequest(run_id, "eta", "0.3"))
        for key in ("team", "lost"):
            set_tag.sync(client=mlflow.api, body=SetTagRequest(run_id, key, "evals"))
        delete_tag.sync(client=mlflow.api, body=DeleteTagRequest(run_id, "lost"))
        batch = LogBatchRequest(
            run_id,
            metrics=[NewMetric("accuracy", 0.9, timestamp=2_000)],
            params=[Param("depth", "6")],
            tags=[RunTag("mlflow.runName", "renamed")],
        )
        assert isinstance(log_batch.sync(client=mlflow.api, body=batch), EmptyResponse)
        history = [(value.value, value.step) for value in mlflow.metric_history(run_id, "loss")]

    theirs = mlflow_client.get_run(run_id)
    assert theirs.data.metrics == {"loss": 0.25, "accuracy": 0.9}
    assert theirs.data.params == {"eta": "0.3", "depth": "6"}
    assert theirs.data.tags == {"team": "evals", "mlflow.runName": "renamed"}
    assert theirs.info.run_name == "renamed"
    assert history == [(0.5, 0), ("NaN", 1), (0.25, 2)]
    first, second, third = (value.value for value in mlflow_client.get_metric_history(run_id, "loss"))
    assert (first, third) == (0.5, 0.25)
    assert math.isnan(second)


def test_mlflow_reads_the_run_that_we_mark_as_killed(mlflow_client: TrackingClient, fresh: str) -> None:
    """With its end. A second time changes nothing, and nothing stops the program that logs to it."""
    run_id = new_run(mlflow_client, fresh, start_time=milliseconds(BEGAN))
    with MLflow() as mlflow:
        killed = mlflow.mark_killed(run_id, end_time=BEGAN + timedelta(minutes=1))
        again = mlflow.mark_killed(run_id)

    theirs = mlflow_client.get_run(run_id)
    assert (theirs.info.status, theirs.info.end_time) == ("KILLED", milliseconds(BEGAN) + 60_000)
    assert killed.lifecycle == Cancelled()
    assert killed.timing.duration == timedelta(minutes=1)
    assert again == killed
    mlflow_client.log_metric(run_id, "loss", 0.5)
    mlflow_client.update_run(run_id, "RUNNING")
    assert mlflow_client.get_run(run_id).info.status == "RUNNING"


def test_the_end_of_a_run_is_kept(mlflow_client: TrackingClient, fresh: str) -> None:
    """MLflow's server would take `KILLED` for it."""
    run_id = new_run(mlflow_client, fresh)
    mlflow_client.set_terminated(run_id)
    before = mlflow_client.get_run(run_id).info.end_time
    with MLflow() as mlflow, pytest.raises(AlreadyFinished) as raised:
        mlflow.mark_killed(run_id)

    assert raised.value.run
    assert raised.value.run.lifecycle == Completed()
    theirs = mlflow_client.get_run(run_id)
    assert (theirs.info.status, theirs.info.end_time) == ("FINISHED", before)


def test_mlflow_reads_what_we_delete_and_restore(mlflow_client: TrackingClient, fresh: str) -> None:
    """Twice is as good as once. Nothing changes while it is deleted."""
    run_id = new_run(mlflow_client, fresh)
    with MLflow() as mlflow:
        for _ in range(2):
            mlflow.delete(run_id)
            assert mlflow_client.get_run(run_id).info.lifecycle_stage == "deleted"
        with pytest.raises(RequestRejected, match="must be in"):
            mlflow.mark_killed(run_id)
        assert [run.ref.ids[0] for run in mlflow.list(fresh, view="deleted")] == [run_id]
        assert mlflow.list(fresh).first() is None
        for _ in range(2):
            mlflow.restore(run_id)
            assert mlflow_client.get_run(run_id).info.lifecycle_stage == "active"


@pytest.mark.parametrize("method", ["mark_killed", "delete", "restore"])
def test_a_run_that_does_not_exist(method: str) -> None:
    """Each server says so in its own words."""
    with MLflow() as mlflow, pytest.raises(RunNotFound) as raised:
        getattr(mlflow, method)(NOTHING)
    assert raised.value.code == "RESOURCE_DOES_NOT_EXIST"


def test_an_experiment_that_does_not_exist() -> None:
    """It takes no run, and has none."""
    with MLflow() as mlflow:
        with pytest.raises(RunNotFound, match="999999"):
            mlflow.start("999999")
        assert mlflow.list("999999").first() is None


def test_we_find_what_mlflow_has_made(mlflow_client: TrackingClient, fresh: str) -> None:
    """In the order that MLflow's own client has, by the same filters; and each row is the run itself."""
    other = str(mlflow_client.create_experiment(f"{fresh} too"))
    made: list[str] = []
    for number, status in enumerate(("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED")):
        run_id = new_run(mlflow_client, (fresh, other)[number % 2], start_time=milliseconds(BEGAN) + number)
        mlflow_client.log_metric(run_id, "loss", number / 10)
        mlflow_client.log_param(run_id, "depth", number)
        mlflow_client.update_run(run_id, status)
        made.append(run_id)

    queries: tuple[dict[str, Any], ...] = (
        {},
        {"filter": "attributes.status = 'FAILED'"},
        {"filter": "metrics.loss > 0.1 and params.depth != '3'"},
        {"filter": f"attributes.run_id IN ('{made[0]}', '{made[3]}')"},
        {"order_by": "metrics.loss ASC"},
        {"order_by": ["params.depth DESC", "attributes.start_time ASC"]},
    )
    with MLflow() as mlflow:
        for query in queries:
            theirs: dict[str, Any] = {"filter_string": query.get("filter", "")}
            if order := query.get("order_by"):
                theirs["order_by"] = [order] if isinstance(order, str) else order
            expected = [run.info.run_id for run in mlflow_client.search_runs([fresh, other], **theirs)]
            assert [run.ref.ids[0] for run in mlflow.list([fresh, other], **query)] == expected
        rows = [*mlflow.list([fresh, other])]
        assert rows == [mlflow.get(row) for row in rows]
    assert [row.ref.ids[0] for row in rows] == made[::-1]


def test_more_runs_than_a_page(mlflow_client: TrackingClient, fresh: str) -> None:
    """All come, once."""
    made = {new_run(mlflow_client, fresh) for _ in range(105)}
    with MLflow() as mlflow:
        pages = [*mlflow.list(fresh).pages()]
        assert len(mlflow.list(fresh, limit=103).take(1_000)) == 103

    found = [run.ref.ids[0] for page in pages for run in page.items]
    assert [len(page.items) for page in pages] == [100, 5]
    assert (len(found), set(found)) == (105, made)


def test_a_search_that_mlflow_cannot_read(fresh: str) -> None:
    """Its words are those of the error."""
    with MLflow() as mlflow:
        with pytest.raises(RequestRejected, match="Invalid clause"):
            mlflow.list(fresh, filter="status is FAILED").first()
        with pytest.raises(RequestRejected, match="order_by"):
            mlflow.list(fresh, order_by="loss DOWN").first()
        with pytest.raises(RequestRejected, match="page token"):
            next(mlflow.list(fresh).pages(after="x"))


def test_we_list_what_mlflow_has_stored(mlflow_client: TrackingClient, fresh: str) -> None:
    """Folder by folder."""
    run_id = new_run(mlflow_client, fresh)
    with MLflow() as mlflow:
        assert mlflow.results(run_id).first() is None
        mlflow_client.log_text(run_id, "hello", "notes.txt")
        mlflow_client.log_text(run_id, "deeper", "model/größe 1/weights.txt")

        top = [(file.path, file.is_dir, or_none(file.file_size)) for file in mlflow.results(run_id)]
        assert sorted(top) == [("model", True, None), ("notes.txt", False, 5)]
        assert [file.path for file in mlflow.results(run_id, path="model")] == ["model/größe 1"]
        (file,) = mlflow.results(run_id, path="model/größe 1")
        assert (file.path, file.file_size) == ("model/größe 1/weights.txt", 6)
        assert mlflow.results(run_id, path="elsewhere").first() is None
        with pytest.raises(RequestRejected, match="Invalid path"):
            mlflow.results(run_id, path="../..").first()
        with pytest.raises(RunNotFound):
            mlflow.results(NOTHING).first()


def test_the_history_of_a_metric_in_pages(mlflow_client: TrackingClient, fresh: str, store: str) -> None:
    """By tokens. A run that does not exist has none, at a database."""
    run_id = new_run(mlflow_client, fresh)
    for step in range(5):
        mlflow_client.log_metric(run_id, "loss", float("-inf") if step == 1 else step, step=step)

    with MLflow() as mlflow:
        steps, token = list[object](), ""
        for _ in range(3):
            page = get_metric_history.sync(
                client=mlflow.api, run_id=run_id, metric_key="loss", max_results=2, page_token=token
            )
            assert isinstance(page, GetMetricHistoryResponse)
            steps += [value.step for value in page.metrics or []]
            token = or_none(page.next_page_token) or ""
        assert (sorted(map(str, steps)), token) == ([*"01234"], "")
        assert len([*mlflow.metric_history(run_id, "loss")]) == 5
        assert len([*mlflow.metric_history(run_id, "loss", limit=3)]) == 3
        assert mlflow.metric_history(run_id, "none").first() is None
        if store == "database":
            assert mlflow.metric_history(NOTHING, "loss").first() is None
        else:
            with pytest.raises(RunNotFound):
                mlflow.metric_history(NOTHING, "loss").first()


def test_more_values_than_a_page(fresh: str) -> None:
    """All come, once, in order."""
    with MLflow() as mlflow:
        run_id = mlflow.start(fresh).ref.ids[0]
        for first in range(0, 11_000, 1_000):
            values = [
                NewMetric("loss", 1 / (step + 1), timestamp=step, step=step) for step in range(first, first + 1_000)
            ]
            log_batch.sync(client=mlflow.api, body=LogBatchRequest(run_id, metrics=values))
        pages = [*mlflow.metric_history(run_id, "loss").pages()]

    assert [len(page.items) for page in pages] == [10_000, 1_000]
    assert [value.step for page in pages for value in page.items] == [*range(11_000)]


def test_nothing_is_lost(mlflow_client: TrackingClient, fresh: str) -> None:
    """The contract knows every field that the server sends."""
    with MLflow() as mlflow:
        created = create_run.sync(client=mlflow.api, body=CreateRunRequest(fresh))
        assert isinstance(created, GetRunResponse)
        run_id = created.run.info.run_id
        mlflow_client.log_metric(run_id, "loss", 0.5, dataset_name="churn-2026", dataset_digest="9d1f3c07")
        mlflow_client.log_text(run_id, "hello", "notes.txt")
        updated = update_run.sync(client=mlflow.api, body=UpdateRunRequest(run_id, end_time=1_000))
        found = search_runs.sync(client=mlflow.api, body=SearchRunsRequest([fresh], max_results=1))
        history = get_metric_history.sync(client=mlflow.api, run_id=run_id, metric_key="loss")
        files = list_artifacts.sync(client=mlflow.api, run_id=run_id)

    assert isinstance(updated, UpdateRunResponse)
    assert isinstance(found, SearchRunsResponse)
    assert isinstance(history, GetMetricHistoryResponse)
    assert isinstance(files, ListArtifactsResponse)
    (row,), (value,), (file,) = found.runs or [], history.metrics or [], files.files or []
    assert row.data
    parts: tuple[Any, ...] = (created, created.run, created.run.info, created.run.data, created.run.inputs)
    parts += (updated, updated.run_info, found, row, row.info, row.data, row.inputs, row.outputs)
    parts += (history, value, files, file, *(row.data.metrics or []))
    assert [part.additional_properties for part in parts if or_none(part)] == [{}] * len(parts)


REFUSED: dict[str, tuple[Callable[..., Any], Callable[[str], Any], str]] = {
    "a text for a number": (log_metric.sync, lambda run: LogMetricRequest(run, "loss", "much", 1), "much"),
    "a key with a strange letter": (log_metric.sync, lambda run: LogMetricRequest(run, "a?b", 1, 1), "a[?]b"),
    "a time before 1970": (log_metric.sync, lambda run: LogMetricRequest(run, "loss", 1, -5), "-5"),
    "a parameter that changes": (log_param.sync, lambda run: LogParamRequest(run, "depth", "7"), "not allowed"),
    "a tag that is not there": (delete_tag.sync, lambda run: DeleteTagRequest(run, "team"), "No tag with name: team"),
    "too many metrics": (
        log_batch.sync,
        lambda run: LogBatchRequest(run, metrics=[NewMetric("loss", step, 1) for step in range(1001)]),
        "at most 1000 metrics",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(what: str, mlflow_client: TrackingClient, experiment: str) -> None:
    """With the contract's error, so that the generated client has it as a value."""
    send, build, message = REFUSED[what]
    run_id = new_run(mlflow_client, experiment)
    mlflow_client.log_param(run_id, "depth", 6)
    with MLflow() as mlflow, pytest.raises(RequestRejected if "tag" not in what else RunNotFound, match=message):
        send(client=mlflow.api, body=build(run_id))


@pytest.mark.anyio
async def test_asynchronously(mlflow_client: TrackingClient, fresh: str) -> None:
    """Under asyncio and trio, from the start to the end."""
    async with AsyncMLflow() as mlflow:
        started = await mlflow.start(fresh, run_name="async")
        run_id = started.ref.ids[0]
        mlflow_client.log_metric(run_id, "loss", 0.5)
        assert [value.value async for value in mlflow.metric_history(started, "loss")] == [0.5]
        assert (await mlflow.mark_killed(started)).lifecycle == Cancelled()
        await mlflow.delete(started)
        assert [run.deleted async for run in mlflow.list(fresh, view="all")] == [True]
        await mlflow.restore(started)
        assert [file async for file in mlflow.results(started)] == []
    assert mlflow_client.get_run(run_id).info.lifecycle_stage == "active"
