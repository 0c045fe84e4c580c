"""MLflow's operations: list, start, mark_killed, delete, restore, results, metric_history."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from runstate_mlflow.api.runs import log_batch, log_metric
from runstate_mlflow.models import LogBatchRequest, LogMetricRequest, NewMetric, Param, RunTag

from runstate import (
    AlreadyFinished,
    AsyncMLflow,
    Cancelled,
    Completed,
    ConfigurationError,
    DecodeError,
    Deviation,
    MLflow,
    OutcomeUnknown,
    Queued,
    RequestRejected,
    Running,
    RunNotFound,
    ServerError,
)
from runstate.simulator import Simulator
from tests.overlay.decode.contract import examples
from tests.overlay.decode.reading import changed, without
from tests.overlay.operations.conftest import Connected
from tests.support.answers import Answers, answer
from tests.support.clock import START, FakeClock
from tests.support.vendors import RETAB, ROOT

RUN_ID = "44a9da5ea04844bfbfa3170e55501592"


def example(name: str) -> Any:
    return json.loads((ROOT / "specs/mlflow/examples" / f"{name}.json").read_text(encoding="utf-8"))


def page(*rows: Any, after: str | None = None) -> httpx.Response:
    """A page of runs. What there is none of is left out, as the server does."""
    return answer({**({"runs": rows} if rows else {}), **({"next_page_token": after} if after else {})})


def run(status: str = "RUNNING", run_id: str = RUN_ID) -> Any:
    return {"info": {"run_id": run_id, "status": status}}


def sent(request: httpx.Request) -> Any:
    return json.loads(request.content)


def open_client(answers: Answers, **options: Any) -> MLflow:
    return MLflow(transport=answers, token="key-mlflow", **options)


# The whole story, over HTTP


def test_a_run_from_start_to_restoring(connected: Connected) -> None:
    """What is started is in the list, moves, can be logged to, deleted and restored."""
    with MLflow(**connected("mlflow")) as mlflow:
        started = mlflow.start("7", run_name="churn-xgb-9", tags={"team": "evals"})
        assert isinstance(started.lifecycle, Running)
        assert (started.name, started.timing.started) == ("churn-xgb-9", START)
        assert started.raw.run.info.experiment_id == "7"

        (listed,) = mlflow.list("7")
        assert listed.ref == started.ref
        assert [*mlflow.list("8")] == []

        metric = LogMetricRequest(started.ref.ids[0], "loss", 0.5, timestamp=1_777_777_777_000, step=1)
        log_metric.sync(client=mlflow.api, body=metric)
        assert mlflow.get(started).scores == {"loss": 0.5}

        run = mlflow.wait(started)
        assert isinstance(run.lifecycle, Completed)

        mlflow.delete(run)
        assert mlflow.get(run).deleted
        assert [*mlflow.list("7")] == []
        assert [run.ref for run in mlflow.list("7", view="deleted")] == [started.ref]
        mlflow.restore(run.ref)
        assert [run.ref for run in mlflow.list("7")] == [started.ref]


@pytest.mark.anyio
async def test_the_same_story_asynchronously(connected: Connected, simulator: Simulator) -> None:
    """Lists need no `await`, the rest does."""
    ours = simulator.start("mlflow").ids[0]
    async with AsyncMLflow(**connected("mlflow")) as mlflow:
        started = await mlflow.start("7")
        assert [run.ref async for run in mlflow.list("7")] == [started.ref]
        killed = await mlflow.mark_killed(started)
        assert isinstance(killed.lifecycle, Cancelled)
        await mlflow.delete(killed)
        assert [run.deleted async for run in mlflow.list("7", view="all")] == [True]
        await mlflow.restore(killed)
        run = await mlflow.wait(ours)
        assert [file.path async for file in mlflow.results(run, path="model")] == ["model/MLmodel", "model/model.pkl"]
        assert len([value async for value in mlflow.metric_history(run, "loss")]) == 204


def test_a_run_is_marked_as_killed_once(connected: Connected, clock: FakeClock) -> None:
    """It has an end then; a second time changes nothing."""
    with MLflow(**connected("mlflow")) as mlflow:
        started = mlflow.start("7")
        clock.elapsed = 2.0
        killed = mlflow.mark_killed(started)
        clock.elapsed = 4.0
        again = mlflow.mark_killed(started.ref)

    assert isinstance(killed.lifecycle, Cancelled)
    assert killed.timing.finished == START + timedelta(seconds=2)
    assert again.raw == killed.raw


def test_the_end_of_a_run_is_not_overwritten(connected: Connected) -> None:
    """MLflow itself would do it."""
    with MLflow(**connected("mlflow")) as mlflow:
        run = mlflow.wait(mlflow.start("7"))
        with pytest.raises(AlreadyFinished, match="it is completed") as caught:
            mlflow.mark_killed(run)
        assert mlflow.get(run).raw == run.raw

    assert caught.value.run is not None
    assert caught.value.run.raw == run.raw


def test_a_deleted_run_is_not_changed(connected: Connected) -> None:
    """MLflow refuses, in words of its own."""
    with MLflow(**connected("mlflow")) as mlflow:
        started = mlflow.start("7")
        mlflow.delete(started)
        mlflow.delete(started)
        with pytest.raises(RequestRejected, match="must be in the 'active' state"):
            mlflow.mark_killed(started)


def test_what_does_not_exist(connected: Connected) -> None:
    """A run is not found; an experiment has no runs, and takes none; a metric has no values."""
    nothing = "0" * 32
    with MLflow(**connected("mlflow")) as mlflow:
        for change in (mlflow.mark_killed, mlflow.delete, mlflow.restore):
            with pytest.raises(RunNotFound, match="not found"):
                change(nothing)
        with pytest.raises(RunNotFound, match="not found"):
            mlflow.results(nothing).first()
        with pytest.raises(RunNotFound, match="No Experiment with id=999999 exists"):
            mlflow.start("999999")
        assert mlflow.list("999999").first() is None
        assert mlflow.metric_history(nothing, "loss").first() is None
        started = mlflow.start("7")
        assert mlflow.results(started).first() is None
        assert mlflow.metric_history(started, "loss").first() is None


def test_filters_and_orders(connected: Connected, simulator: Simulator) -> None:
    """In MLflow's words; several runs by id."""
    ids = [simulator.start("mlflow", seconds=seconds).ids[0] for seconds in (1, 100, 1, 100)]
    with MLflow(**connected("mlflow")) as mlflow:
        mlflow.wait(ids[2])
        finished = mlflow.list("1", filter="attributes.status = 'FINISHED' and metrics.loss < 4")
        assert [run.ref.ids[0] for run in finished] == [ids[2], ids[0]]
        some = mlflow.list(["1", "2"], filter=f"attributes.run_id IN ('{ids[0]}', '{ids[3]}')", order_by="run_id ASC")
        assert [run.ref.ids[0] for run in some] == sorted([ids[0], ids[3]])
        assert [run.ref.ids[0] for run in mlflow.list("1", limit=3)] == ids[:0:-1]
        with pytest.raises(RequestRejected, match="Invalid clause"):
            mlflow.list("1", filter="status is FAILED").first()


