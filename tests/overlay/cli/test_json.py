"""JSON Lines: the fields are stable, and every line is one object."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from runstate import Completed, Progress, Run, RunRef
from runstate.catalog import VENDORS
from runstate.cli import jsonl
from runstate_simulator.scenarios import SIMULATED
from tests.overlay.cli.command import RETAB_RUN, Call, retab_that_says

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runstate.simulator import Simulator

VALIDATOR: Any = Draft202012Validator  # jsonschema is typed in part only

MOMENT = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}]}
COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}


def closed(**properties: object) -> dict[str, object]:
    """An object of exactly these fields."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


BY_STATUS: Mapping[str, Mapping[str, object]] = {
    "pending": {},
    "queued": {},
    "running": {"phase": TEXT_OR_NULL},
    "blocked": {"waiting_on": {"enum": ["human", "action", "resume", "heartbeat", "restore"]}},
    "completed": {},
    "failed": {
        "error": closed(
            message=TEXT_OR_NULL, code=TEXT_OR_NULL, details={"type": ["object", "null"]}, stack_trace=TEXT_OR_NULL
        )
    },
    "cancelled": {"reason": TEXT_OR_NULL},
    "unknown": {"state": {"type": "string"}},
}


def schema(status: str) -> dict[str, object]:
    """The schema of a run with this status."""
    return closed(
        version={"const": 1},
        ref={"type": "string"},
        vendor={"enum": list(VENDORS)},
        ids={"type": "array", "items": {"type": "string"}, "minItems": 1},
        name=TEXT_OR_NULL,
        status={"const": status},
        **BY_STATUS[status],
        progress={
            "anyOf": [
                {"type": "null"},
                closed(done=COUNT, failed=COUNT, total={"anyOf": [COUNT, {"type": "null"}]}),
            ]
        },
        scores={"type": "object", "additionalProperties": {"type": ["number", "null"]}},
        timing=closed(
            created=MOMENT,
            started=MOMENT,
            updated=MOMENT,
            finished=MOMENT,
            duration={"type": ["number", "null"]},
        ),
        deleted={"type": "boolean"},
        deviations={"type": "array", "items": closed(field=TEXT, expected=TEXT, received=TEXT)},
        fetched_at=MOMENT["anyOf"][1],
    )


def check(run: Mapping[str, Any]) -> None:
    """Compare a run with its schema."""
    VALIDATOR(schema(run["status"])).validate(run)


def test_every_line_is_as_documented(runstate: Call, simulator: Simulator) -> None:
    """Watching one run of each kind yields objects of every status, each as its schema says."""
    runs = [
        simulator.start(vendor, scenario, seconds=20)
        for vendor, scenario in (
            ("retab", "fails"),
            ("retab", "cancelled"),
            ("datadog-model-lab", "blocks"),
            ("adobe-sensei", "retries"),
            ("ai21-maestro", "unknown"),
            ("scorecard", "completes"),
        )
    ]

    result = runstate("watch", "--json", "--interval", "0.01", *map(str, runs))

    assert result.status == 1
    for run in result.objects:
        check(run)
    assert {run["status"] for run in result.objects} == set(BY_STATUS)
    ends = {run["ref"]: run["status"] for run in result.objects}
    assert list(map(ends.get, map(str, runs))) == ["failed", "cancelled", *["completed"] * 4]


def test_the_facts_are_there(runstate: Call, simulator: Simulator) -> None:
    """A failed run has the vendor's reason."""
    ref = simulator.start("retab", "fails", seconds=0.001)

    (run,) = runstate("get", "--json", str(ref)).objects

    assert (run["ref"], run["vendor"], run["ids"]) == (str(ref), "retab", [ref.ids[0]])
    assert run["error"]["message"] == "Block extract-invoice failed"
    assert run["error"]["code"] == "EXTRACTION_FAILED"
    assert run["error"]["stack_trace"].startswith("Traceback")
    assert run["progress"] == {"done": 4, "failed": 1, "total": 12}
    assert run["timing"]["duration"] >= 0


