"""`get`, `wait` and `watch` of the clients, on a fake clock, in all three styles."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from itertools import cycle

import httpx
import pytest

from runstate import (
    AdobeSensei,
    AsyncAdobeSensei,
    AsyncRetab,
    AuthenticationError,
    Blocked,
    MLflow,
    PollingFailed,
    RateLimited,
    Retab,
    Retry,
    Run,
    RunBlocked,
    RunCancelled,
    RunFailed,
    Scorecard,
    TransportError,
    WaitTimeout,
)
from tests.overlay.decode.reading import changed
from tests.support.answers import Answer, Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import ADOBE, MLFLOW, RETAB, SCORECARD, TestVendor
from tests.vendors import ALL


def story(vendor: TestVendor, *names: str) -> Answers:
    """The vendor's examples of those names as answers, in order."""
    return Answers(*(answer(vendor.example(f"200.{name}")) for name in names))


def statuses(runs: list[Run[object]]) -> list[str]:
    return [run.lifecycle.status for run in runs]


RETAB_STORY = ("pending", "queued", "running", "running", "running", "completed")


def test_wait_returns_the_finished_run(clock: FakeClock) -> None:
    """And tells of each change on the way, once."""
    answers = story(RETAB, *RETAB_STORY)
    seen: list[Run[object]] = []
    with Retab("key-retab", transport=answers, clock=clock) as retab:
        run = retab.wait("exprun_2", on_update=seen.append)

    assert run.lifecycle.status == "completed"
    assert statuses(seen) == ["pending", "queued", "running", "completed"]
    assert len(answers.requests) == 6
    assert len(clock.slept) == 5


def test_watch_yields_each_change_and_ends(clock: FakeClock) -> None:
    """What has not changed is not said again."""
    with Retab("key-retab", transport=story(RETAB, *RETAB_STORY), clock=clock) as retab:
        assert statuses(list(retab.watch("exprun_2"))) == ["pending", "queued", "running", "completed"]


@pytest.mark.anyio
async def test_the_async_twin_waits_and_watches_alike(clock: FakeClock) -> None:
    """Under asyncio and trio, driven by the same decider."""
    seen: list[Run[object]] = []
    async with AsyncRetab("key-retab", transport=story(RETAB, *RETAB_STORY), clock=clock) as retab:
        assert (await retab.get("exprun_2")).lifecycle.status == "pending"
        run = await retab.wait("exprun_2", on_update=seen.append)
    assert run.lifecycle.status == "completed"
    assert statuses(seen) == ["queued", "running", "completed"]

    async with AsyncRetab("key-retab", transport=story(RETAB, *RETAB_STORY), clock=clock) as retab:
        assert statuses([run async for run in retab.watch("exprun_2")]) == statuses([*_first(seen), *seen])


def _first(seen: list[Run[object]]) -> list[Run[object]]:
    with Retab("key-retab", transport=story(RETAB, "pending")) as retab:
        return [retab.get("exprun_2")] if seen else []


def test_a_run_that_has_finished_already_is_asked_for_once(clock: FakeClock) -> None:
    """Nothing to wait for."""
    answers = story(RETAB, "completed")
    with Retab("key-retab", transport=answers, clock=clock) as retab:
        retab.wait("exprun_2")
    assert (len(answers.requests), clock.slept) == (1, [])


def test_a_failed_run_is_an_answer_and_can_be_made_an_error(clock: FakeClock) -> None:
    """In the manner of httpx's raise_for_status()."""
    with Retab("key-retab", transport=story(RETAB, "running", "error"), clock=clock) as retab:
        run = retab.wait("exprun_2")
    with pytest.raises(RunFailed, match="Block extract-invoice failed on every document") as raised:
        run.raise_for_failure()
    assert raised.value.run is run
    assert raised.value.error.code == "EXTRACTION_FAILED"


def test_a_cancelled_run_can_be_made_an_error(clock: FakeClock) -> None:
    """With the reason, where there is one."""
    with Retab("key-retab", transport=story(RETAB, "cancelled"), clock=clock) as retab:
        run = retab.wait("exprun_2")
    with pytest.raises(RunCancelled, match="Cancelled by user") as raised:
        run.raise_for_failure()
    assert raised.value.reason == "Cancelled by user"


def test_a_completed_run_raises_nothing(clock: FakeClock) -> None:
    """Neither does one that still runs."""
    with Retab("key-retab", transport=story(RETAB, "running", "completed"), clock=clock) as retab:
        retab.get("exprun_2").raise_for_failure()
        retab.wait("exprun_2").raise_for_failure()


