"""Datadog's operations: list, delete, pin, unpin, results, artifact_content."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from runstate import (
    AsyncDatadogModelLab,
    Blocked,
    ConfigurationError,
    DatadogModelLab,
    DecodeError,
    Deviation,
    OutcomeUnknown,
    RunNotFound,
    RunRef,
)
from runstate.simulator import Simulator
from tests.overlay.decode.reading import changed, without
from tests.overlay.operations.conftest import Connected
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import DATADOG, ROOT
from tests.vendors.base import JsonPath

VENDOR = "datadog-model-lab"
EXAMPLES = ROOT / "specs" / VENDOR / "examples"
NEXT = "page[number]=1&page[size]=25"
SETTINGS = "lora_model/adapter_config.json"


def example(name: str) -> Any:
    return json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def page(*rows: Any, **numbers: int | None) -> dict[str, Any]:
    """A page with the numbers of a first and only one, unless they are given."""
    return {
        "data": [*rows],
        "meta": {"page": {"number": 0, "size": 100, "total": len(rows), "next_number": None, **numbers}},
    }


def row(name: str = "completed", run_id: str = "42") -> Any:
    return {**example(f"get_model_lab_run.200.{name}")["data"], "id": run_id}


def datadog(answers: Answers, **options: Any) -> DatadogModelLab:
    return DatadogModelLab(**DATADOG.credentials, transport=answers, **options)


def query(request: httpx.Request) -> dict[str, str]:
    return dict(request.url.params.multi_items())


# The whole story, over HTTP


def test_a_run_from_the_list_to_its_artifacts(connected: Connected, simulator: Simulator) -> None:
    """It is found, watched, pinned and deleted, and what it wrote can be downloaded."""
    ref = simulator.start(VENDOR)
    with DatadogModelLab(**connected(VENDOR)) as client:
        (listed,) = client.list(status="pending", project_id=2438)
        assert listed.ref == ref
        assert [*client.results(listed)] == []

        run = client.wait(listed)
        (folder,) = client.results(run)
        assert (folder.path, folder.is_dir) == ("lora_model/", True)
        files = [file for file in client.results(run, path=folder.path) if not file.is_dir]
        contents = {file.path: client.artifact_content(run, file.path) for file in files}
        assert [len(content) for content in contents.values()] == [file.file_size for file in files]
        assert json.loads(contents[SETTINGS])["r"] == 8
        assert client.artifact_content(ref.ids[0], SETTINGS) == contents[SETTINGS]

        client.pin(run)
        assert client.get(run).raw.data.attributes.is_pinned
        client.unpin(run.ref)
        assert not client.get(run).raw.data.attributes.is_pinned

        client.delete(run)
        assert [*client.list()] == []
        for act in (client.get, client.delete, client.pin, client.unpin):
            with pytest.raises(RunNotFound):
                act(ref)


@pytest.mark.anyio
async def test_the_same_story_asynchronously(connected: Connected, simulator: Simulator) -> None:
    """Lists need no `await`, the rest does."""
    ref = simulator.start(VENDOR)
    async with AsyncDatadogModelLab(**connected(VENDOR)) as client:
        run = await client.wait(ref)
        assert [each.ref async for each in client.list(ids=run)] == [ref]
        assert [each.path async for each in client.results(run)] == ["lora_model/"]
        assert await client.artifact_content(ref, SETTINGS) == await client.artifact_content(run, SETTINGS)
        await client.pin(run)
        assert (await client.get(run)).raw.data.attributes.is_pinned
        await client.unpin(run)
        await client.delete(run)
        with pytest.raises(RunNotFound):
            await client.get(ref)


def test_filters_choose(connected: Connected, simulator: Simulator) -> None:
    """By id, state, text, tags, parameters, pins and order."""
    first, second, third = (simulator.start(VENDOR, seconds=seconds).ids[0] for seconds in (1, 100, 1000))
    with DatadogModelLab(**connected(VENDOR)) as client:

        def found(**filters: Any) -> list[str]:
            return [run.ref.ids[0] for run in client.list(**filters)]

        client.wait(first)
        assert found() == [third, second, first]
        assert found(ids=[first, RunRef(VENDOR, (third,))]) == [third, first]
        assert found(status="completed") == found(filter=f"LORA-{first}") == [first]
        assert found(tags="resumed:false", params=["lora_rank:8", "learning_rate:<0.001"]) == found()
        assert found(tags="resumed:true") == found(params="lora_rank:>8") == found(parent_run_id=first) == []
        assert found(parent_run_id="null") == found()
        assert found(sort="name") == [first, second, third]
        client.pin(second)
        assert found(pinned_first=True, limit=2) == [second, third]
        assert found(ids=first, include_pinned=True) == [second, first]


def test_more_runs_than_a_page(connected: Connected, simulator: Simulator) -> None:
    """All come, once, whatever the limit; an iteration can begin at a cursor."""
    ids = [simulator.start(VENDOR).ids[0] for _ in range(230)][::-1]
    with DatadogModelLab(**connected(VENDOR)) as client:
        runs = client.list()
        pages = [*runs.pages()]
        assert [run.ref.ids[0] for page in pages for run in page.items] == ids
        assert [(len(page.items), page.total) for page in pages] == [(100, 230), (100, 230), (30, 230)]
        rest = [run.ref.ids[0] for page in runs.pages(after=pages[0].after) for run in page.items]
        some = [run.ref.ids[0] for run in client.list(limit=150)]
    assert rest == ids[100:]
    assert some == ids[:150]


def test_a_file_that_does_not_exist(connected: Connected, simulator: Simulator) -> None:
    """Neither a directory nor a run that is not there is asked for its content."""
    ref = simulator.start(VENDOR)
    with DatadogModelLab(**connected(VENDOR)) as client:
        for path in ("", "lora_model/"):
            with pytest.raises(ConfigurationError, match="must be that of a file"):
                client.artifact_content(ref, path)
        with pytest.raises(RunNotFound):
            client.artifact_content("404", "a.json")


# What is sent


def test_filters_are_sent_in_datadog_s_words() -> None:
    """What was left out is not sent; the size of a page is as large as Datadog allows, and no larger than wanted."""
    answers = Answers(answer(page()))
    with datadog(answers) as client:
        assert list(client.list()) == []
        assert list(client.list(tags=[], params=())) == []
        chosen = client.list(
            ids=[42, "7", RunRef(VENDOR, ("8",))],
            project_id="2438",
            status="running",
            filter="lora",
            owner_id="6f3d1f5a",
            tags={"a:b"},
            params=["lr:>0.5", "rank:8"],
            parent_run_id=9,
            pinned_first=True,
            include_pinned=False,
            include_descendant_matches=True,
            sort="-updated_at",
            limit=7,
        )
        assert chosen.take(7) == []

    everything, same, some = (query(request) for request in answers.requests)
    assert everything == same == {"page[size]": "100"}
    assert some == {
        "filter[id]": "42,7,8",
        "filter[project_id]": "2438",
        "filter[status]": "running",
        "filter": "lora",
        "filter[owner_id]": "6f3d1f5a",
        "filter[tags]": "a:b",
        "filter[params]": "lr:>0.5,rank:8",
        "filter[parent_run_id]": "9",
        "pinned_first": "true",
        "include_pinned": "false",
        "include_descendant_matches": "true",
        "sort": "-updated_at",
        "page[size]": "7",
    }


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"ids": []}, "ids must name at least one run"),
        ({"ids": ["x"]}, "'x' is not a number"),
        ({"ids": True}, "True is not a run id"),
        ({"ids": "scorecard:1"}, "scorecard:1"),
        ({"project_id": "mine"}, "project_id must be the number of a project, not 'mine'"),
        ({"status": "done"}, "status must be one of .*not 'done'"),
        ({"sort": "id"}, "sort must be one of .*not 'id'"),
        ({"tags": "leaderboard"}, "tags must be texts such as 'key:value'"),
        ({"params": ["a:1,b:2"]}, "params must be texts such as 'key:value', each without a comma"),
        ({"parent_run_id": "none"}, "none"),
        ({"limit": 0}, "limit must be a whole number"),
    ],
    ids=str,
)
def test_a_wrong_filter_is_refused_at_once(wrong: dict[str, Any], message: str) -> None:
    """Not only when the list is read; nothing is sent."""
    answers = Answers(answer(page()))
    with datadog(answers) as client, pytest.raises(ConfigurationError, match=message):
        client.list(**wrong)
    assert answers.requests == []


def test_a_list_asks_for_nothing_before_it_is_read() -> None:
    """And says what it is."""
    answers = Answers(answer(page()))
    with datadog(answers) as client:
        assert repr(client.list(ids=42, limit=3)) == f"<Runs: runs of {VENDOR}, ids=('42',), limit=3>"
        assert repr(client.results(42, path="a/")) == f"<Results: artifacts of {VENDOR}, run_id='42', path='a/'>"
    assert answers.requests == []


def test_a_download_names_the_file_within_the_project() -> None:
    """By what the run and its artifacts say; a run in hand is not asked for."""
    artifacts = answer(example("list_model_lab_run_artifacts.200.directory"))
    file = httpx.Response(200, content=b"\0\xff", headers={"content-type": "application/octet-stream"})
    run = answer(DATADOG.example("200.completed"))
    answers = Answers(run, artifacts, file, run, artifacts, file)
    with datadog(answers) as client:
        assert client.artifact_content("42", "a b.bin") == b"\0\xff"
        assert client.artifact_content(client.get("42"), "a b.bin") == b"\0\xff"

    root = "/api/v2/model-lab-api"
    one = [f"{root}/runs/42", f"{root}/runs/42/artifacts", f"{root}/artifacts/content"]
    assert [request.url.path for request in answers.requests] == one * 2
    assert query(answers.requests[2]) == {
        "project_id": "2438",
        "artifact_path": "f635c73b70594ab6bb6e212cdf87d0d5/artifacts/a b.bin",
    }
    assert answers.requests[2].headers["accept"].startswith("application/octet-stream")


def test_a_file_has_the_limit_of_every_body() -> None:
    """Which the client's caller can raise."""
    answers = Answers(
        answer(example("list_model_lab_run_artifacts.200.directory")), httpx.Response(200, content=b"x" * 2000)
    )
    run = DATADOG.open(Answers(answer(DATADOG.example("200.completed")))).get_ref(DATADOG.ref)
    with datadog(answers, max_body_size=1000) as client, pytest.raises(DecodeError, match="1000"):
        client.artifact_content(run, "a.bin")


