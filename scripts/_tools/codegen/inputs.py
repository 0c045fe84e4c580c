"""Checks before anything is generated."""

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from scripts._tools.documents.nodes import BadInput

from . import generate, stamp
from .errors import GenerationFailed

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_tools() -> None:
    """Refuse to begin without the tools."""
    for tool in stamp.TOOLS:
        try:
            version(tool)
        except PackageNotFoundError:
            raise GenerationFailed(f"{tool} is missing: {stamp.SETUP}") from None


def check_spec(vendor: str, *, draft: bool = False) -> None:
    """Refuse a spec without a client, or with a bad one; a draft may have a TODO."""
    from .speclint import lint  # noqa: PLC0415 -- takes half a second, which no check of what has not changed needs

    folder = generate.SPECS / vendor
    if not SLUG.fullmatch(vendor):
        raise BadInput(f"specs/{vendor}: is not a slug: write lower-case words with hyphens, as in datadog-model-lab")
    if problems := lint(folder, draft=draft):
        more = f" (and {len(problems) - 1} more: scripts/check_specs {vendor})" if len(problems) > 1 else ""
        raise BadInput(" ".join(problems[0].split()) + more)
    _check_names(vendor, folder)


def _check_names(vendor: str, folder: Path) -> None:
    """The names follow from the folder's, so that no two vendors have the same."""
    file = f"specs/{vendor}/generator.yaml"
    if not (folder / "generator.yaml").exists():
        names = f"project_name_override: {_distribution(vendor)} and package_name_override: {_package(vendor)}"
        raise BadInput(f"{file} is missing: write {names} into it")
    settings = generate.read_settings(folder)
    for key, name_of in (("project_name_override", _distribution), ("package_name_override", _package)):
        value = getattr(settings, key)
        if value != name_of(vendor):
            owner = next((f", which is {other}'s" for other in generate.vendors() if value == name_of(other)), "")
            raise BadInput(f"{file}: {key} is {value!r}{owner}: write {name_of(vendor)}")


def _distribution(vendor: str) -> str:
    return f"runstate-{vendor}"


def _package(vendor: str) -> str:
    return f"runstate_{vendor.replace('-', '_')}"
