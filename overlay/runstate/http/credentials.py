"""Credentials: which set of a vendor's is used, and the headers that it travels in."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from ..errors import ConfigurationError
from .hidden import AsyncCredentialValue, Secret

if TYPE_CHECKING:
    from ..catalog import Credential, VendorInfo

Passed: TypeAlias = Mapping[str, Secret[AsyncCredentialValue] | None]
"""Arguments of a client by their names, None where none was passed."""
Found: TypeAlias = "Sequence[tuple[Credential, Secret[AsyncCredentialValue]]]"
"""The credentials of one set with their values, or the functions that return them."""
Values: TypeAlias = "Sequence[tuple[Credential, Secret[str]]]"
"""The credentials of one set with their values."""


class Header:
    """A header that carries one credential, or several. Its repr shows none."""

    __slots__ = ("name", "prefix", "value")

    def __init__(self, name: str, prefix: str, value: str) -> None:
        self.name: str = name
        self.prefix: str = prefix
        """What stands before the value, as `Bearer`; may be empty."""
        self.value: str = value

    def __reduce__(self) -> str:
        raise TypeError("a credential is not pickled: make a client in each process")

    @property
    def text(self) -> str:
        """What follows the colon."""
        return f"{self.prefix} {self.value}".lstrip()


def find(vendor: VendorInfo, passed: Passed) -> Found:
    """The set of credentials to use, with its values: none at all where the vendor needs none and has got none.

    Raises:
        ConfigurationError: If one is missing, or cannot travel in a header.
    """
    for name, secret in passed.items():
        if secret is not None and not (isinstance(cast("object", secret.value), str) or callable(secret.value)):
            kind = type(secret.value).__name__
            raise ConfigurationError(
                f"{vendor.title}: {name} must be a string, not {kind} (or a function that returns one)"
            )
    found: list[tuple[Credential, Secret[AsyncCredentialValue]]] = []
    missing: list[str] = []
    for item in _chosen(vendor, passed):
        if secret := _value(item, passed):
            if isinstance(secret.value, str):
                check(vendor, item, Secret(secret.value))
            found.append((item, secret))
        else:
            missing.append(f"{item.name}=… or {item.env}" if item.env else f"{item.name}=…")
    if missing:
        raise ConfigurationError(
            f"{vendor.title} needs {', '.join(missing)}: pass it to the client or set the variable"
        )
    return found


def _chosen(vendor: VendorInfo, passed: Passed) -> Sequence[Credential]:
    """Arguments decide before the environment does; of the sets in the environment the first complete one counts."""
    named = [items for items in vendor.credentials if any(_passed(item, passed) for item in items)]
    if named:
        return named[-1]
    sets = [items for items in vendor.credentials if items]
    for enough in (all, any):
        for items in sets:
            if enough(_value(item, passed) is not None for item in items):
                return items
    asked = any(secret is not None for secret in passed.values())  # for a key, although it was empty
    return () if vendor.credentials_optional and not asked else sets[0]


def _passed(item: Credential, passed: Passed) -> Secret[AsyncCredentialValue] | None:
    secret = passed.get(item.name)
    return secret if secret is not None and (callable(secret.value) or secret.value) else None


def _value(item: Credential, passed: Passed) -> Secret[AsyncCredentialValue] | None:
    secret = _passed(item, passed) or Secret((os.environ.get(item.env) if item.env else None) or "")
    if not isinstance(secret.value, str):
        return secret
    return Secret(secret.value.strip()) if secret.value.strip() else None


def check(vendor: VendorInfo, item: Credential, secret: Secret[str]) -> None:
    """Refuse a value that cannot travel in a header.

    Raises:
        ConfigurationError: If it cannot.
    """
    if item.basic_user and ":" in secret.value:
        raise ConfigurationError(f"{vendor.title}: {item.name} has a colon, which ends the user in HTTP Basic")
    if not secret.value.isprintable() or not (secret.value.isascii() or item.prefix == "Basic"):
        raise ConfigurationError(f"{vendor.title}: {item.name} has characters that no HTTP header can carry")


def fixed(found: Found) -> Values:
    """The credentials with an empty value where a function returns it."""
    return [(item, Secret(secret.value if isinstance(secret.value, str) else "")) for item, secret in found]


def sent_in(found: Values) -> list[Header]:
    """The headers that the credentials travel in: one for each, but one for user and password of HTTP Basic."""
    made: list[Header] = []
    user = Secret("")
    for item, secret in found:
        if item.basic_user:
            user = secret
        elif item.prefix == "Basic":
            made.append(Header(item.header, item.prefix, _base64(f"{user.value}:{secret.value}")))
        else:
            made.append(Header(item.header, item.prefix, secret.value))
    return made


def secrets(found: Values) -> list[str]:
    """What must never be shown: each secret, and what was made of one."""
    values = [secret.value for item, secret in found if item.secret and secret.value]
    return values + [header.value for header in sent_in(found) if header.prefix == "Basic"]


def _base64(text: str) -> str:
    from base64 import b64encode  # noqa: PLC0415 -- most vendors never need it

    return b64encode(text.encode()).decode("ascii")