def test_more_runs_than_a_page(connected: Connected, simulator: Simulator) -> None:
    """All come, once, the latest first; an iteration can begin at a cursor."""
    ids = [simulator.start("mlflow").ids[0] for _ in range(230)][::-1]
    with MLflow(**connected("mlflow")) as mlflow:
        runs = mlflow.list("1")
        pages = [*runs.pages()]
        assert [run.ref.ids[0] for page in pages for run in page.items] == ids
        assert [len(page.items) for page in pages] == [100, 100, 30]
        rest = [run.ref.ids[0] for page in runs.pages(after=pages[0].after) for run in page.items]
    assert rest == ids[100:]


def test_a_run_that_begins_between_two_pages_makes_none_come_twice(connected: Connected, simulator: Simulator) -> None:
    """The server counts rows, and sends one of them again."""
    ids = [simulator.start("mlflow").ids[0] for _ in range(150)][::-1]
    with MLflow(**connected("mlflow")) as mlflow:
        pages = mlflow.list("1").pages()
        first = next(pages)
        simulator.start("mlflow")
        (second,) = pages
    assert [run.ref.ids[0] for run in (*first.items, *second.items)] == ids


def test_an_error_in_the_middle_has_the_cursor(connected: Connected, simulator: Simulator) -> None:
    """The list goes on from there."""
    for _ in range(150):
        simulator.start("mlflow")
    with MLflow(**connected("mlflow"), retries=0) as mlflow:
        runs = mlflow.list("1")
        pages = runs.pages()
        first = next(pages)
        simulator.fail("mlflow", 503)
        with pytest.raises(ServerError) as caught:
            next(pages)
        assert caught.value.after == first.after
        rest = [run for page in runs.pages(after=caught.value.after) for run in page.items]
    assert len(first.items) + len(rest) == 150


