"""The decider and the pacing: pure functions of the responses and the time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstate import (
    AuthenticationError,
    Blocked,
    Completed,
    ConfigurationError,
    Lifecycle,
    PollingFailed,
    Progress,
    RateLimited,
    Retry,
    Run,
    RunBlocked,
    Running,
    RunNotFound,
    RunRef,
    RunstateError,
    ServerError,
    Timing,
    TransportError,
    WaitTimeout,
)
from runstate.pacing import LONGEST, SHORTEST, Pacing
from runstate.run import Facts, assemble
from runstate.waiting import NOT_FOUND_GRACE, OUTAGE, Fetch, OnBlocked, Poll, Step, Stop, Wait, start
from tests.support.clock import START

REF = RunRef.parse("retab:exprun_2")
SCORECARD_REF = RunRef.parse("scorecard:135")


def poll(
    lifecycle: Lifecycle,
    *,
    hint: float | None = None,
    progress: Progress | None = None,
    age: float | None = None,
) -> Poll[None]:
    """An answer; `age` is how long ago the vendor says the run began."""
    timing = Timing(started=START - timedelta(seconds=age)) if age is not None else Timing()
    run: Run[None] = assemble(REF, Facts(lifecycle=lifecycle, progress=progress, timing=timing), None, START)
    return Poll(run, hint, START)


def wait(
    *, timeout: float | None = 100.0, interval: float | None = None, on_blocked: OnBlocked = "raise", ref: RunRef = REF
) -> Wait[None]:
    """A wait that began at 0, without jitter."""
    return start(ref, 0.0, timeout=timeout, interval=interval, on_blocked=on_blocked, random=lambda: 0.5)


def delay(step: Step) -> float:
    """The pause of a step that is to fetch."""
    assert isinstance(step, Fetch)
    return step.delay


def error(step: Step) -> RunstateError:
    """The error of a step that ends the wait with one."""
    assert isinstance(step, Stop)
    assert step.error is not None
    return step.error


def failure(
    kind: type[ServerError | RateLimited | RunNotFound | AuthenticationError], hint: float | None = None
) -> RunstateError:
    """An error of that kind."""
    return kind("no", vendor="retab", status=500, retry_after=hint)


def test_a_finished_run_ends_the_wait() -> None:
    """Without an error: the run is the answer."""
    assert wait().seen(poll(Completed()), 1.0) == Stop()


def test_a_young_run_is_polled_each_second() -> None:
    """The shortest interval holds while the square root is below it."""
    assert delay(wait().seen(poll(Running()), 0.0)) == SHORTEST


@pytest.mark.parametrize(("elapsed", "interval"), [(2.0, 2.0), (50.0, 10.0), (1800.0, 60.0), (10_000.0, LONGEST)])
def test_the_interval_grows_with_the_square_root_of_the_age(elapsed: float, interval: float) -> None:
    """sqrt(2·price·elapsed), up to the longest."""
    assert delay(wait(timeout=None).seen(poll(Running()), elapsed)) == pytest.approx(interval)


def test_the_age_is_the_run_s_and_not_the_wait_s() -> None:
    """Who attaches to an old run does not begin with a poll a second."""
    assert delay(wait().seen(poll(Running(), age=50.0), 0.0)) == pytest.approx(10.0)


def test_a_vendor_s_clock_ahead_of_ours_does_no_harm() -> None:
    """A start in the future is an age of nought."""
    assert delay(wait().seen(poll(Running(), age=-3600.0), 0.0)) == SHORTEST


def test_the_server_s_hint_is_a_lower_bound_for_this_poll_alone() -> None:
    """It is not remembered."""
    waiting = wait(timeout=None)
    assert delay(waiting.seen(poll(Running(), hint=30.0), 1.0)) == pytest.approx(30.0, rel=0.1)
    assert delay(waiting.seen(poll(Running()), 31.0)) == pytest.approx((2 * 31.0) ** 0.5)


@given(
    st.floats(0, 1),
    st.floats(0, 1000),
    st.floats(0, 500),
    st.one_of(st.none(), st.floats(0.01, 500)),
    st.one_of(st.none(), st.floats(0, 2000)),
    st.booleans(),
)
def test_no_poll_comes_before_the_hint(
    random: float, elapsed: float, hint: float, interval: float | None, timeout: float | None, refused: bool
) -> None:
    """Whatever the jitter, a fixed interval and the deadline are: the server's word is a lower bound."""
    waiting: Wait[None] = start(REF, 0.0, timeout=timeout, interval=interval, on_blocked="raise", random=lambda: random)
    if refused:
        step = waiting.failed(failure(RateLimited, hint=hint), elapsed)
    else:
        step = waiting.seen(poll(Running(), hint=hint), elapsed)
    if isinstance(step, Fetch):
        assert step.delay >= hint
        assert timeout is None or elapsed + step.delay <= timeout + 1e-6
    else:
        assert timeout is not None
        assert elapsed + hint >= timeout - 0.001
        assert elapsed + step.delay == pytest.approx(max(elapsed, timeout))


