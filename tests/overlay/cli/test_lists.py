"""`list` and `results`: every form of the output, its limits, and the vendors' own filters."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from runstate import VENDORS, from_dict
from tests.overlay.cli.command import RETAB_RUN, retab_that_says
from tests.support.loopback import http_server

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call, Result

LISTS = [slug for slug, info in VENDORS.items() if "list" in info.offers]
_names = itertools.count()


@pytest.fixture
def experiment(runstate: Call, simulator: Simulator) -> str:
    """An experiment of Retab with three runs, which go on for long."""
    return started(runstate, simulator, seconds=3_600)


def started(runstate: Call, simulator: Simulator, *, seconds: float) -> str:
    """An experiment of Retab with three runs."""
    name = f"exp_list_{next(_names)}"
    simulator.on_start("retab", seconds=seconds)
    for _ in range(3):
        assert runstate("start", "retab", name, "--refs").status == 0
    simulator.on_start("retab")
    return name


def listed(runstate: Call, experiment: str, *words: str) -> Result:
    """A list of the experiment's runs."""
    return runstate("list", "retab", "--experiment-id", experiment, *words)


def plain(result: Result) -> list[str]:
    """The lines on stdout without styles."""
    return re.sub(r"\x1b\[[\d;]*m", "", result.out).splitlines()


def test_references_are_what_wait_reads(runstate: Call, simulator: Simulator) -> None:
    """One per line, the newest first, and nothing else."""
    result = listed(runstate, started(runstate, simulator, seconds=0.2), "--refs")
    assert (result.status, result.err, len(result.lines)) == (0, "", 3)
    waited = runstate("wait", "-", "--interval", "0.02", "--quiet", stdin=result.out)
    assert waited.status == 0
    assert all(any(ref in line for line in waited.lines) for ref in result.lines)


def test_json_is_a_run_per_line(runstate: Call, experiment: str) -> None:
    """In the form that `from_dict` reads; `raw` only if it is asked for."""
    plain, raw = listed(runstate, experiment, "--json"), listed(runstate, experiment, "--raw")
    assert [from_dict(each).ref for each in plain.objects] == [from_dict(each).ref for each in raw.objects]
    assert not any("raw" in each for each in plain.objects)
    assert all(each["raw"]["experiment_id"] == experiment for each in raw.objects)


def test_lines_and_a_table(runstate: Call, terminal: Call, experiment: str) -> None:
    """Lines as those of `get` in a pipe, its table on a terminal."""
    refs = listed(runstate, experiment, "--refs").lines
    lines = listed(runstate, experiment).lines
    table = plain(listed(terminal, experiment))
    assert [line.split()[0] for line in lines] == refs
    assert table[0].split()[:2] == ["run", "state"]
    assert [line.split()[0] for line in table[1:4]] == refs
    assert table[4].startswith("3 runs: ")


@pytest.mark.parametrize("form", [(), ("--refs",), ("--json",)])
def test_a_limit_says_that_there_is_more(runstate: Call, experiment: str, form: tuple[str, ...]) -> None:
    """On stderr; not if the limit is exactly what there is."""
    some = listed(runstate, experiment, "--limit", "2", *form)
    assert (some.status, len(some.lines)) == (0, 2)
    assert some.complaint == "these are the first 2 runs, and there are more: pass --limit none for all"
    for enough in ("3", "none", "all"):
        every = listed(runstate, experiment, "--limit", enough, *form)
        assert (every.status, len(every.lines), every.err) == (0, 3, "")