def test_a_blocked_run_raises_unless_waited_for(clock: FakeClock) -> None:
    """With the run attached; `watch` goes on by itself."""
    names = ("running_scoring", "awaiting_human_scoring", "completed")
    with Scorecard("key-scorecard", transport=story(SCORECARD, *names), clock=clock) as scorecard:
        with pytest.raises(RunBlocked) as raised:
            scorecard.wait("135")
        assert scorecard.wait("135").lifecycle.status == "completed"
    assert raised.value.run is not None
    assert raised.value.run.lifecycle.status == "blocked"
    with Scorecard("key-scorecard", transport=story(SCORECARD, *names), clock=clock) as scorecard:
        assert scorecard.wait("135", on_blocked="wait").lifecycle.status == "completed"
    with Scorecard("key-scorecard", transport=story(SCORECARD, *names), clock=clock) as scorecard:
        assert statuses(list(scorecard.watch("135"))) == ["running", "blocked", "completed"]


DELETE = [each.vendor for each in ALL.values() if each.deletions]


def deleted(vendor: TestVendor) -> Answer:
    """The vendor's running run, marked as deleted."""
    (path, mark), *_ = ((path, mark) for path, mark, is_deleted in ALL[vendor.slug].deletions if is_deleted)
    return answer(changed(vendor.example(vendor.unfinished), path, mark))


@pytest.mark.parametrize("vendor", DELETE, ids=lambda vendor: vendor.slug)
def test_a_deleted_run_is_not_waited_for(vendor: TestVendor, clock: FakeClock) -> None:
    """It will not end unless it is restored, which may be waited for as any block."""
    completed = answer(vendor.example(vendor.completed))
    with vendor.open(Answers(deleted(vendor), completed), clock=clock) as client:
        with pytest.raises(RunBlocked, match="is blocked: deleted; pass on_blocked='wait' to go on waiting") as raised:
            client.wait_ref(vendor.ref)
        assert client.wait_ref(vendor.ref, on_blocked="wait").lifecycle.status == "completed"
    assert raised.value.run is not None
    assert raised.value.run.lifecycle == Blocked("restore")
    assert raised.value.run.deleted


def test_a_run_that_was_deleted_after_its_end_has_ended(clock: FakeClock) -> None:
    """Its lifecycle says how."""
    with MLflow("http://localhost", transport=story(MLFLOW, "finished-deleted"), clock=clock) as mlflow:
        run = mlflow.wait("57b57d08")
    assert run.deleted
    assert run.lifecycle.status == "completed"


@pytest.mark.parametrize("timeout", [60, 60.0, timedelta(minutes=1)])
def test_the_deadline_bounds_the_whole_wait(timeout: float | timedelta, clock: FakeClock) -> None:
    """Exactly, with one last poll when it is reached, and the last run attached."""
    answers = story(RETAB, "running")
    with Retab("key-retab", transport=answers, clock=clock) as retab, pytest.raises(WaitTimeout) as raised:
        retab.wait("exprun_2", timeout=timeout)

    assert clock.elapsed == pytest.approx(60)
    assert raised.value.run is not None
    assert raised.value.run.lifecycle.status == "running"
    assert raised.value.polls == len(answers.requests)
    assert raised.value.elapsed == pytest.approx(60)


def test_the_default_deadline_is_an_hour(clock: FakeClock) -> None:
    """Nobody waits for ever without having said so."""
    with Retab("key-retab", transport=story(RETAB, "running"), clock=clock) as retab, pytest.raises(WaitTimeout):
        retab.wait("exprun_2")
    assert clock.elapsed == pytest.approx(3600)


def test_for_ever_is_said_aloud(clock: FakeClock) -> None:
    """None waits as long as it takes."""
    with Retab("key-retab", transport=story(RETAB, *["running"] * 500, "completed"), clock=clock) as retab:
        retab.wait("exprun_2", timeout=None)
    assert clock.elapsed > 3600


def test_a_fixed_interval_is_kept(clock: FakeClock) -> None:
    """Whatever the run's age."""
    with Retab("key-retab", transport=story(RETAB, *["running"] * 5, "completed"), clock=clock) as retab:
        retab.wait("exprun_2", interval=timedelta(seconds=7))
    assert clock.slept == [7.0] * 5


