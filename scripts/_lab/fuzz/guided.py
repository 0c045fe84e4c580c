"""Search by coverage, for one vendor: `python -m scripts._lab.fuzz.guided SLUG [libFuzzer's options]`.

Runs in an environment of its own, see the Makefile. Starting from the spec's examples, atheris keeps the bodies that
reach new code in the vendor's module or its generated package.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

from runstate.catalog import VENDORS

atheris: Any = import_module("atheris")  # only this environment has it

INSTRUMENTED = ("client", "decode", "run", "lifecycle", "tolerance", "vendors")
"""The modules of the overlay that an answer goes through after HTTP."""


def main(slug: str, options: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    info = VENDORS[slug]
    with atheris.instrument_imports(include=[info.package, *(f"runstate.{name}" for name in INSTRUMENTED)]):
        from .breaking import Breaker, dice  # noqa: PLC0415
        from .client import ScriptedClient  # noqa: PLC0415 -- what is imported here is instrumented
        from .invariants import Broken, judge  # noqa: PLC0415

        client = ScriptedClient(slug)
        client.load()
    known: set[str] = set()

    def answer(data: bytes) -> None:
        for status in (200, 400 + len(data) % 200):
            try:
                judge(client, status, data)
            except Broken as broken:
                if broken.law not in known:
                    known.add(broken.law)
                    print("FINDING", json.dumps([broken.law, status, data.hex()]), flush=True)

    def mutate(data: bytes, limit: int, seed: int) -> bytes:
        random = dice(seed)
        if random.random() < 0.5:
            try:
                return Breaker(json.loads(data), client.secrets).broken(random)[:limit]
            except (ValueError, RecursionError):
                pass
        mutated: bytes = atheris.Mutate(data, limit)
        return mutated

    atheris.Setup([sys.argv[0], *options], answer, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