def test_a_fixed_interval_overrides_pacing_but_not_the_hint() -> None:
    """The server's word is the last, of a success and of a refusal."""
    waiting = wait(interval=5.0)
    assert delay(waiting.seen(poll(Running()), 50.0)) == 5.0
    assert 30.0 <= delay(waiting.seen(poll(Running(), hint=30.0), 50.0)) <= 33.0
    assert 30.0 <= delay(waiting.failed(failure(RateLimited, hint=30.0), 50.0)) <= 33.0


@pytest.mark.parametrize("interval", [None, 1.0])
def test_no_poll_comes_before_the_hint_for_the_deadline_s_sake(interval: float | None) -> None:
    """A deadline before it is waited for, since other runs may finish until then, and nothing is asked at it."""
    refusal = failure(RateLimited, hint=120.0)
    waiting = wait(timeout=12.0, interval=interval)
    waiting.ask(0.0)
    step = waiting.failed(refusal, 2.0)

    late = error(step)
    assert isinstance(step, Stop)
    assert step.delay == 10.0
    assert isinstance(late, WaitTimeout)
    assert (late.elapsed, late.polls, late.__cause__) == (12.0, 1, refusal)
    assert "no valid response for 12 s" in str(late)


def test_the_last_poll_is_at_the_deadline() -> None:
    """A run that ended a moment before it has not timed out."""
    waiting = wait(timeout=100.0)
    assert delay(waiting.seen(poll(Running()), 95.0)) == pytest.approx(5.0)
    assert waiting.seen(poll(Completed()), 100.0) == Stop()


def test_the_deadline_carries_what_was_seen() -> None:
    """The last run, the time and the number of polls."""
    waiting = wait(timeout=100.0)
    waiting.seen(poll(Running()), 50.0)
    late = error(waiting.seen(poll(Running(phase="late")), 100.0))

    assert isinstance(late, WaitTimeout)
    assert late.run is not None
    assert late.run.lifecycle == Running(phase="late")
    assert (late.elapsed, late.polls) == (100.0, 2)
    assert str(late) == "retab:exprun_2 has not finished within 0:01:40 (last seen: running)"


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (TransportError("no", vendor="retab", reason="connection refused"), "no response for 40 s: connection refused"),
        (ServerError("no", vendor="retab", status=503), "no valid response for 40 s: 503 Service Unavailable"),
    ],
)
def test_the_deadline_tells_of_an_outage(cause: RunstateError, said: str) -> None:
    """How long it has lasted, and its cause, beside the state that was seen before it."""
    waiting = wait(timeout=100.0)
    waiting.seen(poll(Running()), 50.0)
    waiting.ask(60.0)
    waiting.failed(cause, 70.0)
    waiting.ask(80.0)
    late = error(waiting.failed(cause, 100.0))

    assert isinstance(late, WaitTimeout)
    assert str(late) == f"retab:exprun_2 has not finished within 0:01:40 (last seen: running; {said})"
    assert late.__cause__ is cause


def test_an_outage_that_is_over_is_not_told_at_the_deadline() -> None:
    """Neither in the message nor as the cause."""
    waiting = wait(timeout=100.0)
    waiting.failed(failure(ServerError), 50.0)
    late = error(waiting.seen(poll(Running()), 100.0))
    assert str(late) == "retab:exprun_2 has not finished within 0:01:40 (last seen: running)"
    assert late.__cause__ is None


NOBODY = TransportError("no", vendor="retab", reason="connection refused")


@pytest.mark.parametrize(
    ("first", "answered"), [(NOBODY, False), (ServerError("no", vendor="retab", status=503), True), (None, True)]
)
def test_the_end_of_a_wait_tells_whether_the_vendor_ever_answered(first: RunstateError | None, answered: bool) -> None:
    """An answer that is an error counts, even if only a retry within a poll met it."""
    waiting = wait(timeout=100.0)
    if first is None:
        waiting.seen(poll(Running()), 10.0)
    else:
        waiting.retried(first, 1.0, 10.0)
    late = error(waiting.failed(NOBODY, 100.0))
    assert isinstance(late, WaitTimeout)
    assert late.answered is answered


