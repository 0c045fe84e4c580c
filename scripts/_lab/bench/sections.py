"""The sections of the benchmark, and how each times its contenders."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from scripts._lab.environments import python
from scripts._lab.workers import Worker, WorkerFailed

from . import startup
from .arithmetic import Clock, Figure, Pair, measure
from .cases import CASES, OURS, PAGES, Case
from .server import serving

CONTENDERS = {
    "decode": ("raw", "sdk", "stock", "msgspec"),
    "page": ("raw", "sdk", "stock"),
    "startup": ("raw", "overlay", "stock", "sdk"),
    "client": ("raw", "overlay", "stock", "raw-http", "sdk"),
    "request": ("raw", "overlay", "stock", "sdk"),
}
_BASELINE = "baseline"
_EFFORT = {"decode": 10.0, "page": 30.0, "request": 30.0}
"""Milliseconds for which a contender is timed in one round."""
_WARM_UP, _TRIAL, _FEWEST = 20, 100, 10
"""Calls."""


def cases(section: str) -> tuple[Case, ...]:
    """The vendors of a section."""
    return PAGES if section == "page" else CASES


def figures(
    section: str, rounds: int, warn: Callable[[str], None], here: Sequence[Path] = (), other: Sequence[Path] = ()
) -> list[Figure]:
    """The figures of a section: of every contender, or of the packages in `here` beside those in `other`."""
    pairs: list[Pair] = []
    with ExitStack() as stack:
        clocks = partial(_clocks, stack, section, stack.enter_context(serving(tls=section not in _EFFORT)))
        for case in cases(section):
            for name in CONTENDERS[section]:
                environment = OURS if name != "sdk" else case.sdk.distribution if case.sdk else None
                if environment is None or (other and name not in {"raw", "overlay"}):
                    continue
                try:
                    if other:
                        (own,), (base,) = (clocks(OURS, case, (name,), path) for path in (here, other))
                    else:
                        own, base = clocks(environment, case, (name, _BASELINE))
                except WorkerFailed as error:
                    warn(f"{section}: {name} of {case.title} is left out: {error}")
                else:
                    pairs.append(Pair(case.slug, name, own, base))
        return measure(pairs, rounds)


def _clocks(
    stack: ExitStack,
    section: str,
    server: tuple[str, str],
    environment: str,
    case: Case,
    names: Sequence[str],
    python_path: Sequence[Path] = (),
) -> list[Clock]:
    """A clock for each of the contenders, warmed up."""
    url, authorities = server
    if section in _EFFORT:
        worker = stack.enter_context(Worker(python(environment), "bench.worker", python_path=python_path))
        order = {"section": section, "vendor": case.slug, "url": url}
        return [timer(worker, name, _EFFORT[section], order) for name in names]
    starts = startup.contenders(section, case, url, authorities)
    clocks = [startup.fresh(environment, starts[name], authorities, python_path) for name in names]
    for clock in clocks:
        clock()  # also writes the bytecode
    return clocks


def timer(worker: Worker, name: str, effort: float, order: dict[str, str]) -> Clock:
    """A clock for calls in a worker; its values are microseconds per call."""
    worker.ask(open=name, **order)

    def time(number: int) -> dict[str, float]:
        return {"value": worker.ask(run=name, number=number)["nanoseconds"] / number / 1000}

    time(_WARM_UP)
    number = max(_FEWEST, round(effort * 1000 / time(_TRIAL)["value"]))
    time(number)
    return partial(time, number)