@pytest.mark.anyio
async def test_retry_after_outranks_a_fixed_interval(clock: FakeClock) -> None:
    """Of an answer and of a refusal; where the deadline comes before it, nothing more is asked until then."""
    patient = answer(RETAB.example("200.running"), retry_after="45")
    busy = answer({}, 429, retry_after="120")
    answers = Answers(patient, busy, answer(RETAB.example("200.completed")))
    with Retab("key-retab", transport=answers, clock=clock) as retab:
        retab.wait("exprun_2", interval=1)
    assert clock.slept[0] >= 45
    assert clock.slept[1] >= 120

    answers, began = Answers(patient, busy), clock.elapsed
    with (
        Retab("key-retab", transport=answers, clock=clock) as retab,
        pytest.raises(WaitTimeout) as raised,
    ):
        retab.wait("exprun_2", interval=1, timeout=60)
    assert len(answers.requests) == 2
    assert clock.elapsed - began == pytest.approx(raised.value.elapsed) == pytest.approx(60)

    answers, began = Answers(patient, busy), clock.elapsed
    async with AsyncRetab("key-retab", transport=answers, clock=clock) as asynchronous:
        with pytest.raises(WaitTimeout):
            await asynchronous.wait("exprun_2", interval=1, timeout=60)
    assert len(answers.requests) == 2
    assert clock.elapsed - began == pytest.approx(60)


def test_an_outage_without_end_ends_it(clock: FakeClock) -> None:
    """After half an hour; each poll had its retries first, and the last error is the cause."""
    answers = Answers(answer(RETAB.example("200.running")), answer({"detail": "down"}, 503))
    with Retab("key-retab", transport=answers, retries=1, clock=clock) as retab, pytest.raises(PollingFailed) as raised:
        retab.wait("exprun_2", timeout=None)
    assert "503" in str(raised.value.__cause__)
    assert raised.value.run is not None
    assert 1800 < clock.elapsed < 2000
    assert len(answers.requests) == 1 + (raised.value.polls - 1) * 2 < 100


def test_an_outage_of_half_an_hour_is_outlived(clock: FakeClock) -> None:
    """With nobody there at all."""
    completed, running = answer(RETAB.example("200.completed")), answer(RETAB.example("200.running"))

    def handle(_: httpx.Request) -> httpx.Response:
        if 10 < clock.elapsed < 1810:
            raise httpx.ConnectError("refused")
        found = running if clock.elapsed <= 10 else completed
        return httpx.Response(200, content=found.content)

    with Retab("key-retab", transport=httpx.MockTransport(handle), clock=clock) as retab:
        assert retab.wait("exprun_2").lifecycle.status == "completed"
    assert clock.elapsed < 1810 + 200


def test_a_wait_outlives_an_outage(clock: FakeClock) -> None:
    """Four bad polls of every kind, then the run goes on."""
    running = answer(RETAB.example("200.running"))
    trouble: tuple[Answer, ...] = (
        httpx.ConnectError("refused"),
        answer({}, 502),
        httpx.ReadTimeout("slow"),
        httpx.Response(429, headers={"retry-after": "20"}),
    )
    answers = Answers(running, *trouble, running, *trouble, answer(RETAB.example("200.completed")))
    with Retab("key-retab", transport=answers, retries=0, clock=clock) as retab:
        assert retab.wait("exprun_2").lifecycle.status == "completed"
    assert max(clock.slept) >= 20


def test_a_refusal_ends_the_wait_at_once(clock: FakeClock) -> None:
    """A key that was revoked will not come back."""
    answers = Answers(answer(RETAB.example("200.running")), answer({}, 401))
    with Retab("key-retab", transport=answers, clock=clock) as retab, pytest.raises(AuthenticationError):
        retab.wait("exprun_2")
    assert len(answers.requests) == 2


def told(retries: list[Retry]) -> list[tuple[str, int]]:
    return [(retry.reason, retry.attempts) for retry in retries]


TROUBLE: tuple[Answer, ...] = (
    httpx.ConnectError("no route"),
    answer({"detail": "busy"}, 429, retry_after="3"),
    answer({"detail": "down"}, 503),
)
TOLD = [("no route", 1), ("429 Too Many Requests", 2), ("503 Service Unavailable", 3)]


