"""Start-up: what a fresh process spends on importing something and building its client."""

from __future__ import annotations

import json
import subprocess
from statistics import median
from typing import TYPE_CHECKING, Any

from .arithmetic import Series
from .cases import CASES, OURS, Case
from .environments import python
from .processes import ContenderFailed, clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from .arithmetic import Figure

_AROUND = """\
import sys, time
start = time.process_time_ns()
{code}
end = time.process_time_ns()
print(end - start, end, len(sys.modules))
"""


def contenders(case: Case) -> dict[tuple[str, str], str]:
    """By name and environment, the statements that import a contender and build its client for https."""
    build = "from {} import AuthenticatedClient; client = AuthenticatedClient(base_url='https://api.test', token='key')"
    arguments = ", ".join(f"{name}={value!r}" for name, value in case.credentials.items())
    found = {
        ("raw", OURS): build.format(case.package),
        ("overlay", OURS): f"from runstate import {case.client}; client = {case.client}({arguments})",
        ("stock", OURS): build.format(case.stock),
        ("raw-http", OURS): build.format(case.package) + "; client.get_httpx_client()",
    }
    if case.sdk:
        found["sdk", case.sdk.distribution] = case.sdk.start
    return found


def measure(rounds: int, warn: Callable[[str], None]) -> list[Figure]:
    """The figures: milliseconds of import and building beside `import httpx` in the same environment."""
    series: dict[tuple[str, str, str], tuple[Series, Series, list[int], str]] = {}
    for case in CASES:
        for (name, environment), code in contenders(case).items():
            try:
                _fresh(environment, code)  # also leaves the bytecode behind
                _fresh(environment, "import httpx")
            except ContenderFailed as error:
                warn(f"startup: {name} of {case.title} is left out: {error}")
            else:
                series[case.slug, name, environment] = Series(case.slug, name), Series(case.slug, name), [], code
    for _ in range(rounds):
        for (_, _, environment), (alone, whole, modules, code) in series.items():
            base, own = _fresh(environment, "import httpx"), _fresh(environment, code)
            alone.add(own[0] / 1e6, base[0] / 1e6)
            whole.add(own[1] / 1e6, base[1] / 1e6)
            modules.append(own[2])
    return [
        alone.figure(process=whole.figure().value, process_ratio=whole.figure().ratio, modules=median(modules))
        for alone, whole, modules, _ in series.values()
    ]


def _fresh(environment: str, code: str) -> tuple[int, int, int]:
    """CPU nanoseconds of the code and of the whole process, and how many modules are loaded in the end."""
    done = subprocess.run(
        [python(environment), "-P", "-c", _AROUND.format(code=code)],
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(),
    )
    if done.returncode:
        raise ContenderFailed((done.stderr.strip().splitlines() or ["its process failed"])[-1])
    said: Any = json.loads(f"[{','.join(done.stdout.split()[-3:])}]")
    return said[0], said[1], said[2]