def test_no_change_no_line(runstate: Call, simulator: Simulator) -> None:
    """Two consecutive lines of one run differ in more than the time of the request."""
    ref = simulator.start("datadog-model-lab", "blocks", seconds=0.4)

    runs = runstate("watch", "--json", "--interval", "0.02", str(ref)).objects

    for run in runs:
        del run["fetched_at"]
    assert len(runs) > 4
    assert all(run != following for run, following in pairwise(runs))


@pytest.mark.parametrize("command", ["wait", "watch"])
def test_quiet_is_the_end_alone(runstate: Call, simulator: Simulator, command: str) -> None:
    """With --quiet there is one object per run."""
    refs = [str(simulator.start("retab", seconds=0.2)) for _ in range(2)]

    runs = runstate(command, "--json", "-q", "--interval", "0.03", *refs).objects

    assert sorted(run["ref"] for run in runs) == sorted(refs)
    assert {run["status"] for run in runs} == {"completed"}


@pytest.mark.parametrize("command", ["get", "watch"])
def test_raw_brings_what_the_vendor_sent(runstate: Call, simulator: Simulator, command: str) -> None:
    """With --raw, and only then, the vendor's own payload is there."""
    ref = simulator.start("retab", seconds=0.001)

    (bare,) = runstate(command, "--json", str(ref)).objects
    (full,) = runstate(command, "--raw", str(ref)).objects

    assert "raw" not in bare
    assert full.pop("raw")["block_type"] == "extract"
    assert full.keys() == bare.keys()


@pytest.mark.parametrize("command", ["get", "wait"])
def test_errors_are_objects_too(runstate: Call, simulator: Simulator, command: str) -> None:
    """A run that could not be read has an object on stdout, and a line on stderr."""
    assert simulator

    result = runstate(command, "--json", "scorecard:9999")

    (told,) = result.objects
    assert told["ref"] == "scorecard:9999"
    assert told["error"]["type"] == "RunNotFound"
    assert told["error"]["status"] == 404
    assert told["error"]["message"] in result.complaint
    assert set(told["error"]) <= {"type", "message", *jsonl.ERROR_FIELDS}


def test_answers_keep_the_order_of_the_question(runstate: Call, simulator: Simulator) -> None:
    """`get` prints runs and errors in the order of the references."""
    refs = [str(simulator.start(vendor, seconds=60)) for vendor in reversed(list(SIMULATED))]
    refs.insert(2, "scorecard:9999")

    result = runstate("get", "--json", *refs)

    assert [told["ref"] for told in result.objects] == refs
    assert result.status == 4


def test_numbers_that_json_lacks() -> None:
    """A score that is not a number is null, because JSON cannot represent it."""
    run = Run[object](
        ref=RunRef.parse("scorecard:1"),
        lifecycle=Completed(),
        progress=Progress(1),
        scores={"loss": math.nan, "gain": math.inf, "score": 1.0},
        fetched_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        raw=None,
    )

    told = run.to_dict(raw=False)

    check(told)
    assert json.loads(json.dumps(told, allow_nan=False))["scores"] == {"loss": None, "gain": None, "score": 1.0}
    assert told["fetched_at"] == "2026-01-02T03:04:05Z"


def test_any_text_makes_a_line(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line breaks, other scripts and lone surrogates in a vendor's text break neither the line nor the program."""
    message = "naïve\n日本\u2028語\ud800"
    monkeypatch.setenv("RETAB_API_KEY", "key")
    body = json.dumps({**RETAB_RUN, "lifecycle": {"status": "error", "message": message}})
    with retab_that_says(body) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        result = runstate("get", "--json", "retab:exprun_2")

    assert result.out.count("\n") == 1
    assert json.loads(result.out)["error"]["message"] == message
