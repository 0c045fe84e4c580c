"""Adobe Sensei's operations: list, start."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from runstate_adobe_sensei.models import (
    ExperimentRun,
    ExperimentRunSummary,
    MLInstanceTask,
    MLInstanceTaskParameter,
    RunMode,
    TaskSpec,
    TaskSpecType,
)
from runstate_adobe_sensei.types import UNSET

from runstate import (
    AdobeSensei,
    AsyncAdobeSensei,
    Completed,
    ConfigurationError,
    DecodeError,
    Deviation,
    NotOffered,
    OutcomeUnknown,
    Pending,
    RateLimited,
    RequestRejected,
    Run,
    RunNotFound,
)
from runstate.simulator import Simulator
from tests.overlay.decode.reading import changed, without
from tests.overlay.operations.conftest import Connected
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import ADOBE, ROOT
from tests.vendors.base import JsonPath
from tests.vendors.expected import times

EXPERIMENT = "5cb25a2d-2cbd-4c99-a619-8ddae5250a7b"
PROFILE = "application/vnd.adobe.platform.sensei+json;profile={}.v1.json"


def example(name: str) -> Any:
    return json.loads((ROOT / "specs/adobe-sensei/examples" / f"{name}.json").read_text(encoding="utf-8"))


def row(number: int) -> dict[str, object]:
    return {"id": f"run_{number}", "mode": "train", "experimentId": "exp_1"}


def page(*numbers: int, links: object = None, **about: object) -> httpx.Response:
    """A page of a listing; `about` is its `_page`."""
    body = {"children": [row(number) for number in numbers], "_page": about or None, "_links": links}
    return answer({name: value for name, value in body.items() if value is not None})


def client(*answers: httpx.Response | Exception, **options: Any) -> tuple[AdobeSensei, Answers]:
    """A client that gets these answers, and what it sends."""
    transport = Answers(*answers)
    return AdobeSensei(**ADOBE.credentials, transport=transport, **options), transport


def queries(answers: Answers) -> list[dict[str, str]]:
    return [dict(request.url.params.multi_items()) for request in answers.requests]


# The whole story, over HTTP


def test_a_run_from_start_to_end(connected: Connected) -> None:
    """What is started is in the list, and `get`, `wait` and `watch` take it."""
    with AdobeSensei(**connected("adobe-sensei")) as adobe:
        started = adobe.start("exp_1", mode="train", description="Ten features")
        assert isinstance(started.lifecycle, Pending)
        assert started.raw.description == "Ten features"
        assert started.timing.created is not None

        (summary,) = adobe.list("exp_1")
        assert (summary.experiment_id, summary.id) == started.ref.ids
        assert (summary.mode, summary.description) == (RunMode.TRAIN, "Ten features")
        assert [*adobe.list("exp_2")] == []

        assert adobe.get(summary.experiment_id, summary.id).ref.ids == started.ref.ids
        assert isinstance(adobe.wait(started).lifecycle, Completed)
        assert [run.status for run in adobe.watch(started)] == ["completed"]


@pytest.mark.anyio
async def test_the_same_story_asynchronously(connected: Connected, simulator: Simulator) -> None:
    """Lists need no `await`, the rest does."""
    simulator.on_start("adobe-sensei", "fails")
    async with AsyncAdobeSensei(**connected("adobe-sensei")) as adobe:
        started = await adobe.start("exp_1", mode="score")
        assert [summary.id async for summary in adobe.list("exp_1")] == [started.id]
        assert (await adobe.wait(started)).status == "failed"


def test_more_runs_than_a_page(connected: Connected, simulator: Simulator) -> None:
    """All come, once; a limit counts runs, not pages, and the pages know how many there are."""
    for number in range(230):
        simulator.start("adobe-sensei", run_id=f"exp_1/run_{number}")
    with AdobeSensei(**connected("adobe-sensei")) as adobe:
        runs = adobe.list("exp_1")
        pages = [*runs.pages()]
        assert [run.id for page in pages for run in page.items] == [f"run_{number}" for number in range(229, -1, -1)]
        assert [(len(page.items), page.total) for page in pages] == [(100, 230), (100, 230), (30, 230)]
        rest = [run.id for page in runs.pages(after=pages[1].after) for run in page.items]
        assert rest == [f"run_{number}" for number in range(29, -1, -1)]
        assert len([*adobe.list("exp_1", limit=150)]) == 150


def test_conditions_and_order_choose(connected: Connected) -> None:
    """One alone, or several."""
    with AdobeSensei(**connected("adobe-sensei")) as adobe:
        first, second, third = (adobe.start("exp_1", mode=mode).id for mode in ("train", "score", "train"))
        assert [run.id for run in adobe.list("exp_1", property="mode==train")] == [third, first]
        assert [run.id for run in adobe.list("exp_1", property=["mode==train", f"id=={first}"])] == [first]
        assert [run.id for run in adobe.list("exp_1", order_by=["mode", "id"], limit=1)] == [second]
        with pytest.raises(RequestRejected, match="property must compare"):
            adobe.list("exp_1", property="size").first()


def test_tasks_of_one_run_can_start_another(connected: Connected) -> None:
    """With what was changed, and what was inherited."""
    spark = TaskSpec(TaskSpecType.SPARK_TASK_SPEC)
    spark["numExecutors"] = 5
    task = MLInstanceTask("train", [MLInstanceTaskParameter("maxIter", "9")], spark)
    with AdobeSensei(**connected("adobe-sensei")) as adobe:
        first = adobe.start("exp_1", mode="train", tasks=[task])
        tasks = first.raw.tasks
        assert tasks
        again = adobe.start("exp_1", mode="train", tasks=tasks)
    assert first.ref != again.ref
    assert again.raw.tasks == tasks
    parameters = {each.key: each.value for each in tasks[1].parameters or ()}
    assert parameters == {"numFeatures": "10", "maxIter": "9", "regParam": "0.15"}
    assert tasks[1].specification == spark


def test_what_adobe_cannot_do(connected: Connected) -> None:
    """There is no request for it."""
    adobe: Any
    with AdobeSensei(**connected("adobe-sensei")) as adobe, pytest.raises(NotOffered, match="has no cancel"):
        adobe.cancel("exp_1/run_1")


# What is sent


def test_a_listing_is_asked_for_in_adobe_s_words() -> None:
    """Several values are one, with commas; a page is as large as Adobe allows, and no larger than wanted."""
    adobe, answers = client(page())
    assert [*adobe.list("a/b")] == []
    chosen = adobe.list("exp_1", order_by=["-created", "mode"], property=["mode==train", "deleted==true"], limit=7)
    assert chosen.first() is None
    assert [*chosen] == []

    everything, one, seven = queries(answers)
    assert everything == {"limit": "100"}
    wanted = {"orderby": "-created,mode", "property": "mode==train,deleted==true"}
    assert (one, seven) == ({**wanted, "limit": "1"}, {**wanted, "limit": "7"})
    request = answers.requests[0]
    assert request.url.raw_path.startswith(b"/data/sensei/experiments/a%2Fb/runs?")
    assert request.headers["accept"] == PROFILE.format("experimentRunListing")
    assert (request.headers["x-gw-ims-org-id"], request.headers["x-sandbox-name"]) == ("org", "prod")


def test_a_listing_asks_for_nothing_before_it_is_read() -> None:
    """And says what it is."""
    adobe, answers = client(page())
    shown = repr(adobe.list("exp_1", property="mode==fp", limit=3))
    assert shown.endswith(": runs of adobe-sensei, experiment_id='exp_1', property=['mode==fp'], limit=3>")
    assert answers.requests == []


def test_a_start_sends_what_was_given() -> None:
    """In Adobe's media type; fields that were left out are not sent."""
    adobe, answers = client(answer(example("create_experiment_run.201.documented"), 201))
    adobe.start("exp_1", mode="train")
    adobe.start("exp_1", mode="fp", description="", tasks=[MLInstanceTask("fp")])
    adobe.start("exp_1", mode="fp", tasks=[])
    adobe.start("exp_1", mode="score", tasks=[{"name": "score", "more": [1]}])

    bodies = [json.loads(request.content) for request in answers.requests]
    assert bodies == [
        {"mode": "train"},
        {"mode": "fp", "description": "", "tasks": [{"name": "fp"}]},
        {"mode": "fp", "tasks": []},
        {"mode": "score", "tasks": [{"name": "score", "more": [1]}]},
    ]
    request = answers.requests[0]
    assert (request.method, request.url.path) == ("POST", "/data/sensei/experiments/exp_1/runs")
    assert request.headers["content-type"] == request.headers["accept"] == PROFILE.format("experimentRun")
    assert (request.headers["x-gw-ims-org-id"], request.headers["x-sandbox-name"]) == ("org", "prod")


