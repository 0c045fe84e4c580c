"""What changes in the Python packages: in the committed ones, or in those that two versions of a spec give."""

import tempfile
from pathlib import Path

from scripts._tools.codegen.generate import generate, read_settings
from scripts._tools.documents.nodes import BadInput

from .changes import Change
from .git import Repository
from .sources import Source
from .surface import GENERATED_ROOMS, OVERLAY_ROOMS, Surface, read_surface
from .surfaces import GENERATED, OVERLAY, compare_surfaces

OVERLAY_FOLDER = "overlay"
GENERATED_FOLDER = "generated"


def overlay_changes(repository: Repository, commit: str) -> list[Change]:
    """The changes of what `runstate` exports, from a commit to the working tree."""
    if not repository.touched(commit, OVERLAY_FOLDER):
        return []
    with tempfile.TemporaryDirectory(prefix="spec_diff-") as scratch:
        if not repository.extract(commit, OVERLAY_FOLDER, Path(scratch)):
            return [Change("additive", "package-added", "runstate", "is a new package")]
        roots = Path(scratch), repository.root
        old, new = (read_surface("runstate", root / OVERLAY_FOLDER, OVERLAY_ROOMS) for root in roots)
        return compare_surfaces(old, new, OVERLAY)


def generated_changes(repository: Repository, commit: str) -> list[Change]:
    """The changes of what the committed client packages export, from a commit to the working tree."""
    if not repository.touched(commit, GENERATED_FOLDER):
        return []
    with tempfile.TemporaryDirectory(prefix="spec_diff-") as scratch:
        repository.extract(commit, GENERATED_FOLDER, Path(scratch))
        before, after = (_packages(root / GENERATED_FOLDER) for root in (Path(scratch), repository.root))
        changes = [Change("breaking", "package-removed", name, "was removed") for name in before.keys() - after.keys()]
        changes += [Change("additive", "package-added", name, "is new") for name in after.keys() - before.keys()]
        for name in sorted(before.keys() & after.keys()):
            old, new = (read_surface(name, folder, GENERATED_ROOMS) for folder in (before[name], after[name]))
            changes += compare_surfaces(old, new, GENERATED)
    return changes


def _packages(generated: Path) -> dict[str, Path]:
    """The import name of each client package, and the folder it is imported from."""
    return {path.parent.name: path.parents[1] for path in sorted(generated.glob("*/runstate_*/__init__.py"))}


def package_changes(old: Source, new: Source) -> list[Change]:
    """The changes between the packages that two versions of a spec give; the tools of today generate both."""
    return compare_surfaces(generated_surface(old), generated_surface(new), GENERATED)


def generated_surface(source: Source) -> Surface:
    """The public names of the package that a spec gives."""
    with tempfile.TemporaryDirectory(prefix="spec_diff-") as scratch:
        package, specs = Path(scratch) / "package", Path(scratch) / "specs" / source.vendor
        specs.mkdir(parents=True)
        (specs / "openapi.yaml").write_text(source.text, encoding="utf-8")
        (specs / "generator.yaml").write_text(source.settings, encoding="utf-8")
        try:
            generate(source.vendor, package, specs.parent)
        except BadInput as error:
            raise BadInput(f"{source.name}: gives no client: {' '.join(str(error).split())}") from None
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
            raise BadInput(f"{source.name}: gives no client, scripts/check_specs may know why ({reason})") from None
        return read_surface(str(read_settings(specs).package_name_override), package, GENERATED_ROOMS)
