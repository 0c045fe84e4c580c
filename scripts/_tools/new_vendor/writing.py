"""Writing several files, or none of them."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from ..documents.nodes import BadInput


def write_all(files: Mapping[str, str], root: Path) -> None:
    """Write all files by their paths below `root`, with the folders they need, or none of them."""
    before = {path: path.read_bytes() if path.exists() else None for path in map(root.joinpath, files)}
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            for folder in [folder for folder in reversed(path.parents) if not folder.exists()]:
                folder.mkdir()
                made.append(folder)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        _restore(before, made)
        raise BadInput(f"{error.filename}: {error.strerror}; nothing was written") from None


def _restore(before: Mapping[Path, bytes | None], made: list[Path]) -> None:
    with contextlib.suppress(OSError):
        for path, content in before.items():
            if content is not None:
                path.write_bytes(content)
            elif path.exists():
                path.unlink()
        for folder in reversed(made):
            folder.rmdir()
