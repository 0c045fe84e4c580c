# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

"""Contains shared errors types that can be raised from API functions"""

from .types import Unset


class UnexpectedStatus(Exception):
    """Raised by api functions when the response status an undocumented status and Client.raise_on_unexpected_status is True"""

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
        return PayloadError(self.expected, self.value, ".".join(filter(None, (parent, self.field))))

    def __str__(self) -> str:
        where = self.field or "the payload"
        if isinstance(self.value, Unset):
            return f"{where} is missing"
        return f"{where} should be {self.expected}, not {_shown(self.value)}"


def _shown(value: object) -> str:
    """A value in a few words; whole or not at all, so that who searches it for secrets finds them."""
    if isinstance(value, str):
        return repr(value) if len(value) <= 64 else f"a string of {len(value)} characters"
    if isinstance(value, (list, dict)):
        return "an array" if isinstance(value, list) else "an object"
    return repr(value)[:64]


__all__ = ["PayloadError", "UnexpectedStatus"]
