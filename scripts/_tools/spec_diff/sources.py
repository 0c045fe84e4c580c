"""Where the old and the new version of a spec come from: a git revision and the working tree, or two files."""

from dataclasses import dataclass
from pathlib import Path

from scripts._tools.codegen.speclint import check_openapi, check_schemas
from scripts._tools.documents.nodes import BadInput, Node
from scripts._tools.documents.reading import load, read_text

from .git import Repository


@dataclass(frozen=True)
class Source:
    """One version of a vendor's spec."""

    vendor: str
    name: str
    """What people know it by: its path, with the revision if it is not of the working tree."""
    text: str
    settings: str
    """The text of its generator.yaml."""


@dataclass(frozen=True)
class Pair:
    """A vendor's spec before and after; None where there was or is none."""

    vendor: str
    old: Source | None
    new: Source | None


def from_git(repository: Repository, commit: str, revision: str, vendors: list[str]) -> list[Pair]:
    """The vendors' specs at a commit and in the working tree; of all vendors if none is named."""
    known = {path.parent.name for path in repository.root.glob("specs/*/openapi.yaml")}
    known |= {vendor for vendor in repository.folders(commit, "specs") if _old(repository, commit, revision, vendor)}
    for vendor in vendors:
        if vendor not in known:
            raise BadInput(f"there is no specs/{vendor}/openapi.yaml; vendors: {', '.join(sorted(known))}")
    return [
        Pair(vendor, _old(repository, commit, revision, vendor), _new(repository.root, vendor))
        for vendor in sorted(set(vendors) or known)
    ]


def _old(repository: Repository, commit: str, revision: str, vendor: str) -> Source | None:
    path = f"specs/{vendor}/openapi.yaml"
    text = repository.read(commit, path)
    settings = repository.read(commit, f"specs/{vendor}/generator.yaml")
    return None if text is None else Source(vendor, f"{revision}:{path}", text, settings or _settings(vendor))


def _new(root: Path, vendor: str) -> Source | None:
    path = root / "specs" / vendor / "openapi.yaml"
    return _read(path, path.relative_to(root).as_posix(), vendor) if path.exists() else None


def from_files(old: Path, new: Path) -> Pair:
    """Two files, compared as the spec of the vendor in whose folder the new one lies, or of its own name."""
    vendor = new.resolve().parent.name if new.name == "openapi.yaml" else new.stem
    return Pair(vendor, _read(old, str(old), vendor), _read(new, str(new), vendor, settings=old))


def _read(path: Path, name: str, vendor: str, settings: Path | None = None) -> Source:
    beside = [folder / "generator.yaml" for folder in (path.parent, (settings or path).parent)]
    found = next(
        (read_text(candidate, str(candidate)) for candidate in beside if candidate.exists()), _settings(vendor)
    )
    return Source(vendor, name, read_text(path, name), found)


def _settings(vendor: str) -> str:
    package = "".join(letter if letter.isalnum() else "_" for letter in vendor.lower())
    return f"project_name_override: runstate-{vendor}\npackage_name_override: runstate_{package}\n"


def parse(text: str, name: str) -> Node:
    """The document of a spec that is valid OpenAPI 3.1; an error begins with `name`."""
    document = load(text, name)
    for pointer, message in check_openapi(document):
        raise BadInput(f"{name}: {pointer}: {' '.join(message.split())}")
    return document


def refuse_closed_enums(document: Node, name: str) -> None:
    """Refuse a spec that a vendor's next value would break, with the words of scripts/check_specs."""
    for pointer, message in check_schemas(document):
        if message.startswith("closed enum"):
            raise BadInput(f"{name}: {pointer}: {message} (says scripts/check_specs)")
