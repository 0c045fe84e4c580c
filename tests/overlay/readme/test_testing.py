"""The Python blocks of docs/testing.md and of the simulator's README run unchanged."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.support.vendors import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_page_is_one_module_of_tests(tmp_path: Path) -> None:
    """Each of its tests passes, with plain pytest and without this project's settings."""
    text = "\n\n".join(BLOCK.findall((ROOT / "docs" / "testing.md").read_text(encoding="utf-8")))
    (tmp_path / "test_page.py").write_text(text, encoding="utf-8")
    left_out = [f"-pno:{plugin}" for plugin in ("asyncio", "cacheprovider", "hypothesispytest", "schemathesis")]
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir=.", *left_out, "test_page.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    parametrized = {"anyio": 2, "runstate_scenarios": 2 * 2, "runstate_faults": 3}
    assert [text.count(f"@pytest.mark.{name}") for name in parametrized] == [1, 1, 1]
    expected = text.count("def test_") - len(parametrized) + sum(parametrized.values())
    assert re.search(rf"\b{expected} passed", done.stdout), done.stdout


def test_the_readme_of_the_simulator_works() -> None:
    """Its example runs as printed."""
    (example,) = BLOCK.findall((ROOT / "overlay/runstate_simulator/README.md").read_text(encoding="utf-8"))
    exec(compile(example, "README.md", "exec"), {"__name__": "__main__"})  # noqa: S102 -- the README is ours