@pytest.mark.parametrize("bad", ["", ".", "..", None, True, "\ud800"], ids=repr)
def test_an_experiment_that_would_be_another_path(bad: Any) -> None:
    """It is refused at once."""
    adobe, answers = client(page())
    for operation in (adobe.list, adobe.start):
        options: dict[str, Any] = {"mode": "train"} if operation == adobe.start else {}
        with pytest.raises(ConfigurationError, match="is not an experiment's id"):
            operation(bad, **options)
    assert answers.requests == []


UNDOCUMENTED: list[tuple[dict[str, object], str]] = [
    ({"mode": "training"}, r"mode should be one of .*train.*, not 'training'"),
    ({"mode": None}, "mode is missing"),
    ({"description": 5}, "description should be a string, not 5"),
    ({"tasks": ["train"]}, r"tasks\[0\] should be an object, not 'train'"),
    ({"tasks": [{"name": 5}]}, r"tasks\[0\]\.name should be a string"),
    ({"tasks": [{"specification": {}}]}, r"tasks\[0\]\.specification\.type is missing"),
]


@pytest.mark.parametrize(("options", "message"), UNDOCUMENTED, ids=str)
def test_what_adobe_does_not_document_is_not_sent(options: dict[str, Any], message: str) -> None:
    """The error names the field."""
    adobe, answers = client(page())
    given: dict[str, Any] = {"mode": "train", **options}
    with pytest.raises(ConfigurationError, match=message):
        adobe.start("exp_1", **given)
    assert answers.requests == []


