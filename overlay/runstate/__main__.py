"""`python -m runstate` is `runstate`."""

from __future__ import annotations

from .cli import main

main()