# What is sent again


def test_pinning_is_sent_again(clock: FakeClock) -> None:
    """A run is pinned or not; if no answer comes at all, nobody knows."""
    answers = Answers(answer({}, 503), httpx.ReadTimeout("no answer"), httpx.Response(204))
    with datadog(answers, clock=clock) as client:
        client.pin("42")
    assert len(answers.requests) == 3

    with (
        datadog(Answers(httpx.ReadTimeout("no answer")), clock=clock) as client,
        pytest.raises(OutcomeUnknown, match="the run may have been pinned"),
    ):
        client.pin("42")


@pytest.mark.parametrize("name", ["delete", "unpin"])
def test_what_a_first_request_did_is_no_error(name: str, clock: FakeClock) -> None:
    """Not found after a resend is what was wanted; without one it is an error."""
    gone = answer(example("delete_model_lab_run.404.recorded"), 404)
    with datadog(Answers(httpx.ReadTimeout("no answer"), gone), clock=clock) as client:
        getattr(client, name)("42")
    with datadog(Answers(gone), clock=clock) as client, pytest.raises(RunNotFound, match="run not found"):
        getattr(client, name)("42")


# What comes back


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("get_model_lab_run.200.*.json")), ids=lambda path: path.stem)
def test_a_row_is_the_run_that_get_returns(path: Any) -> None:
    """With the same model, too."""
    body = json.loads(path.read_text(encoding="utf-8"))
    with datadog(Answers(answer(page(body["data"])))) as client:
        (listed,) = client.list()
    with datadog(Answers(answer(body))) as client:
        read = client.get(body["data"]["id"])

    assert listed.raw == read.raw
    for name in ("ref", "lifecycle", "status", "name", "timing", "scores", "progress", "is_deleted"):
        assert getattr(listed, name, None) == getattr(read, name, None)