def test_each_failure_is_reported_with_how_long_it_has_lasted() -> None:
    """Retries within a poll and polls alike, until an answer ends the row."""
    waiting = wait(timeout=None)
    waiting.ask(0.0)
    seen = poll(Running())
    waiting.seen(seen, 1.0)
    waiting.ask(100.0)
    within = waiting.retried(NOBODY, 0.5, 130.0)
    after = waiting.failed(NOBODY, 131.0)
    waiting.ask(150.0)
    again = waiting.failed(NOBODY, 160.0)

    assert isinstance(after, Fetch)
    assert isinstance(again, Fetch)
    assert within == Retry(ref=REF, error=NOBODY, failing_for=30.0, attempts=1, delay=0.5, run=seen.run)
    assert after.retry == Retry(ref=REF, error=NOBODY, failing_for=31.0, attempts=2, delay=after.delay, run=seen.run)
    assert again.retry == Retry(ref=REF, error=NOBODY, failing_for=60.0, attempts=3, delay=again.delay, run=seen.run)
    assert str(within) == "retab:exprun_2 no response for 30 s: connection refused, retrying in 0.5 s"
    assert within.reason == "connection refused"

    waiting.ask(170.0)
    assert waiting.seen(seen, 171.0) == Fetch((2 * 171.0) ** 0.5)
    waiting.ask(200.0)
    anew = waiting.failed(failure(RateLimited), 201.0)
    assert isinstance(anew, Fetch)
    assert anew.retry is not None
    assert (anew.retry.failing_for, anew.retry.attempts) == (1.0, 1)


def test_a_timeout_of_nought_asks_once() -> None:
    """That is how to ask whether a run has finished."""
    assert isinstance(error(wait(timeout=0.0).seen(poll(Running()), 0.0)), WaitTimeout)
    assert wait(timeout=0.0).seen(poll(Completed()), 0.0) == Stop()


def test_a_blocked_run_raises_or_is_waited_for() -> None:
    """As the caller chose."""
    blocked = error(wait().seen(poll(Blocked("human")), 1.0))
    assert isinstance(blocked, RunBlocked)
    assert str(blocked) == "retab:exprun_2 is blocked: needs a person; pass on_blocked='wait' to go on waiting"
    assert isinstance(wait(on_blocked="wait").seen(poll(Blocked("human")), 1.0), Fetch)


def outage(waiting: Wait[Any], began: float) -> tuple[float, RunstateError]:
    """Polls that fail until the wait gives up: when it does, and with what."""
    now = began
    waiting.ask(now)
    while isinstance(step := waiting.failed(failure(ServerError), now), Fetch):
        assert step.delay <= LONGEST
        now += step.delay
    return now, error(step)


def test_half_an_hour_of_bad_polls_is_outlived() -> None:
    """Then the wait ends; the last error is the cause, and the last run is kept."""
    waiting = wait(timeout=None)
    waiting.seen(poll(Running()), 0.0)
    ended, failed = outage(waiting, 10.0)

    assert 10 + OUTAGE < ended <= 10 + OUTAGE + LONGEST
    assert isinstance(failed, PollingFailed)
    assert isinstance(failed.__cause__, ServerError)
    assert failed.run is not None
    assert f"{failed.polls - 1} polls in a row failed" in str(failed)


def test_an_outage_may_be_there_from_the_start() -> None:
    """An answer that is an error shows that somebody is there."""
    ended, failed = outage(wait(timeout=None), 0.0)
    assert ended > OUTAGE
    assert isinstance(failed, PollingFailed)


def test_five_bad_polls_are_enough_where_nobody_ever_answered() -> None:
    """A wrong address is told within seconds."""
    waiting = wait(timeout=None)
    nobody = TransportError("refused", vendor="retab")
    for _ in range(4):
        assert isinstance(waiting.failed(nobody, 1.0), Fetch)
    failed = error(waiting.failed(nobody, 1.0))
    assert isinstance(failed, PollingFailed)
    assert failed.__cause__ is nobody


def test_a_good_poll_forgives_the_bad_ones() -> None:
    """Only a row of them counts."""
    waiting = wait(timeout=None)
    for now in range(0, 30_000, 1_500):
        for later in range(0, 1_500, 100):
            waiting.ask(float(now + later))
            assert isinstance(waiting.failed(failure(ServerError), float(now + later)), Fetch)
        assert isinstance(waiting.seen(poll(Running()), float(now + 1_499)), Fetch)


