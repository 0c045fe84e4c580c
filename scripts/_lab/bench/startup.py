"""Start-up: a fresh process imports a package, makes a client, and gets the answer to its first https request."""

import inspect
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts._lab.environments import python
from scripts._lab.workers import WorkerFailed, clean_environment

from .arithmetic import Clock
from .cases import Case
from .worker import TIMEOUT

_AROUND = """\
from __future__ import annotations
import sys, time
{definitions}
start = time.process_time_ns()
{code}
end = time.process_time_ns()
print(end - start, end, len(sys.modules))
"""


def contenders(section: str, case: Case, url: str, authorities: str) -> dict[str, str]:
    """The program of each contender: in `client` it makes a client, in `startup` it also asks for the vendor's run."""
    arguments = ", ".join(f"{name}={value!r}" for name, value in {**case.credentials, "base_url": url}.items())
    ids = ", ".join(map(repr, case.ids))
    texts = ", ".join(repr(str(each)) for each in case.ids)
    generated = "from {0} import AuthenticatedClient; client = AuthenticatedClient({1!r}, 'key')"
    keywords = "".join(f", {name}={value!r}" for name, value in case.parameters.items())
    operation = f"from {{0}}.api.runs import {case.operation} as run; run.sync({ids}, client=client{keywords})"
    raw, stock = generated.format(case.package, url), generated.format(case.stock, url)
    statements = {
        "raw": (raw, operation.format(case.package)),
        "overlay": (
            f"from runstate import {case.client}; client = {case.client}({arguments})",
            f"client.get({texts})",
        ),
        "stock": (stock, operation.format(case.stock)),
    }
    if section == "client":
        statements["baseline"] = ("import httpx", "")
        statements["raw-http"] = (f"{raw}; client.get_httpx_client()", "")
    else:
        bare = f"import httpx; client = httpx.Client(base_url={url!r}, headers={case.headers!r})"
        statements["baseline"] = (bare, f"client.get({case.path!r}).raise_for_status().json()")
    definitions = ""
    if case.sdk:
        connect = case.sdk.connect
        definitions = f"from importlib import import_module\n{inspect.getsource(connect)}"
        statements["sdk"] = (f"get = {connect.__name__}('key', {url!r}, {TIMEOUT}, {authorities!r})", f"get({ids})")
    return {
        name: _AROUND.format(
            definitions=definitions if name == "sdk" else "", code=make if section == "client" else f"{make}\n{ask}"
        )
        for name, (make, ask) in statements.items()
    }


def fresh(environment: str, program: str, authorities: str, python_path: Sequence[Path] = ()) -> Clock:
    """A clock that runs a program in a fresh process.

    It raises WorkerFailed if the process fails. The value is the CPU time of the statements in milliseconds, `process`
    that of the whole process, and `modules` the number of modules that it has loaded at the end.
    """
    variables = clean_environment(python_path, SSL_CERT_FILE=authorities)

    def run() -> dict[str, float]:
        done = subprocess.run(
            [python(environment), "-P", "-c", program], capture_output=True, text=True, check=False, env=variables
        )
        if done.returncode:
            raise WorkerFailed((done.stderr.strip().splitlines() or ["its process failed"])[-1])
        own, process, modules = json.loads(f"[{','.join(done.stdout.split()[-3:])}]")
        return {"value": own / 1e6, "process": process / 1e6, "modules": modules}

    return run
