"""The evidence of these tests is worth something: each way of showing a credential is found."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from textwrap import indent
from typing import Any
from urllib.parse import quote

import pytest
from attrs import frozen

from tests.overlay.secrets.canaries import CANARIED, HEADER
from tests.overlay.secrets.evidence import Evidence, gathering


def secret() -> str:
    """In no variable but those of the code below."""
    return str(CANARIED["mlflow"].credentials["password"])


def somewhere_else(code: str, folder: Path) -> BaseException:
    """What code raises that stands in no file of the tests."""
    path = folder / "code.py"
    path.write_text(f"def run():\n{indent(code, '    ')}\n")
    known: dict[str, Any] = {"secret": secret, "Holder": Holder, "quote": quote, "json": json, "b64encode": b64encode}
    exec(compile(path.read_text(), str(path), "exec"), known)  # noqa: S102 -- our own
    try:
        known["run"]()
    except BaseException as error:  # noqa: BLE001 -- whatever it is
        return error
    raise AssertionError


@frozen
class Holder:
    """Shows what it holds."""

    value: str


SHOWING: dict[str, str] = {
    "message": "raise ValueError('key ' + secret())",
    "field": "error = ValueError(); error.deep = [{'a': (secret(),)}]; raise error",
    "object behind a field": "error = ValueError(); error.holder = Holder(secret()); raise error",
    "cause": "raise ValueError from KeyError(secret())",
    "context": "try: raise KeyError(secret())\nexcept KeyError: raise ValueError from None",
    "group": "raise ExceptionGroup('', [ValueError(secret())])",
    "note": "error = ValueError(); error.add_note(secret()); raise error",
    "local variable": "local = {'a': [secret()]}; raise ValueError",
    "object in a local variable": "local = Holder(secret()); raise ValueError",
    "frame of a cause": (
        "def f(local): raise KeyError\ntry: f(secret())\nexcept KeyError as error: raise ValueError from error"
    ),
    "half of it": "raise ValueError(secret()[:24])",
    "capitals": "raise ValueError(secret().upper())",
    "URL": "raise ValueError(quote(secret()))",
    "JSON": "raise ValueError(json.dumps(json.dumps(secret())))",
    "HTTP Basic": "raise ValueError(b64encode(b'user:' + secret().encode()))",
}


@pytest.mark.parametrize("code", SHOWING.values(), ids=SHOWING)
def test_error_that_shows_a_credential(code: str, tmp_path: Path) -> None:
    """Wherever it is, and however it is written."""
    evidence = Evidence()
    evidence.error(somewhere_else(code, tmp_path))
    assert evidence.leaks


def test_rich_shows_what_is_found_without_it(tmp_path: Path) -> None:
    """What is searched for speed's sake is what rich shows."""
    evidence = Evidence()
    evidence.error(somewhere_else(SHOWING["object in a local variable"], tmp_path), rich=True)
    places = [leak.partition(" shows ")[0] for leak in evidence.leaks]
    assert places == [f"local in {tmp_path}/code.py:2 run", "its traceback by rich"]


def test_innocent_error(tmp_path: Path) -> None:
    """A test's own frames hold credentials by right, and nothing else here does."""
    own = secret()
    evidence = Evidence()
    evidence.error(somewhere_else("raise ValueError(len(secret()))", tmp_path), rich=True)
    assert own
    assert evidence.leaks == []


BESIDE: dict[str, Callable[[], object]] = {
    "stdout": lambda: print(secret()),  # noqa: T201 -- what is to be found
    "stderr": lambda: sys.stderr.write(HEADER.value),
    "a log at DEBUG": lambda: logging.getLogger("httpx").debug("sent %s", secret()),
    "an argument of a record": lambda: logging.getLogger("anybody").debug("sent %.1s", secret()),
    "a warning": lambda: warnings.warn(secret(), stacklevel=1),
}


@pytest.mark.shows_keys("this is what is to be found")
@pytest.mark.parametrize("show", BESIDE.values(), ids=BESIDE)
def test_showing_beside_errors(show: Callable[[], object], capfd: pytest.CaptureFixture[str]) -> None:
    """In logs, warnings and output."""
    with pytest.raises(pytest.fail.Exception, match="shows"), gathering(capfd):
        show()
