"""Plans: which request meets which fault, from Python and from files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from runstate.errors import ConfigurationError
from runstate.simulator import Entry, FaultPlan, Simulator, read_plan, serve
from tests.simulator.support import credentials
from tests.support.vendors import ROOT

Ask = Callable[[FaultPlan, str], list[int]]


@pytest.fixture(scope="module")
def simulator() -> Simulator:
    """With one run of each of two vendors."""
    simulator = Simulator()
    simulator.start("retab", run_id="1")
    simulator.start("scorecard", run_id="1")
    return simulator


@pytest.fixture
def ask(simulator: Simulator) -> Ask:
    """The statuses of requests under a plan: `r` asks Retab, `s` Scorecard."""
    paths = {"r": ("retab", "/v1/workflows/experiments/runs/1"), "s": ("scorecard", "/runs/1")}

    def statuses(plan: FaultPlan, whom: str) -> list[int]:
        with serve(simulator, faults=plan) as root, httpx.Client(trust_env=False) as client:
            return [
                client.get(simulator.base_url(vendor, root) + path, headers=credentials(simulator, vendor)).status_code
                for vendor, path in map(paths.__getitem__, whom)
            ]

    return statuses


def test_entries_are_played_in_order(ask: Ask) -> None:
    """Each once, or as often as it says; then all is well."""
    plan = FaultPlan([Entry("status-500"), Entry("status-404", times=2), Entry("status-503")])

    assert ask(plan, "rrrrrr") == [500, 404, 404, 503, 200, 200]
    assert [(played.fault, played.vendor) for played in plan.played] == [
        ("status-500", "retab"),
        ("status-404", "retab"),
        ("status-404", "retab"),
        ("status-503", "retab"),
    ]
    assert plan.played[0].target == "/retab/v1/workflows/experiments/runs/1"


def test_entries_may_be_for_one_vendor(ask: Ask) -> None:
    """Others neither meet them nor count."""
    plan = FaultPlan([Entry("status-500", vendor="scorecard", after=1), Entry("status-404", after=3)])

    assert ask(plan, "rsrsrs") == [200, 200, 200, 500, 404, 200]


def test_every_entry_counts_for_itself(ask: Ask) -> None:
    """`after` counts all requests that the entry is for, whichever fault they meet."""
    plan = FaultPlan([Entry("status-500", times=3), Entry("status-404", after=2, times=3)])

    assert ask(plan, "rrrrrrr") == [500, 500, 500, 404, 404, 404, 200]


def test_a_share_is_drawn_from_the_seed(ask: Ask) -> None:
    """The same seed draws the same, another another, and a share is about that much."""
    draws = [ask(FaultPlan([Entry("status-500", share=0.3)], seed=seed), "r" * 60) for seed in (1, 1, 2)]

    assert draws[0] == draws[1] != draws[2]
    assert 8 <= draws[0].count(500) <= 30
    assert ask(FaultPlan([Entry("status-500", share=0.0)]), "rrr") == [200] * 3
    assert ask(FaultPlan([Entry("status-500", share=1)]), "rrr") == [500] * 3
    assert ask(FaultPlan([Entry("status-500", share=1, times=2)]), "rrr") == [500, 500, 200]


def test_draws_do_not_depend_on_other_entries(ask: Ask) -> None:
    """What is added to a plan leaves the rest of it alone."""
    alone = ask(FaultPlan([Entry("status-500", share=0.5)]), "r" * 20)
    both = ask(FaultPlan([Entry("status-500", share=0.5), Entry("status-404", share=0.5)]), "r" * 20)

    assert [status == 500 for status in both] == [status == 500 for status in alone]
    assert 404 in both


def test_entries_can_be_added_and_forgotten(simulator: Simulator) -> None:
    """While the server runs; what was played is remembered."""
    plan = FaultPlan()
    with serve(simulator, faults=plan) as root, httpx.Client(trust_env=False) as client:
        url = f"{root}/retab/v1/workflows/experiments/runs/1"
        statuses = [client.get(url).status_code]
        plan.play("status-503", vendor="retab", times=5)
        statuses.append(client.get(url).status_code)
        plan.clear()
        statuses.append(client.get(url).status_code)

    assert statuses == [401, 503, 401]  # no key was shown
    assert len(plan.played) == 1


def test_controls_meet_no_fault(simulator: Simulator) -> None:
    """Nor does a path of no vendor; a vendor's unknown paths do."""
    plan = FaultPlan([Entry("status-500", share=1)])
    with serve(simulator, faults=plan) as root, httpx.Client(trust_env=False) as client:
        assert client.get(f"{root}/simulator").status_code == 200
        started = client.post(f"{root}/simulator/runs", json={"vendor": "retab", "scenario": "fails"})
        assert started.status_code == 201
        assert client.get(f"{root}/nobody").status_code == 404
        assert client.get(f"{root}/retab").status_code == 500


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"fault": "reset-in-bdy"}, "there is no fault 'reset-in-bdy': did you mean reset-in-body"),
        ({"fault": "?"}, r"there is no fault '\?': runstate simulate --list-faults lists them"),
        ({"fault": "html", "vendor": "acme"}, "'acme' is not a vendor"),
        ({"fault": "html", "after": -1}, "after must be a whole number from 0, not -1"),
        ({"fault": "html", "times": 0}, "times must be a whole number from 1, not 0"),
        ({"fault": "html", "share": 1.5}, "share must be a number from 0 to 1, not 1.5"),
        ({"fault": "html", "share": float("nan")}, "share must be a number from 0 to 1"),
    ],
)
def test_entries_without_sense_are_refused(arguments: dict[str, Any], said: str) -> None:
    """When they are made, not when they are due."""
    with pytest.raises(ConfigurationError, match=said):
        FaultPlan().play(**arguments)