def test_nothing_is_listed(runstate: Call, simulator: Simulator) -> None:
    """It is no error, and not silent."""
    assert simulator
    result = listed(runstate, "exp_without_runs", "--json")
    assert (result.status, result.out, result.complaint) == (0, "", "there are no runs")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing argument 'VENDOR': choose one of "),
        (("retub",), "'retub' is not a vendor"),
        (("ai21-maestro",), "AI21 Maestro has no list: only "),
        (("retab", "--status", "asleep"), "Invalid value for '--status': 'asleep' is not one of 'pending'"),
        (("retab", "--colour", "red"), "No such option '--colour'"),
        (("retab", "--limit", "0"), "'0' is not a number above 0, or none for all"),
        (("retab", "--limit", "many"), "'many' is not a number above 0, or none for all"),
        (("retab", "--refs", "--json"), "--refs and --json exclude each other"),
        (("mlflow",), "Missing argument 'EXPERIMENT_IDS'"),
        (("adobe-sensei",), "Missing argument 'EXPERIMENT_ID'"),
    ],
)
def test_bad_words_are_usage(runstate: Call, simulator: Simulator, words: tuple[str, ...], said: str) -> None:
    """2, with the vendor's own parameters, and nothing is sent."""
    before = len(simulator.requests)
    result = runstate("list", *words)
    assert result.status == 2
    assert said in result.complaint
    assert len(simulator.requests) == before


