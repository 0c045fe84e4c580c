"""Retab's operations: list, start, cancel, results, metrics."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from runstate_retab.models import (
    ExperimentByDocumentMetricsResponse,
    ExperimentByTargetMetricsResponse,
    ExperimentMetricsMissingError,
    ExperimentMetricsStaleError,
    ExperimentSummaryMetricsResponse,
    ExperimentVotesMetricsResponse,
)

from runstate import (
    AlreadyFinished,
    AsyncRetab,
    Cancelled,
    Completed,
    ConfigurationError,
    DecodeError,
    Deviation,
    OutcomeUnknown,
    Pending,
    RequestRejected,
    Retab,
    RunNotFound,
)
from runstate.simulator import Simulator
from tests.overlay.decode.reading import changed, without
from tests.overlay.operations.conftest import Connected
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB, ROOT
from tests.vendors import ALL
from tests.vendors.base import JsonPath


def example(name: str) -> Any:
    return json.loads((ROOT / "specs/retab/examples" / f"{name}.json").read_text(encoding="utf-8"))


def page(*rows: Any, after: str | None = None) -> httpx.Response:
    return answer({"data": rows, "list_metadata": {"before": None, "after": after}})


def query(request: httpx.Request) -> dict[str, str]:
    return dict(request.url.params.multi_items())


# The whole story, over HTTP


def test_a_run_from_start_to_results(connected: Connected) -> None:
    """What is started is in the list, moves, and has results and metrics in the end."""
    with Retab(**connected("retab")) as retab:
        started = retab.start("exp_1", workflow_id="wf_1")
        assert isinstance(started.lifecycle, Pending)
        assert started.raw.experiment_id == "exp_1"

        (listed,) = retab.list(experiment_id="exp_1")
        assert listed.ref == started.ref
        assert [*retab.list(experiment_id="exp_2")] == []
        assert isinstance(retab.metrics(started), ExperimentMetricsMissingError)

        seen = [run.status for run in retab.watch(started)]
        assert [*dict.fromkeys(seen)] == ["pending", "queued", "running", "completed"]

        results = [*retab.results(started)]
        assert len(results) == 12
        assert {result.lifecycle.status for result in results} == {"completed"}
        assert {result.experiment_run_id for result in results} == {started.raw.id}
        summary = retab.metrics(started)
        assert isinstance(summary, ExperimentSummaryMetricsResponse)
        assert summary.score == retab.get(started).scores["score"]


@pytest.mark.anyio
async def test_the_same_story_asynchronously(connected: Connected) -> None:
    """Lists need no `await`, the rest does."""
    async with AsyncRetab(**connected("retab")) as retab:
        started = await retab.start("exp_1")
        assert [run.ref async for run in retab.list(experiment_id="exp_1")] == [started.ref]
        run = await retab.wait(started)
        assert isinstance(run.lifecycle, Completed)
        assert len([result async for result in retab.results(run)]) == 12
        assert isinstance(await retab.metrics(run), ExperimentSummaryMetricsResponse)
        with pytest.raises(AlreadyFinished):
            await retab.cancel(run)


def test_cancel_then_cancel_again(connected: Connected) -> None:
    """The second time changes nothing."""
    with Retab(**connected("retab")) as retab:
        started = retab.start("exp_1")
        first = retab.cancel(started)
        again = retab.cancel(started.ref)

    assert isinstance(first.lifecycle, Cancelled)
    assert again.raw == first.raw


def test_a_run_that_has_ended_cannot_be_cancelled(connected: Connected) -> None:
    """Retab answers as if it did not exist; the run itself tells."""
    with Retab(**connected("retab")) as retab:
        run = retab.wait(retab.start("exp_1"))
        with pytest.raises(AlreadyFinished, match="has ended already: it is completed") as caught:
            retab.cancel(run)
        with pytest.raises(RunNotFound):
            retab.cancel("exprun_404")

    assert caught.value.run is not None
    assert isinstance(caught.value.run.lifecycle, Completed)


def test_one_key_starts_one_run(connected: Connected) -> None:
    """Each call without a key starts another."""
    with Retab(**connected("retab")) as retab:
        first = retab.start("exp_1", idempotency_key="mine")
        same = retab.start("exp_1", idempotency_key="mine")
        others = {retab.start("exp_1").ref for _ in range(2)}

    assert same.ref == first.ref
    assert len(others | {first.ref}) == 3


def test_another_experiment_s_workflow_is_refused(connected: Connected) -> None:
    """With 404, as Retab does; nothing is started."""
    with Retab(**connected("retab")) as retab:
        retab.start("exp_1", workflow_id="wf_1")
        with pytest.raises(RunNotFound, match="Experiment not found: exp_1"):
            retab.start("exp_1", workflow_id="wf_2")
        assert len([*retab.list()]) == 1


def test_filters_choose(connected: Connected, simulator: Simulator) -> None:
    """By state, its opposite, and order; a limit counts runs, not pages."""
    ids = [simulator.start("retab", seconds=seconds).ids[0] for seconds in (1, 100, 1, 100)]
    with Retab(**connected("retab")) as retab:
        retab.wait(ids[2])
        assert [run.raw.id for run in retab.list(status="completed")] == [ids[2], ids[0]]
        assert [run.raw.id for run in retab.list(exclude_status="completed", order="asc")] == [ids[1], ids[3]]
        assert [run.raw.id for run in retab.list(limit=3)] == ids[:0:-1]


def test_more_runs_than_a_page(connected: Connected, simulator: Simulator) -> None:
    """All come, once, the newest first; an iteration can begin at a cursor."""
    ids = [simulator.start("retab").ids[0] for _ in range(230)][::-1]
    with Retab(**connected("retab")) as retab:
        runs = retab.list()
        pages = [*runs.pages()]
        assert [run.raw.id for page in pages for run in page.items] == ids
        assert [len(page.items) for page in pages] == [100, 100, 30]
        rest = [run.raw.id for page in runs.pages(after=pages[0].after) for run in page.items]
    assert rest == ids[100:]


def test_results_of_a_run_that_failed(connected: Connected, simulator: Simulator) -> None:
    """Each document has a state of its own, and an error where it failed."""
    simulator.on_start("retab", "fails")
    with Retab(**connected("retab")) as retab:
        run = retab.wait(retab.start("exp_1"))
        results = [*retab.results(run, order="asc")]
        assert [result.document_id for result in retab.results(run, order="asc", limit=2)] == ["expdoc_1", "expdoc_2"]

    states = [result.lifecycle.status for result in results]
    assert states == ["completed"] * 4 + ["error"] + ["cancelled"] * 7


def test_views_of_the_metrics(connected: Connected) -> None:
    """From the whole to one vote."""
    with Retab(**connected("retab")) as retab:
        before = retab.wait(retab.start("exp_1"))
        run = retab.wait(retab.start("exp_1"))
        summary = retab.metrics(run, prior_run_id=before.raw.id)
        assert isinstance(summary, ExperimentSummaryMetricsResponse)
        assert summary.prior_run_id == before.raw.id
        assert summary.documents
        document = summary.documents[0].id

        by_document = retab.metrics(run, view="by_document", document_id=document)
        assert isinstance(by_document, ExperimentByDocumentMetricsResponse)
        assert by_document.document.id == document
        assert by_document.targets
        target = by_document.targets[0].path

        by_target = retab.metrics(run, view="by_target", target_path=target)
        assert isinstance(by_target, ExperimentByTargetMetricsResponse)
        assert by_target.target == target

        votes = retab.metrics(run, view="votes", document_id=document, target_path=target, include_prior=False)
        assert isinstance(votes, ExperimentVotesMetricsResponse)
        assert votes.rows


def test_metrics_of_no_run(connected: Connected) -> None:
    """As `get` of no run."""
    with Retab(**connected("retab")) as retab, pytest.raises(RunNotFound):
        retab.metrics("exprun_404")


# What is sent


def test_filters_are_sent_in_retab_s_words() -> None:
    """What was left out is not sent; the size of a page is as large as Retab allows, and no larger than wanted."""
    answers = Answers(page())
    with Retab("key-retab", transport=answers) as retab:
        assert list(retab.list()) == []
        chosen = retab.list(
            experiment_id="exp_1",
            workflow_id="wf_1",
            block_id="b",
            status="running",
            exclude_status="error",
            trigger_type="manual_run",
            from_date="2026-05-01",
            to_date="2026-05-31",
            sort_by="created_at",
            order="asc",
            limit=7,
        )
        assert chosen.first() is None

    everything, some = (query(request) for request in answers.requests)
    assert everything == {"limit": "100", "order": "desc"}
    assert some == {
        "experiment_id": "exp_1",
        "workflow_id": "wf_1",
        "block_id": "b",
        "status": "running",
        "exclude_status": "error",
        "trigger_type": "manual_run",
        "from_date": "2026-05-01",
        "to_date": "2026-05-31",
        "sort_by": "created_at",
        "order": "asc",
        "limit": "1",
    }


def test_a_list_asks_for_nothing_before_it_is_read() -> None:
    """And says what it is."""
    answers = Answers(page())
    with Retab("key-retab", transport=answers) as retab:
        assert repr(retab.list(status="error", limit=3)) == "<Runs: runs of retab, status='error', limit=3>"
        assert repr(retab.results("exprun_1")) == "<Results: results of retab, run_id='exprun_1'>"
    assert answers.requests == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"status": "done"}, "status must be one of .*pending, queued, running, not 'done'"),
        ({"exclude_status": ""}, "exclude_status must be one of"),
        ({"order": "up"}, "order must be one of asc, desc, not 'up'"),
        ({"limit": 0}, "limit must be a whole number"),
    ],
    ids=["status", "exclude_status", "order", "limit"],
)
def test_a_wrong_filter_is_refused_at_once(wrong: dict[str, Any], message: str) -> None:
    """Not only when the list is read."""
    with (
        Retab("key-retab", transport=Answers(page())) as retab,
        pytest.raises(ConfigurationError, match=message),
    ):
        retab.list(**wrong)


def test_start_sends_what_was_given_and_a_key() -> None:
    """A key of its own each time, unless there is one; fields that were left out are not sent."""
    answers = Answers(answer(example("create_experiment_run.200.created")))
    with Retab("key-retab", transport=answers) as retab:
        retab.start("exp_1")
        retab.start("exp_1", workflow_id="wf_1", plan_token="plan-1", idempotency_key="mine")
        retab.start("exp_1")

    first, second, third = answers.requests
    assert json.loads(first.content) == {"experiment_id": "exp_1"}
    assert json.loads(second.content) == {"experiment_id": "exp_1", "workflow_id": "wf_1", "plan_token": "plan-1"}
    keys = [request.headers["idempotency-key"] for request in (first, second, third)]
    assert keys[1] == "mine"
    assert len({*keys}) == 3


@pytest.mark.parametrize(
    ("name", "status"), [("200.documented", 200), ("201.created", 201), ("202.accepted", 202)], ids=str
)
def test_every_success_is_a_started_run(name: str, status: int) -> None:
    """Retab documents 200 alone; a run that was started must not look like a failure."""
    body = example(f"create_experiment_run.{name}")
    with Retab("key-retab", transport=Answers(answer(body, status))) as retab:
        run = retab.start("exp_1")

    assert run.ref.ids == (body["id"],)
    assert run.raw.lifecycle.status == body["lifecycle"]["status"]


def test_a_plan_that_has_changed() -> None:
    """Is refused, and says why."""
    refusal = answer(example("create_experiment_run.409.envelope"), 409)
    with (
        Retab("key-retab", transport=Answers(refusal)) as retab,
        pytest.raises(RequestRejected, match="plan has changed") as caught,
    ):
        retab.start("exp_1", plan_token="plan-1")
    assert caught.value.status == 409


def test_a_start_without_an_answer_is_repeated_with_its_key(clock: FakeClock) -> None:
    """And if none comes at all, the error has the key to try again with."""
    answers = Answers(httpx.ReadTimeout("no answer"))
    with Retab("key-retab", transport=answers, clock=clock) as retab, pytest.raises(OutcomeUnknown) as caught:
        retab.start("exp_1")

    keys = {request.headers["idempotency-key"] for request in answers.requests}
    assert len(answers.requests) > 1
    assert keys == {caught.value.key}
    assert "the run may have been started" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"view": "by_document"}, "document_id"),
        ({"view": "by_target", "document_id": "d"}, "target_path"),
        ({"view": "votes"}, "document_id and target_path"),
        ({"view": "votes", "document_id": "d"}, "target_path"),
    ],
    ids=["by_document", "by_target", "votes", "half of votes"],
)
def test_a_view_that_needs_more_is_refused_before_it_is_sent(given: dict[str, Any], missing: str) -> None:
    """Retab would answer 400."""
    answers = Answers(answer({}))
    with (
        Retab("key-retab", transport=answers) as retab,
        pytest.raises(ConfigurationError, match=f"view='{given['view']}' needs {missing}$"),
    ):
        retab.metrics("exprun_1", **given)
    assert answers.requests == []


def test_metrics_are_asked_for_in_retab_s_words() -> None:
    """Booleans as Retab's own SDK writes them."""
    answers = Answers(answer(example("get_experiment_metrics_for_run.200.votes")))
    with Retab("key-retab", transport=answers) as retab:
        retab.metrics("exprun_1")
        retab.metrics("exprun_1", view="votes", document_id="d", target_path="a.*.b", include_prior=False)

    first, second = (query(request) for request in answers.requests)
    assert first == {"run_id": "exprun_1", "view": "summary", "include_prior": "true"}
    assert second == {
        "run_id": "exprun_1",
        "view": "votes",
        "document_id": "d",
        "target_path": "a.*.b",
        "include_prior": "false",
    }


