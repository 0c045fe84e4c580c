"""`scripts/audit`: it tells "nothing is known" from "nobody answers", and a vulnerability is never passed over."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts._tools.audit import KNOWN_BAD, main

Entry = dict[str, Any]

CLEAN: Entry = {"name": "attrs", "version": "26.1.0", "vulns": []}
BAD: Entry = {"name": "httpx", "version": "0.28.1", "vulns": [{"id": "X-2026-1", "fix_versions": ["0.28.2", "0.29.0"]}]}
CANARY: Entry = {"name": "pyyaml", "version": "5.3", "vulns": [{"id": "X-2020-1", "fix_versions": []}]}
UNKNOWN: Entry = {"name": "pyyaml", "skip_reason": "Dependency not found"}

# Answers about the release with a known vulnerability, then about the others; no answer is a tool that breaks off.
TOOL = """#!{python}
import json, pathlib, sys
words = sys.argv[1:]
files = [pathlib.Path(words[i + 1]).read_text() for i, word in enumerate(words) if word == "-r"]
assert "--disable-pip" in words and "--format=json" in words
asked = files == [{known_bad!r} + "\\n"]
assert asked == ("--no-deps" in words) != ("--require-hashes" in words)
answer = json.loads({answers!r})[0 if asked else 1]
if answer is None:
    sys.exit("Traceback\\nConnectionError: no route to host")
print(json.dumps({{"dependencies": answer, "fixes": []}}))
sys.exit(any(entry.get("vulns") for entry in answer))
"""


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    """A requirements file."""
    path = tmp_path / "runtime.txt"
    path.write_text("attrs==26.1.0 \\\n    --hash=sha256:0\nhttpx==0.28.1 \\\n    --hash=sha256:1\n", encoding="utf-8")
    return path


def tool(folder: Path, *answers: list[Entry] | None) -> str:
    """A pip-audit that gives these answers."""
    path = folder / "pip-audit"
    text = TOOL.format(python=sys.executable, known_bad=KNOWN_BAD, answers=json.dumps(answers))
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_nothing_known(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An index that knows vulnerabilities knows none of these."""
    assert main([str(pinned), "--tool", tool(pinned.parent, [CANARY], [CLEAN, CLEAN])]) == 0

    assert capsys.readouterr() == ("audit: 2 pinned packages, none with a known vulnerability\n", "")


def test_a_known_vulnerability(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What, where it is pinned, and what mends it."""
    assert main([str(pinned), "--tool", tool(pinned.parent, [CANARY], [CLEAN, BAD])]) == 1

    assert capsys.readouterr() == ("", "audit: httpx==0.28.1 of runtime.txt: X-2026-1 (mended in 0.28.2, 0.29.0)\n")


@pytest.mark.parametrize("canary", [None, [UNKNOWN], [CLEAN], list[Entry]()])
@pytest.mark.parametrize(("options", "status"), [([], 0), (["--must-answer"], 1)])
def test_nobody_answers(
    pinned: Path,
    capsys: pytest.CaptureFixture[str],
    canary: list[Entry] | None,
    options: list[str],
    status: int,
) -> None:
    """No route, or a mirror that has packages and knows nothing of them: said aloud, and not taken for an answer."""
    assert main([str(pinned), "--tool", tool(pinned.parent, canary, [CLEAN, CLEAN]), *options]) == status

    assert capsys.readouterr() == ("audit: skipped: no vulnerability index answers\n", "")


def test_a_package_that_the_index_does_not_know(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It was not looked up, so it is not good."""
    assert main([str(pinned), "--tool", tool(pinned.parent, [CANARY], [CLEAN, UNKNOWN])]) == 1

    assert capsys.readouterr().err == "audit: pyyaml: Dependency not found\n"


def test_an_index_that_goes_silent(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half an audit is none."""
    assert main([str(pinned), "--tool", tool(pinned.parent, [CANARY], None)]) == 2

    assert capsys.readouterr().err == "audit: pip-audit broke off: ConnectionError: no route to host\n"


def test_a_missing_tool(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the command that installs it."""
    assert main([str(pinned), "--tool", "/nowhere/pip-audit"]) == 2

    assert capsys.readouterr().err == ("audit: /nowhere/pip-audit: No such file or directory: make audit installs it\n")