def test_what_is_logged_is_read(connected: Connected) -> None:
    """A batch, with values that are no numbers."""
    with MLflow(**connected("mlflow")) as mlflow:
        started = mlflow.start("7")
        values: tuple[float | str, ...] = (0.5, "NaN", 0.25)
        metrics = [NewMetric("loss", value, timestamp=1_000 + i, step=i) for i, value in enumerate(values)]
        batch = LogBatchRequest(
            started.ref.ids[0],
            metrics=metrics,
            params=[Param("eta", "0.3")],
            tags=[RunTag("mlflow.runName", "renamed")],
        )
        log_batch.sync(client=mlflow.api, body=batch)

        history = [*mlflow.metric_history(started, "loss")]
        assert [(value.value, value.step) for value in history] == [(0.5, 0), ("NaN", 1), (0.25, 2)]
        assert len(mlflow.metric_history(started, "loss", limit=2).take(5)) == 2
        run = mlflow.get(started)
    assert (run.name, run.scores) == ("renamed", {"loss": 0.25})


# What is sent


def test_a_search_is_sent_in_mlflow_s_words() -> None:
    """What was left out is not sent; a page is as large as a response may be, and no larger than wanted."""
    answers = Answers(page(run(), after="token"), page())
    with open_client(answers) as mlflow:
        assert len([*mlflow.list("1")]) == 1
        chosen = mlflow.list(
            ["1", "2"],
            filter="metrics.loss < 1",
            order_by=["metrics.loss ASC", "start_time DESC"],
            view="all",
            limit=7,
        )
        assert chosen.take(20) == []

    first, second, some = answers.requests
    assert sent(first) == {"experiment_ids": ["1"], "run_view_type": "ACTIVE_ONLY", "max_results": 100}
    assert sent(second) == {**sent(first), "page_token": "token"}
    assert sent(some) == {
        "experiment_ids": ["1", "2"],
        "filter": "metrics.loss < 1",
        "order_by": ["metrics.loss ASC", "start_time DESC"],
        "run_view_type": "ALL",
        "max_results": 7,
    }


def test_a_list_asks_for_nothing_before_it_is_read() -> None:
    """And says what it is."""
    answers = Answers(page())
    with open_client(answers) as mlflow:
        shown = "<Runs: runs of mlflow, experiment_ids=['1'], order_by=['start_time'], view='active', limit=3>"
        assert repr(mlflow.list("1", order_by="start_time", limit=3)) == shown
        assert repr(mlflow.results("1f", path="model")) == "<Results: artifacts of 1f of mlflow, path='model'>"
        assert repr(mlflow.metric_history("1f", "loss")) == "<Results: values of 'loss' in 1f of mlflow>"
    assert answers.requests == []


@pytest.mark.parametrize(
    ("experiments", "options", "message"),
    [
        ([], {}, "experiment_ids is empty"),
        ("", {}, "experiment_ids is empty"),
        ("1", {"view": "ACTIVE_ONLY"}, "view must be one of active, deleted, all, not 'ACTIVE_ONLY'"),
        ("1", {"limit": 0}, "limit must be a whole number"),
    ],
    ids=["no experiments", "an empty experiment", "view", "limit"],
)
def test_what_is_wrong_is_refused_at_once(experiments: Any, options: dict[str, Any], message: str) -> None:
    """Not only when the list is read."""
    with open_client(Answers(page())) as mlflow, pytest.raises(ConfigurationError, match=message):
        mlflow.list(experiments, **options)


def test_start_sends_the_time_of_the_start(clock: FakeClock) -> None:
    """MLflow's server would write 0 for none."""
    answers = Answers(answer(example("create_run.200.created")))
    noon = datetime(2026, 5, 2, 12, 0, 0, 500_000, tzinfo=timezone(timedelta(hours=2)))
    with open_client(answers, clock=clock) as mlflow:
        mlflow.start("1")
        mlflow.start("1", run_name="churn", start_time=noon, tags={"team": "evals", "a": ""})

    first, second = map(sent, answers.requests)
    assert first == {"experiment_id": "1", "start_time": _milliseconds(START)}
    assert second == {
        "experiment_id": "1",
        "run_name": "churn",
        "start_time": _milliseconds(datetime(2026, 5, 2, 10, 0, 0, 500_000, tzinfo=UTC)),
        "tags": [{"key": "team", "value": "evals"}, {"key": "a", "value": ""}],
    }


def test_a_run_is_marked_between_two_looks(clock: FakeClock) -> None:
    """With the end that was given, else with now."""
    answers = Answers(answer({"run": run()}), answer(example("update_run.200.killed")), answer({"run": run("KILLED")}))
    with open_client(answers, clock=clock) as mlflow:
        killed = mlflow.mark_killed(RUN_ID, end_time=START - timedelta(hours=1))

    look, mark, again = answers.requests
    assert isinstance(killed.lifecycle, Cancelled)
    assert [request.method for request in (look, mark, again)] == ["GET", "POST", "GET"]
    ended = _milliseconds(START - timedelta(hours=1))
    assert sent(mark) == {"run_id": RUN_ID, "status": "KILLED", "end_time": ended}