def test_a_run_of_another_vendor_is_refused() -> None:
    """By each operation that takes a run."""
    ref = ALL["scorecard"].vendor.ref
    with Retab("key-retab", transport=Answers(page())) as retab:
        for operation in (retab.cancel, retab.results, retab.metrics):
            with pytest.raises(ConfigurationError, match="is not a run of Retab"):
                operation(ref)


# What comes back


def test_rows_are_what_get_returns() -> None:
    """Each example of a run, in a list."""
    bodies = {
        name: RETAB.example(f"200.{name}", f"exprun_{number}") for number, name in enumerate(ALL["retab"].examples)
    }
    with Retab("key-retab", transport=Answers(page(*bodies.values()))) as retab:
        listed = [*retab.list()]
    for run, (name, body) in zip(listed, bodies.items(), strict=True):
        with Retab("key-retab", transport=Answers(answer(body))) as retab:
            alone = retab.get(body["id"])
        assert (run.ref, run.lifecycle, run.timing, run.progress, run.scores, run.raw) == (
            alone.ref,
            alone.lifecycle,
            alone.timing,
            alone.progress,
            alone.scores,
            alone.raw,
        ), name


def test_a_row_that_deviates_says_so_as_get_does() -> None:
    """The others do not."""
    first, second = RETAB.example("200.running", "exprun_1"), RETAB.example("200.completed", "exprun_2")
    second["n_consensus"] = "five"
    with Retab("key-retab", transport=Answers(page(first, second))) as retab:
        good, bad = retab.list()
    assert good.deviations == ()
    assert bad.deviations == (Deviation("n_consensus", "an integer", "string 'five'"),)


