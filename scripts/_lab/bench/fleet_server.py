"""A small server on loopback for one kind of run: each ends within 10 to 30 s after it was asked about first."""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from scripts._lab.record import ROOT

EXAMPLES = ROOT / "specs" / "ai21-maestro" / "examples"
_SHORTEST, _SPREAD = 10.0, 20.0


def _example(name: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(Path(EXAMPLES / f"get_maestro_run.200.{name}.json").read_text(encoding="utf-8"))
    return body


class Server(asyncio.Protocol):
    """One connection. Requests have no body, and come one after the other."""

    first: dict[str, float] = {}  # noqa: RUF012 -- shared by all connections on purpose
    """When each run was asked about first."""
    bodies = {True: _example("completed"), False: _example("in_progress")}  # noqa: RUF012 -- constant

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            run_id = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
            now = time.monotonic()
            length = _SHORTEST + hash(run_id) % 1000 / 1000 * _SPREAD
            ended = now - self.first.setdefault(run_id, now) >= length
            body = json.dumps({**self.bodies[ended], "id": run_id}).encode()
            self._transport.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
            )


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # a text stream
    asyncio.run(_serve())