# What comes back


@pytest.mark.parametrize("name", ["documented", "documented-tutorial", "spark", "container"])
def test_a_created_run_is_pending(name: str) -> None:
    """Whatever Adobe's documents show; its reference is that of the experiment that was asked."""
    body = example(f"create_experiment_run.201.{name}")
    adobe, _ = client(answer(body, 201))
    run: Run[ExperimentRun] = adobe.start(EXPERIMENT, mode="train")
    assert str(run.ref) == f"adobe-sensei:{EXPERIMENT}/{body['id']}"
    assert (run.lifecycle, run.progress, run.name, run.deleted) == (Pending(), None, None, False)
    assert run.timing == times(created=body["created"], updated=body["updated"])
    assert run.raw.to_dict() == body


def test_a_created_run_that_deviates() -> None:
    """Only its id must be there; a date may be an epoch."""
    body = example("create_experiment_run.201.documented")
    del body["experimentId"]
    adobe, _ = client(answer({**body, "created": 1727316000000, "mode": 7}, 201))
    run = adobe.start("exp_1", mode="train")
    assert run.ref.ids == ("exp_1", body["id"])
    assert str(run.timing.created) == "2024-09-26 02:00:00+00:00"
    assert {deviation.field for deviation in run.deviations} == {"experimentId", "created", "mode"}
    assert Deviation("experimentId", "a string", "missing") in run.deviations

    adobe, _ = client(answer(without(body, ("id",)), 201))
    with pytest.raises(DecodeError, match="id"):
        adobe.start("exp_1", mode="train")


@pytest.mark.parametrize("name", ["documented", "first-page", "last-page", "empty"])
def test_summaries_are_what_adobe_sends(name: str) -> None:
    """Nothing is lost."""
    body = example(f"list_experiment_runs.200.{name}")
    adobe, _ = client(answer(body), page())
    summaries: list[ExperimentRunSummary] = adobe.list(EXPERIMENT).take(len(body["children"]) or 1)
    assert [summary.to_dict() for summary in summaries] == body["children"]


@pytest.mark.parametrize(
    ("first", "start"),
    [
        (page(1, 2, next="2"), "2"),
        (page(1, 2, next="opaque", totalCount=2, count=2), "opaque"),
        (page(1, 2, links={"next": {"href": "https://elsewhere.example/runs?limit=2&start=a%2Bb"}}), "a+b"),
        (page(1, 2, links={"next": {"href": "/runs"}}, totalCount=3), "2"),
        (page(1, 2, next=2, totalCount=3), "2"),
        (page(1, 2, totalCount=3), "2"),
        (page(*range(100)), "100"),
    ],
    ids=["next", "next and total", "link", "link without start", "number", "total", "full page"],
)
def test_the_next_page(first: httpx.Response, start: str) -> None:
    """It begins where the page says, or else after the last run that came; the address is never another."""
    adobe, answers = client(first, page(500))
    assert [*adobe.list("exp_1")][-1].id == "run_500"
    assert [query.get("start") for query in queries(answers)] == [None, start]
    assert {request.url.host for request in answers.requests} == {"platform.adobe.io"}


