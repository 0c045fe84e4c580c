# ruff: noqa: N999 -- PyInstaller wants this name
"""The modules that `runstate` imports by computed names, which PyInstaller cannot see."""

from __future__ import annotations

from runstate.catalog import VENDORS

hiddenimports = [f"runstate.vendors.{info.module}" for info in VENDORS.values() if info.installed]
