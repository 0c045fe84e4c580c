"""`python -m runstate.cli` is `runstate`."""

from __future__ import annotations

from . import main

main()
