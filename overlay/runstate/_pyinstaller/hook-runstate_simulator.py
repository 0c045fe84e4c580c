# ruff: noqa: N999 -- PyInstaller wants this name
"""The vendors' modules, which `runstate_simulator` finds by looking into its folder."""

from __future__ import annotations

from runstate.catalog import VENDORS

hiddenimports = [f"runstate_simulator.vendors.{info.module}" for info in VENDORS.values()]