@pytest.mark.parametrize(
    ("way", "value", "field"),
    [
        (("list_metadata",), ..., "list_metadata"),
        (("list_metadata", "after"), ..., "list_metadata.after"),
        (("list_metadata", "after"), 5, "list_metadata.after"),
        (("data",), {}, "data"),
        (("data", 1, "id"), ..., r"data\[1\].id"),
        (("data", 1, "lifecycle"), "done", r"data\[1\].lifecycle"),
    ],
    ids=["metadata", "cursor", "wrong cursor", "data", "id", "lifecycle"],
)
def test_a_page_that_is_of_no_use(way: JsonPath, value: Any, field: str) -> None:
    """Without its cursor a list would end too early, and nobody would know."""
    page = example("list_experiment_runs.200.page")
    body = without(page, way) if value is ... else changed(page, way, value)
    with Retab("key-retab", transport=Answers(answer(body))) as retab, pytest.raises(DecodeError, match=field):
        retab.list().take(10)


def test_an_error_on_the_way_says_where_to_go_on(clock: FakeClock) -> None:
    """A cursor whose run is gone is Retab's 422."""
    rows = [RETAB.example("200.running", f"exprun_{number}") for number in range(3)]
    stale = answer(example("list_experiment_runs.422.stale-cursor"), 422)
    answers = Answers(page(*rows[:2], after="exprun_1"), stale, page(rows[2]))
    with Retab("key-retab", transport=answers, clock=clock) as retab:
        runs = retab.list()
        seen: list[str] = []
        with pytest.raises(RequestRejected, match="Cursor not found") as caught:
            seen.extend(run.raw.id for run in runs)
        assert caught.value.after == "exprun_1"
        rest = [run.raw.id for each in runs.pages(after=caught.value.after) for run in each.items]
    assert rest == ["exprun_2"]
    assert query(answers.requests[-1])["after"] == "exprun_1"


