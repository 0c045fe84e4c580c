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
_WAITING = f"""{_statuses(dict.fromkeys(MEANINGS, ""))}

With several runs the most severe status counts: {", ".join(str(status.value) for status in SEVERITY)}."""

RUNSTATE = "Read the status of runs at six vendors, and wait until they have finished."
RUNSTATE_EPILOG = """\b
Examples:
  pip install 'runstate[all,simulator]'     what the demo needs
  runstate demo                             see it work, without any key
  runstate vendors                          which variables hold the keys
  runstate get retab:exprun_2
  runstate wait retab:exprun_2 scorecard:135 --timeout 2h && echo done

Errors are one line on stderr. Each command's own help lists its exit statuses."""

GET = _command(
    "get",
    f"Show the current state of each run.\n\n{_REF}",
    f"""\b
Examples:
  runstate get retab:exprun_2
  runstate get --json retab:exprun_2 scorecard:135 | jq -r .status
  runstate get - < references.txt

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
VENDORS = _command(
    "vendors",
    "List the vendors: whether each is installed, which variables it reads, how a reference looks.",
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
