"""Help and version."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version

import pytest

from runstate.catalog import VENDORS
from runstate.cli.exit_status import MEANINGS, ExitStatus
from tests.overlay.cli.command import Call

STATUSES = {
    "get": {0, 2, 4},
    "wait": set(MEANINGS),
    "watch": set(MEANINGS),
    "list": {0, 2, 4, 130},
    "list mlflow": {0, 2, 4, 130},
    "start": {0, 1, 2, 3, 4, 5, 6, 130},
    "start adobe-sensei": {0, 1, 2, 3, 4, 5, 6, 130},
    "cancel": {0, 1, 2, 4, 6},
    "delete": {0, 1, 2, 4, 6},
    "results": {0, 2, 4, 130},
    "vendors": {0},
    "simulate": {0, 2},
    "demo": {0, 1, 2, 130},
}


@pytest.mark.parametrize("command", STATUSES)
def test_help_tells_the_statuses(runstate: Call, command: str) -> None:
    """Each command's help names the statuses that it exits with, and gives examples."""
    result = runstate(*command.split(), "--help")

    assert (result.status, result.err) == (0, "")
    told = result.out.partition("Exit status:")[2]
    assert {int(number) for number in re.findall(r"^ +(\d+)  \S", told, re.MULTILINE)} == STATUSES[command]
    assert "Examples:" in result.out or command == "demo"


BY_VENDOR = [f"{name} {slug}" for slug, info in VENDORS.items() for name in ("list", "start") if name in info.offers]


@pytest.mark.parametrize("words", ["", *dict.fromkeys([*STATUSES, *BY_VENDOR])])
def test_help_fits(runstate: Call, words: str) -> None:
    """Help fits into 80 columns, with whole sentences."""
    result = runstate(*words.split(), "-h")

    assert all(len(line) <= 80 for line in result.lines)
    assert not re.search(r"[a-z]\.\.\.$", result.out, re.MULTILINE)


def test_no_words_are_a_question(runstate: Call) -> None:
    """The bare command shows its help."""
    assert runstate().out == runstate("--help").out


def test_version(runstate: Call) -> None:
    """The version is the distribution's."""
    assert runstate("--version").out == f"runstate {version('runstate')}\n"


def test_a_slip_of_the_finger(runstate: Call) -> None:
    """An unknown command is a usage error."""
    result = runstate("wacht", "retab:1")

    assert result.status == ExitStatus.USAGE
    assert result.complaint.startswith("No such command 'wacht'")


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program in a new process."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)


def test_help_loads_little() -> None:
    """Help loads neither httpx nor rich nor a vendor's package, so it is fast."""
    done = python(
        "import sys\n"
        "from runstate.cli import main\n"
        "try:\n    main(['wait', '--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'httpx', 'rich', 'anyio', 'starlette', 'uvicorn'}\n"
        "print([name for name in sys.modules if name in heavy or name.startswith('runstate_')], file=sys.stderr)"
    )

    assert done.stderr == "[]\n"


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra(missing: str) -> None:
    """Without the extra there is one line that says how to install it."""
    done = python(f"import sys\nsys.modules[{missing!r}] = None\nfrom runstate.cli import main\nmain(['demo'])")

    assert done.returncode == 2
    assert done.stderr == "runstate: the command line is not installed: pip install 'runstate[cli]'\n"


@pytest.mark.parametrize(
    ("missing", "words", "said"),
    [
        ("runstate_retab", ["get", "retab:1"], "Retab is not installed: pip install 'runstate[retab]'"),
        ("runstate_retab", ["wait", "retab:1"], "Retab is not installed: pip install 'runstate[retab]'"),
        ("uvicorn", ["simulate"], "pip install 'runstate[simulator]'"),
        ("starlette", ["demo"], "the demo needs more than is installed: pip install 'runstate[simulator]'"),
        ("runstate_retab", ["demo"], "pip install 'runstate[retab]'"),
    ],
)
def test_without_a_part(missing: str, words: list[str], said: str) -> None:
    """A vendor or simulator that is not installed is a usage error with the command that installs it."""
    done = python(f"import sys\nsys.modules[{missing!r}] = None\nfrom runstate.cli import main\nmain({words!r})")

    assert done.returncode == 2
    assert done.stderr.startswith("runstate: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_the_demo_says_once_all_that_is_missing() -> None:
    """One command installs all that the demo lacks."""
    hidden = [info.package for info in VENDORS.values()]
    for missing, extras in (
        (["uvicorn", hidden[0]], f"{next(iter(VENDORS))},simulator"),
        (["starlette", *hidden], "all,simulator"),
        (hidden, "all"),
    ):
        done = python(
            f"import sys\nsys.modules.update(dict.fromkeys({missing!r}))\nfrom runstate.cli import main\nmain(['demo'])"
        )

        assert done.stderr == f"runstate: the demo needs more than is installed: pip install 'runstate[{extras}]'\n"


def test_as_a_module() -> None:
    """`python -m runstate.cli` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "runstate.cli", "--version"], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stdout) == (0, f"runstate {version('runstate')}\n")