def test_bad_polls_are_spread_out() -> None:
    """Each pause is twice the one before."""
    waiting = wait(timeout=None)
    assert [delay(waiting.failed(failure(ServerError), 2.0)) for _ in range(4)] == [2.0, 4.0, 8.0, 16.0]


def test_a_refusal_s_hint_counts() -> None:
    """A 429 that outlasted the retries still says when to come back."""
    assert delay(wait().failed(failure(RateLimited, hint=40.0), 1.0)) >= 40.0


def test_what_asking_again_cannot_mend_ends_the_wait_at_once() -> None:
    """With the error itself, and the run as last seen."""
    fatal = failure(AuthenticationError)
    waiting = wait()
    seen = poll(Running())
    waiting.seen(seen, 0.5)
    assert error(waiting.failed(fatal, 1.0)) is fatal
    assert fatal.run is seen.run
    assert failure(AuthenticationError).run is None


@pytest.mark.parametrize("ref", [REF, SCORECARD_REF])
def test_a_run_that_was_just_created_may_not_be_found_yet(ref: RunRef) -> None:
    """For some seconds, at every vendor; then the last error is raised."""
    missing = failure(RunNotFound)
    waiting, now = wait(ref=ref), 0.0
    while isinstance(step := waiting.failed(missing, now), Fetch):
        now += step.delay
    assert error(step) is missing
    assert NOT_FOUND_GRACE <= now <= NOT_FOUND_GRACE + SHORTEST
    assert waiting.polls <= 5

    waiting = wait(ref=ref)
    assert isinstance(waiting.failed(missing, 1.0), Fetch)
    assert isinstance(waiting.seen(poll(Running()), 2.0), Fetch)
    assert error(waiting.failed(missing, 3.0)) is missing  # it was there, and has gone


def test_the_deadline_holds_among_bad_polls() -> None:
    """A server that is down does not make a wait longer."""
    cause = TransportError("no", vendor="retab")
    late = error(wait(timeout=10.0).failed(cause, 10.0))
    assert isinstance(late, WaitTimeout)
    assert late.run is None
    assert "never seen" in str(late)
    assert late.__cause__ is cause


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"timeout": -1.0}, "timeout must be a positive"),
        ({"timeout": float("inf")}, "timeout must be a positive, finite"),
        ({"interval": 0.0}, "interval must be a positive"),
        ({"on_blocked": "ignore"}, "on_blocked must be 'raise' or 'wait'"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, object], said: str) -> None:
    """Before the first poll."""
    with pytest.raises(ConfigurationError, match=said):
        wait(**options)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what an untyped caller may do


@given(
    st.lists(
        st.tuples(st.floats(0.001, 3600), st.integers(0, 50), st.one_of(st.none(), st.integers(0, 50))), max_size=30
    )
)
def test_every_interval_is_within_bounds(seen: list[tuple[float, int, int | None]]) -> None:
    """Whatever a vendor counts, forwards or backwards, with or without a total."""
    pacing, age = Pacing(), 0.0
    for passed, done, total in seen:
        age += passed
        interval = pacing.interval(age, Progress(done=done, total=total))
        assert SHORTEST <= interval <= LONGEST


def test_counts_bring_the_polls_near_the_end() -> None:
    """At 90 of 100 after 900 s, the end is 100 s off: asked sooner than the square root of the age would."""
    pacing = Pacing()
    pacing.interval(0.0, Progress(done=0, total=100))
    halfway = pacing.interval(450.0, Progress(done=45, total=100))
    near = pacing.interval(900.0, Progress(done=90, total=100))
    done = pacing.interval(1000.0, Progress(done=100, total=100))

    assert halfway > (2 * 450.0) ** 0.5 * 0.5
    assert near < 60.0
    assert done == pytest.approx((2 * 0.02 * 1000.0) ** 0.5)
    assert halfway > near > done


def test_a_new_stage_that_counts_from_the_start_is_a_new_estimate() -> None:
    """Scorecard counts records first and scores then."""
    pacing = Pacing()
    for age, done in ((0.0, 0), (100.0, 5), (200.0, 10), (210.0, 0)):
        interval = pacing.interval(age, Progress(done=done, total=10))
    assert interval == pytest.approx((2 * 210.0) ** 0.5)