def test_a_missing_key_is_usage(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for `get`."""
    assert simulator
    monkeypatch.delenv("RETAB_API_KEY")
    result = runstate("list", "retab")
    assert result.status == 2
    assert "RETAB_API_KEY" in result.complaint


def test_filters(runstate: Call, simulator: Simulator, experiment: str) -> None:
    """The vendor's own, as options."""
    first, *_ = listed(runstate, experiment, "--refs", "--order", "asc").lines
    runstate("cancel", first)
    assert listed(runstate, experiment, "--refs", "--status", "cancelled").lines == [first]
    assert first not in listed(runstate, experiment, "--refs", "--exclude-status", "cancelled").lines
    assert simulator.requests[-1].operation == "list_experiment_runs"


def test_summaries_of_a_vendor_whose_list_has_no_states(runstate: Call, terminal: Call, simulator: Simulator) -> None:
    """Adobe's: references all the same, the vendor's fields in the table, and its JSON."""
    ref = str(simulator.start("adobe-sensei", run_id=f"exp_summaries/run_{next(_names)}"))
    words = ("list", "adobe-sensei", "exp_summaries")
    assert ref in runstate(*words, "--refs").lines
    (told,) = [each for each in runstate(*words, "--json").objects if each["ref"] == ref]
    assert (told["vendor"], told["ids"]) == ("adobe-sensei", ref.partition(":")[2].split("/"))
    assert told["raw"]["experimentId"] == "exp_summaries"
    for call in (runstate, terminal):
        head, *rows = plain(call(*words))
        assert head.split()[0] == "run"
        assert any(row.startswith(ref) for row in rows)


def pages(*bodies: object) -> Iterator[tuple[int, dict[str, str], bytes]]:
    """Answers of a server, one after the other; then the last one again."""
    for body in itertools.chain(bodies, itertools.repeat(bodies[-1])):
        yield 200, {"content-type": "application/json"}, json.dumps(body).encode()


def page(after: str | None, *ids: str) -> dict[str, Any]:
    """A page of Retab's list."""
    runs = [{**RETAB_RUN, "id": each} for each in ids]
    return {"data": runs, "list_metadata": {"before": None, "after": after}}


def test_an_error_in_the_middle(runstate: Call, terminal: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came before is shown, 4, and the option that goes on."""
    monkeypatch.setenv("RETAB_API_KEY", "k")
    answers = pages(page("exprun_2", "exprun_1", "exprun_2"), {"data": []})
    with http_server(lambda _: next(answers)) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        result = runstate("list", "retab", "--refs")
        answers = pages(page("exprun_2", "exprun_1", "exprun_2"), {"data": []})
        table = terminal("list", "retab")
    assert (table.status, [line.split()[0] for line in plain(table)[1:3]]) == (4, result.lines)
    assert (result.status, result.lines) == (4, ["retab:exprun_1", "retab:exprun_2"])
    assert "list_metadata" in result.complaint
    assert result.complaint.endswith("; go on with --after exprun_2")
    with retab_that_says(page(None, "exprun_3")) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        assert runstate("list", "retab", "--refs", "--after", "exprun_2").lines == ["retab:exprun_3"]


@pytest.mark.parametrize("slug", LISTS)
def test_every_vendor_lists(runstate: Call, simulator: Simulator, slug: str) -> None:
    """With what it requires, if anything."""
    ref = simulator.start(slug)
    required = {"adobe-sensei": [ref.ids[0]], "scorecard": ["314"], "mlflow": ["1"]}
    result = runstate("list", slug, *required.get(slug, ()), "--refs", "--limit", "none")
    assert result.status == 0, result.err
    assert str(ref) in result.lines


def test_results(runstate: Call, terminal: Call, simulator: Simulator) -> None:
    """JSON Lines in a pipe and with --json, a table on a terminal."""
    ref = str(simulator.start("retab", seconds=0.1))
    runstate("wait", ref, "--interval", "0.02")
    piped, asked = runstate("results", ref, "--limit", "3"), terminal("results", ref, "--limit", "3", "--json")
    assert piped.status == asked.status == 0
    assert piped.objects == asked.objects
    assert [each["experiment_run_id"] for each in piped.objects] == [ref.partition(":")[2]] * 3
    assert "pass --limit none" in piped.complaint
    head, *rows = plain(terminal("results", ref, "--limit", "3"))
    assert head.split()[0] == "id"
    assert len(rows) == 3
    assert all(len(row) <= 100 for row in rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ai21-maestro:x",), "AI21 Maestro has no results: only "),
        (("retab:exprun_2", "--filter", "path=x"), "Retab's results have no 'path'; it has order"),
        (("retab:exprun_2", "--filter", "order"), "'order' is not NAME=VALUE"),
        (("retab:exprun_2", "--filter", "order=up"), "Invalid value for '--filter order': 'up' is not one of"),
    ],
)
def test_bad_words_for_results(runstate: Call, simulator: Simulator, words: tuple[str, ...], said: str) -> None:
    """2, before anything is sent."""
    before = len(simulator.requests)
    result = runstate("results", *words)
    assert result.status == 2
    assert said in result.complaint
    assert len(simulator.requests) == before


def test_results_with_a_filter(runstate: Call, simulator: Simulator) -> None:
    """The vendor's own parameter."""
    ref = str(simulator.start("retab", seconds=0.1))
    newest, oldest = (
        [each["id"] for each in runstate("results", ref, "--filter", f"order={order}").objects]
        for order in ("desc", "asc")
    )
    assert len(newest) > 1
    assert newest == oldest[::-1]


def test_a_table_of_any_objects(terminal: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first field whole, plain ones before nested ones, wide characters, no control characters, what fits."""
    monkeypatch.setenv("RETAB_API_KEY", "k")
    long = "expresult_" + "x" * 60
    found: dict[str, Any] = {
        "id": long,
        "experiment_run_id": "exprun_2",
        "experiment_id": "\u65e5\u672c",
        "document_id": "a\x1b[2Jb",
        "lifecycle": {"status": "completed"},
        "timing": {"created_at": "2026-05-02T11:00:00Z"},
        "block_type": "extract",
        "handle_inputs": {},
        "handle_outputs": {},
        "artifact": None,
        "attempt": 1,
    }
    with retab_that_says({"data": [found], "list_metadata": {"before": None, "after": None}}) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        result = terminal("results", "retab:exprun_2")
    head, row = plain(result)
    assert row.startswith(f"{long}  ")
    assert max(len(head), len(row)) <= 100
    assert "\x1b[2J" not in result.out
    assert "lifecycle" not in head


def test_no_results_on_a_terminal(terminal: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """No table, and one line on stderr."""
    monkeypatch.setenv("RETAB_API_KEY", "k")
    with retab_that_says({"data": [], "list_metadata": {"before": None, "after": None}}) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        result = terminal("results", "retab:exprun_2")
    assert (result.status, result.out, result.complaint) == (0, "", "there are no results")
