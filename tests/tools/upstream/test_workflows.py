"""The workflows parse, call only what exists, and ask for no more rights than they need."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from scripts._tools.upstream.command import SPECS

ROOT = SPECS.parent
FOLDER = ROOT / ".github" / "workflows"
NAMES = ["audit.yml", "release.yml", "test.yml", "upstream.yml"]


def jobs(name: str) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))["jobs"]
    return found


def steps(name: str) -> list[dict[str, Any]]:
    """All steps of a workflow."""
    return [step for job in jobs(name).values() for step in job["steps"]]


def test_there_are_no_others() -> None:
    """Each workflow is covered here."""
    assert sorted(path.name for path in FOLDER.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned(name: str) -> None:
    """By commit, with the version in a comment; one commit per action throughout."""
    lines = re.findall(r"uses: (.*)", (FOLDER / name).read_text(encoding="utf-8"))
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_targets_and_scripts_exist(name: str) -> None:
    """What a step runs is in the Makefile, or in scripts/."""
    commands = "\n".join(step.get("run", "") for step in steps(name))
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {*re.findall(r"\bmake ([a-z-]+)", commands)} <= {*targets}
    assert all((ROOT / script).is_file() for script in re.findall(r"\bscripts/\w+", commands))


@pytest.mark.parametrize("name", NAMES)
def test_rights(name: str) -> None:
    """Reading, but for the one job that publishes; every job has a time limit."""
    workflow = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert all("timeout-minutes" in job for job in jobs(name).values())
    assert {job: value["permissions"] for job, value in jobs(name).items() if "permissions" in value} == (
        {"publish": {"id-token": "write"}} if name == "release.yml" else {}
    )


def test_what_is_tested_is_what_is_published() -> None:
    """One build; the smoke test and the upload take its files, the upload after the test."""
    release = jobs("release.yml")
    assert sum("make build" in step.get("run", "") for step in steps("release.yml")) == 1
    assert (release["smoke"]["needs"], release["publish"]["needs"]) == ("build", "smoke")
    assert [step["uses"].partition("@")[0] for step in release["publish"]["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]
    assert release["publish"]["environment"] == "pypi"


def test_the_matrix_has_what_the_package_claims() -> None:
    """Every Python in the classifiers is tested; a newer one may be tried before it is claimed."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    claimed = re.findall(r"Python :: (3\.\d+)", text)
    assert claimed
    assert set(claimed) <= set(jobs("test.yml")["test"]["strategy"]["matrix"]["python"])


@pytest.mark.parametrize("path", sorted(SPECS.glob("*/openapi.yaml")), ids=lambda path: path.parent.name)
def test_published_documents_are_https(path: Any) -> None:
    """A spec that names the vendor's document names it so that the weekly comparison can read it."""
    published = yaml.safe_load(path.read_text(encoding="utf-8")).get("x-upstream", {"url": "https://"})
    assert published.keys() <= {"url", "operation"}
    assert published["url"].startswith("https://")
