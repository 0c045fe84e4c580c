"""The changelog's entries: drafts for a person to edit, and whether each change of the public surface has one.

See changelog.d/README.md.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts._tools.codegen.generate import ROOT
from scripts._tools.documents.nodes import BadInput

from .changes import Change, Part, Verdict
from .git import Repository
from .packages import generated_changes, overlay_changes
from .rules import CURATION

FOLDER = "changelog.d"
OVERLAY = "runstate"
# The type of a fragment, of a vendor's client and of the overlay.
TYPES: dict[Verdict, tuple[str, str]] = {
    "major": ("breaking", "breaking"),
    "minor": ("vendor", "feature"),
    "patch": ("doc", "doc"),
}
FRAGMENT_TYPES = ("breaking", "feature", "fix", "doc", "vendor")
MOST = 8


@dataclass(frozen=True)
class Fragment:
    """One entry: where it belongs, and its text."""

    path: str
    type: str
    text: str


def draft(part: Part) -> Fragment | None:
    """The entry for a part; None if nothing changed that users could see."""
    if part.verdict == "none" or all(change.rule == CURATION for change in part.reasons):
        return None
    is_overlay = part.name == OVERLAY
    kind = TYPES[part.verdict][is_overlay]
    # The spec says it in the vendor's words, and its Python says it again.
    decisive = [change for change in part.reasons if change in part.spec and change.rule != CURATION] or part.reasons
    package = OVERLAY if is_overlay else f"{OVERLAY}-{part.name}"
    lines = [f"`{package}`: {_entry(decisive[0])}"] if len(decisive) == 1 else [f"`{package}`:", *_list(decisive)]
    return Fragment(f"{FOLDER}/{part.name}.{kind}.md", kind, "\n".join(lines) + "\n")


def _list(changes: list[Change]) -> list[str]:
    rest = len(changes) - MOST
    lines = ["", *(f"- {_entry(change)}" for change in changes[:MOST])]
    return [*lines, f"- and {rest} more, which scripts/spec_diff lists"] if rest > 0 else lines


def _entry(change: Change) -> str:
    return f"`{change.place}` {change.what}."


def write(fragment: Fragment, root: Path) -> tuple[Path, bool]:
    """Write an entry under a free name; the same text is not written twice.

    Returns:
        Its path, and whether it was written.
    """
    path, counter = root / fragment.path, 0
    path.parent.mkdir(exist_ok=True)
    while True:
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(fragment.text)
        except FileExistsError:
            if path.is_file() and path.read_text(encoding="utf-8") == fragment.text:
                return path, False
            counter += 1
            path = (root / fragment.path).with_suffix(f".{counter}.md")
        else:
            return path, True


def present(root: Path) -> list[str]:
    """The names of the entries for the next release."""
    found = sorted(path.name for path in (root / FOLDER).glob("*.md"))
    return [name for name in found if not set(name.split(".")[1:-1]).isdisjoint(FRAGMENT_TYPES)]


RELEASES = "v*"
_SHOWN = 5


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
    shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
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
