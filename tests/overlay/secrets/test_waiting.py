"""Waits and watches that end badly, of one run and of several, and callbacks that raise."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import httpx
import pytest
from attrs import evolve

import runstate
from runstate import FinishedRun, Retry, RunRef, RunstateError, RunUnsuccessful
from runstate.catalog import VENDORS
from tests.overlay.secrets.asking import EVERY_CASE, IN_MEMORY, WAYS, Case, Way
from tests.overlay.secrets.canaries import CANARIED, HEADER, PROXY_PASSWORD
from tests.overlay.secrets.evidence import Evidence, of_object
from tests.support.answers import Answer, Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import TEST_VENDORS, TestVendor


def repeated(vendor: TestVendor, name: str) -> httpx.Response:
    """A run that has the credentials in a field that no contract knows."""
    return answer({**vendor.example(name), "echo": " ".join(vendor.secrets)})


def endings(vendor: TestVendor) -> dict[str, list[Any]]:
    """Answers that end a wait."""
    running, said = repeated(vendor, vendor.unfinished), " ".join(vendor.secrets)
    return {
        "deadline": [running],
        "refused": [running, httpx.Response(401, text=said)],
        "out of order": [running, httpx.Response(503, text=said)],
        "unreachable": [running, httpx.ReadError(said)],
        "broken": [running, httpx.RemoteProtocolError(said)],
        "unreadable": [running, httpx.Response(200, text=said)],
    }


@EVERY_CASE
def test_wait_that_ends_badly(evidence: Evidence, case: Case) -> None:
    """With the run as last seen, and the reason for the end as a cause."""
    for answers in endings(case.vendor).values():

        def wait(client: Any, vendor: TestVendor) -> Any:
            return client.wait_ref(vendor.ref, timeout=7200)

        error = case.come(Way(wait, wait), Answers(*answers), retries=0)
        assert isinstance(error, RunstateError)
        evidence.error(error)


class Own(Exception):
    """What a user's callback raises."""


def refuse(run: object) -> None:
    """A callback that raises."""
    raise Own(type(run).__name__)


@EVERY_CASE
def test_callback_that_raises(evidence: Evidence, case: Case) -> None:
    """Its traceback passes through the wait."""

    def wait(client: Any, vendor: TestVendor) -> Any:
        return client.wait_ref(vendor.ref, on_update=refuse)

    error = case.come(Way(wait, wait), Answers(repeated(case.vendor, case.vendor.completed)))
    assert isinstance(error, Own)
    evidence.error(error)


@EVERY_CASE
def test_reports_of_an_outage(evidence: Evidence, case: Case) -> None:
    """Each with its error, from a retry within a poll and from a poll that failed; and a callback that raises."""
    said = " ".join(case.vendor.secrets)
    trouble: list[Answer] = [
        httpx.ReadError(said),
        httpx.Response(503, text=said),
        httpx.Response(503, content=said.encode("utf-16")),
    ]
    done = repeated(case.vendor, case.vendor.completed)
    for retries in (0, 3):
        retried: list[Retry] = []
        for on_retry in (retried.append, refuse):

            def wait(client: Any, vendor: TestVendor, on_retry: Any = on_retry) -> Any:
                return client.wait_ref(vendor.ref, on_retry=on_retry)

            came = case.come(Way(wait, wait), Answers(*trouble, done), retries=retries)
            assert isinstance(came, Own if on_retry is refuse else FinishedRun)
            if isinstance(came, Own):
                evidence.error(came)
        assert len(retried) == len(trouble)
        for retry in retried:
            evidence.add(of_object("the report", retry))
            evidence.error(retry.error)


@EVERY_CASE
@pytest.mark.parametrize("way", ["wait", "api"])
def test_functions_that_return_credentials(evidence: Evidence, case: Case, way: str) -> None:
    """What they return is hidden as if it had been given; so it is when one of them fails."""
    vendor, said = case.vendor, " ".join(case.vendor.secrets)
    values = {name: partial(str, value) for name, value in vendor.credentials.items()}
    functions = Case(evolve(vendor, credentials=values), case.mode)
    for status in (401, 503):
        error = functions.come(WAYS[way], Answers(httpx.Response(status, text=said)), retries=0)
        assert isinstance(error, RunstateError)
        evidence.error(error)
    *_, last = values

    def failing() -> str:
        raise Own(last)

    for function in (failing, lambda: "\n" + said + "\n.", lambda: None):
        broken = Case(evolve(vendor, credentials={**values, last: function}), case.mode)
        error = broken.come(WAYS[way], Answers(httpx.Response(503, text=said)), retries=0)
        assert isinstance(error, Own | RunstateError)
        evidence.error(error)


