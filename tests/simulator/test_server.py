"""The simulator over a real socket, and without the packages that it needs."""

from __future__ import annotations

import contextlib
import importlib
import socket
import sys
from email.utils import parsedate_to_datetime

import httpx
import pytest

from runstate.errors import ConfigurationError, MissingPackage
from runstate.simulator import Simulator, serve
from tests.simulator.support import credentials
from tests.support.clock import FakeClock


def test_a_run_over_a_real_socket(clock: FakeClock) -> None:
    """As in process: ids in one segment, the clock's date once, the list of requests."""
    simulator = Simulator(clock=clock)
    with serve(simulator) as root, httpx.Client(trust_env=False) as client:
        started = client.post(f"{root}/simulator/runs", json={"vendor": "retab", "run_id": "a/b?c"})
        assert started.json() == {"reference": "retab:a/b?c"}
        url = f"{simulator.base_url('retab', root)}/v1/workflows/experiments/runs/a%2Fb%3Fc"
        words: list[str] = []
        for clock.elapsed in (0.0, 1.0, 4.0, 8.0):
            response = client.get(url, headers=credentials(simulator, "retab"))
            words.append(response.json()["lifecycle"]["status"])
            (date,) = response.headers.get_list("date")
            assert parsedate_to_datetime(date) == clock.now().replace(microsecond=0)
            assert "server" not in response.headers
    assert words == ["pending", "queued", "running", "completed"]
    assert [asked.status for asked in simulator.requests] == [200] * 4
    assert simulator.requests[0].path.endswith("/a%2Fb%3Fc")


def test_the_server_stops_with_its_block() -> None:
    """The port is closed, even if a client still holds a connection and the block ended with an error."""
    simulator = Simulator()
    with httpx.Client(trust_env=False) as client:
        with contextlib.suppress(KeyError), serve(simulator) as root:
            assert client.get(f"{root}/simulator").status_code == 200
            raise KeyError
        with pytest.raises(httpx.TransportError):
            client.get(f"{root}/simulator")
    with serve(simulator) as root:  # and it can be served again
        assert httpx.get(f"{root}/simulator", trust_env=False).status_code == 200


def test_a_port_in_use_is_named() -> None:
    """The error says which, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"port {port} of 127.0.0.1 is in use: choose another, or 0"):
            with serve(Simulator(), port=port):
                pass


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 0)])
def test_an_address_that_cannot_be_had_is_refused(host: str, port: int) -> None:
    """A port beyond the last, an address of another machine."""
    with pytest.raises(ConfigurationError, match=str(port)), serve(Simulator(), host=host, port=port):
        pass


def test_who_listens_everywhere_is_found_here() -> None:
    """The root URL is one that a client on this machine may use."""
    with serve(Simulator(), host="0.0.0.0") as root:
        assert root.startswith("http://127.0.0.1:")
        assert httpx.get(f"{root}/simulator", trust_env=False).status_code == 200


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "yaml", "runstate_simulator"])
def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """The error is an ImportError that names the command."""
    for name in [
        name for name in sys.modules if name.startswith(("runstate.simulator", "runstate_simulator", f"{package}."))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=r"pip install 'runstate\[simulator\]'"):
        importlib.import_module("runstate.simulator")
