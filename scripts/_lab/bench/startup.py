"""Start-up: a fresh process imports a package, makes a client, and gets the answer to its first https request."""

from __future__ import annotations

import inspect
import json
import subprocess
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from scripts._lab.environments import python
from scripts._lab.workers import WorkerFailed, clean_environment

from .arithmetic import Series
from .cases import CASES, OURS, Case
from .server import serving
from .worker import TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from .arithmetic import Figure

SECTIONS = ("startup", "client")
_AROUND = """\
from __future__ import annotations
import sys, time
{before}
start = time.process_time_ns()
{code}
end = time.process_time_ns()
print(end - start, end, len(sys.modules))
"""


@dataclass(frozen=True)
class Start:
    """The statements of a contender."""

    make: str
    """Import a package and make a client."""
    ask: str
    """Ask for the vendor's run."""
    before: str = ""
    """Definitions that are not timed."""

    def code(self, section: str) -> str:
        """All that is timed in `startup`, or in `client`, which asks for nothing."""
        return self.make if section == "client" else f"{self.make}\n{self.ask}"


@dataclass(frozen=True)
class Cost:
    """What a fresh process took."""

    own: float
    """CPU milliseconds of the statements."""
    process: float
    """CPU milliseconds of the whole process."""
    modules: int
    """How many modules it had loaded at the end."""


def baseline(section: str, case: Case, url: str) -> Start:
    """The same through bare httpx, or for `client` its import."""
    make = "import httpx"
    if section != "client":
        make += f"; client = httpx.Client(base_url={url!r}, headers={case.headers!r})"
    return Start(make, f"client.get({case.path!r}).raise_for_status().json()")


def contenders(section: str, case: Case, url: str, authorities: str) -> dict[tuple[str, str], Start]:
    """The contenders, by name and environment."""
    arguments = ", ".join(f"{name}={value!r}" for name, value in {**case.credentials, "base_url": url}.items())
    ids = ", ".join(map(repr, case.ids))
    keywords = "".join(f", {name}={value!r}" for name, value in case.parameters.items())

    def generated(package: str, more: str = "") -> Start:
        make = f"from {package} import AuthenticatedClient; client = AuthenticatedClient({url!r}, 'key'){more}"
        ask = f"from {package}.api.runs import {case.operation} as operation\n"
        return Start(make, f"{ask}operation.sync({ids}, client=client{keywords})")

    starts = {
        ("raw", OURS): generated(case.package),
        ("overlay", OURS): Start(
            f"from runstate import {case.client}; client = {case.client}({arguments})",
            f"client.get({', '.join(repr(str(each)) for each in case.ids)})",
        ),
        ("stock", OURS): generated(case.stock),
    }
    if section == "client":
        starts["raw-http", OURS] = generated(case.package, "; client.get_httpx_client()")
    if case.sdk:
        starts["sdk", case.sdk.distribution] = Start(
            f"get = {case.sdk.connect.__name__}('key', {url!r}, {TIMEOUT}, {authorities!r})",
            f"get({ids})",
            f"from importlib import import_module\n{inspect.getsource(case.sdk.connect)}",
        )
    return starts


def measure(section: str, rounds: int, warn: Callable[[str], None]) -> list[Figure]:
    """The figures of `startup` or `client`: milliseconds beside the baseline, each in a fresh process."""
    with serving(tls=True) as (url, authorities):
        ready: list[tuple[Callable[[], Cost], Callable[[], Cost], Series, Series, list[int]]] = []
        for case in CASES:
            for (name, environment), start in contenders(section, case, url, authorities).items():
                own = fresh(environment, start, section, authorities)
                base = fresh(environment, baseline(section, case, url), section, authorities)
                try:
                    own(), base()  # also writes the bytecode
                except WorkerFailed as error:
                    warn(f"{section}: {name} of {case.title} is left out: {error}")
                else:
                    ready.append((own, base, Series(case.slug, name), Series(case.slug, name), []))
        for _ in range(rounds):
            for own, base, alone, whole, modules in ready:
                before, after = base(), own()
                alone.add(after.own, before.own)
                whole.add(after.process, before.process)
                modules.append(after.modules)
    return [
        alone.figure(process=whole.figure().value, process_ratio=whole.figure().ratio, modules=median(modules))
        for _, _, alone, whole, modules in ready
    ]


def fresh(
    environment: str, start: Start, section: str, authorities: str, python_path: Sequence[Path] = ()
) -> Callable[[], Cost]:
    """Runs a contender in a fresh process.

    Raises:
        WorkerFailed: When it is called and the process fails.
    """
    code = _AROUND.format(before=start.before, code=start.code(section))
    variables = clean_environment(python_path, SSL_CERT_FILE=authorities)

    def run() -> Cost:
        done = subprocess.run(
            [python(environment), "-P", "-c", code], capture_output=True, text=True, check=False, env=variables
        )
        if done.returncode:
            raise WorkerFailed((done.stderr.strip().splitlines() or ["its process failed"])[-1])
        own, whole, modules = json.loads(f"[{','.join(done.stdout.split()[-3:])}]")
        return Cost(own / 1e6, whole / 1e6, modules)

    return run
