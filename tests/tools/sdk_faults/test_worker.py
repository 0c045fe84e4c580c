"""The worker, without any SDK: what becomes of a call in a child."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0
PROGRAM = """
import json, os, signal, sys
from types import SimpleNamespace
from scripts._lab.sdk_faults.worker import asked, in_child

def returning(): return {"returned": "Run", "run": ["a", "b"]}
def raising(): raise json.JSONDecodeError("x", "y", 0)
def showing(): raise ValueError("the secret word")
def hiding():
    class Unspeakable(Exception):
        def __str__(self): raise ValueError
    raise Unspeakable
def leaving(): sys.exit(3)
def crashing(): os.kill(os.getpid(), signal.SIGSEGV)
def hanging(): signal.pause()
def growing(): return {"returned": str(len(b"x" * 300_000_000))}
def bursting(): return {"returned": str(len(b"x" * 2**30))}
def one(_): return "a", 7
def none(run): return run.id, run.status
def page(identity):
    sdk = SimpleNamespace(connect=lambda *_: lambda _: "<html>", identity=identity)
    return asked(sdk, dict.fromkeys(("url", "key", "id", "authorities"), ""))
def string(): return page(none)
def whole(): return page(one)

usual = in_child(returning, PATIENCE, "secret")
print(json.dumps([usual, in_child(globals()[sys.argv[1]], float(sys.argv[2]), "secret")]))
"""


def child(name: str, patience: float = PATIENCE) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers of a child that returns at once, and of another; in a process that has no threads to fork."""
    program = PROGRAM.replace("PATIENCE", str(PATIENCE))
    command = [sys.executable, "-c", program, name, str(patience)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    usual, found = json.loads(done.stdout)
    return usual, found


def told(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in {"seconds", "peak"}}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("returning", {"returned": "Run", "run": ["a", "b"]}),
        ("raising", {"raised": ["json", "JSONDecodeError"], "shows_key": False}),
        ("showing", {"raised": ["builtins", "ValueError"], "shows_key": True}),
        ("hiding", {"raised": ["__main__", "Unspeakable"], "shows_key": False}),
        ("leaving", {"raised": ["builtins", "SystemExit"], "shows_key": False}),
        ("crashing", {"ended": "crashes"}),
        ("bursting", {"raised": ["builtins", "MemoryError"], "shows_key": False}),
        ("string", {"returned": "str", "run": None}),
        ("whole", {"returned": "str", "run": ["a", "7"]}),
    ],
)
def test_what_becomes_of_a_call_is_told(name: str, answer: dict[str, Any]) -> None:
    """Whatever it is."""
    assert told(child(name)[1]) == answer


def test_a_call_that_does_not_come_back_is_ended() -> None:
    """It hangs when there is no patience left."""
    assert told(child("hanging", patience=0.0)[1]) == {"ended": "hangs"}


def test_memory_is_that_of_the_call() -> None:
    """Not that of the calls before it."""
    usual, found = child("growing")
    assert found["peak"] - usual["peak"] > 290_000_000
    assert child("returning")[1]["peak"] < usual["peak"] + 50_000_000
