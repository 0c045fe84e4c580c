"""Checks of what users write: the fields of JSON bodies and YAML files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from runstate.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Kind: TypeAlias = tuple[type | tuple[type, ...], str]
"""The types of a value, and what the error calls them."""

TEXT: Kind = (str, "a string")
WHOLE: Kind = (int, "a whole number")
NUMBER: Kind = ((int, float), "a number")


def checked(value: object, kinds: Mapping[str, Kind], required: Collection[str]) -> dict[str, Any]:
    """The fields of an object, each of its own kind.

    Raises:
        ConfigurationError: If it is not an object, or a field is missing, unknown or of another kind.
    """
    if not isinstance(value, dict):
        raise ConfigurationError(f"expected an object with the fields {', '.join(kinds)}")
    fields = cast("dict[str, object]", value)  # other keys are refused below
    for name, item in fields.items():
        if name not in kinds:
            raise ConfigurationError(f"{name!r} is unknown: the fields are {', '.join(kinds)}")
        types, words = kinds[name]
        if not isinstance(item, types) or (isinstance(item, bool) and types is not bool):
            raise ConfigurationError(f"{name} must be {words}, not {item!r}")
    for name in required:
        if name not in fields:
            raise ConfigurationError(f"{name} is missing")
    return fields


def whole(name: str, value: int, minimum: int, maximum: int | None = None) -> int:
    """`value`, if it is from `minimum` to `maximum`.

    Raises:
        ConfigurationError: If it is not.
    """
    if value < minimum or (maximum is not None and value > maximum):
        limits = f"from {minimum}" if maximum is None else f"from {minimum} to {maximum}"
        raise ConfigurationError(f"{name} must be a whole number {limits}, not {value!r}")
    return value
