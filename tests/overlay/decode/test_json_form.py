"""A run as JSON: it comes back as it was, of every vendor, and the form is what is documented."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import runstate
from runstate import (
    Blocked,
    Cancelled,
    Completed,
    ConfigurationError,
    ErrorInfo,
    Failed,
    FinishedRun,
    Lifecycle,
    Pending,
    Progress,
    Queued,
    Run,
    Running,
    Timing,
    Unknown,
)
from runstate.run import Facts, assemble
from tests.overlay.decode.contract import examples
from tests.overlay.decode.reading import read
from tests.support.vendors import RETAB, ROOT, TEST_VENDORS, TestVendor

RUNS: list[Run[Any]] = [
    read(vendor, payload) for vendor in TEST_VENDORS for _, payload in sorted(examples(vendor.slug).items())
]
DONE = read(RETAB, RETAB.example("200.completed"))

texts = st.none() | st.text(st.characters(codec="utf-8"))
values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4)
errors = st.builds(
    ErrorInfo, message=texts, code=texts, details=st.none() | st.dictionaries(st.text(), values), stack_trace=texts
)
lifecycles: st.SearchStrategy[Lifecycle] = st.one_of(
    st.sampled_from([Pending(), Queued(), Completed(), Blocked("human"), Blocked("restore")]),
    st.builds(Running, texts),
    st.builds(Failed, errors),
    st.builds(Cancelled, texts),
    st.builds(Unknown, st.text()),
)
moments = st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
counts = st.integers(0, 2**63 - 1)
facts = st.builds(
    Facts,
    lifecycle=lifecycles,
    name=texts,
    timing=st.builds(
        Timing,
        created=moments,
        started=moments,
        updated=moments,
        finished=moments,
        duration=st.none() | st.timedeltas(timedelta(0), timedelta(days=10_000)),
    ),
    progress=st.none() | st.builds(Progress, counts, counts, st.none() | counts),
    scores=st.dictionaries(st.text(), st.floats(allow_nan=False, allow_infinity=False)),
    deleted=st.booleans(),
)


def travelled(run: Run[Any], **options: bool) -> Run[object]:
    """The run after a way as JSON text."""
    return runstate.from_dict(json.loads(json.dumps(run.to_dict(**options), allow_nan=False)))


@pytest.mark.parametrize("run", RUNS, ids=[f"{run.ref}-{run.status}" for run in RUNS])
def test_every_example_comes_back(run: Run[Any]) -> None:
    """Equal, of the same class, with the typed model."""
    again = travelled(run)

    assert again == run
    assert (type(again), type(again.raw), again.fetched_at) == (type(run), type(run.raw), run.fetched_at)


@given(run=st.sampled_from(RUNS), facts=facts)
def test_any_run_comes_back(run: Run[Any], facts: Facts) -> None:
    """Whatever the vendor says."""
    given = assemble(run.ref, facts, run.raw, run.fetched_at)

    assert travelled(given) == given
    assert hash(travelled(given)) == hash(given)


def test_raw_can_be_left_out() -> None:
    """Then it is None."""
    assert "raw" not in DONE.to_dict(raw=False)
    assert travelled(DONE, raw=False) == evolve(DONE, raw=None)


def test_raw_is_json_where_the_package_is_missing() -> None:
    """A worker that only looks at states needs no vendor's package."""
    code = "import json, sys\nsys.modules['runstate_retab'] = None\nimport runstate\n"
    code += "run = runstate.from_dict(json.load(sys.stdin))\nprint(run.status, type(run.raw).__name__)\n"
    code += "json.dump(run.to_dict(), sys.stdout)"
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(DONE.to_dict()), capture_output=True, text=True, check=True
    )
    said, _, form = done.stdout.partition("\n")

    assert said == "completed dict"
    assert runstate.from_dict(json.loads(form)) == DONE


def test_form_of_a_later_version_is_refused() -> None:
    """Its keys may mean something else. New keys of the same version are ignored, and no version is the first."""
    with pytest.raises(ConfigurationError, match=r"version 2 of the JSON form.*update runstate"):
        runstate.from_dict({**DONE.to_dict(), "version": 2})

    form = {**DONE.to_dict(), "new": 1}
    del form["version"]
    assert runstate.from_dict(form) == DONE


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"error": {"type": "RunNotFound"}, "ref": "retab:1"},
        {**DONE.to_dict(), "status": "done"},
        {**DONE.to_dict(), "fetched_at": "yesterday"},
        {**DONE.to_dict(), "ids": []},
        {**DONE.to_dict(), "raw": {"id": 5}},
        {**DONE.to_dict(), "progress": 5},
        {**DONE.to_dict(), "version": "1"},
    ],
)
def test_what_is_no_run_is_refused(form: dict[str, object]) -> None:
    """With an error of the tree."""
    with pytest.raises(ConfigurationError):
        runstate.from_dict(form)


def test_form_is_documented() -> None:
    """Each key of it in docs/json.md, and no other."""
    documented = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "json.md").read_text(), re.MULTILINE))
    lifecycles = (Running(), Blocked("human"), Failed(), Cancelled(), Unknown("?"))
    forms = (assemble(DONE.ref, Facts(lifecycle=each), DONE.raw, DONE.fetched_at).to_dict() for each in lifecycles)

    assert {key for form in forms for key in form} == documented


def test_repr_is_short() -> None:
    """Reference, state, counts and times stand first, and `raw` is its class alone."""
    long = Failed(ErrorInfo("line one\n" + "and another " * 100))
    run = assemble(
        DONE.ref,
        Facts(
            lifecycle=long,
            progress=Progress(5, 1, 12),
            timing=Timing(created=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), finished=None),
        ),
        DONE.raw,
        DONE.fetched_at,
    )

    assert repr(run) == (
        f"<FinishedRun retab:exprun_2 {('failed: line one ' + 'and another ' * 100)[:100]}, 5/12 (1 failed), "
        "created 2026-01-02 03:04:05Z, raw WorkflowExperimentRun>"
    )
    assert all(len(repr(run)) < 350 and "\n" not in repr(run) for run in RUNS)


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_id_is_the_runs_own(vendor: TestVendor) -> None:
    """Of two the last."""
    run = read(vendor, vendor.example(vendor.completed))
    assert run.id == vendor.ref.ids[-1]


@pytest.mark.parametrize("lifecycle", [Pending(), Running(), Blocked("human"), Unknown("?")], ids=str)
def test_unfinished_run_is_neither_ok_nor_not(lifecycle: Lifecycle) -> None:
    """`if run.ok` is safe, and so is `if run.ok is False`."""
    run = assemble(DONE.ref, Facts(lifecycle=lifecycle), None, DONE.fetched_at)
    assert (run.ok, run.error, run.status) == (None, None, lifecycle.status)


def test_finished_run_is_ok_or_not() -> None:
    """Completed alone is."""
    why = ErrorInfo("why")
    for lifecycle, ok, error in ((Completed(), True, None), (Failed(why), False, why), (Cancelled("x"), False, None)):
        run = assemble(DONE.ref, Facts(lifecycle=lifecycle), None, DONE.fetched_at)
        assert isinstance(run, FinishedRun)
        assert (run.ok, run.error) == (ok, error)


def test_equal_runs_are_one_in_a_set() -> None:
    """Though their raw models have no hash; another state is another run."""
    again = evolve(DONE, fetched_at=DONE.fetched_at + timedelta(seconds=1))
    other = read(RETAB, RETAB.example("200.running"))

    assert len({DONE, again, other}) == 2
