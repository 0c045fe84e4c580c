"""A program of its own that asks for a run again and again, and tells how much memory each answer took.

Arguments: the mode, the base URL, and how often to ask. Writes one line of JSON: for each request the error's name and
by how many bytes the process's peak has grown.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import anyio

import runstate

_KILOBYTES = 1 if sys.platform == "darwin" else 1024


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES


async def measure(times: int, ask: Callable[[], Awaitable[Any]]) -> list[tuple[str, int]]:
    """What becomes of each request, and by how much it raises the peak."""
    found: list[tuple[str, int]] = []
    for _ in range(times):
        before = peak()
        try:
            await ask()
            name = "run"
        except runstate.RunstateError as error:
            name = type(error).__name__
        found.append((name, peak() - before))
    return found


async def main(mode: str, base_url: str, times: int) -> None:
    """Ask, and write what came."""
    if mode == "sync":
        with runstate.Retab("simulator-key", base_url=base_url, retries=0) as client:

            async def ask() -> object:
                return client.get("a")

            found = await measure(times, ask)
    else:
        async with runstate.AsyncRetab("simulator-key", base_url=base_url, retries=0) as other:
            found = await measure(times, lambda: other.get("a"))
    print(json.dumps(found))  # noqa: T201 -- the output


if __name__ == "__main__":
    mode, base_url, times = sys.argv[1:]
    anyio.run(main, mode, base_url, int(times), backend="trio" if mode == "trio" else "asyncio")
