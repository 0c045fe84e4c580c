"""The scripts start as the documents print them, whatever Python comes first on the PATH."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.support.vendors import ROOT

SCRIPTS = sorted(path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix)
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MODULE = "import tool_of_the_project\n\n\ndef main():\n    print(tool_of_the_project.__file__)\n    return 3\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose one script needs a module that only its `.venv` has."""
    (tmp_path / "scripts" / "_tools").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "_tools" / "launch.py", tmp_path / "scripts" / "_tools")
    (tmp_path / "scripts" / "module.py").write_text(MODULE, encoding="utf-8")
    text = (ROOT / "scripts" / "check_specs").read_text(encoding="utf-8")
    script = tmp_path / "scripts" / "script"
    script.write_text(text.replace("scripts._tools.codegen.speclint", "scripts.module"), encoding="utf-8")
    return tmp_path


def run(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the script with the Python of the tests, from another folder."""
    command = [sys.executable, str(project / "scripts" / "script")]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)


def test_the_projects_python_takes_over(project: Path) -> None:
    """It has the tools, and its status is the script's."""
    venv.create(project / ".venv", symlinks=True)
    (packages,) = (project / ".venv").rglob("site-packages")
    (packages / "tool_of_the_project.py").touch()
    done = run(project)
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == f"{packages / 'tool_of_the_project.py'}\n"


def test_without_one_it_says_how_to_get_it(project: Path) -> None:
    """One line, and no traceback."""
    done = run(project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "check_specs: tool_of_the_project is missing: run make setup first\n"


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_is_launched_so(name: str) -> None:
    """And can be executed."""
    script = ROOT / "scripts" / name
    assert script.stat().st_mode & 0o111
    assert f'launch("{name}", ' in script.read_text(encoding="utf-8")


def test_documents_name_scripts_that_are_there() -> None:
    """No command that is printed is misspelt."""
    words = {
        word
        for path in DOCUMENTS
        for word in re.findall(r"^ *(?:\$ )?scripts/(\w+)(?= |$)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert words
    assert words <= {*SCRIPTS}
