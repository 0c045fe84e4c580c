"""`simulate`: all vendors on this machine, with runs that are ready to be asked about."""

from __future__ import annotations

import contextlib
import shlex
import threading
from itertools import groupby
from typing import TYPE_CHECKING

from runstate import ConfigurationError

from .simulated import Plan, begin_when_asked, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECONDS = 20.0
"""How long a ready-made run takes at speed 1."""


def plans() -> Iterator[Plan]:
    """The ready-made runs: one for each vendor and scenario, with the same id each time."""
    from runstate.simulator import READY_MADE  # noqa: PLC0415 -- needs an extra, and may say so

    for ref, scenario in READY_MADE.items():
        yield Plan(ref.vendor, scenario, str(ref).partition(":")[2])


def exports(environment: Mapping[str, str]) -> str:
    """The lines that set these variables in a shell."""
    return "\n".join(f"export {name}={shlex.quote(value)}" for name, value in environment.items())


def simulate(*, host: str, port: int, speed: float, key: str | None, env: bool, faults: str | None) -> int:
    """Serve until Ctrl-C, with the plan at the path `faults`; or only tell the variables.

    Returns:
        The exit status.
    """
    from runstate.simulator import Simulator, read_plan, serve  # noqa: PLC0415 -- needs an extra, and may say so

    simulator = Simulator(speed=speed) if key is None else Simulator(speed=speed, key=key)
    if env:
        print(exports(environment(simulator, _root(host, port))))  # noqa: T201 -- for eval
        return 0
    plan = None if faults is None else read_plan(faults)
    ready_made = list(plans())
    begin_when_asked(simulator, ready_made, SECONDS)
    with contextlib.suppress(KeyboardInterrupt), serve(simulator, host=host, port=port, faults=plan) as root:
        told = _told(root, exports(environment(simulator, root)), ready_made, faults)
        print(told, flush=True)  # noqa: T201 -- the output
        _until_interrupted()
    return 0


def _root(host: str, port: int) -> str:
    """Where a simulator with these options will be found."""
    if not port:
        raise ConfigurationError("--env needs the port that the simulator has: give it with --port")
    from runstate.simulator import root_url  # noqa: PLC0415 -- as above

    return root_url(host, port)


def list_faults() -> int:
    """Tell every fault, by what is wrong.

    Returns:
        The exit status.
    """
    from runstate.simulator import FAULTS  # noqa: PLC0415 -- as above

    widest = max(map(len, FAULTS))
    for title, faults in groupby(FAULTS.values(), lambda fault: fault.group):
        lines = (f"  {fault.name:<{widest}}  {fault.description}" for fault in faults)
        print(title, *lines, sep="\n", end="\n\n")  # noqa: T201 -- the output
    return 0


def _told(root: str, export: str, ready_made: list[Plan], faults: str | None) -> str:
    widest = max(len(str(plan.ref)) for plan in ready_made)
    runs = "\n".join(f"  {plan.ref!s:<{widest}}  {plan.scenario}" for plan in ready_made)
    variables = export.replace("export ", "  export ")
    warning = f"\nIt answers badly where {faults} says so.\n" if faults else ""
    return f"""\
The simulator answers at {root}. In another terminal, paste:

{variables}

Then ask about these runs. Each begins when it is first asked about:

{runs}

Start a new one with:

  curl -d '{{"vendor": "retab", "scenario": "fails"}}' {root}/simulator/runs
{warning}
Ctrl-C stops it."""


def _until_interrupted() -> None:
    never = threading.Event()
    # In steps, since a wait without an end cannot be interrupted everywhere.
    while not never.wait(1.0):
        pass
