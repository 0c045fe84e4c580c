"""The examples in the READMEs of the generated clients run as printed, except for the address and the keys."""

from __future__ import annotations

import re
import socket
from collections.abc import Generator
from typing import Any

import httpx
import pytest

from runstate.simulator import Simulator, serve
from tests.generated.rawclients import RAW_CLIENTS, RawClient
from tests.support.vendors import ROOT
from tests.vendors.base import reading

BLOCKS = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
KEYS = {
    "Authorization": "Bearer simulator-key",
    **dict.fromkeys(("DD-API-KEY", "DD-APPLICATION-KEY", "x-api-key"), "simulator-key"),
}
EVERY_CLIENT = pytest.mark.parametrize("raw", RAW_CLIENTS, ids=lambda raw: raw.slug)


def run_id(raw: RawClient) -> str:
    """The id in the example: the spec's own examples of the parameters that identify a run."""
    _, operation = reading(raw.slug)
    named = [each for each in operation["parameters"] if each["in"] != "header"]
    return "/".join(str(each["example"]) for each in named)


def documented(raw: RawClient, status: int) -> bool:
    """Whether the spec has an answer for a status."""
    _, operation = reading(raw.slug)
    return not {str(status), f"{status // 100}XX"}.isdisjoint(operation["responses"])


@pytest.fixture(scope="module")
def simulator() -> Simulator:
    """A simulator in which the runs of the examples have completed."""
    simulator = Simulator(speed=1e9)
    for raw in RAW_CLIENTS:
        simulator.start(raw.slug, "completes", run_id=run_id(raw))
    return simulator


@pytest.fixture(scope="module")
def root(simulator: Simulator) -> Generator[str]:
    """Its root URL."""
    with serve(simulator) as url:
        yield url


def blocks(raw: RawClient) -> list[str]:
    """The examples: with the generated client, with an HTTP client of the user's own, and of other operations."""
    return BLOCKS.findall((ROOT / "generated" / raw.slug / "README.md").read_text(encoding="utf-8"))


def printed(raw: RawClient, base_url: str, capsys: pytest.CaptureFixture[str], key: str = "simulator-key") -> str:
    """The output of the example."""
    example, *_ = blocks(raw)
    code, addresses = re.subn(r'base_url="[^"]+"', f'base_url="{base_url}"', example)
    assert addresses == 1
    exec(compile(code.replace('"…"', f'"{key}"'), "README.md", "exec"), {"__name__": "__main__"})  # noqa: S102 -- ours
    return capsys.readouterr().out


@EVERY_CLIENT
def test_a_run_is_printed(raw: RawClient, simulator: Simulator, root: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The example prints the typed model of the vendor."""
    assert printed(raw, simulator.base_url(raw.slug, root), capsys).startswith(f"{raw.model}(")


@EVERY_CLIENT
@pytest.mark.parametrize("status", [400, 404, 418, 429, 500])
def test_an_error_is_no_run(
    raw: RawClient, simulator: Simulator, root: str, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    """A documented error is printed as parsed; another status is an exception."""
    simulator.fail(raw.slug, status)

    out = printed(raw, simulator.base_url(raw.slug, root), capsys)

    expected = f"HTTP {status}: " if documented(raw, status) else f"UnexpectedStatus: Unexpected status code: {status}"
    assert out.startswith(f"no run: {expected}")
    assert "None" not in out


@EVERY_CLIENT
def test_a_refused_key_is_no_run(
    raw: RawClient, simulator: Simulator, root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example prints the vendor's answer."""
    out = printed(raw, simulator.base_url(raw.slug, root), capsys, key="wrong")

    assert out.startswith(("no run: HTTP 401: ", "no run: HTTP 403: "))


@EVERY_CLIENT
def test_no_answer_is_no_run(raw: RawClient, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing listens on the port."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))

        out = printed(raw, f"http://127.0.0.1:{bound.getsockname()[1]}", capsys)

    assert out.startswith("no run: ConnectError: ")


@EVERY_CLIENT
def test_a_client_of_the_user_s_own(raw: RawClient, simulator: Simulator, root: str) -> None:
    """It sends the operation's request, and the operation parses the response."""
    _, example, *_ = blocks(raw)
    with httpx.Client(base_url=simulator.base_url(raw.slug, root), headers=KEYS) as http:
        names: dict[str, Any] = {"http": http, raw.operation: raw.module}
        exec(compile(example, "README.md", "exec"), names)  # noqa: S102 -- ours
    assert type(names["run"]) is raw.run


@EVERY_CLIENT
def test_other_operations(raw: RawClient) -> None:
    """They are called as the types say, and each sends something of its own."""
    sent: list[tuple[str, str]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append((request.method, request.url.path))
        return httpx.Response(418)

    for example in blocks(raw)[2:]:
        exec(compile(example, "README.md", "exec"), {"client": raw.open(handler)})  # noqa: S102 -- ours
        assert len(set(sent)) == len(sent) == example.count(".sync(")
