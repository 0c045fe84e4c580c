"""Differences in descriptions, examples, limits that no client checks, and curation."""

import re
from collections.abc import Iterator
from typing import Any

from scripts._tools.documents.nodes import Node, join, keys, mapping, sequence
from scripts._tools.documents.operations import name_of, operations

from .changes import Change
from .rules import DOCUMENTATION_KEYS

# Below these keys stand names that people chose, and a field may well be called `description`.
NAMES = {"properties", "schemas", "responses", "parameters", "headers", "securitySchemes", "content", "variables"}
CURATION = "curation-changed"  # read only by maintainers of the spec
SILENT = {"components", "schemas", "properties", "responses", "parameters", "info", "paths", "anyOf", "oneOf"}


def documentation(old: Node, new: Node) -> Iterator[Change]:
    """The changes of documentation between two documents, in the order of the new one."""
    names = {pointer: name_of(pointer, operation) for pointer, operation in operations(old)}
    for pointer, key in _walk("#", old, new, names_below=False):
        rule = CURATION if key.startswith("x-") else "text-changed"
        yield Change("documentation", rule, _place(pointer, names), DOCUMENTATION_KEYS.get(key, f"has another {key}"))


def _walk(pointer: str, old: Any, new: Any, *, names_below: bool) -> Iterator[tuple[str, str]]:
    """Where a key of documentation differs, and which."""
    for index, pair in enumerate(zip(sequence(old), sequence(new), strict=False)):
        yield from _walk(join(pointer, index), *pair, names_below=False)
    if not isinstance(old, dict) or not isinstance(new, dict):
        return
    before, after = mapping(old), mapping(new)
    for key in [*after, *(key for key in before if key not in after)]:
        if not names_below and (key in DOCUMENTATION_KEYS or key.startswith("x-")):
            if before.get(key) != after.get(key):
                yield pointer, key
        elif key in before and key in after:
            below = key in NAMES and not names_below
            yield from _walk(join(pointer, key), before[key], after[key], names_below=below)


def _place(pointer: str, operations: dict[str, str]) -> str:
    """The pointer as people read it: `Run.score`, `get_run.200`."""
    for start, name in operations.items():
        if pointer == start or pointer.startswith(f"{start}/"):
            pointer = f"#/{name}{pointer.removeprefix(start)}"
    return (
        ".".join(key for key in keys(pointer) if key not in SILENT and not re.fullmatch(r"\d", key)) or "the document"
    )
