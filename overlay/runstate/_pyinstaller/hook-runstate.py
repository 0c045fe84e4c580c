# ruff: noqa: N999 -- PyInstaller wants this name
"""The modules that `runstate` imports by computed names, which PyInstaller cannot see."""

from __future__ import annotations

from runstate.catalog import VENDORS
from runstate.registry import is_installed

hiddenimports = [
    f"runstate.{room}.{info.module}"
    for info in VENDORS.values()
    if is_installed(info.slug)
    for room in ("clients", "vendors")
]
