"""Credentials: the choice of a vendor's set, functions that return credentials, and the headers that carry them."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping, Sequence
from inspect import isawaitable, iscoroutine, iscoroutinefunction
from threading import Lock, get_ident
from typing import TYPE_CHECKING, TypeAlias, cast

from ..errors import ConfigurationError
from .options import AsyncCredentialValue, Secret, Unpicklable

if TYPE_CHECKING:
    import anyio

    from ..catalog import Credential, VendorInfo
    from .redaction import Secrets

Passed: TypeAlias = Mapping[str, Secret[AsyncCredentialValue] | None]
"""The credential arguments of a client by their names; None for those not passed."""
Chosen: TypeAlias = "Sequence[tuple[Credential, Secret[AsyncCredentialValue]]]"
"""The credentials of one set with their values, or the functions that return them."""
Values: TypeAlias = "Sequence[tuple[Credential, Secret[str]]]"
"""The credentials of one set with their values."""


class Header(Unpicklable):
    """A header that carries credentials. Its repr does not show them."""

    __slots__ = ("name", "prefix", "value")

    def __init__(self, name: str, prefix: str, value: str) -> None:
        self.name: str = name
        self.prefix: str = prefix
        """What precedes the value, such as `Bearer`; may be empty."""
        self.value: str = value

    @property
    def text(self) -> str:
        """The whole value of the header."""
        return f"{self.prefix} {self.value}".lstrip()


def choose(vendor: VendorInfo, passed: Passed) -> Chosen:
    """The set of credentials to use; an empty one if there are none and the vendor needs none."""
    for name, secret in passed.items():
        if secret is not None and not (isinstance(cast("object", secret.value), str) or callable(secret.value)):
            kind = type(secret.value).__name__
            raise ConfigurationError(
                f"{vendor.title}: {name} must be a string, not {kind} (or a function that returns one)"
            )
    chosen: list[tuple[Credential, Secret[AsyncCredentialValue]]] = []
    missing: list[Credential] = []
    for item in _set(vendor, passed):
        if secret := _value(item, passed):
            if isinstance(secret.value, str):
                _check(vendor, item, Secret(secret.value))
            chosen.append((item, secret))
        else:
            missing.append(item)
    if missing:
        names = ", ".join(f"{item.name}=… or {item.env}" if item.env else f"{item.name}=…" for item in missing)
        them, variables = ("them", "variables") if missing[1:] else ("it", "variable")
        raise ConfigurationError(f"{vendor.title} needs {names}: pass {them} to the client or set the {variables}")
    return chosen


def _set(vendor: VendorInfo, passed: Passed) -> Sequence[Credential]:
    """The set of the arguments if there are any, else the first complete set of the environment."""
    named = [items for items in vendor.credentials if any(_passed(item, passed) for item in items)]
    if named:
        return named[-1]
    sets = [items for items in vendor.credentials if items]
    for enough in (all, any):
        for items in sets:
            if enough(_value(item, passed) is not None for item in items):
                return items
    was_passed = any(secret is not None for secret in passed.values())  # an empty key also needs one
    return () if vendor.credentials_optional and not was_passed else sets[0]


def _passed(item: Credential, passed: Passed) -> Secret[AsyncCredentialValue] | None:
    secret = passed.get(item.name)
    return secret if secret is not None and (callable(secret.value) or secret.value) else None


def _value(item: Credential, passed: Passed) -> Secret[AsyncCredentialValue] | None:
    secret = _passed(item, passed) or Secret((os.environ.get(item.env) if item.env else None) or "")
    if not isinstance(secret.value, str):
        return secret
    return Secret(secret.value.strip()) if secret.value.strip() else None


def _check(vendor: VendorInfo, item: Credential, secret: Secret[str]) -> None:
    """Refuse a value that a header cannot carry."""
    if item.basic_user and ":" in secret.value:
        raise ConfigurationError(
            f"{vendor.title}: {item.name} has a colon, which HTTP Basic does not allow: use another user"
        )
    if not secret.value.isprintable() or not (secret.value.isascii() or item.prefix == "Basic"):
        raise ConfigurationError(f"{vendor.title}: {item.name} has characters that an HTTP header cannot carry")


def fixed(chosen: Chosen) -> Values:
    """The credentials, with an empty value for each function."""
    return [(item, Secret(secret.value if isinstance(secret.value, str) else "")) for item, secret in chosen]


def sent_in(values: Values) -> list[Header]:
    """The headers of the credentials: one each, but only one for user and password of HTTP Basic."""
    headers: list[Header] = []
    user = Secret("")
    for item, secret in values:
        if item.basic_user:
            user = secret
        elif item.prefix == "Basic":
            pair = f"{user.value}:{secret.value}".encode()
            headers.append(Header(item.header, item.prefix, b64encode(pair).decode("ascii")))
        else:
            headers.append(Header(item.header, item.prefix, secret.value))
    return headers


def secrets(values: Values) -> list[str]:
    """The texts that must never be shown: each secret, and each HTTP Basic value."""
    plain = [secret.value for item, secret in values if item.secret and secret.value]
    return plain + [header.value for header in sent_in(values) if header.prefix == "Basic"]


class Functions(Unpicklable):
    """The credentials of a client, if functions return some of them.

    The functions are called when the values are first needed, and again after a refusal. The values have a version,
    which grows when a call returned different ones. Concurrent requests call once.
    """

    def __init__(self, vendor: VendorInfo, chosen: Chosen, known: Secrets, fixed_headers: Mapping[str, str]) -> None:
        self.headers: Mapping[str, str] = {}
        """The headers of the current values, without those that the user has set."""
        self._vendor = vendor
        self._chosen = chosen
        self._known = known
        self._fixed = {name.lower() for name in fixed_headers}
        self._values: Sequence[str] = ()
        self._version = 0
        self._locks: dict[int, Lock] = {}
        """By process: a fork may inherit a locked lock."""
        self._calls: dict[int, anyio.Event] = {}
        """The calls in progress of asynchronous clients, by thread, which stands for its event loop."""

    def refuse_async(self) -> None:
        """Refuse an asynchronous function, for a synchronous client."""
        for item, secret in self._chosen:
            if iscoroutinefunction(secret.value):
                raise self._is_async(item)

    def call(self, refused: int = 0) -> int:
        """The version of the values to use. It is newer than `refused`, unless the functions return the same values."""
        if self._version == refused:
            with self._locks.setdefault(os.getpid(), Lock()):
                if self._version == refused:
                    self._take([self._returned(item, _called(secret)) for item, secret in self._chosen])
        return self._version

    async def acall(self, refused: int = 0) -> int:
        """`call` for an asynchronous client."""
        import anyio  # noqa: PLC0415 -- a synchronous client never needs it

        thread = get_ident()
        while self._version == refused and (in_progress := self._calls.get(thread)):
            await in_progress.wait()
        if self._version == refused:
            self._calls[thread] = ended = anyio.Event()
            try:
                returned: list[Secret[str]] = []
                for item, secret in self._chosen:
                    result = _called(secret)
                    if isawaitable(result.value):
                        result = Secret[object](await result.value)
                    returned.append(self._returned(item, result))
                self._take(returned)
            finally:
                del self._calls[thread]
                ended.set()
        return self._version

    def _returned(self, item: Credential, result: Secret[object]) -> Secret[str]:
        title = self._vendor.title
        if isawaitable(result.value):
            if iscoroutine(result.value):
                result.value.close()
            raise self._is_async(item)
        if not isinstance(result.value, str):
            kind = type(result.value).__name__
            raise ConfigurationError(f"{title}: the function for {item.name} returned {kind}, not a string")
        if not result.value.strip():
            raise ConfigurationError(f"{title}: the function for {item.name} returned an empty string")
        secret = Secret(result.value.strip())
        _check(self._vendor, item, secret)
        return secret

    def _take(self, returned: Sequence[Secret[str]]) -> None:
        values = [(item, value) for (item, _), value in zip(self._chosen, returned, strict=True)]
        if (now := [value.value for value in returned]) != self._values:
            self._known.add(secrets(values))
            self.headers = {each.name: each.text for each in sent_in(values) if each.name.lower() not in self._fixed}
            self._values = now
            self._version += 1

    def _is_async(self, item: Credential) -> ConfigurationError:
        title, client = self._vendor.title, self._vendor.client
        return ConfigurationError(f"{title}: the function for {item.name} is asynchronous: use Async{client} with it")


def _called(secret: Secret[AsyncCredentialValue]) -> Secret[object]:
    return Secret(secret.value() if callable(secret.value) else secret.value)
