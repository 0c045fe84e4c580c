"""The one reader of YAML and JSON.

It follows the core schema of YAML 1.2, as JSON readers would: `on`, `010` and `2024-01-01` are text. Every key is text,
so that the status `200` needs no quotes.
"""

import json
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from .nodes import BadInput, Node, keys, mapping

_CORE = {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?(?:0|[1-9][0-9]*)",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|INF)|\.(?:nan|NAN)",
}
_OTHER = {f"tag:yaml.org,2002:{name}" for name in (*_CORE, "timestamp", "value")}


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema with text keys; a key that comes twice, or an alias within itself, is an error."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the parent's attribute
        first: [(tag, pattern) for tag, pattern in known if tag not in _OTHER]
        for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    unique_keys = True

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ARG002, FBT002 -- the parent's
        """Build a value at once, so that an alias within itself is found."""
        if node in self.recursive_objects:
            raise yaml.constructor.ConstructorError(None, None, "found an alias within itself", node.start_mark)
        return super().construct_object(node, deep=True)  # pyright: ignore[reportUnknownMemberType]  # typed in part

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ARG002, FBT002 -- as above
        """Build a mapping."""
        known = set[str]()
        for key, _ in node.value:
            if key.value in known and self.unique_keys:
                problem = f"found duplicate key {key.value!r}"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            known.add(str(key.value))
        self.flatten_mapping(node)
        return {str(key.value): self.construct_object(value) for key, value in node.value}


class _LenientLoader(CoreLoader):
    unique_keys = False


for _name, _pattern in _CORE.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_pattern})$"), None)  # pyright: ignore[reportUnknownMemberType]  # typed in part


def read_text(path: Path, name: str) -> str:
    """A file's text.

    Raises:
        BadInput: If it cannot be read; `name` begins the message.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadInput(f"{name}: cannot be read: {reason}") from None


def load(text: str, name: str, *, unique_keys: bool = True) -> Node:
    """The mapping in a YAML or JSON text.

    Raises:
        BadInput: If it does not parse, is not a mapping, or has a key twice and may not; `name` begins the message.
    """
    try:
        value: object = yaml.load(text, CoreLoader if unique_keys else _LenientLoader)  # noqa: S506 -- both are safe
    except yaml.YAMLError as error:
        raise BadInput(f"{name}: does not parse{_reason(error, text)}") from None
    except RecursionError:
        raise BadInput(f"{name}: is nested too deeply") from None
    if not isinstance(value, dict):
        raise BadInput(f"{name}: is not a mapping of names to values")
    return mapping(value)


def parse_published(text: str) -> Any:
    """The value of a vendor's JSON or YAML text, in which a key may come twice; None if it is neither."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return yaml.load(text, _LenientLoader)  # noqa: S506 -- it is a safe loader
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _reason(error: Any, text: str) -> str:
    """Where and why, in one line; only some of the parser's errors know their line."""
    mark = getattr(error, "problem_mark", None)
    last = text.count("\n")
    line = f" (line {min(mark.line, last) + 1})" if mark else ""
    return f"{line}: {' '.join(str(getattr(error, 'problem', None) or error).split())}"


class Lines:
    """The lines of one text, which must parse."""

    def __init__(self, text: str) -> None:
        self._root: Any = yaml.compose(text, yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType]  # typed in part

    def of(self, pointer: str) -> int:
        """The line of what a pointer points at, or of what it is missing from; the first is 1."""
        node, line = self._root, 1
        for key in keys(pointer):
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == key), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode) and key.isdecimal() and int(key) < len(node.value):
                node = node.value[int(key)]
                line = node.start_mark.line + 1
            else:
                break
        return line
