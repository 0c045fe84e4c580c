"""A deviating field that the state does not need does not prevent reading the run, which reports it."""

from __future__ import annotations

import copy
import logging
import pickle
import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from runstate import DecodeError, Deviation, Run, tolerance
from scripts._lab.fuzz.invariants import same
from tests.overlay.decode.contract import dotted, examples
from tests.overlay.decode.reading import aread, changed, decoded, read, without
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import DATADOG, MLFLOW, RETAB, TEST_VENDORS, TestVendor
from tests.vendors import ALL
from tests.vendors.base import JsonPath

EVERY_VENDOR = pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
GONE = ...
VALUES: tuple[Any, ...] = (GONE, None, [], {}, 7, "x", True)


def fields(payload: Any, path: JsonPath = ()) -> Iterator[JsonPath]:
    """The place of each field of the payload, at any depth."""
    inside: list[tuple[str | int, Any]] = []
    if isinstance(payload, list):
        inside += enumerate(cast("Any", payload))
    elif isinstance(payload, dict):
        inside += cast("dict[str, Any]", payload).items()
    for key, value in inside:
        if isinstance(key, str):
            yield (*path, key)
        yield from fields(value, (*path, key))


def undeleted(vendor: TestVendor) -> Iterator[Any]:
    """Each example of a run, without its mark of deletion: one that is deleted too early is blocked by that alone."""
    mark = ALL[vendor.slug].deletion
    for payload in examples(vendor.slug).values():
        yield without(payload, mark) if mark and read(vendor, payload).deleted else payload


def outcome(vendor: TestVendor, payload: Any, *, strict: bool) -> Run[Any] | DecodeError:
    """What the vendor's client makes of the payload."""
    try:
        return decoded(vendor, payload, strict=strict)
    except DecodeError as error:
        return error


def assert_survives(vendor: TestVendor, payload: Any, path: JsonPath, value: Any, status: str) -> None:
    """The law, for one change of a good payload of a run with the status."""
    sent = vendor.named(without(payload, path) if value is GONE else changed(payload, path, value))
    strictly, run = outcome(vendor, sent, strict=True), outcome(vendor, sent, strict=False)
    name = f"{dotted(path)} = {value!r}"
    if isinstance(strictly, Run):
        assert run == strictly, name
        assert strictly.deviations == (), name
        return
    # An empty object lacks each of its own required fields.
    several = value == {} and strictly.field.startswith(dotted(path))
    if isinstance(run, DecodeError):
        assert re.fullmatch(ALL[vendor.slug].needed, run.field), name
        assert several or str(run) == str(strictly), name
        return
    assert not re.fullmatch(ALL[vendor.slug].needed, strictly.field), name
    assert run.deviations[0].field == strictly.field, name
    assert len(run.deviations) == 1 or several, name
    assert (run.ref, run.lifecycle.status) == (vendor.ref, status), name
    assert same(run.raw.to_dict(), sent), name


@EVERY_VENDOR
def test_any_field_may_go_or_be_anything(vendor: TestVendor) -> None:
    """Each field of each example, one at a time: the run keeps its state, or the field is one that it needs."""
    for payload in undeleted(vendor):
        status = read(vendor, payload).lifecycle.status
        for path in fields(payload):
            for value in VALUES:
                assert_survives(vendor, payload, path, value, status)


@EVERY_VENDOR
def test_all_that_is_not_needed_may_go_at_once(vendor: TestVendor) -> None:
    """The state of a run is never lost to another field."""
    for payload in undeleted(vendor):
        bare = copy.deepcopy(payload)
        for path in [*fields(payload)][::-1]:
            if not re.fullmatch(ALL[vendor.slug].needed, dotted(path)):
                bare = without(bare, path)
        run = read(vendor, bare)

        assert run.lifecycle.status == read(vendor, payload).lifecycle.status
        assert run.raw.to_dict() == vendor.named(bare)
        assert run == pickle.loads(pickle.dumps(run)) == copy.deepcopy(run)  # noqa: S301 -- our own


SHOWN: list[tuple[TestVendor, JsonPath, Any, Deviation]] = [
    (each.vendor, *row) for each in ALL.values() for row in each.deviations
]


