"""No change of the public surface without an entry: rehearsed in repositories of their own, and held to here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts._tools.codegen.generate import ROOT
from scripts._tools.documents.nodes import BadInput
from scripts._tools.spec_diff.command import main
from scripts._tools.spec_diff.fragments import FRAGMENT_TYPES, surface_gate
from tests.tools.spec_diff.documents import git, replace, repository

LIFECYCLE = "overlay/runstate/lifecycle.py"
MODEL = "generated/retab/runstate_retab/models/workflow_experiment_run.py"


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A repository of the overlay and one client, after a release."""
    root = repository(tmp_path / "work", "overlay", "generated/retab")
    git(root, "tag", "v0.1.0")
    return root


def break_overlay(root: Path) -> None:
    """A public attribute under another name."""
    replace(root / LIFECYCLE, ("phase:", "stage:"))


def test_this_tree_passes() -> None:
    """What changed here since the last release is told of; without a release there is nothing to tell."""
    gate = surface_gate()

    assert gate.passed, gate.message


def test_unchanged_surface_passes(released: Path) -> None:
    """Also when private code and documentation changed."""
    replace(released / LIFECYCLE, ('"""The lifecycle of a run:', '"""What a run has come to:'))
    (released / "overlay/runstate/_private.py").write_text("X = 1\n", encoding="utf-8")

    assert (surface_gate(root=released).passed, surface_gate(root=released).message) == (
        True,
        "public surface: as in v0.1.0",
    )


def test_change_of_the_overlay_needs_an_entry(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line names what changed, and how to write the entry; README and template are none."""
    break_overlay(released)
    (released / "changelog.d").mkdir()
    (released / "changelog.d/README.md").touch()

    assert main(["--gate"], released) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("public surface: 2 names changed since v0.1.0 and changelog.d has no fragment: ")
    assert "runstate.Running.phase, runstate.Running.stage. Write changelog.d/<what>.<type>.md" in err
    assert err.endswith("scripts/spec_diff --against v0.1.0 --write\n")


def test_change_of_a_client_needs_an_entry(released: Path) -> None:
    """Generated packages are public too, committed or not."""
    replace(released / MODEL, ("    n_consensus: int\n", "    n_consensus: str\n"))
    gates = [surface_gate(root=released)]
    git(released, "commit", "--all", "--quiet", "--message=Two")
    gates.append(surface_gate(root=released))

    for gate in gates:
        assert not gate.passed
        assert "runstate_retab.models.WorkflowExperimentRun.n_consensus" in gate.message


def test_entry_lets_the_change_pass(released: Path) -> None:
    """Any type of entry."""
    break_overlay(released)
    (released / "changelog.d").mkdir()
    (released / "changelog.d/stage.breaking.1.md").write_text("`phase` is `stage` now.\n", encoding="utf-8")

    gate = surface_gate(root=released)

    assert gate.passed
    assert gate.message == "public surface: 2 names changed since v0.1.0; changelog.d has stage.breaking.1.md"


def test_release_in_the_making_passes(released: Path) -> None:
    """The entries are in the changelog, under a version that is not yet tagged."""
    break_overlay(released)
    replace(released / "CHANGELOG.md", ("# Changelog\n", "# Changelog\n\n## 0.2.0 (2026-01-01)\n"))
    assert not surface_gate(root=released).passed

    replace(released / "pyproject.toml", ('"0.1.0"', '"0.2.0"'))
    assert surface_gate(root=released).passed


def test_named_base(released: Path) -> None:
    """A revision to compare with may be given; an unknown one is an error."""
    break_overlay(released)
    git(released, "commit", "--all", "--quiet", "--message=Two")

    assert surface_gate("HEAD", released).passed
    assert not surface_gate("HEAD~1", released).passed
    with pytest.raises(BadInput, match="git knows no revision 'v7'"):
        surface_gate("v7", released)


@pytest.mark.parametrize("how", ["shallow", "without tags"])
def test_clone_without_the_release_passes(released: Path, tmp_path: Path, how: str) -> None:
    """As in a continuous integration: nothing to compare with, which is said."""
    break_overlay(released)
    git(released, "commit", "--all", "--quiet", "--message=Two")
    git(tmp_path, "clone", "--depth=1" if how == "shallow" else "--no-tags", released.as_uri(), "clone")

    gate = surface_gate(root=tmp_path / "clone")

    assert gate.passed
    assert "nothing to compare with" in gate.message


def test_archive_without_git_passes(tmp_path: Path) -> None:
    """An unpacked source archive has no history."""
    gate = surface_gate(root=tmp_path)

    assert gate.passed
    assert "is not a git repository" in gate.message


def test_changelog_is_built_from_the_entries(released: Path) -> None:
    """Towncrier reads the configuration, and each type has its heading."""
    shutil.copy(ROOT / "pyproject.toml", released)
    shutil.copy(ROOT / "CHANGELOG.md", released)
    (released / "changelog.d").mkdir()
    for name in ("README.md", "template.md.jinja"):
        shutil.copy(ROOT / "changelog.d" / name, released / "changelog.d")
    for kind in FRAGMENT_TYPES:
        (released / f"changelog.d/one.{kind}.md").write_text(f"It is {kind}.\n", encoding="utf-8")
    build = [sys.executable, "-m", "towncrier", "build", "--yes", "--version=9.9.9", "--date=2026-01-02"]
    subprocess.run(build, cwd=released, capture_output=True, check=True)

    changelog = (released / "CHANGELOG.md").read_text(encoding="utf-8")
    _, section = changelog.split("<!-- towncrier: releases start here -->\n\n")
    assert section.splitlines()[:3] == ["## 9.9.9 (2026-01-02)", "", "### Breaking"]
    assert [line for line in section.splitlines() if line.startswith("- ")] == [
        f"- It is {kind}." for kind in ("breaking", "feature", "vendor", "fix", "doc")
    ]
    assert sorted(path.name for path in (released / "changelog.d").iterdir()) == ["README.md", "template.md.jinja"]