@pytest.mark.parametrize("name", ["first-page", "last-page", "empty", "without-links"])
def test_each_example_is_a_page(name: str) -> None:
    """The documented pages name the next one by its number, never by the links to another host."""
    body = example(f"list_model_lab_runs.200.{name}")
    with datadog(Answers(answer(body))) as client:
        first = next(client.list().pages())

    assert [run.ref.ids[0] for run in first.items] == [each["id"] for each in body["data"]]
    assert first.total == body["meta"]["page"]["total"]
    assert first.after == (NEXT if name == "first-page" else None)


def test_the_next_page_is_asked_for_as_large_as_the_first() -> None:
    """Another size would make the same number another page. The server's size counts, if it is not ours."""
    first = page(*(row(run_id=str(n)) for n in range(25)), size=25, total=30, next_number=1)
    second = page(*(row(run_id=str(n)) for n in range(25, 30)), size=25, number=1, total=30)
    answers = Answers(answer(first), answer(second))
    with datadog(answers) as client:
        assert len(client.list(limit=28).take(28)) == 28

    assert [query(request) for request in answers.requests] == [
        {"page[size]": "28"},
        {"page[number]": "1", "page[size]": "25"},
    ]


@pytest.mark.parametrize(
    ("numbers", "after"),
    [
        ({"number": 0, "size": 25, "total": 26}, NEXT),
        ({"number": 0, "size": 25, "total": 25}, None),
        ({"number": 1, "size": 25, "total": 50}, None),
        ({"number": 1, "size": 25, "total": 50, "first_number": 1}, "page[number]=2&page[size]=25"),
    ],
    ids=["more", "no more", "second", "from 1"],
)
def test_a_page_that_does_not_name_the_next_one(numbers: dict[str, int], after: str | None) -> None:
    """Datadog's contract allows that: the total tells."""
    body = without(page(row(), **numbers), ("meta", "page", "next_number"))
    with datadog(Answers(answer(body))) as client:
        assert next(client.list().pages()).after == after