def test_the_pace_must_make_sense() -> None:
    """It may be 0, for a slow fault without pauses."""
    FaultPlan(pace=0)
    with pytest.raises(ConfigurationError, match="pace must be"):
        FaultPlan(pace=-1)


def test_the_documented_plan_is_one(tmp_path: Path, ask: Ask) -> None:
    """And does what its comments say."""
    text = (ROOT / "docs" / "simulator.md").read_text(encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(text.partition("<!-- plan -->\n```yaml\n")[2].partition("```")[0])

    plan = read_plan(path)

    assert plan.pace == 0.2
    with pytest.raises(httpx.ReadError):
        ask(plan, "r")
    assert ask(plan, "rr" + "s" * 8) == [503, 503] + [200] * 8
    assert ask(plan, "sss") == [200, 200, 200]
    assert plan.played[-1].fault == "html"


def test_a_file_may_be_the_list_alone(tmp_path: Path, ask: Ask) -> None:
    """With seed and pace as usual."""
    path = tmp_path / "plan.yaml"
    path.write_text("- fault: status-500\n- {fault: status-404, times: 2}\n")

    assert ask(read_plan(str(path)), "rrrr") == [500, 404, 404, 200]


BAD: dict[str, tuple[str, str]] = {
    "unknown fault": ("- fault: gzip-bom", "entry 1: there is no fault 'gzip-bom': did you mean gzip-bomb"),
    "unknown key of an entry": (
        "- fault: html\n- fault: html\n  evry: 2",
        "entry 2: 'evry' is unknown: the fields are fault, vendor, after, times, share",
    ),
    "unknown key of the plan": ("fautls: []", "'fautls' is unknown: the fields are faults, seed, pace"),
    "no fault": ("- vendor: retab", "entry 1: fault is missing"),
    "no faults": ("seed: 3", "faults is missing"),
    "faults that are not a list": ("faults: html", "faults must be a list of entries, not 'html'"),
    "an entry that is none": ("- html", "entry 1: expected an object with the fields fault"),
    "an unknown vendor": ("- {fault: html, vendor: acme}", "entry 1: 'acme' is not a vendor"),
    "a number that is none": ("- {fault: html, times: often}", "entry 1: times must be a whole number, not 'often'"),
    "a truth for a number": ("- {fault: html, times: true}", "entry 1: times must be a whole number, not True"),
    "a share too large": ("- {fault: html, share: 20}", "entry 1: share must be a number from 0 to 1, not 20"),
    "a key that is not a string": ("- {7: html}", "entry 1: 7 is unknown"),
    "a pace without sense": ("{faults: [], pace: -1}", "pace must be"),
    "no YAML": ("faults:\n- [", "is not YAML, line 2: "),
    "a YAML tag": ("!!python/object:os.system x", "is not YAML, line 1: could not determine a constructor"),
    "nothing": ("", "expected an object with the fields faults, seed, pace"),
    "a text": ("hello", "expected an object with the fields faults, seed, pace"),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_bad_files_are_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    """With the file, the entry, and what would be right."""
    path = tmp_path / "plan.yaml"
    path.write_text(text)

    with pytest.raises(ConfigurationError, match=said) as raised:
        read_plan(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Because it is not there, is a folder, or is no text."""
    with pytest.raises(ConfigurationError, match=r"missing\.yaml cannot be read: No such file"):
        read_plan(tmp_path / "missing.yaml")
    with pytest.raises(ConfigurationError, match="cannot be read: Is a directory"):
        read_plan(tmp_path)
    (tmp_path / "plan.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigurationError, match="is not YAML: it is not UTF-8"):
        read_plan(tmp_path / "plan.yaml")


def test_a_plan_remembers_a_number_of_faults(ask: Ask) -> None:
    """When it has them all, the oldest tenth is dropped."""
    plan = FaultPlan([Entry("status-500", times=25)], kept=20)
    ask(plan, "r" * 25)
    assert len(plan.played) == 19
    with pytest.raises(ConfigurationError, match="kept"):
        FaultPlan(kept=0)
