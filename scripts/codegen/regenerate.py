"""`scripts/regenerate`: write `generated/` from `specs/`, or check that it is what they give."""

from __future__ import annotations

import argparse
import filecmp
import shutil
import sys
import tempfile
from pathlib import Path

from . import stamp
from .generate import GENERATED, ROOT, GenerationFailed, generate, vendors
from .templates import TemplateMoved

RECORD = ROOT / ".cache" / "regenerate.json"

_LEFT_BEHIND = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done or no drift, 1 drift or a spec that gives no client, 2 usage."""
    parser = argparse.ArgumentParser(prog="scripts/regenerate", description=__doc__)
    parser.add_argument("vendor", nargs="*", help="only these vendors (folders of specs/)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if generated/ differs")
    parser.add_argument("--force", action="store_true", help="generate even what has not changed")
    options = parser.parse_args(arguments)
    for vendor in options.vendor:
        if vendor not in vendors():
            parser.error(f"there is no specs/{vendor}/openapi.yaml; vendors: {', '.join(vendors())}")
    record = {} if options.check or options.force else stamp.read(RECORD)
    drifted = False
    with tempfile.TemporaryDirectory() as scratch:
        for vendor in options.vendor or vendors():
            if record.get(vendor) == _state(vendor):
                print(f"{vendor}: unchanged")
                continue
            fresh = Path(scratch) / vendor
            try:
                generate(vendor, fresh)
            except (GenerationFailed, TemplateMoved) as error:
                print(f"regenerate: {error}", file=sys.stderr)
                return 1
            changes = differences(fresh, GENERATED / vendor)
            drifted = drifted or bool(changes)
            print(f"{vendor}: {'; '.join(changes) or 'unchanged'}")
            if changes and not options.check:
                _swap(fresh, GENERATED / vendor)
            if not options.check:
                stamp.write(RECORD, stamp.read(RECORD) | {vendor: _state(vendor)})
    if options.check and drifted:
        print("regenerate: generated/ is not what the specs give: run scripts/regenerate", file=sys.stderr)
    return int(options.check and drifted)


def _state(vendor: str) -> list[str]:
    """What the vendor's distribution is made from, and what it is."""
    folder = GENERATED / vendor
    return [stamp.inputs(vendor, ROOT), stamp.outputs(_files(folder), folder)]


def differences(fresh: Path, current: Path) -> list[str]:
    """What would change in `current`, a line per file."""
    new, old = _files(fresh), _files(current)
    lines = [f"new {path}" for path in sorted(new - old)] + [f"gone {path}" for path in sorted(old - new)]
    _, mismatched, errors = filecmp.cmpfiles(fresh, current, sorted(new & old), shallow=False)
    return lines + [f"changed {path}" for path in [*mismatched, *errors]]


def _files(folder: Path) -> set[str]:
    """The files of a distribution, less what importing and checking it leave there."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and _LEFT_BEHIND.isdisjoint(path.relative_to(folder).parts)
    }


def _swap(fresh: Path, current: Path) -> None:
    """Put the fresh distribution in the place of the current one."""
    aside = current.with_name(f".{current.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    GENERATED.mkdir(exist_ok=True)
    staged = current.with_name(f".{current.name}.new")
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(fresh, staged)
    if current.exists():
        current.rename(aside)
    staged.rename(current)
    shutil.rmtree(aside, ignore_errors=True)
