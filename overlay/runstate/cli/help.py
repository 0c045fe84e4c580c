"""Help texts. Paragraphs are wrapped; blocks of lines are kept as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from .exit_status import MEANINGS, SEVERITY, ExitStatus


def _command(name: str, text: str, epilog: str, short: str = "") -> Callable[[Any], click.Command]:
    """A click command with its help, the text below its options, and the short text for the list of commands."""
    return click.command(name, help=text, short_help=short or text.partition("\n")[0], epilog=epilog)


def _statuses(meanings: Mapping[int, str]) -> str:
    lines = (f"\n  {status:>3}  {meaning or MEANINGS[ExitStatus(status)]}" for status, meaning in meanings.items())
    return f"\b\nExit status:{''.join(lines)}"


_REF = "REF is VENDOR:ID, as in retab:exprun_2; - reads one per line from stdin."
_SEVERITY = ", ".join(str(status.value) for status in SEVERITY if status in MEANINGS)
_WAITING = f"""{_statuses(dict.fromkeys(MEANINGS, ""))}

With several runs the most severe status counts: {_SEVERITY}."""

_NOT_READ = "no response, no access, not found, or an answer that cannot be read"
_LISTED = {0: "all was read, even if there is nothing", 2: "", 4: _NOT_READ, 130: "stopped with Ctrl-C"}
_CHANGED: dict[int, str] = {
    0: "",
    1: "",
    2: "",
    4: _NOT_READ,
    6: "a request was sent and not answered: it may have had its effect",
}
_STARTED: dict[int, str] = {
    0: "the run has started; with --wait: it completed",
    1: "with --wait: the run failed or was cancelled",
    2: "",
    3: "with --wait: the deadline passed first",
    4: _NOT_READ,
    5: "with --wait: the run is blocked",
    6: "the request was sent and not answered: the run may have started",
    130: "stopped with Ctrl-C",
}

RUNSTATE = "Start and list runs at six vendors, read their status, and wait until they have finished."
RUNSTATE_EPILOG = """\b
Examples:
  pip install 'runstate[all,simulator]'     what the demo needs
  runstate demo                             see it work, without any key
  runstate vendors                          which variables hold the keys
  runstate get retab:exprun_2
  runstate wait retab:exprun_2 scorecard:135 --timeout 2h && echo done
  runstate list retab --status running --refs | runstate wait -

Errors are one line on stderr. Each command's own help lists its exit statuses."""

GET = _command(
    "get",
    f"Show the current state of each run.\n\n{_REF}",
    f"""\b
Examples:
  runstate get retab:exprun_2
  runstate get --json retab:exprun_2 scorecard:135 | jq -r .status
  runstate get - --format csv < references.txt > runs.csv

{_statuses({0: "every run was read, whatever its state", 2: "", 4: ""})}""",
)
WAIT = _command(
    "wait",
    f"Wait until every run has finished.\n\n{_REF}",
    f"""\b
Examples:
  runstate wait retab:exprun_2 && ./publish
  runstate wait - --timeout 2h --json < references.txt
  runstate wait scorecard:135 --on-blocked wait --quiet
  runstate wait - --state night.db --rate retab=2 < ten-thousand.txt

{_WAITING}""",
)
WATCH = _command(
    "watch",
    f"Show each run as it changes, until all have finished.\n\n{_REF}",
    f"""\b
Examples:
  runstate watch retab:exprun_2 scorecard:135
  runstate watch datadog-model-lab:70158 --timeout none | tee run.log
  runstate watch --json retab:exprun_2 | jq -c '[.status, .progress]'

{_WAITING}""",
)
LIST: dict[str, Any] = {
    "help": "List runs of a vendor.\n\nEach vendor has its own filters: `runstate list VENDOR --help` shows them.",
    "short_help": "List runs of a vendor.",
    "epilog": f"""\b
Examples:
  runstate list retab --status running
  runstate list scorecard PROJECT_ID --limit none --json | jq -r .status
  runstate list mlflow 0 --refs | runstate wait -

{_statuses(_LISTED)}""",
}


def list_epilog(example: str) -> str:
    return f"""\b
Examples:
  runstate list {example} --json | jq -r .ref
  runstate list {example} --refs | runstate wait -

{_statuses(_LISTED)}"""


START: dict[str, Any] = {
    "help": "Start a run at a vendor, and show it.\n\n"
    "Each vendor has its own options: `runstate start VENDOR --help` shows them.",
    "short_help": "Start a run at a vendor.",
    "epilog": f"""\b
Examples:
  runstate start retab exp_1 --wait
  ref=$(runstate start retab exp_1 --refs)
  runstate start ai21-maestro --body task.json --wait --json

{_statuses(_STARTED)}""",
}


def start_epilog(example: str) -> str:
    return f"""\b
Examples:
  runstate start {example} --wait
  ref=$(runstate start {example} --refs)

{_statuses(_STARTED)}"""


CANCEL = _command(
    "cancel",
    f"Cancel each run.\n\n{_REF} The run may take a moment until it has ended.",
    f"""\b
Examples:
  runstate cancel retab:exprun_2
  runstate list retab --status running --refs | runstate cancel -

{_statuses(_CHANGED | {0: "each run is cancelled, or will be", 1: "a run had ended otherwise before"})}""",
    "Cancel runs.",
)
DELETE = _command(
    "delete",
    f"Delete each run, after a question.\n\n{_REF} Whether it can be undone depends on the vendor.",
    f"""\b
Examples:
  runstate delete datadog-model-lab:70158
  runstate delete --yes - < references.txt

{_statuses(_CHANGED | {0: "each run is deleted", 1: "nothing was deleted: the answer was no"})}""",
    "Delete runs.",
)
RESULTS = _command(
    "results",
    "Show what a run has made: results, records or files, in the vendor's own form.\n\n"
    "REF is VENDOR:ID, as in retab:exprun_2. A table on a terminal, JSON Lines elsewhere.",
    f"""\b
Examples:
  runstate results retab:exprun_2
  runstate results scorecard:135 --limit none | jq -c .scores
  runstate results mlflow:57b57d083ded4e87b07c594770c88bb9 --filter path=model

{_statuses(_LISTED)}""",
    "Show what a run has made.",
)
VENDORS = _command(
    "vendors",
    "List the vendors: whether each is installed, which variables it reads, how a reference looks, what it can do.",
    f"""The values of variables are never shown.

\b
Examples:
  runstate vendors
  runstate vendors --json | jq -r 'select(.installed).vendor'

{_statuses({0: "always"})}""",
    "Show which vendors are installed and which keys are set.",
)
SIMULATE = _command(
    "simulate",
    "Serve all six vendors on this machine, with runs to read. Needs no key.",
    f"""\b
Examples:
  runstate simulate
  runstate simulate --port 9000 --speed 5
  eval "$(runstate simulate --env)"         in the terminal of the client
  runstate simulate --faults plan.yaml      to test a program with faults

{_statuses({0: "stopped with Ctrl-C", 2: "usage: bad option or plan, port in use, missing extra"})}""",
    "Serve simulated vendors on this machine.",
)
_DEMO = {0: "each run ended as its script says", 1: "a run ended differently", 2: "usage: bad option or missing extra"}
DEMO = _command(
    "demo",
    "Watch one simulated run of each vendor from its first state to its end.",
    f"""Needs no key. One run fails, one is blocked and then released, one retries a task.

{_statuses(_DEMO | {130: "stopped with Ctrl-C"})}""",
    "See it work: one simulated run of each vendor.",
)