def test_the_page_after_the_next_one() -> None:
    """An index goes on from the one that was asked for."""
    adobe, answers = client(page(0, 1, totalCount=5), page(2, 3, totalCount=5), page(4, totalCount=5))
    assert [run.id for run in adobe.list("exp_1")] == [f"run_{number}" for number in range(5)]
    assert [query.get("start") for query in queries(answers)] == [None, "2", "4"]


@pytest.mark.parametrize(
    "last",
    [page(), page(1), page(1, totalCount=1), page(totalCount=3), page(1, 2, count=2), page(1, totalCount=-1)],
    ids=["empty", "no words", "all", "fewer than counted", "count", "nonsense"],
)
def test_the_last_page(last: httpx.Response) -> None:
    """Nothing more is asked for."""
    adobe, answers = client(last)
    list(adobe.list("exp_1"))
    assert len(answers.requests) == 1


def test_a_cursor_that_is_no_index() -> None:
    """Without a word of the next page, there is none to ask for."""
    adobe, answers = client(page(1, next="opaque"), page(2, totalCount=9))
    assert [run.id for run in adobe.list("exp_1")] == ["run_1", "run_2"]
    assert len(answers.requests) == 2


@pytest.mark.parametrize(
    ("way", "value", "field"),
    [
        (("children",), ..., "children"),
        (("children",), {}, "children"),
        (("children", 1, "id"), ..., r"children\[1\].id"),
        (("children", 1, "experimentId"), 5, r"children\[1\].experimentId"),
    ],
    ids=["no runs", "wrong runs", "id", "experiment"],
)
def test_a_page_that_is_of_no_use(way: JsonPath, value: Any, field: str) -> None:
    """A run without its ids cannot be asked for, and another answer must not count as an empty list."""
    body = example("list_experiment_runs.200.first-page")
    adobe, _ = client(answer(without(body, way) if value is ... else changed(body, way, value)))
    with pytest.raises(DecodeError, match=field):
        adobe.list("exp_1").first()


def test_a_summary_that_deviates_is_read() -> None:
    """Without the field."""
    body = changed(example("list_experiment_runs.200.documented"), ("children", 0, "created"), [])
    adobe, _ = client(answer(body))
    summary = adobe.list("exp_1").first()
    assert summary
    assert summary.created is UNSET
    assert summary.to_dict()["created"] == []


# Errors


def test_an_experiment_that_does_not_exist() -> None:
    """Adobe's words are in the error."""
    for name, operation in (("list", "list_experiment_runs"), ("start", "create_experiment_run")):
        adobe, _ = client(answer(example(f"{operation}.404.no-experiment"), 404))
        with pytest.raises(RunNotFound, match=f"Experiment {EXPERIMENT} does not exist"):
            adobe.start(EXPERIMENT, mode="train") if name == "start" else adobe.list(EXPERIMENT).first()


@pytest.mark.parametrize(("name", "status"), [("415.wrong-profile", 415), ("422.unknown-mode", 422)])
def test_a_start_that_is_refused(name: str, status: int) -> None:
    """Adobe's words are in the error."""
    body = example(f"create_experiment_run.{name}")
    adobe, answers = client(answer(body, status))
    with pytest.raises(RequestRejected) as caught:
        adobe.start("exp_1", mode="train")
    assert (caught.value.status, caught.value.message) == (status, body["detail"])
    assert len(answers.requests) == 1


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("no answer"), httpx.RemoteProtocolError("cut off")])
def test_a_start_without_an_answer(failure: httpx.HTTPError, clock: FakeClock) -> None:
    """It is not repeated, since a second run would cost as much as the first."""
    adobe, answers = client(failure, clock=clock)
    with pytest.raises(OutcomeUnknown, match="the run may have been started: look before you do it again") as caught:
        adobe.start("exp_1", mode="train")
    assert caught.value.key is None
    assert len(answers.requests) == 1


def test_an_error_on_the_way_says_where_to_go_on(clock: FakeClock) -> None:
    """The runs before it have come."""
    throttled = answer(example("list_experiment_runs.429.gateway-too-many-requests"), 429)
    adobe, _ = client(page(1, 2, next="2"), throttled, page(3), clock=clock, retries=0)
    runs = adobe.list("exp_1")
    seen: list[str] = []
    with pytest.raises(RateLimited) as caught:
        seen.extend(run.id for run in runs)
    assert (seen, caught.value.after) == (["run_1", "run_2"], "2")
    assert [run.id for each in runs.pages(after=caught.value.after) for run in each.items] == ["run_3"]
