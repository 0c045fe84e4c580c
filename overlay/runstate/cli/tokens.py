"""`--token-command`: credentials that commands print, as exec plugins do for kubectl."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import runstate
from runstate import ConfigurationError
from runstate.catalog import VENDORS
from runstate.reference import vendor_info

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from runstate import HttpOptions
    from runstate.api import Clients

    Printed = Callable[[], Awaitable[str]]


def clients(commands: Sequence[str], http: HttpOptions) -> Clients:
    """Clients of the vendors that commands are given for, by slug.

    Raises:
        ConfigurationError: If a command is not written as `VENDOR[.CREDENTIAL]=COMMAND`, or a credential is missing.
    """
    given: dict[str, dict[str, Printed]] = {}
    for text in commands:
        target, equals, command = text.partition("=")
        slug, _, name = target.partition(".")
        if not (equals and command.strip()):
            raise ConfigurationError(
                f"--token-command {text!r}: write VENDOR=COMMAND or VENDOR.CREDENTIAL=COMMAND, as in retab='pass retab'"
            )
        secrets = [item.name for items in vendor_info(slug).credentials for item in items if item.secret]
        if name and name not in secrets:
            raise ConfigurationError(f"--token-command {target}: choose one of {', '.join(dict.fromkeys(secrets))}")
        given.setdefault(slug, {})[name or secrets[0]] = _printed(target, command)
    return {
        slug: getattr(runstate, f"Async{VENDORS[slug].client}")(**functions, **http)
        for slug, functions in given.items()
    }


def _printed(target: str, command: str) -> Printed:
    """A function that runs a command in a shell and returns what it prints."""

    async def run() -> str:
        import anyio  # noqa: PLC0415 -- for this option alone

        done = await anyio.run_process(command, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines() or [""]
            reason = f"ended with status {done.returncode} {lines[-1][:200]}".rstrip()
            raise ConfigurationError(f"--token-command {target}: the command {reason}")
        if not done.stdout.strip():
            raise ConfigurationError(f"--token-command {target}: the command printed nothing")
        return done.stdout.decode(errors="replace")

    return run
