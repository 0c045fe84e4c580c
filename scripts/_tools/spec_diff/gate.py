"""Each change of the public surface needs an entry for the changelog."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts._tools.codegen.generate import ROOT
from scripts._tools.documents.nodes import BadInput

from .fragments import FOLDER, FRAGMENT_TYPES, present
from .git import Repository
from .packages import generated_changes, overlay_changes

RELEASES = "v*"
MOST = 5


@dataclass(frozen=True)
class Gate:
    """Whether the tree passes, and why."""

    passed: bool
    message: str


def surface_gate(base_rev: str | None = None, root: Path = ROOT) -> Gate:
    """Compare the public names of the overlay and of the generated packages with a revision; the last release's tag.

    Without a tag (no release yet, a shallow clone, an unpacked archive) there is nothing to compare, and that passes.
    """
    try:
        repository = Repository(root)
        base = base_rev or repository.last_tag(RELEASES)
    except BadInput as error:
        if base_rev:
            raise
        return Gate(passed=True, message=f"public surface: nothing to compare with ({error})")
    if base is None:
        return Gate(passed=True, message=f"public surface: nothing to compare with, as there is no tag {RELEASES} here")
    commit = repository.commit(base)
    changes = [*overlay_changes(repository, commit), *generated_changes(repository, commit)]
    if not changes:
        return Gate(passed=True, message=f"public surface: as in {base}")
    names = list(dict.fromkeys(change.place for change in changes))
    count = f"{len(names)} name{'s' if len(names) > 1 else ''} changed since {base}"
    if fragments := present(root):
        return Gate(passed=True, message=f"public surface: {count}; {FOLDER} has {', '.join(fragments)}")
    if _released(root, repository, commit):
        return Gate(passed=True, message=f"public surface: {count}; CHANGELOG.md has this version's section")
    shown = ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
    return Gate(
        passed=False,
        message=f"public surface: {count} and {FOLDER} has no fragment: {shown}. Write {FOLDER}/<what>.<type>.md, the "
        f"type being one of {', '.join(FRAGMENT_TYPES)}; or: scripts/spec_diff --against {base} --write",
    )


def _released(root: Path, repository: Repository, commit: str) -> bool:
    """Whether this tree is a release in the making: a new version, whose section already took the fragments."""
    version = _version((root / "pyproject.toml").read_text(encoding="utf-8"))
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(version)} \(\d", changelog, re.MULTILINE)
    return section is not None and version != _version(repository.read(commit, "pyproject.toml") or "")


def _version(pyproject: str) -> str:
    return str(tomllib.loads(pyproject).get("project", {}).get("version", ""))
