"""An OpenAPI document out of a text: JSON, YAML, or a Markdown page with a block of either."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

import yaml

from .model import CannotCompare, as_list, as_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Node

FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})[^`\n]*$")
_CORE = {"bool": r"true|True|TRUE|false|False|FALSE", "int": r"[-+]?(?:0|[1-9][0-9]*)"}
_NOT_CORE = {f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "timestamp", "value")}


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core: `on` and `2024-01-01` are texts, as JSON's readers would have them."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the parent's attribute
        first: [(tag, pattern) for tag, pattern in known if tag not in _NOT_CORE]
        for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


for _name, _pattern in _CORE.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_pattern})$"), None)  # pyright: ignore[reportUnknownMemberType]  # typed in part


def document_of(text: str, source: str) -> Node:
    """The OpenAPI document in a text.

    Raises:
        CannotCompare: If there is none, more than one, or one of a version before 3.
    """
    whole = _parse(text)
    candidates = [whole] if _is_openapi(whole) else [_parse(block) for block in blocks(text)]
    found = [as_map(node) for node in candidates if _is_openapi(node)]
    if not found:
        raise CannotCompare(f"{source} is neither OpenAPI as YAML or JSON nor Markdown with such a block in it")
    if len(found) > 1:
        raise CannotCompare(f"{source} has {len(found)} OpenAPI blocks in it; give a file with one of them")
    if "openapi" not in found[0]:
        raise CannotCompare(f"{source} is Swagger 2; only OpenAPI 3 can be compared")
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


def _parse(text: str) -> Any:
    """The value of a JSON or YAML text, every key a text; None if it is neither."""
    try:
        return _with_text_keys(json.loads(text), {})
    except (ValueError, RecursionError):
        pass
    try:
        return _with_text_keys(yaml.load(text, CoreLoader), {})  # noqa: S506 -- it is a safe loader
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _with_text_keys(value: Any, done: dict[int, Any]) -> Any:
    """The same value with `200:` for `'200':`; what YAML shares stays shared."""
    identity = id(value)
    if identity in done:
        return done[identity]
    if isinstance(value, dict):
        copy: Node = {}
        done[identity] = copy
        copy.update({str(key): _with_text_keys(item, done) for key, item in as_map(value).items()})
        return copy
    if isinstance(value, list):
        items: list[Any] = []
        done[identity] = items
        items += [_with_text_keys(item, done) for item in as_list(value)]
        return items
    return value


def _is_openapi(value: Any) -> bool:
    return bool({"openapi", "swagger"} & {*as_map(value)}) and isinstance(as_map(value).get("paths"), dict)
