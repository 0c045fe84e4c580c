"""Scorecard's operations: list, start, results."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from runstate import (
    AsyncScorecard,
    AuthenticationError,
    Completed,
    ConfigurationError,
    DecodeError,
    Deviation,
    OutcomeUnknown,
    Queued,
    RequestRejected,
    RunNotFound,
    Scorecard,
)
from runstate.simulator import Simulator
from tests.overlay.decode.reading import changed, without
from tests.overlay.operations.conftest import Connected
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import ROOT
from tests.vendors import ALL
from tests.vendors.base import JsonPath

VENDOR = ALL["scorecard"].vendor


def example(name: str) -> Any:
    return json.loads((ROOT / "specs/scorecard/examples" / f"{name}.json").read_text(encoding="utf-8"))


def page(*rows: Any, after: str | None = None) -> httpx.Response:
    return answer({"data": rows, "nextCursor": after, "hasMore": after is not None})


# The whole story, over HTTP


def test_a_run_from_start_to_records(connected: Connected) -> None:
    """What is started is in the list of its project, moves, and has records with all scores in the end."""
    with Scorecard(**connected("scorecard")) as scorecard:
        started = scorecard.start("315", metric_ids=["789", "101"], testset_id="246")
        assert started.raw.metric_ids == ["789", "101"]
        assert [run.ref for run in scorecard.list("315")] == [started.ref]
        assert [*scorecard.list("314")] == []
        assert [*scorecard.results(started)] == []

        seen = [run.raw.status for run in scorecard.watch(started)]
        assert [*dict.fromkeys(seen)][-2:] == ["running_scoring", "completed"]

        records = [*scorecard.results(started)]
        assert {record.run_id for record in records} == {started.raw.id}
        assert (len(records), sum(len(record.scores) for record in records)) == (10, 20)
        assert records[0].inputs["question"] == "What is 1 times 1?"
        assert {score.metric_config_id for score in records[0].scores} == {*started.raw.metric_version_ids}


@pytest.mark.anyio
async def test_the_same_story_asynchronously(connected: Connected) -> None:
    """Lists need no `await`, the rest does."""
    async with AsyncScorecard(**connected("scorecard")) as scorecard:
        started = await scorecard.start("314", metric_ids="789")
        assert [run.ref async for run in scorecard.list("314")] == [started.ref]
        run = await scorecard.wait(started)
        assert isinstance(run.lifecycle, Completed)
        assert len([record async for record in scorecard.results(run)]) == 10
        with pytest.raises(RunNotFound):
            await scorecard.results("404").first()


def test_records_with_all_tags(connected: Connected) -> None:
    """One tag may be given by itself; a limit counts records."""
    with Scorecard(**connected("scorecard")) as scorecard:
        run = scorecard.wait(scorecard.start("314", metric_ids="789"))
        found = {tags: len([*scorecard.results(run, tags=tags)]) for tags in ("regression", ("regression", "urgent"))}
        assert found == {"regression": 5, ("regression", "urgent"): 1}
        assert len([*scorecard.results(run, limit=3)]) == 3


def test_more_runs_than_a_page(connected: Connected, simulator: Simulator) -> None:
    """All come, once, the newest first; an iteration can begin at a cursor."""
    ids = [simulator.start("scorecard").ids[0] for _ in range(130)][::-1]
    with Scorecard(**connected("scorecard")) as scorecard:
        runs = scorecard.list("314")
        first, second = runs.pages()
        assert [run.raw.id for each in (first, second) for run in each.items] == ids
        assert [run.raw.id for each in runs.pages(after=first.after) for run in each.items] == ids[100:]


def test_a_value_that_scorecard_refuses(connected: Connected) -> None:
    """The error has its words; nothing was created."""
    tags = [f"tag-{number}" for number in range(51)]
    with Scorecard(**connected("scorecard")) as scorecard:
        run = scorecard.start("314", metric_ids="789")
        with pytest.raises(RequestRejected, match="at most 50 texts") as caught:
            scorecard.results(run, tags=tags).first()
    assert (caught.value.status, caught.value.code) == (422, "VALIDATION_ERROR")


# What is sent


def test_lists_are_asked_for_in_scorecard_s_words() -> None:
    """What was left out is not sent, and tags are repeated, not joined."""
    answers = Answers(page())
    with Scorecard("key-scorecard", transport=answers) as scorecard:
        assert [*scorecard.list("a/b")] == []
        assert [*scorecard.results("135", tags=["urgent", "a,b"], limit=7)] == []
        assert [*scorecard.results("135")] == []

    assert [request.url.raw_path.decode().removeprefix("/api/v2") for request in answers.requests] == [
        "/projects/a%2Fb/runs?limit=100",
        "/runs/135/records?limit=7&tags=urgent&tags=a%2Cb",
        "/runs/135/records?limit=100",
    ]


def test_a_list_asks_for_nothing_before_it_is_read() -> None:
    """And says what it is."""
    answers = Answers(page())
    with Scorecard("key-scorecard", transport=answers) as scorecard:
        assert repr(scorecard.list("314", limit=3)) == "<Runs: runs of scorecard, project_id='314', limit=3>"
        records = scorecard.results("135", tags="urgent")
        assert repr(records) == "<Results: records of scorecard, run_id='135', tags=['urgent']>"
    assert answers.requests == []


@pytest.mark.parametrize("project", ["", ".", ".."])
def test_what_is_no_project_is_refused_at_once(project: str) -> None:
    """Its path would be another."""
    answers = Answers(page())
    with Scorecard("key-scorecard", transport=answers) as scorecard:
        with pytest.raises(ConfigurationError, match="is not the id of a project"):
            scorecard.list(project)
        with pytest.raises(ConfigurationError, match="is not the id of a project"):
            scorecard.start(project, metric_ids=["789"])
    assert answers.requests == []


def test_a_run_of_another_vendor_is_refused() -> None:
    """It has no records here."""
    with (
        Scorecard("key-scorecard", transport=Answers(page())) as scorecard,
        pytest.raises(ConfigurationError, match="is not a run of Scorecard"),
    ):
        scorecard.results(ALL["retab"].vendor.ref)


def test_start_sends_what_was_given() -> None:
    """Fields that were left out are not sent; one metric may be given by itself."""
    answers = Answers(answer(example("create_run.201.documented-with-testset"), 201))
    with Scorecard("key-scorecard", transport=answers) as scorecard:
        scorecard.start("314", metric_ids="789")
        scorecard.start("314", metric_ids=("789", "101"), testset_id="246", system_version_id="v1")

    assert [json.loads(request.content) for request in answers.requests] == [
        {"metricIds": ["789"]},
        {"metricIds": ["789", "101"], "testsetId": "246", "systemVersionId": "v1"},
    ]
    assert {request.method for request in answers.requests} == {"POST"}


@pytest.mark.parametrize(
    ("name", "total"), [("documented-with-testset", 10), ("documented-without-testset", None)], ids=str
)
def test_the_documented_answers_are_started_runs(name: str, total: int | None) -> None:
    """They wait for records, and know how many only with a testset."""
    body = example(f"create_run.201.{name}")
    with Scorecard("key-scorecard", transport=Answers(answer(body, 201))) as scorecard:
        run = scorecard.start("314", metric_ids=["789"])

    assert (run.ref.ids, run.lifecycle) == ((body["id"],), Queued())
    assert run.progress is not None
    assert (run.progress.done, run.progress.total) == (0, total)


def test_a_start_without_an_answer_is_not_repeated(clock: FakeClock) -> None:
    """Scorecard takes no idempotency key, so a second request might create a second run."""
    answers = Answers(httpx.ReadTimeout("no answer"))
    with Scorecard("key-scorecard", transport=answers, clock=clock) as scorecard:
        with pytest.raises(OutcomeUnknown, match="the run may have been created") as caught:
            scorecard.start("314", metric_ids=["789"])
    assert len(answers.requests) == 1
    assert caught.value.key is None


# What comes back


def test_rows_are_what_get_returns() -> None:
    """Each example of a run, in a list."""
    bodies = {
        name: VENDOR.example(f"200.{name}", str(number)) for number, name in enumerate(ALL["scorecard"].examples, 1)
    }
    with Scorecard("key-scorecard", transport=Answers(page(*bodies.values()))) as scorecard:
        listed = [*scorecard.list("314")]
    for run, (name, body) in zip(listed, bodies.items(), strict=True):
        with Scorecard("key-scorecard", transport=Answers(answer(body))) as scorecard:
            alone = scorecard.get(body["id"])
        assert (run.ref, run.lifecycle, run.progress, run.raw) == (
            alone.ref,
            alone.lifecycle,
            alone.progress,
            alone.raw,
        ), name


def test_a_row_that_deviates_says_so_as_get_does() -> None:
    """The others do not."""
    first, second = VENDOR.example("200.pending", "1"), VENDOR.example("200.completed", "2")
    second["metricIds"] = ["789", None]
    with Scorecard("key-scorecard", transport=Answers(page(first, second))) as scorecard:
        good, bad = scorecard.list("314")
    assert good.deviations == ()
    assert bad.deviations == (Deviation("metricIds[1]", "a string", "null"),)


@pytest.mark.parametrize(
    ("way", "value", "field"),
    [
        (("hasMore",), ..., "hasMore"),
        (("hasMore",), "yes", "hasMore"),
        (("nextCursor",), ..., "nextCursor"),
        (("nextCursor",), None, "nextCursor"),
        (("nextCursor",), "", "nextCursor"),
        (("nextCursor",), 458, "nextCursor"),
        (("data",), ..., "data"),
        (("data", 1, "id"), ..., r"data\[1\].id"),
    ],
    ids=["no hasMore", "wrong hasMore", "no cursor", "null", "empty", "number", "no data", "no id"],
)
@pytest.mark.parametrize("what", ["list_runs", "list_records"])
def test_a_page_that_is_of_no_use(what: str, way: JsonPath, value: Any, field: str) -> None:
    """If another page is promised and there is no cursor for it, the list would seem to end."""
    body = example(f"{what}.200.documented")
    body = without(body, way) if value is ... else changed(body, way, value)
    with Scorecard("key-scorecard", transport=Answers(answer(body))) as scorecard:
        pages = scorecard.list("314") if what == "list_runs" else scorecard.results("135")
        with pytest.raises(DecodeError, match=field):
            next(iter(pages))


@pytest.mark.parametrize("cursor", [..., None, "458", ""], ids=str)
def test_the_last_page_needs_no_cursor(cursor: Any) -> None:
    """`hasMore` decides, as in Scorecard's own SDK."""
    body = {**example("list_records.200.documented"), "hasMore": False, "nextCursor": cursor}
    body = without(body, ("nextCursor",)) if cursor is ... else body
    answers = Answers(answer(body))
    with Scorecard("key-scorecard", transport=answers) as scorecard:
        assert [record.id for record in scorecard.results("135")] == ["456", "457"]
    assert len(answers.requests) == 1


