"""Three changes of a vendor's API, from the edited spec to the verdict; clients are generated for real."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts._tools.codegen.generate import SPECS, generate
from scripts._tools.spec_diff.command import main
from tests.tools.spec_diff.documents import replace, repository

SPEC = "specs/retab/openapi.yaml"
EXAMPLES = SPECS / "retab" / "examples"

NEW_VALUE = ("        - for_each\n", "        - for_each\n        - merge\n")
SCORE_OF_A_RUN = ":\n          type: [number, 'null']\n          description: >-\n            Overall score of the run"
NEW_NAME = (f"        score{SCORE_OF_A_RUN}", f"        grade{SCORE_OF_A_RUN}")
NEW_WORDS = ("description: What started a run.", "description: What set a run going.")

# What a user wrote against the client of before the change.
USER = """
import json, sys
from pathlib import Path
from runstate_retab.models import WorkflowBlockType, WorkflowExperimentRun

for name in sys.argv[1:]:
    run = WorkflowExperimentRun.from_dict(json.loads(Path(name).read_text(encoding="utf-8")))
    known = isinstance(run.block_type, WorkflowBlockType)
    print(run.id, run.lifecycle.status, str(getattr(run.block_type, "value", run.block_type)), known)
    assert json.loads(Path(name).read_text(encoding="utf-8")) == run.to_dict()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with one vendor's spec, committed."""
    return repository(tmp_path / "project", "specs/retab")


def verdict(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What the command says of the working tree, as JSON."""
    assert main(["retab", "--json"], root) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def lines(changes: list[dict[str, str]]) -> list[str]:
    """Class, place and text of changes in the JSON."""
    return [f"{change['severity']} {change['place']} {change['what']}" for change in changes]


def test_new_enum_value_is_minor(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And code that ran before runs after, on payloads of before and after."""
    replace(project / SPEC, NEW_VALUE)

    report = verdict(project, capsys)

    retab = report["parts"][0]
    assert (report["verdict"], report["version"]["next"]) == ("minor", "0.1.1")
    assert lines(retab["spec"]) == ["additive WorkflowExperimentRun.block_type has a new value: merge"]
    assert lines(retab["python"]) == ["additive runstate_retab.models.WorkflowBlockType.MERGE is new"]
    assert report["fragments"][0]["path"] == "changelog.d/retab.vendor.md"

    old_run = next(path for path in sorted(EXAMPLES.iterdir()) if '"block_type": "extract"' in path.read_text())
    new_run = tmp_path / "new.json"
    new_run.write_text(json.dumps({**json.loads(old_run.read_text()), "block_type": "merge"}), encoding="utf-8")
    before = run_user(tmp_path / "old", SPECS, old_run, new_run)
    after = run_user(tmp_path / "new", project / "specs", old_run, new_run)
    assert [line.rsplit(maxsplit=2)[1:] for line in before] == [["extract", "True"], ["merge", "False"]]
    assert [line.rsplit(maxsplit=2)[1:] for line in after] == [["extract", "True"], ["merge", "True"]]
    assert [line.split()[:3] for line in before] == [line.split()[:3] for line in after]


def run_user(folder: Path, specs: Path, *payloads: Path) -> list[str]:
    """What the user's program prints with the client that these specs give."""
    generate("retab", folder, specs)
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{USER}"]
    done = subprocess.run([*command, *payloads], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_renamed_field_is_major(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict names the field, in the vendor's words and in Python's."""
    replace(project / SPEC, NEW_NAME)

    report = verdict(project, capsys)

    assert (report["verdict"], report["version"]["next"]) == ("major", "0.2.0")
    assert report["reasons"] == [
        "retab: WorkflowExperimentRun.score was renamed score → grade",
        "retab: runstate_retab.models.WorkflowExperimentRun.score was removed",
    ]
    assert report["fragments"] == [
        {
            "path": "changelog.d/retab.breaking.md",
            "type": "breaking",
            "text": "`runstate-retab`: `WorkflowExperimentRun.score` was renamed score → grade.\n",
        }
    ]
    assert main(["retab"], project) == 0
    assert "verdict: major (0.1.0 → 0.2.0: breaks what users wrote; before 1.0" in capsys.readouterr().out


def test_changed_description_is_patch(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing else changes for those who use the client."""
    replace(project / SPEC, NEW_WORDS)

    report = verdict(project, capsys)

    assert (report["verdict"], report["version"]["next"]) == ("patch", "0.1.1")
    assert lines(report["parts"][0]["spec"]) == ["documentation ExperimentRunTrigger is described differently"]
    assert report["parts"][0]["python"] == []
    assert report["fragments"][0]["type"] == "doc"
