"""Each distinct tree is read, and each distinct client generated, once per session: many tests begin with the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts._tools.spec_diff import packages
from scripts._tools.spec_diff.sources import Source
from scripts._tools.spec_diff.surface import Surface, read_surface

Key = tuple[object, ...]


@pytest.fixture(scope="session", autouse=True)
def _once() -> Iterator[None]:
    known: dict[Key, Surface] = {}

    def once(key: Key, make: Callable[[], Surface]) -> Surface:
        if key not in known:
            known[key] = make()
        return known[key]

    def read(package: str, folder: Path, rooms: tuple[str, ...]) -> Surface:
        return once((package, rooms, digest(folder)), lambda: read_surface(package, folder, rooms))

    generated = packages.generated_surface

    def generate(source: Source) -> Surface:
        return once((source.vendor, source.text, source.settings), lambda: generated(source))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "read_surface", read)
        patch.setattr(packages, "generated_surface", generate)
        yield


def digest(folder: Path) -> str:
    """What the Python files of a folder are."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder)} {len(content)} ".encode() + content)
    return total.hexdigest()
