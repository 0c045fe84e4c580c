"""`scripts/regenerate`: write `generated/` from `specs/`, or check that it is what they give."""

import argparse
import contextlib
import filecmp
import shutil
import sys
import tempfile
from pathlib import Path

from scripts._tools.documents.nodes import BadInput

from . import stamp
from .generate import GENERATED, ROOT, generate, vendors
from .inputs import check_spec, check_tools

RECORD = ROOT / ".cache" / "regenerate.json"

_LEFT_BEHIND = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done or no drift, 1 drift or something that gives no client, 2 usage."""
    parser = argparse.ArgumentParser(prog="scripts/regenerate", description=__doc__)
    parser.add_argument("vendor", nargs="*", help="only these vendors (folders of specs/)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if generated/ differs")
    parser.add_argument("--force", action="store_true", help="generate even what has not changed")
    options = parser.parse_args(arguments)
    for vendor in options.vendor:
        if vendor not in vendors():
            parser.error(f"there is no specs/{vendor}/openapi.yaml; vendors: {', '.join(vendors())}")
    try:
        drifted = _run(options.vendor or vendors(), check=options.check, force=options.force)
    except BadInput as error:
        print(f"regenerate: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"regenerate: {_reason(error)}", file=sys.stderr)
        return 1
    if options.check and drifted:
        print("regenerate: generated/ is not what the specs give: run scripts/regenerate", file=sys.stderr)
    return int(options.check and drifted)


def _run(chosen: list[str], *, check: bool, force: bool) -> bool:
    """Generate what has changed, all of it before any of it is written; return whether anything differed."""
    check_tools()
    if not check:
        _clean_up()
    record = {} if check or force else stamp.read(RECORD)
    drifted = False
    with tempfile.TemporaryDirectory() as scratch:
        fresh = {vendor: Path(scratch) / vendor for vendor in chosen if record.get(vendor) != _state(vendor)}
        for vendor, folder in fresh.items():
            check_spec(vendor, draft=not check)
            generate(vendor, folder)
        for vendor in chosen:
            changes = differences(fresh[vendor], GENERATED / vendor) if vendor in fresh else []
            drifted = drifted or bool(changes)
            if changes and not check:
                _swap(fresh[vendor], GENERATED / vendor)
            print(f"{vendor}: {'; '.join(changes) or 'unchanged'}")
            if not check:
                stamp.write(RECORD, stamp.read(RECORD) | {vendor: _state(vendor)})
    return drifted


def _reason(error: OSError) -> str:
    if isinstance(error, shutil.Error):  # of a copy: source, target and reason of each file that failed
        return str(error.args[0][0][2])
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


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
    """Put the fresh distribution in the place of the current one; `_clean_up` mends a swap that was cut short."""
    current.parent.mkdir(exist_ok=True)
    staged, aside = current.with_name(f".{current.name}.new"), current.with_name(f".{current.name}.old")
    try:
        shutil.copytree(fresh, staged)
        if current.exists():
            current.rename(aside)
        staged.rename(current)
    finally:
        with contextlib.suppress(OSError):
            _clean_up()


def _clean_up() -> None:
    """Remove what swaps have left, and put back a distribution that was set aside and has nothing in its place."""
    for aside in GENERATED.glob(".*.old"):
        current = aside.with_name(aside.name.removeprefix(".").removesuffix(".old"))
        if current.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(current)
    for staged in GENERATED.glob(".*.new"):
        shutil.rmtree(staged)
