"""An OpenAPI document out of a text: JSON, YAML, or a Markdown page with a block of either."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.nodes import Node, mapping
from scripts._tools.documents.reading import parse_published

FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})[^`\n]*$")


def document_of(text: str, source: str) -> Node:
    """The OpenAPI document in a text."""
    whole = parse_published(text)
    candidates = [whole] if _is_openapi(whole) else [parse_published(block) for block in blocks(text)]
    found = [mapping(node) for node in candidates if _is_openapi(node)]
    if not found:
        raise BadInput(f"{source} is neither OpenAPI as YAML or JSON nor Markdown with such a block in it")
    if len(found) > 1:
        raise BadInput(f"{source} has {len(found)} OpenAPI blocks in it; give a file with one of them")
    if "openapi" not in found[0]:
        raise BadInput(f"{source} is Swagger 2; only OpenAPI 3 can be compared")
    return found[0]


def blocks(text: str) -> Iterator[str]:
    """The fenced blocks of a Markdown page, whatever they say of themselves; one left open ends with the page."""
    lines = text.splitlines()
    inside: list[str] = []
    marks = ""
    for line in lines:
        fence = FENCE.match(line)
        if not marks and fence:
            marks, inside = fence["marks"], []
        elif marks and line.strip().startswith(marks) and not line.strip().strip(marks[0]):
            yield textwrap.dedent("\n".join(inside))
            marks = ""
        elif marks:
            inside.append(line)
    if marks:
        yield textwrap.dedent("\n".join(inside))


def _is_openapi(value: Any) -> bool:
    return bool({"openapi", "swagger"} & {*mapping(value)}) and isinstance(mapping(value).get("paths"), dict)