@pytest.mark.parametrize("retries", [0, 1, 3])
def test_an_outage_is_reported_as_it_happens(retries: int, clock: FakeClock) -> None:
    """Each request that is sent again, before the pause, whether the poll failed or is retried."""
    running, completed = answer(RETAB.example("200.running")), answer(RETAB.example("200.completed"))
    seen: list[Retry] = []
    pauses: list[int] = []

    def note(retry: Retry) -> None:
        seen.append(retry)
        pauses.append(len(clock.slept))

    answers = Answers(running, *TROUBLE, running, TROUBLE[0], completed)
    with Retab("key-retab", transport=answers, retries=retries, clock=clock) as retab:
        retab.wait("exprun_2", on_retry=note)

    assert told(seen) == [*TOLD, ("no route", 1)]
    assert [retry.delay for retry in seen] == [pytest.approx(clock.slept[number]) for number in pauses]
    assert pauses == [1, 2, 3, 5]
    assert {str(retry.ref) for retry in seen} == {"retab:exprun_2"}
    assert all(retry.run is not None and retry.run.lifecycle.status == "running" for retry in seen)
    assert isinstance(seen[0].error, TransportError)
    assert isinstance(seen[0].error.__cause__, httpx.ConnectError)
    assert isinstance(seen[1].error, RateLimited)
    assert seen[1].delay >= 3


@pytest.mark.anyio
@pytest.mark.parametrize("retries", [0, 3])
async def test_an_outage_is_reported_to_an_async_caller(retries: int, clock: FakeClock) -> None:
    """By `wait` and `watch`, before the run has been seen at all."""
    answers = Answers(*TROUBLE, answer(RETAB.example("200.running")), *TROUBLE, answer(RETAB.example("200.completed")))
    seen: list[Retry] = []
    async with AsyncRetab("key-retab", transport=answers, retries=retries, clock=clock) as retab:
        async for _ in retab.watch("exprun_2", on_retry=seen.append):
            pass
        assert told(seen) == TOLD * 2
        assert [retry.run is None for retry in seen] == [True] * 3 + [False] * 3
        await retab.wait("exprun_2", on_retry=seen.append)


class Own(Exception):
    """What a user's function raises."""


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [Own, ValueError, KeyError])
@pytest.mark.parametrize("retries", [0, 3])
async def test_what_on_retry_raises_ends_the_wait(retries: int, kind: type[Exception], clock: FakeClock) -> None:
    """As it is, and no error of the vendor's is made of it."""
    mine = kind("mine")

    def refuse(_: Retry) -> None:
        raise mine

    answers = Answers(httpx.ConnectError("no route"))
    with (
        Retab("key-retab", transport=answers, retries=retries, clock=clock) as retab,
        pytest.raises(kind) as raised,
    ):
        retab.wait("exprun_2", on_retry=refuse)
    assert raised.value is mine
    async with AsyncRetab("key-retab", transport=answers, retries=retries, clock=clock) as asynchronous:
        with pytest.raises(kind) as raised:
            await asynchronous.wait("exprun_2", on_retry=refuse)
    assert raised.value is mine
    assert len(answers.requests) == 2


def test_a_server_that_never_answered_is_told_at_the_deadline() -> None:
    """With the system's own words, from a real connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    retab = Retab("key-retab", base_url=f"http://127.0.0.1:{port}", clock=FakeClock())
    with retab, pytest.raises(WaitTimeout, match=r"never seen; no response for 1[56] s: connection refused") as raised:
        retab.wait("exprun_2", timeout=15)
    assert not raised.value.answered
    assert raised.value.run is None


@pytest.mark.anyio
async def test_a_server_that_never_answered_is_told_by_an_async_client() -> None:
    """In the same words under asyncio and trio."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    async with AsyncRetab("key-retab", base_url=f"http://127.0.0.1:{port}", clock=FakeClock()) as retab:
        with pytest.raises(WaitTimeout, match=r"never seen; no response for 1[56] s: connection refused"):
            await retab.wait("exprun_2", timeout=15)


def test_a_success_can_ask_for_patience(clock: FakeClock) -> None:
    """`Retry-After` counts on every status, for this poll alone."""
    patient = answer(RETAB.example("200.running"), retry_after="45")
    answers = Answers(patient, answer(RETAB.example("200.completed")))
    with Retab("key-retab", transport=answers, clock=clock) as retab:
        retab.wait("exprun_2")
    assert 45 <= clock.slept[0] <= 45 * 1.1


