"""The generated clients by themselves, of every vendor; and their files."""

from __future__ import annotations

from pathlib import Path

from tests.vendors import ALL
from tests.vendors.base import RawClient

__all__ = ["RAW_ADOBE", "RAW_CLIENTS", "RAW_DATADOG", "RAW_MLFLOW", "RAW_RETAB", "RawClient", "contents"]

RAW_ADOBE = ALL["adobe-sensei"].raw
RAW_DATADOG = ALL["datadog-model-lab"].raw
RAW_RETAB = ALL["retab"].raw
RAW_MLFLOW = ALL["mlflow"].raw
RAW_CLIENTS = tuple(each.raw for each in ALL.values())


def contents(folder: Path) -> dict[str, bytes]:
    """Each file below a folder, less what Python leaves there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
