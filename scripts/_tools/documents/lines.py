"""The lines of a YAML or JSON text that JSON pointers point at."""

from typing import Any

import yaml

from .pointers import keys


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
