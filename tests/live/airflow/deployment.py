"""Airflow's processes, its database and its REST API, on this machine alone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import httpx

T = TypeVar("T")
DAGS = Path(__file__).parent / "dags"
COMPONENTS = {
    "api-server": (),
    "scheduler": ("--skip-serve-logs",),  # they would listen on every interface
    "dag-processor": (),
    "triggerer": ("--skip-serve-logs",),
}
"""What `airflow standalone` starts, with options; here each is a process of its own, so that one can be killed."""
BETWEEN = 0.5
"""Seconds between two looks."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def settings(home: Path, dags: Path) -> dict[str, str]:
    """The environment of an Airflow that writes into `home` and tells nobody."""
    port = free_port()
    options = {
        "API__HOST": "127.0.0.1",
        "API__PORT": str(port),
        "API__WORKERS": "1",
        "API_AUTH__JWT_SECRET": "tests-of-airflow-provider-runstate" * 2,
        "CORE__DAGS_FOLDER": str(dags),
        "CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        "CORE__FERNET_KEY": "",
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__PARALLELISM": "4",
        "CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "DAG_PROCESSOR__REFRESH_INTERVAL": "3600",
        "DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
        "SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD": "120",  # the machine may be busy
        "WORKERS__EXECUTION_API_TIMEOUT": "60",
        "TRIGGERER__JOB_HEARTBEAT_SEC": "2",
        "TRIGGERER__TRIGGERER_HEALTH_CHECK_THRESHOLD": "10",
        "USAGE_DATA_COLLECTION__ENABLED": "False",
    }
    environment = {f"AIRFLOW__{name}": value for name, value in options.items()}
    # Under coverage or pytest, a forked task would be traced, too.
    return environment | {"AIRFLOW_HOME": str(home), "NO_PROXY": "127.0.0.1", "PYTHONPATH": os.pathsep.join(sys.path)}


def command(environment: Mapping[str, str], *words: str) -> str:
    """What an `airflow` command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "airflow", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


class Deployment:
    """A running Airflow with an empty database."""

    def __init__(self, home: Path, environment: Mapping[str, str]) -> None:
        self.home = home
        self.environment = {**settings(home, DAGS), **environment}
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        url = f"http://127.0.0.1:{self.environment['AIRFLOW__API__PORT']}"
        self.api = httpx.Client(base_url=f"{url}/api/v2", timeout=60, trust_env=False)

    def start(self) -> None:
        """Make the database, and start every component."""
        command(self.environment, "db", "migrate")
        for component in COMPONENTS:
            self.begin(component)
        self.until("the API answers", self._answers, 120)
        token = self.api.get(f"{str(self.api.base_url).removesuffix('/api/v2/')}/auth/token").json()["access_token"]
        self.api.headers["authorization"] = f"Bearer {token}"

    def begin(self, component: str) -> None:
        """Start one component, in a session of its own; its log is beside the database."""
        with (self.home / f"{component}.log").open("ab") as log:
            self.processes[component] = subprocess.Popen(
                [sys.executable, "-m", "airflow", component, *COMPONENTS[component]],
                env={**os.environ, **self.environment},
                cwd=self.home,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill(self, component: str, number: int = signal.SIGKILL) -> None:
        """End a component with all its children."""
        process = self.processes.pop(component)
        os.killpg(process.pid, number)
        process.wait(60)

    def stop(self) -> None:
        """End everything."""
        for component in list(self.processes):
            self.kill(component)
        self.api.close()

    def run(self, dag: str, **conf: Any) -> str:
        """Start a run of a DAG; returns its id."""
        self.until(f"{dag} is known", lambda: self.api.get(f"dags/{dag}").is_success, 120)
        self.api.patch(f"dags/{dag}", json={"is_paused": False}).raise_for_status()
        answer = self.api.post(f"dags/{dag}/dagRuns", json={"logical_date": None, "conf": conf})
        assert answer.is_success, answer.text
        return str(answer.json()["dag_run_id"])

    def tasks(self, dag: str, run: str) -> list[dict[str, Any]]:
        """The instances of all tasks of a run."""
        answer = self.api.get(f"dags/{dag}/dagRuns/{run}/taskInstances", params={"limit": 1000})
        found: list[dict[str, Any]] = answer.raise_for_status().json()["task_instances"]
        return found

    def states(self, dag: str, run: str, task: str) -> list[str | None]:
        """The states of a task's instances."""
        return [each["state"] for each in self.tasks(dag, run) if each["task_id"] == task]

    def result(self, dag: str, run: str, task: str, index: int = -1) -> Any:
        """What a task returned."""
        path = f"dags/{dag}/dagRuns/{run}/taskInstances/{task}/xcomEntries/return_value"
        answer = self.api.get(path, params={"map_index": index, "deserialize": True})
        return answer.raise_for_status().json()["value"]

    def until(self, what: str, look: Callable[[], T], seconds: float) -> T:
        """Look until there is something to see."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for component, process in self.processes.items():
                assert process.poll() is None, f"{component} has ended:\n{self.log(component)}"
            if found := look():
                return found
            time.sleep(BETWEEN)
        raise AssertionError(f"{what}: not within {seconds} s\n" + "\n".join(map(self.log, COMPONENTS)))

    def log(self, component: str) -> str:
        """The end of a component's log."""
        return f"--- {component}\n{(self.home / f'{component}.log').read_text(errors='replace')[-3000:]}"

    def _answers(self) -> bool:
        try:
            return self.api.get("version").is_success
        except httpx.TransportError:
            return False
