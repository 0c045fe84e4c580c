"""The text of a YAML file as a mapping, or one line that says why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from .errors import BadSpec
from .nodes import as_list, as_node

if TYPE_CHECKING:
    from pathlib import Path

    from .nodes import Node


_SAFE: Any = SafeConstructor  # ruamel.yaml is typed in part only


class _JsonConstructor(_SAFE):  # type: ignore[misc]  # as above
    """What YAML has and JSON has not is text: an unquoted date is what the server sends, too."""


_JsonConstructor.add_constructor("tag:yaml.org,2002:timestamp", _SAFE.construct_yaml_str)


def read_text(path: Path, name: str) -> str:
    """A file's text.

    Raises:
        BadSpec: If it cannot be read; `name` stands before the reason.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadSpec(f"{name}: cannot be read: {reason}") from None


def load(text: str, name: str) -> Node:
    """The mapping in a YAML text, with text for every key: an unquoted status, such as 200, is a number to YAML.

    Raises:
        BadSpec: If it does not parse, has a key twice, or is no mapping; `name` stands before the reason.
    """
    reader: Any = YAML(typ="safe", pure=True)
    reader.Constructor = _JsonConstructor
    try:
        found = as_node(_with_text_keys(reader.load(text)))
    except YAMLError as error:
        raise BadSpec(f"{name}: does not parse{_reason(error)}") from None
    except RecursionError:
        raise BadSpec(f"{name}: is nested too deeply, or an alias in it leads back to itself") from None
    if found is None:
        raise BadSpec(f"{name}: is no mapping of names to values")
    return found


def _reason(error: Any) -> str:
    """Where and why, in one line; only some of the parser's errors know their line."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    return f"{f' (line {mark.line + 1})' if mark else ''}: {' '.join(said.split())}"


def _with_text_keys(node: Any) -> Any:
    if (items := as_list(node)) is not None:
        return [_with_text_keys(item) for item in items]
    if (entries := as_node(node)) is None:
        return node
    return {str(key): _with_text_keys(value) for key, value in entries.items()}
