"""What each pinned package needs, recorded beside the pins, so that a test can hold every file in requirements/ to it.

`make lock` ends with this: `python -m scripts._tools.pinned` asks pip for the metadata of what is pinned anew.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias, cast

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

Needs: TypeAlias = Mapping[str, list[str]]


REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
RECORD = REQUIREMENTS / "metadata.json"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "linux": ("Linux", "posix", ("manylinux_2_28_x86_64", "manylinux2014_x86_64")),
    "darwin": ("Darwin", "posix", ("macosx_14_0_arm64",)),
    "win32": ("Windows", "nt", ("win_amd64",)),
}
"""By `sys.platform`: `platform.system()`, `os.name`, and the tags of wheels."""


def pins(path: Path) -> list[Requirement]:
    """The packages that a file pins, without their hashes."""
    text = path.read_text(encoding="utf-8")
    return [Requirement(line) for line in re.findall(r"^(\w.*?)(?: \\)?$", text, re.MULTILINE)]


def environment(python: str, platform: str) -> dict[str, str]:
    """What markers are compared with on a CPython of that version and platform."""
    system, name, _ = PLATFORMS[platform]
    here = cast("dict[str, str]", default_environment())
    there = {"sys_platform": platform, "platform_system": system, "os_name": name, "extra": ""}
    return {**here, **there, "python_version": python, "python_full_version": f"{python}.0"}


def missing(pins: Iterable[Requirement], needs: Needs, where: Mapping[str, str]) -> Iterator[str]:
    """What the pinned packages need in an environment, and is not pinned for it; `needs` is the record."""
    pinned = {canonicalize_name(pin.name): pin for pin in pins if _counts(pin, where, "")}
    for pin, need in needed(pins, needs, where):
        other = pinned.get(canonicalize_name(need.name))
        if other is None or not need.specifier.contains(_version(other), prereleases=True):
            yield f"{key(pin)} needs {need}, not {key(other) if other else 'pinned'}"


def needed(
    pins: Iterable[Requirement], needs: Needs, where: Mapping[str, str]
) -> Iterator[tuple[Requirement, Requirement]]:
    """Each pinned package with each thing that it needs in an environment, by the extras that are asked of it."""
    pinned = {canonicalize_name(pin.name): pin for pin in pins if _counts(pin, where, "")}
    todo = {(name, extra) for name, pin in pinned.items() for extra in ("", *pin.extras)}
    done = set[tuple[NormalizedName, str]]()
    while todo:
        done.add(current := todo.pop())
        pin, extra = pinned[current[0]], current[1]
        for need in map(_parse, needs[key(pin)]):
            if _counts(need, where, extra):
                yield pin, need
                name = canonicalize_name(need.name)
                todo |= {(name, wanted) for wanted in need.extras if name in pinned} - done


_parse = cache(Requirement)


def _counts(requirement: Requirement, where: Mapping[str, str], extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**where, "extra": extra})


def _version(pin: Requirement) -> str:
    return str(pin.specifier).removeprefix("==")


def key(pin: Requirement) -> str:
    """A pin as the record has it."""
    return f"{canonicalize_name(pin.name)}=={_version(pin)}"


def main() -> int:
    """Bring the record up to date: what is pinned no more leaves, what is new is looked up."""
    files = [pins(path) for path in sorted(REQUIREMENTS.rglob("*.txt"))]
    known: dict[str, list[str]] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    for pinned, platform, python in product(files, PLATFORMS, PYTHONS):
        new = {key(pin) for pin in pinned if _counts(pin, environment(python, platform), "")} - known.keys()
        known |= _look_up(sorted(new), python, platform) if new else {}
    keys = {key(pin) for pinned in files for pin in pinned}
    kept = {name: sorted(known[name]) for name in sorted(keys & known.keys())}
    RECORD.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def _look_up(keys: list[str], python: str, platform: str) -> dict[str, list[str]]:
    """Ask pip; nothing is installed."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"
        tags = [word for tag in PLATFORMS[platform][2] for word in ("--platform", tag)]
        there = ("--python-version", python, "--only-binary", ":all:", *tags)
        options = ("--dry-run", "--ignore-installed", "--ignore-requires-python", "--no-deps")
        written = ("--target", scratch, "--report", str(report))
        command = [sys.executable, "-m", "pip", "-qq", "install", *options, *written, *there, *keys]
        subprocess.run(command, check=True)
        answer: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = [entry["metadata"] for entry in answer["install"]]
    return {f"{canonicalize_name(each['name'])}=={each['version']}": each.get("requires_dist", []) for each in entries}


if __name__ == "__main__":
    sys.exit(main())