def test_a_start_without_an_answer_is_not_repeated(clock: FakeClock) -> None:
    """A second request might create a second run."""
    answers = Answers(httpx.ReadTimeout("no answer"))
    with (
        open_client(answers, clock=clock) as mlflow,
        pytest.raises(OutcomeUnknown, match="the run may have been created: look before you do it again"),
    ):
        mlflow.start("1")
    assert len(answers.requests) == 1


@pytest.mark.parametrize("method", ["delete", "restore"])
def test_what_does_the_same_twice_is_repeated(method: str, clock: FakeClock) -> None:
    """Until there is an answer."""
    answers = Answers(httpx.ReadTimeout("no answer"), answer({"error_code": "INTERNAL_ERROR"}, 503), answer({}))
    with open_client(answers, clock=clock) as mlflow:
        getattr(mlflow, method)(RUN_ID)
    assert [sent(request) for request in answers.requests] == [{"run_id": RUN_ID}] * 3


# What is read


@pytest.mark.parametrize("name", examples("mlflow"))
def test_a_row_is_read_as_the_run_itself(name: str) -> None:
    """Each example of a run, as the answer about it and as a row of a search."""
    body = examples("mlflow")[name]
    run_id = body["run"]["info"]["run_id"]
    with open_client(Answers(answer(body), page(body["run"])), clock=FakeClock()) as mlflow:
        single = mlflow.get(run_id)
        (row,) = mlflow.list("1")

    assert row == single


def test_a_row_that_deviates_is_still_a_run() -> None:
    """The field has the name that it has in the answer about the run alone."""
    row = changed(examples("mlflow")["finished"]["run"], ("info", "start_time"), "soon")
    with open_client(Answers(page(run("SCHEDULED"), row))) as mlflow:
        good, bad = mlflow.list("1")

    assert isinstance(good.lifecycle, Queued)
    assert good.deviations == ()
    expected = "an integer or a string that matches ^-?[0-9]+$"
    assert bad.deviations == (Deviation("run.info.start_time", expected, "string 'soon'"),)


@pytest.mark.parametrize("field", ["run_id", "status"])
def test_a_row_without_id_or_state_is_an_error(field: str) -> None:
    """The list cannot be trusted then."""
    with open_client(Answers(page(without(run(), ("info", field))))) as mlflow, pytest.raises(DecodeError) as caught:
        mlflow.list("1").first()
    assert caught.value.field == f"runs[0].info.{field}"


def test_values_and_files_are_vendors_models() -> None:
    """A field that deviates is left out, one without which they are useless is an error."""
    history = example("get_metric_history.200.page")
    history["metrics"][0]["step"] = []
    del history["next_page_token"]
    with open_client(Answers(answer(history))) as mlflow:
        assert [value.value for value in mlflow.metric_history(RUN_ID, "loss")] == [0.5, "NaN"]
    files = without(example("list_artifacts.200.root"), ("files", 1, "path"))
    with open_client(Answers(answer(files))) as mlflow, pytest.raises(DecodeError) as caught:
        mlflow.results(RUN_ID).first()
    assert caught.value.field == "files[1].path"


def test_a_server_with_pages_of_files() -> None:
    """MLflow's own sends all at once; its protocol has tokens."""
    first = example("list_artifacts.200.root") | {"next_page_token": "more"}
    answers = Answers(answer(first), answer(example("list_artifacts.200.folder")))
    with open_client(answers) as mlflow:
        paths = [file.path for file in mlflow.results(RUN_ID)]
    assert paths == ["model", "notes.txt", "model/weights.bin"]
    assert [dict(request.url.params) for request in answers.requests] == [
        {"run_id": RUN_ID},
        {"run_id": RUN_ID, "page_token": "more"},
    ]


def test_a_page_without_end_is_an_error() -> None:
    """A server on a folder answers `max_results` of 0 so; whoever sends it, the loop ends."""
    with open_client(Answers(page(after="same"))) as mlflow, pytest.raises(DecodeError, match="does not end"):
        _ = [*mlflow.list("1")]


def test_another_vendors_run_is_refused() -> None:
    """Before anything is sent."""
    answers = Answers(answer({}))
    with open_client(answers) as mlflow, pytest.raises(ConfigurationError, match="not a run of MLflow"):
        mlflow.delete(RETAB.ref)
    assert answers.requests == []


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