def test_a_cursor_must_be_one() -> None:
    """Nothing else gets into a request."""
    answers = Answers(answer(page()))
    with datadog(answers) as client, pytest.raises(ConfigurationError, match="after must be the cursor of a page"):
        next(client.list().pages(after="https://elsewhere.example/?page[number]=1"))
    assert answers.requests == []


def test_deviations_of_a_row_are_those_of_its_run() -> None:
    """With the names that they have when the run is retrieved alone."""
    rows = [row(run_id="1"), changed(row("paused", "2"), ("attributes", "is_pinned"), "no")]
    with datadog(Answers(answer(page(*rows)))) as client:
        first, second = client.list()

    assert first.deviations == ()
    assert second.lifecycle == Blocked("resume")
    assert second.deviations == (Deviation("data.attributes.is_pinned", "true or false", "string 'no'"),)


@pytest.mark.parametrize(
    ("place", "value", "field"),
    [
        (("data", 0, "id"), None, "data[0].id"),
        (("data", 0, "attributes", "status"), 5, "data[0].attributes.status"),
        (("meta", "page", "size"), "25", "meta.page.size"),
        (("meta", "page", "next_number"), "1", "meta.page.next_number"),
        (("meta",), None, "meta"),
    ],
    ids=str,
)
def test_a_page_without_what_it_needs(place: JsonPath, value: object, field: str) -> None:
    """Is an error, which has the cursor to go on from."""
    broken = changed(page(row()), place, value)
    answers = Answers(answer(page(row(), size=25, total=50, next_number=1)), answer(broken))
    with datadog(answers) as client, pytest.raises(DecodeError) as caught:
        list(client.list())

    assert (caught.value.field, caught.value.after) == (field, NEXT)