class SteppingClock(FakeClock):
    """A clock whose time of day is set anew again and again, as by a correction, or by hand."""

    def __init__(self, *steps: timedelta) -> None:
        super().__init__()
        self._steps = cycle(steps)

    def now(self) -> datetime:
        return super().now() + next(self._steps)


STEPS = [
    (timedelta(0), timedelta(hours=1)),
    (timedelta(0), timedelta(hours=-1)),
    (timedelta(days=3650), timedelta(days=-3650), timedelta(0)),
]


@pytest.mark.parametrize("steps", STEPS)
def test_the_time_of_day_may_jump(steps: tuple[timedelta, ...]) -> None:
    """The deadline is kept on a clock that does not, and intervals stay within their bounds."""
    clock = SteppingClock(*steps)
    with (
        Retab("key-retab", transport=story(RETAB, "running"), clock=clock) as retab,
        pytest.raises(WaitTimeout) as raised,
    ):
        retab.wait("exprun_2", timeout=3600)
    assert clock.elapsed == raised.value.elapsed == 3600
    assert all(0.9 <= pause <= 132 for pause in clock.slept[:-1])


def test_no_request_is_sent_once_the_caller_has_gone(clock: FakeClock) -> None:
    """Leaving a watch leaves the run alone."""
    answers = story(RETAB, "running", "completed")
    with Retab("key-retab", transport=answers, clock=clock) as retab:
        for _ in retab.watch("exprun_2"):
            break
    assert len(answers.requests) == 1


def test_a_slow_reader_does_not_stretch_the_interval(clock: FakeClock) -> None:
    """Time that passes between two steps counts as waited."""
    with Retab("key-retab", transport=story(RETAB, "pending", "running", "completed"), clock=clock) as retab:
        for _ in retab.watch("exprun_2", interval=5):
            clock.elapsed += 3
    assert clock.slept == [2.0, 2.0]


@pytest.mark.anyio
async def test_a_wait_can_be_cancelled_from_outside(clock: FakeClock) -> None:
    """It stops where it is, sends nothing more, and the client goes on working."""
    import anyio

    answers = story(RETAB, *["running"] * 100, "completed")
    async with AsyncRetab("key-retab", transport=answers, clock=clock) as retab:
        with anyio.CancelScope() as scope:

            def stop(_: object) -> None:
                scope.cancel()

            await retab.wait("exprun_2", on_update=stop)
        asked = len(answers.requests)
        assert scope.cancelled_caught
        assert asked == 1
        assert (await retab.get("exprun_2")).lifecycle.status == "running"
    assert len(answers.requests) == asked + 1


def test_ctrl_c_stops_the_wait_only(clock: FakeClock) -> None:
    """KeyboardInterrupt comes through; nothing is sent any more."""
    answers = story(RETAB, "running")

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with Retab("key-retab", transport=answers, clock=clock) as retab, pytest.raises(KeyboardInterrupt):
        retab.wait("exprun_2", on_update=interrupt)
    assert len(answers.requests) == 1


def test_adobe_runs_have_two_ids(clock: FakeClock) -> None:
    """get, wait and watch take both."""
    names = ("pending", "running", "retry", "done")
    with AdobeSensei(**ADOBE.credentials, transport=story(ADOBE, *names), clock=clock) as adobe:
        assert adobe.get("exp-1", "run-1").lifecycle.status == "pending"
        assert adobe.wait("exp-1", experiment_run_id="run-1").ref == ADOBE.ref
    with AdobeSensei(**ADOBE.credentials, transport=story(ADOBE, *names), clock=clock) as adobe:
        assert statuses(list(adobe.watch("exp-1", "run-1"))) == ["pending", "running", "running", "completed"]


@pytest.mark.anyio
async def test_adobe_runs_have_two_ids_asynchronously(clock: FakeClock) -> None:
    """The async twin, too."""
    names = ("pending", "running", "retry", "done")
    async with AsyncAdobeSensei(**ADOBE.credentials, transport=story(ADOBE, *names), clock=clock) as adobe:
        assert (await adobe.get("exp-1", "run-1")).lifecycle.status == "pending"
        assert (await adobe.wait("exp-1", "run-1")).ref == ADOBE.ref
    async with AsyncAdobeSensei(**ADOBE.credentials, transport=story(ADOBE, *names), clock=clock) as adobe:
        runs: list[Run[object]] = [run async for run in adobe.watch("exp-1", "run-1")]
        assert statuses(runs) == ["pending", "running", "running", "completed"]
