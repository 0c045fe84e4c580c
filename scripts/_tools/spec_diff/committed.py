"""The packages as they are in a checkout, at a commit and now: the overlay, and what is under generated/."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .changes import Change
from .surface import GENERATED_ROOMS, OVERLAY_ROOMS, read_surface
from .surfaces import GENERATED, OVERLAY, compare_surfaces

if TYPE_CHECKING:
    from .git import Repository

OVERLAY_FOLDER = "overlay"
GENERATED_FOLDER = "generated"


def overlay_changes(repository: Repository, commit: str) -> list[Change]:
    """The changes of what `runstate` exports, from a commit to the working tree.

    Raises:
        BadInput: If one of the two cannot be read.
    """
    if not repository.touched(commit, OVERLAY_FOLDER):
        return []
    with tempfile.TemporaryDirectory(prefix="spec_diff-") as scratch:
        if not repository.extract(commit, OVERLAY_FOLDER, Path(scratch)):
            return [Change("additive", "package-added", "runstate", "is a new package")]
        old = read_surface("runstate", Path(scratch) / OVERLAY_FOLDER, OVERLAY_ROOMS)
        new = read_surface("runstate", repository.root / OVERLAY_FOLDER, OVERLAY_ROOMS)
        return compare_surfaces(old, new, OVERLAY)


def generated_changes(repository: Repository, commit: str) -> list[Change]:
    """The changes of what the committed client packages export, from a commit to the working tree.

    Raises:
        BadInput: If one of them cannot be read.
    """
    if not repository.touched(commit, GENERATED_FOLDER):
        return []
    with tempfile.TemporaryDirectory(prefix="spec_diff-") as scratch:
        repository.extract(commit, GENERATED_FOLDER, Path(scratch))
        before = _packages(Path(scratch) / GENERATED_FOLDER)
        after = _packages(repository.root / GENERATED_FOLDER)
        changes = [Change("breaking", "package-removed", name, "was removed") for name in before.keys() - after.keys()]
        changes += [Change("additive", "package-added", name, "is new") for name in after.keys() - before.keys()]
        for name in sorted(before.keys() & after.keys()):
            surfaces = [read_surface(name, folder, GENERATED_ROOMS) for folder in (before[name], after[name])]
            changes += compare_surfaces(surfaces[0], surfaces[1], GENERATED)
    return changes


def _packages(generated: Path) -> dict[str, Path]:
    """The import name of each client package, and the folder it is imported from."""
    return {path.parent.name: path.parents[1] for path in sorted(generated.glob("*/runstate_*/__init__.py"))}
