"""Call the command as a user does: with arguments and stdin, for its text and exit status."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

import pytest
from attrs import frozen

from runstate.cli import main
from tests.support.loopback import http_server


@frozen
class Result:
    """The result of one call."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Stdout by lines."""
        return self.out.splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Stdout as JSON Lines."""
        return [json.loads(line) for line in self.lines]

    @property
    def complaint(self) -> str:
        """The one line on stderr."""
        (line,) = self.err.splitlines()
        assert line.startswith("runstate: ")
        assert "Traceback" not in self.err
        return line.removeprefix("runstate: ")


Call: TypeAlias = Callable[..., Result]


def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], stdin: str | bytes = ""
) -> Result:
    """Call the command in this process."""
    content = stdin.encode() if isinstance(stdin, str) else stdin
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(words)
    captured = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return Result(int(ended.value.code), captured.out, captured.err)


RETAB_RUN: Mapping[str, object] = {
    "id": "exprun_2",
    "trigger": {"type": "manual_run"},
    "experiment_id": "exp_1",
    "block_id": "block",
    "n_consensus": 3,
    "lifecycle": {"status": "completed"},
    "timing": {},
    "documents_fingerprint": "f",
}
"""A minimal run of Retab."""


@contextmanager
def retab_that_says(body: object, *, content_type: str = "application/json") -> Generator[str]:
    """The base URL of a Retab whose every response has this body."""
    content = body.encode() if isinstance(body, str) else json.dumps(body).encode()

    with http_server(lambda _: (200, {"content-type": content_type}, content)) as url:
        yield url