@pytest.mark.parametrize(("vendor", "path", "value", "expected"), SHOWN, ids=[row[-1].field for row in SHOWN])
def test_deviation_says_what_was_expected_and_what_came(
    vendor: TestVendor, path: JsonPath, value: Any, expected: Deviation
) -> None:
    """In words that fit one line, however much came."""
    payload = vendor.example(vendor.completed)

    assert read(vendor, without(payload, path) if value is GONE else changed(payload, path, value)).deviations == (
        expected,
    )


def test_field_is_unset_and_its_value_is_kept() -> None:
    """In the model that has it, required or not; what is beside it stays."""
    payload = RETAB.example("200.completed") | {"n_consensus": "five", "score": [], "timing": {"created_at": 5}}
    raw = read(RETAB, payload).raw

    assert repr((raw.n_consensus, raw.score, raw.timing.created_at)) == "(UNSET, UNSET, UNSET)"
    assert raw.additional_properties == {"n_consensus": "five", "score": []}
    assert raw.block_id == payload["block_id"]
    assert raw.to_dict() == payload


FACTS: list[tuple[TestVendor, JsonPath, Any, Mapping[str, Any]]] = [
    (each.vendor, *row) for each in ALL.values() for row in each.left_out
]


@pytest.mark.parametrize(
    ("vendor", "path", "value", "expected"), FACTS, ids=[f"{row[0].slug} {row[1][-1]}" for row in FACTS]
)
def test_fact_is_left_out(vendor: TestVendor, path: JsonPath, value: Any, expected: Mapping[str, Any]) -> None:
    """Whatever is made of the field is as if the vendor had said nothing."""
    run = read(vendor, changed(vendor.example(vendor.completed), path, value))

    assert {name: getattr(run, name) for name in expected} == expected


def test_other_metrics_stay() -> None:
    """A metric that cannot be read costs its own score alone."""
    payload = MLFLOW.example("200.finished")
    known = read(MLFLOW, payload).scores
    first = payload["run"]["data"]["metrics"][0]["key"]

    run = read(MLFLOW, changed(payload, ("run", "data", "metrics", 0, "value"), []))
    assert run.scores == {name: value for name, value in known.items() if name != first}
    assert read(MLFLOW, without(payload, ("run", "data", "metrics", 0, "key"))).scores == run.scores


@pytest.mark.anyio
@pytest.mark.parametrize(("vendor", "path", "value"), [row[:3] for row in FACTS], ids=[row[0].slug for row in FACTS])
async def test_async_client_reads_the_same(vendor: TestVendor, path: JsonPath, value: Any) -> None:
    """Deviations included."""
    payload = changed(vendor.example(vendor.completed), path, value)
    run = await aread(vendor, payload)

    assert run.deviations
    assert run == read(vendor, payload)


def test_wait_outlives_a_field_that_goes_away() -> None:
    """From one poll to the next."""
    running, done = RETAB.example("200.running"), RETAB.example("200.completed")
    wire = Answers(answer(running), answer({**running, "timing": None}), answer({**done, "experiment_id": 5}))

    with RETAB.open(wire, clock=FakeClock()) as client:
        run = client.wait_ref(RETAB.ref)
    assert run.lifecycle.status == "completed"
    assert [deviation.field for deviation in run.deviations] == ["experiment_id"]


def test_each_field_is_logged_once(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a warning, in one line; an item of an array is as good as another."""
    monkeypatch.setattr(tolerance, "_warned", set[tuple[str, str]]())
    payload = DATADOG.example("200.completed")
    for metric in payload["data"]["attributes"]["metric_summaries"]:
        metric["latest"] = "high\nER"

    for _ in range(2):
        assert len(read(DATADOG, payload).deviations) > 1
    assert [(record.name, record.levelno) for record in caplog.records] == [("runstate", logging.WARNING)]
    assert caplog.messages == [
        (
            "Datadog Model Lab broke its contract: data.attributes.metric_summaries[].latest should be a number, "
            "and is string 'high\\nER'; the run is read without it (logged once)"
        )
    ]


def test_body_of_nothing_but_deviations_is_described_by_a_hundred() -> None:
    """And read in a time that grows with its size alone."""
    payload = DATADOG.example("200.completed")
    payload["data"]["attributes"]["metric_summaries"] = [{}] * 20_000
    run = read(DATADOG, payload)

    assert len(run.deviations) == 100
    assert run.raw.to_dict() == payload
    assert run.scores == {}