class AllVendors(httpx.MockTransport):
    """Answers each vendor's requests with the same kind of answer."""

    def __init__(self, said: Callable[[TestVendor], httpx.Response]) -> None:
        def handle(request: httpx.Request) -> httpx.Response:
            (vendor,) = (each for each in TEST_VENDORS if each.answers(request))
            response = said(CANARIED[vendor.slug])
            return httpx.Response(response.status_code, headers=response.headers, content=response.content)

        super().__init__(handle)


SEVERAL: dict[str, Callable[[TestVendor], httpx.Response]] = {
    "refused": lambda vendor: httpx.Response(401, text=" ".join(vendor.secrets)),
    "unreadable": lambda vendor: httpx.Response(200, text=" ".join(vendor.secrets)),
    "running": lambda vendor: repeated(vendor, vendor.unfinished),
    "completed": lambda vendor: repeated(vendor, vendor.completed),
}


@pytest.mark.parametrize("said", SEVERAL.values(), ids=SEVERAL)
def test_several_runs_by_reference(
    evidence: Evidence, said: Callable[[TestVendor], httpx.Response], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every vendor at once, with errors raised, handed over, and out of callbacks."""
    for vendor in TEST_VENDORS:
        canaried = CANARIED[vendor.slug]
        for item in VENDORS[vendor.slug].credentials[0]:
            assert item.env
            monkeypatch.setenv(item.env, canaried.credentials[item.name])
    references = [vendor.reference for vendor in TEST_VENDORS]
    http: Any = {
        "transport": AllVendors(said),
        "clock": FakeClock(),
        "retries": 0,
        "headers": {"x-gateway": HEADER.value},
        "proxy": f"http://user:{PROXY_PASSWORD.value}@proxy.example",
    }
    shown: list[object] = []

    def keep(_: RunRef, error: RunstateError) -> None:
        shown.append(error)

    def raise_own(_: RunRef, error: RunstateError) -> None:
        refuse(error)

    acts: list[Callable[[], object]] = [
        lambda: runstate.get(references[0], http=http),
        lambda: runstate.wait(*references, http=http),
        lambda: runstate.wait(references[0], http=http),
        lambda: runstate.wait(references, on_update=refuse, http=http),
        lambda: runstate.wait(references[0], on_update=refuse, http=http),
        lambda: shown.extend(runstate.watch(references, on_error=keep, http=http)),
        lambda: list(runstate.watch(references, on_error=raise_own, http=http)),
    ]
    for act in acts:
        try:
            shown.append(act())
        except (RunstateError, Own) as raised:
            shown.append(raised)
    assert len(shown) > len(acts)
    for each in shown:
        evidence.error(each)
        evidence.add(of_object("what came", each))


_EXPLAINING = re.compile(r'"(message|error|reason|detail|description|text|name|run_name|systemId)": "')


def failed_runs(vendor: TestVendor) -> Iterator[str]:
    """The vendor's runs, with the credentials in all that explains a failure."""
    said = json.dumps(" ".join(vendor.secrets))[1:-1]
    for path in vendor.examples("200.*"):
        text = json.dumps(vendor.named(json.loads(path.read_text())))
        yield _EXPLAINING.sub(lambda found: f"{found[0]}{said} ", text)


@IN_MEMORY
def test_run_that_failed_or_was_cancelled(evidence: Evidence, case: Case) -> None:
    """`raise_for_failure` tells in the vendor's words what went wrong."""
    repeated = 0
    for text in failed_runs(case.vendor):
        run: Any = case.come(WAYS["get"], Answers(httpx.Response(200, text=text)))
        repeated += "canary-" in repr(run.raw)
        evidence.add(of_object("the run", run))
        if isinstance(run, FinishedRun):
            try:
                run.raise_for_failure()
            except RunUnsuccessful as error:
                evidence.error(error)
    assert repeated


@EVERY_CASE
def test_interrupted_between_polls(evidence: Evidence, case: Case) -> None:
    """Ctrl-C while it sleeps."""

    class Impatient(FakeClock):
        def sleep(self, seconds: float) -> None:
            raise KeyboardInterrupt(seconds)

    error = case.come(WAYS["wait"], Answers(repeated(case.vendor, case.vendor.unfinished)), clock=Impatient())
    assert isinstance(error, KeyboardInterrupt)
    evidence.error(error)