def test_the_total_of_a_list() -> None:
    """Is in each page, if Scorecard sends it."""
    body = {**example("list_runs.200.last-page"), "total": 41}
    with Scorecard("key-scorecard", transport=Answers(answer(body), page())) as scorecard:
        assert [each.total for each in scorecard.list("314").pages()] == [41]
        assert [each.total for each in scorecard.list("314").pages()] == [None]


def test_a_score_without_a_value() -> None:
    """People have yet to give it: the record is read nevertheless, and so is one that deviates elsewhere."""
    body = example("list_records.200.documented")
    del body["data"][0]["scores"][0]["score"]
    body["data"][1]["inputs"] = "2 + 2"
    with Scorecard("key-scorecard", transport=Answers(answer(body))) as scorecard:
        first, second = scorecard.results("135").take(2)
    assert not first.scores[0].score
    assert second.outputs["response"] == "Jupiter is the largest planet in our solar system."


def test_an_error_on_the_way_says_where_to_go_on(clock: FakeClock) -> None:
    """A key that has expired meanwhile can be replaced."""
    rows = [VENDOR.example("200.completed", str(number)) for number in (1, 2, 3)]
    refused = answer({"code": "UNAUTHORIZED", "message": "Expired", "details": {}}, 401)
    answers = Answers(page(*rows[:2], after="8fb15f74"), refused, page(rows[2]))
    with Scorecard("key-scorecard", transport=answers, clock=clock) as scorecard:
        runs = scorecard.list("314")
        seen: list[str] = []
        with pytest.raises(AuthenticationError, match="Expired") as caught:
            seen.extend(run.raw.id for run in runs)
        assert caught.value.after == "8fb15f74"
        rest = [run.raw.id for each in runs.pages(after=caught.value.after) for run in each.items]
    assert (seen, rest) == (["1", "2"], ["3"])
    assert dict(answers.requests[-1].url.params) == {"limit": "100", "cursor": "8fb15f74"}
