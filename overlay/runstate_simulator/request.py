"""A request to a simulated vendor, as the handlers of its operations read it."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from attrs import field, frozen

_T = TypeVar("_T")
_WORDS: Mapping[type, str] = {
    bool: "a boolean",
    dict: "an object",
    float: "a number",
    int: "an integer",
    list: "an array",
    str: "a string",
}


def _finite(text: str) -> float:
    """A number that an answer could repeat, which `NaN`, `Infinity` and `1e999` are not.

    Raises:
        ValueError: If it is none.
    """
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


class Invalid(Exception):
    """A request has a value that the vendor rejects, in words that each vendor puts into its own shape."""

    def __init__(self, place: str, name: str, problem: str) -> None:
        """A problem.

        Args:
            place: Where the value is: `path`, `query`, `header` or `body`.
            name: The parameter or the field; empty for the whole body.
            problem: What is wrong with it, as "must be an integer".
        """
        super().__init__(f"{name or place} {problem}")
        self.place = place
        self.name = name
        self.problem = problem


@frozen(kw_only=True)
class Request:
    """One request. The methods that read a value raise `Invalid` if the request does not have a good one."""

    method: str
    path: str
    """As it was sent, with its escapes, without the query."""
    ids: Mapping[str, str]
    """The segments of the path that the operation's path has in braces, by name, without their escapes."""
    query: tuple[tuple[str, str], ...]
    """All parameters of the query in order; a name may occur several times."""
    headers: Mapping[str, str]
    """By names in any case."""
    content: bytes = field(default=b"", repr=False)
    """The body."""

    def parameters(self, name: str) -> list[str]:
        """All values of a parameter of the query."""
        return [value for known, value in self.query if known == name]

    def parameter(self, name: str, choices: Collection[str] = ()) -> str | None:
        """The first value of a parameter of the query, which must be one of `choices` if there are any; or None."""
        value = next((value for known, value in self.query if known == name), None)
        if choices and value is not None and value not in choices:
            raise Invalid("query", name, f"must be one of {', '.join(choices)}")
        return value

    def whole(self, name: str, default: int, minimum: int, maximum: int | None = None) -> int:
        """The whole number in a parameter of the query, from `minimum` to `maximum`."""
        text = self.parameter(name)
        if text is None:
            return default
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
            raise Invalid("query", name, "must be an integer")
        if int(text) < minimum or (maximum is not None and int(text) > maximum):
            limits = f"at least {minimum}" if maximum is None else f"from {minimum} to {maximum}"
            raise Invalid("query", name, f"must be {limits}")
        return int(text)

    def flag(self, name: str, *, default: bool) -> bool:
        """The boolean in a parameter of the query: `true` or `false`."""
        value = self.parameter(name, ("true", "false"))
        return default if value is None else value == "true"

    def json(self) -> object:
        """The JSON value in the body."""
        try:
            return cast("object", json.loads(self.content, parse_float=_finite, parse_constant=_finite))
        except ValueError:  # also of what is not UTF-8
            raise Invalid("body", "", "must be JSON") from None
        except RecursionError:
            raise Invalid("body", "", "is nested too deeply") from None

    def fields(self) -> Mapping[str, object]:
        """The members of the JSON object in the body."""
        value = self.json()
        if not isinstance(value, dict):
            raise Invalid("body", "", "must be a JSON object")
        return cast("Mapping[str, object]", value)

    def required(self, name: str, kind: type[_T]) -> _T:
        """A member of the JSON object in the body, which must be there and of a kind."""
        value = self.optional(name, kind)
        if value is None:
            raise Invalid("body", name, "is required")
        return value

    def optional(self, name: str, kind: type[_T]) -> _T | None:
        """A member of the JSON object in the body, None if it is absent or null."""
        value = self.fields().get(name)
        if value is None:
            return None
        number = kind is float and isinstance(value, int)  # as in JSON Schema, where 1 is a number
        if not (isinstance(value, kind) or number) or (isinstance(value, bool) and kind is not bool):
            raise Invalid("body", name, f"must be {_WORDS.get(kind, 'of another type')}")
        return cast("_T", value)
