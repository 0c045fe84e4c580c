# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

"""Contains shared errors types that can be raised from API functions"""

from collections.abc import Callable
from typing import Any, TypeAlias

from .types import UNSET, Unset


class UnexpectedStatus(Exception):
    """Raised by `parse` if the status is not a success, and by the other functions if the API does not document it and Client.raise_on_unexpected_status is True."""

    def __init__(self, status_code: int, content: bytes):
        self.status_code = status_code
        self.content = content

        super().__init__(
            f"Unexpected status code: {status_code}\n\nResponse content:\n{content.decode(errors='ignore')}"
        )


class PayloadError(ValueError):
    """A payload is not what the API's contract promises."""

    def __init__(self, expected: str, value: object, field: str) -> None:
        super().__init__(expected, value, field)
        self.expected = expected
        """What the contract promises, in words."""
        self.value = value
        """What stands there instead; an Unset if nothing does."""
        self.field = field
        """Where in the payload, as `lifecycle.status` or `tags[2].key`; empty for all of it."""

    def within(self, parent: str) -> "PayloadError":
        """The same error, seen from the object that has the payload in its field `parent`."""
        field = ".".join(filter(None, (parent, self.field))).replace(".[", "[")
        return PayloadError(self.expected, self.value, field)

    def settled(self, name: str, value: object, d: dict[str, Any] | None, tolerate: "Tolerate | None") -> Any:
        """What the field `name` is in spite of the error: UNSET, once `tolerate` knows it.

        What came instead is kept among the unknown fields, so that `to_dict` has it.

        Raises:
            PayloadError: This one, if there is no `tolerate`.
        """
        if tolerate is None:
            raise self from None
        tolerate(self)
        if d is not None and value is not UNSET:
            d[name] = value
        return UNSET

    @property
    def is_missing(self) -> bool:
        """Whether nothing stands there at all."""
        return isinstance(self.value, Unset)

    def __str__(self) -> str:
        where = self.field or "the payload"
        if self.is_missing:
            return f"{where} is missing"
        return f"{where} should be {self.expected}, not {_shown(self.value)}"


def _shown(value: object) -> str:
    """A value in a few words; whole or not at all, so that who searches it for secrets finds them."""
    if isinstance(value, str):
        return repr(value) if len(value) <= 64 else f"a string of {len(value)} characters"
    if isinstance(value, (list, dict)):
        return "an array" if isinstance(value, list) else "an object"
    return repr(value)[:64]


Tolerate: TypeAlias = Callable[[PayloadError], object]
"""Called by `from_dict` with the error of a field that becomes UNSET in spite of it."""


def refuse(
    expected: str,
    value: object,
    field: str,
    d: dict[str, Any] | None = None,
    tolerate: Tolerate | None = None,
) -> Any:
    """What a field with such a value is, if errors are tolerated: see `PayloadError.settled`."""
    return PayloadError(expected, value, field).settled(field, value, d, tolerate)


def under(parent: str, tolerate: Tolerate) -> Tolerate:
    """`tolerate` for the object in the field `parent`."""
    return lambda error: tolerate(error.within(parent))


__all__ = ["PayloadError", "Tolerate", "UnexpectedStatus", "refuse", "under"]
