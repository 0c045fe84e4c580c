"""Drafts of changelog entries, for a person to edit; see changelog.d/README.md."""

from dataclasses import dataclass
from pathlib import Path

from .changes import Change, Part, Verdict
from .documentation import CURATION

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
