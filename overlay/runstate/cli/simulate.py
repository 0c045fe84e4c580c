"""`simulate` serves all vendors on this machine; `demo` watches one simulated run of each until it has finished."""

from __future__ import annotations

import contextlib
import os
import shlex
import threading
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import click
from attrs import evolve

from runstate import VENDORS, ConfigurationError, FinishedRun, MissingPackage, RunRef

from . import help as texts
from .errors import complain
from .exit_status import ExitStatus
from .output import line
from .params import SPEED, interval
from .summary import summarize, summarize_error
from .watch import follow, text_view

if TYPE_CHECKING:
    from runstate.simulator import Simulator

DEMO: Mapping[str, tuple[str, str]] = {
    "retab:exprun_2": ("fails", "failed"),
    "ai21-maestro:7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11": ("blocks", "completed"),
    "scorecard:135": ("completes", "completed"),
    "datadog-model-lab:70158": ("completes", "completed"),
    "adobe-sensei:exp_1/run_1": ("retries", "completed"),
    "mlflow:57b57d083ded4e87b07c594770c88bb9": ("completes", "completed"),
}
"""The scenario of each run of the demo, and the status in which it must end."""
_POLLS = 30  # about as many of each run of the demo as show all its states
_SHORTEST = 0.02  # seconds between two polls of a run


@texts.SIMULATE
@click.option("--port", default=8765, help="The port to listen on; 0 takes any that is free.")
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@SPEED
@click.option("--key", help="The only key that the vendors accept.")
@click.option("--env", is_flag=True, help="Only print the variables, as commands of sh.")
@click.option("--faults", metavar="PLAN", help="A YAML file that says which requests get a faulty response.")
@click.option("--list-faults", is_flag=True, help="Only list the faults that a plan can have.")
def simulate(
    *, host: str, port: int, speed: float, key: str | None, env: bool, faults: str | None, list_faults: bool
) -> int:
    from runstate.simulator import FAULTS, READY_MADE, Simulator, read_plan, root_url, serve  # noqa: PLC0415 -- needs an extra

    if list_faults:
        width = max(map(len, FAULTS))
        for title, group in groupby(FAULTS.values(), lambda fault: fault.group):
            click.echo(f"{title}\n" + "".join(f"  {fault.name:<{width}}  {fault.description}\n" for fault in group))
        return 0
    simulator = Simulator(speed=speed) if key is None else Simulator(speed=speed, key=key)
    if env:
        if not port:
            raise ConfigurationError("--env needs the port that the simulator has: pass it with --port")
        click.echo("\n".join(_exports(simulator, root_url(host, port))))
        return 0
    plan = None if faults is None else read_plan(faults)
    _start(simulator, READY_MADE, seconds=20.0)
    width = max(len(str(ref)) for ref in READY_MADE)
    with contextlib.suppress(KeyboardInterrupt), serve(simulator, host=host, port=port, faults=plan) as root:
        variables = "\n".join(f"  {command}" for command in _exports(simulator, root))
        runs = "\n".join(f"  {ref!s:<{width}}  {scenario}" for ref, scenario in READY_MADE.items())
        warning = f"\nThe plan {faults} decides which requests get a faulty response.\n" if faults else ""
        click.echo(f"""\
The simulator answers at {root}. In another terminal, paste:

{variables}

Then read these runs. Each begins with its first request:

{runs}

Start a new one with:

  curl -d '{{"vendor": "retab", "scenario": "fails"}}' {root}/simulator/runs
{warning}
Ctrl-C stops it.""")
        _until_interrupted()
    return 0


def _start(simulator: Simulator, scenarios: Mapping[RunRef, str], seconds: float) -> None:
    """Create runs that begin with their first request, so that their first states are visible."""
    for ref, scenario in scenarios.items():
        run_id = str(ref).partition(":")[2]
        simulator.start(ref.vendor, scenario, run_id=run_id, seconds=seconds, when_asked=True)


def _until_interrupted() -> None:
    never = threading.Event()
    # In steps: on some systems a wait without a timeout cannot be interrupted.
    while not never.wait(1.0):
        pass


def _exports(simulator: Simulator, root: str) -> list[str]:
    """Commands that set these variables in a shell."""
    return [f"export {name}={shlex.quote(value)}" for name, value in simulator.environment(root).items()]


@texts.DEMO
@SPEED
@click.option("--seconds", type=interval, metavar="DURATION", default="8", help="How long the runs take at speed 1.")
def demo(*, speed: float, seconds: float) -> int:
    missing = [slug for slug, info in VENDORS.items() if not info.installed]
    try:
        from runstate.simulator import Simulator, serve  # noqa: PLC0415 -- needs an extra
    except MissingPackage:
        raise _incomplete(missing, "simulator") from None
    if missing:
        raise _incomplete(missing)
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly

    simulator, screen, before = Simulator(speed=speed), Screen(), dict(os.environ)
    refs = [RunRef.parse(reference) for reference in DEMO]
    _start(simulator, {ref: scenario for ref, (scenario, _) in zip(refs, DEMO.values(), strict=True)}, seconds)
    pause = max(_SHORTEST, seconds / speed / _POLLS)
    with serve(simulator) as root:
        screen.say(f"One run of each vendor, simulated at {root}:\n")
        os.environ.update(simulator.environment(root))
        try:
            ends = follow(refs, text_view(refs), timeout=None, interval=pause, on_blocked="wait")
        except KeyboardInterrupt:
            complain("stopped the demo")
            return ExitStatus.INTERRUPTED
        finally:
            os.environ.clear()
            os.environ.update(before)
    screen.say(("\nHow they ended:\n", "bold"))
    result = ExitStatus.COMPLETED
    for ref, (_, status) in zip(refs, DEMO.values(), strict=True):
        end = ends[ref]
        summary = summarize(end) if isinstance(end, FinishedRun) else summarize_error(end, None)
        # The progress does not matter after the end.
        screen.say("  ", *line(ref, evolve(summary, counts="", percent="", spoiled=""), None))
        if summary.status != status:
            result = ExitStatus.UNSUCCESSFUL
            complain(f"{ref} should have ended as {status}, but ended as {summary.status}")
    return result


def _incomplete(missing: list[str], *more: str) -> ConfigurationError:
    extras = ["all"] if len(missing) == len(VENDORS) else missing
    wanted = ",".join((*extras, *more))
    return ConfigurationError(f"the demo needs more than is installed: pip install 'runstate[{wanted}]'")
