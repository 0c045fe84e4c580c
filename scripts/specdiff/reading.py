"""A spec as a document that can be compared, or one line that says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from scripts.codegen.speclint import Node, check_openapi, check_schemas, follow, join

from .changes import BadInput
from .nodes import as_list, as_node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_text(path: Path) -> str:
    """A file's text.

    Raises:
        BadInput: If it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise BadInput(f"{path}: cannot be read: {reason}") from None


def parse(text: str, name: str) -> Node:
    """The document of a spec that is valid OpenAPI 3.1: each `$ref` points at something, each operationId is one's own.

    Raises:
        BadInput: If it is not; `name` stands before the reason.
    """
    reader: Any = YAML(typ="safe", pure=True)
    try:
        document: Any = reader.load(text)
    except YAMLError as error:
        raise BadInput(f"{name}: does not parse{_reason(error)}") from None
    if not isinstance(document, dict):
        raise BadInput(f"{name}: is no OpenAPI document")
    found: Node = _with_text_keys(document)
    for problems in (_check_references(found), check_openapi(found)):
        for pointer, message in problems:
            raise BadInput(f"{name}: {pointer}: {' '.join(message.split())}")
    return found


def _reason(error: Any) -> str:
    """Where and why, in one line; only some of the parser's errors know their line."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    return f"{f' (line {mark.line + 1})' if mark else ''}: {' '.join(said.split())}"


def _with_text_keys(node: Any) -> Any:
    """The same with text for every key: YAML reads an unquoted status, such as 200, as a number."""
    if (items := as_list(node)) is not None:
        return [_with_text_keys(item) for item in items]
    if (entries := as_node(node)) is None:
        return node
    return {str(key): _with_text_keys(value) for key, value in entries.items()}


def _check_references(document: Node) -> Iterator[tuple[str, str]]:
    """Every `$ref` points into the document itself, at something."""
    todo: list[tuple[str, Any]] = [("#", document)]
    while todo:
        pointer, node = todo.pop()
        entries = as_node(node) or {str(index): item for index, item in enumerate(as_list(node) or [])}
        todo += [(join(pointer, key), value) for key, value in entries.items()]
        if isinstance(target := entries.get("$ref"), str):
            try:
                follow(document, pointer)
            except (LookupError, TypeError, ValueError):
                yield pointer, f"$ref to {target}, which does not exist"
            except RecursionError:
                yield pointer, f"$ref to {target}, which leads back to itself"


def refuse_closed_enums(document: Node, name: str) -> None:
    """Refuse a spec that a vendor's next value would break, with the words of scripts/check_specs.

    Raises:
        BadInput: If an enum that comes in a response admits no other value.
    """
    for pointer, message in check_schemas(document):
        if message.startswith("closed enum"):
            raise BadInput(f"{name}: {pointer}: {message} (says scripts/check_specs)")
