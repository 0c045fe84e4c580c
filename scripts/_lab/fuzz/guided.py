"""Bytes that atheris finds, answered by one vendor: `python -m scripts._lab.fuzz.guided SLUG [libFuzzer's options]`.

Runs in an environment of its own, see the Makefile. Coverage of the vendor's module and of its generated package
leads the way, from the examples of the spec on.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

from runstate.catalog import VENDORS

atheris: Any = import_module("atheris")  # which other environments have not

INSTRUMENTED = ("reading", "run", "measures", "problems", "lifecycle", "vendors")
"""The modules of the overlay that an answer goes through, once HTTP is done with it."""


def main(slug: str, options: list[str]) -> None:
    """Fuzz until libFuzzer has had enough; it ends the process."""
    info = VENDORS[slug]
    with atheris.instrument_imports(include=[info.package, *(f"runstate.{name}" for name in INSTRUMENTED)]):
        from .asking import Asker  # noqa: PLC0415 -- what is imported here is instrumented
        from .breaking import Breaker, dice  # noqa: PLC0415
        from .laws import Broken, judge  # noqa: PLC0415

        asker = Asker(slug)
        asker.load()
    known: set[str] = set()

    def answer(data: bytes) -> None:
        for status in (200, 400 + len(data) % 200):
            try:
                judge(asker, status, data)
            except Broken as broken:
                if broken.law not in known:
                    known.add(broken.law)
                    print("FINDING", json.dumps([broken.law, status, data.hex()]), flush=True)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = dice(seed)
        if random.random() < 0.5:
            try:
                return Breaker(json.loads(data), asker.secrets).broken(random)[:most]
            except (ValueError, RecursionError):
                pass
        mutated: bytes = atheris.Mutate(data, most)
        return mutated

    atheris.Setup([sys.argv[0], *options], answer, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
