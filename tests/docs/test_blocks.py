"""Every block of Python, and every command with its output, in docs/ and in the README works against the simulator."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import runstate
from runstate.cli.commands import app
from tests.docs.blocks import DOCS, blocks, commands, finished, in_terminal, pages_with, timeless, words
from tests.support.vendors import ROOT

ELSEWHERE = frozenset({"testing.md", "simulator.md"})
"""Pages whose Python other tests run: tests/overlay/readme/test_testing.py, tests/overlay/faults/test_catalogue.py."""
GIVEN: dict[str, Callable[[], dict[str, Any]]] = {
    "json.md": lambda: {"run": runstate.get("retab:exprun_2")},
    "vendors/adobe-sensei.md": lambda: {"EXPERIMENT_ID": "EXPERIMENT"},
}
"""What the Python of a page takes for granted."""
PRINTED = {
    "tutorial.md": [
        "completed 12/12",
        "True {'score': 0.9125} 0:00:20",
        "failed: Block extract-invoice",
        "cancelled\n",
    ],
    "how-to/airflow.md": ["completed\nFalse\ncompleted\n"],
    "explanation/lifecycle.md": ["retrying"],
}
"""Some of what the pages promise that it prints."""


@pytest.mark.parametrize("page", pages_with("python", without=ELSEWHERE))
def test_the_python_of_a_page_runs(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its blocks are one program; what waits in it takes no time."""
    with timeless(monkeypatch):
        names = {"__name__": "__main__", **GIVEN.get(page, dict)()}
        for code in blocks(DOCS / page, "python"):
            exec(compile(code, page, "exec"), names)  # noqa: S102 -- the page is ours
    out = capsys.readouterr().out
    assert [text for text in PRINTED.get(page, ()) if text not in out] == [], out


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are those of a POSIX shell")
@pytest.mark.parametrize("page", ["../README.md", *pages_with("console")])
def test_the_commands_of_a_page_print_what_it_says(page: str, tmp_path: Path) -> None:
    """Each word of the output that a page shows is in the real one; the simulator serves already."""
    marker = "----8<----"
    shown = [command for block in blocks(DOCS / page, "console") for command in commands(block)]
    shown = [each for each in shown if "simulate" not in each.line and not _lacks(each.line)]
    script = "".join(f"{command.line}\n_status=$?; echo '{marker}'; (exit $_status)\n" for command in shown)
    with finished() as environment:
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        settings = {"PATH": path, "HOME": str(tmp_path), "COLUMNS": "100", "TERM": "xterm"}
        printed = in_terminal(["bash", "-c", script], {**environment, **settings}).split(marker)
    for command, output in zip(shown, printed[:-1], strict=True):
        missing = [word for word in words(command.output) if word not in output]
        assert missing == [], f"{command.line}\n{output}"
        if command.line == "echo $?":
            assert output.strip() == command.output.strip()


def _lacks(line: str) -> bool:
    """Whether a command needs a program that is not installed here."""
    return any(shutil.which(part.split()[0]) is None for part in line.split(" | ")[1:])


@pytest.mark.parametrize("page", pages_with("sh"))
def test_commands_without_output_exist(page: str) -> None:
    """Each `runstate …` has a command and options that there are."""
    for line in "\n".join(blocks(DOCS / page, "sh")).splitlines():
        words_of_it = line.partition("#")[0].split()
        if "runstate" not in words_of_it[:1]:
            continue
        command = app.commands[words_of_it[1]]
        known = {option for parameter in command.params for option in parameter.opts}
        options = [word for word in words_of_it[2:] if word.startswith("--")]
        assert [option for option in options if option not in known] == [], line


@pytest.mark.parametrize("page", pages_with("yaml", without=ELSEWHERE))
def test_yaml_is_yaml(page: str) -> None:
    """Each block can be read."""
    for block in blocks(DOCS / page, "yaml"):
        assert yaml.safe_load(block)


def test_there_is_something_to_run() -> None:
    """The tests above have pages."""
    assert {"tutorial.md", "how-to/sweep.md"} <= {*pages_with("python")} & {*pages_with("console")}
    assert commands(blocks(ROOT / "README.md", "console")[0])
