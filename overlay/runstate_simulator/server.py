"""The simulator on a socket: uvicorn, or the server of faults, in a thread."""

from __future__ import annotations

import errno
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from runstate.errors import ConfigurationError, RunstateError

from .faults.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Generator

    from .faults.plan import FaultPlan
    from .simulator import Simulator

_LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- nothing is bound to it here


def root_url(host: str, port: int) -> str:
    """The root URL of a server on this machine that listens on `host`, which may be all addresses."""
    address = _LOOPBACK.get(host, host)
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


@contextmanager
def serve(
    simulator: Simulator, *, host: str = "127.0.0.1", port: int = 0, faults: FaultPlan | None = None
) -> Generator[str]:
    """Serve `simulator` over HTTP in a thread, until the block ends.

    Args:
        simulator: The simulator.
        host: The address to listen on. The simulator is meant for this machine only.
        port: The port to listen on; 0 takes a free one.
        faults: Which requests to answer badly, and how; none by default.

    Yields:
        The root URL, as `http://127.0.0.1:49152`, once connections are accepted.

    Raises:
        ConfigurationError: If it cannot listen on the address.
    """
    listener = _listen(host, port)
    root = root_url(host, listener.getsockname()[1])
    ready = threading.Event()
    server = _UvicornServer(simulator, ready) if faults is None else FaultServer(simulator.app, faults, ready)

    def run() -> None:
        try:
            server.run(sockets=[listener])
        finally:
            listener.close()
            ready.set()  # a server that failed to start must not keep the caller waiting

    thread = threading.Thread(target=run, name=f"runstate simulator {root}", daemon=True)
    thread.start()
    try:
        ready.wait()
        if not server.started:
            raise RunstateError(f"the simulator did not start at {root}")
        yield root
    finally:
        server.stop()
        thread.join()


class _UvicornServer(uvicorn.Server):
    """A server that sets `ready` once it accepts connections."""

    def __init__(self, simulator: Simulator, ready: threading.Event) -> None:
        config = uvicorn.Config(
            simulator.app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            date_header=False,  # the application sends the date of the simulator's clock
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready.set()

    def stop(self) -> None:
        """Stop when the requests in progress have been answered, or after a second."""
        self.should_exit = True


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise ConfigurationError(f"{port} is not a port: choose one up to 65535, or 0 for a free one")
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ConfigurationError(f"port {port} of {host} is in use: choose another, or 0 for a free one") from None
        raise ConfigurationError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from None
    # asyncio does this only for sockets that it makes itself; without it each response waits for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