def test_results_of_the_documentation_are_read() -> None:
    """They have older names for two fields."""
    with Retab("key-retab", transport=Answers(answer(example("list_experiment_results.200.documented")))) as retab:
        (result,) = retab.results("exprun_2")
    assert result.run_id == "exprun_2"
    assert result.artifact
    assert (result.artifact.operation, result.artifact.id) == ("extraction", "ext_xyz")
    assert result.handle_inputs
    assert result.handle_inputs["input-document-0"].filename == "invoice_q1.pdf"


def test_no_metrics_are_an_answer() -> None:
    """With status 200, so they are no error here either."""
    answers = Answers(*(answer(example(f"get_experiment_metrics_for_run.200.{kind}")) for kind in ("stale", "missing")))
    with Retab("key-retab", transport=answers) as retab:
        stale, missing = retab.metrics("exprun_1"), retab.metrics("exprun_1")
    assert isinstance(stale, ExperimentMetricsStaleError)
    assert stale.last_run.run_id == "exprun_c41"
    assert isinstance(missing, ExperimentMetricsMissingError)


def test_metrics_of_a_kind_that_nobody_knows_yet() -> None:
    """Are returned as they are."""
    body = {"kind": "by_page", "pages": [1]}
    with Retab("key-retab", transport=Answers(answer(body))) as retab:
        metrics = retab.metrics("exprun_1")
    assert metrics.kind == "by_page"
    assert metrics.to_dict() == body


@pytest.mark.parametrize("body", [{}, [], None, {"kind": 5}], ids=str)
def test_metrics_without_a_kind(body: Any) -> None:
    """Say nothing."""
    with Retab("key-retab", transport=Answers(answer(body))) as retab, pytest.raises(DecodeError):
        retab.metrics("exprun_1")
