"""Credentials that functions of the user's return: called when first needed, and again after a refusal."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from inspect import isawaitable, iscoroutine, iscoroutinefunction
from threading import Lock, get_ident
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from .credentials import Found, check, secrets, sent_in
from .hidden import AsyncCredentialValue, Secret, Secrets

if TYPE_CHECKING:
    import anyio

    from ..catalog import Credential, VendorInfo


class Functions:
    """The credentials of a client some of which come from functions.

    Their values have a version, which grows when a call returned other values. Requests at the same time call once.
    """

    def __init__(self, vendor: VendorInfo, found: Found, known: Secrets, fixed_headers: Mapping[str, str]) -> None:
        self.headers: Mapping[str, str] = {}
        """What the current values travel in, but for headers that the user has set."""
        self._vendor = vendor
        self._found = found
        self._known = known
        self._fixed = {name.lower() for name in fixed_headers}
        self._values: Sequence[str] = ()
        self._version = 0
        self._locks: dict[int, Lock] = {}
        """By process: a fork may inherit a lock that is locked."""
        self._calls: dict[int, anyio.Event] = {}
        """Calls of asynchronous clients under way, by thread, as an event loop is."""

    def __reduce__(self) -> str:
        raise TypeError("credentials are not pickled: make a client in each process")

    def refuse_async(self) -> None:
        """Raise what a synchronous client does about an asynchronous function.

        Raises:
            ConfigurationError: If one is asynchronous.
        """
        for item, secret in self._found:
            if iscoroutinefunction(secret.value):
                raise self._is_async(item)

    def call(self, refused: int = 0) -> int:
        """The version of the values to use. It is newer than `refused`, unless the functions return the same again.

        Raises:
            ConfigurationError: If a function returns what cannot be a credential.
        """
        if self._version == refused:
            with self._locks.setdefault(os.getpid(), Lock()):
                if self._version == refused:
                    self._take([self._returned(item, secret) for item, secret in self._found])
        return self._version

    async def acall(self, refused: int = 0) -> int:
        """`call` for an asynchronous client."""
        import anyio  # noqa: PLC0415 -- a synchronous client never needs it

        thread = get_ident()
        while self._version == refused and (under_way := self._calls.get(thread)):
            await under_way.wait()
        if self._version == refused:
            self._calls[thread] = ended = anyio.Event()
            try:
                self._take([await self._areturned(item, secret) for item, secret in self._found])
            finally:
                del self._calls[thread]
                ended.set()
        return self._version

    def _returned(self, item: Credential, secret: Secret[AsyncCredentialValue]) -> Secret[str]:
        returned = Secret[object](secret.value() if callable(secret.value) else secret.value)
        if isawaitable(returned.value):
            if iscoroutine(returned.value):
                returned.value.close()
            raise self._is_async(item)
        return self._read(item, returned)

    async def _areturned(self, item: Credential, secret: Secret[AsyncCredentialValue]) -> Secret[str]:
        returned = Secret[object](secret.value() if callable(secret.value) else secret.value)
        if isawaitable(returned.value):
            returned = Secret(await returned.value)
        return self._read(item, returned)

    def _read(self, item: Credential, returned: Secret[object]) -> Secret[str]:
        if not isinstance(returned.value, str):
            kind = type(returned.value).__name__
            raise ConfigurationError(
                f"{self._vendor.title}: the function for {item.name} returned {kind}, not a string"
            )
        if not returned.value.strip():
            raise ConfigurationError(f"{self._vendor.title}: the function for {item.name} returned an empty string")
        secret = Secret(returned.value.strip())
        check(self._vendor, item, secret)
        return secret

    def _take(self, values: list[Secret[str]]) -> None:
        found = [(item, value) for (item, _), value in zip(self._found, values, strict=True)]
        if (now := [value.value for value in values]) != self._values:
            self._known.add(secrets(found))
            self.headers = {each.name: each.text for each in sent_in(found) if each.name.lower() not in self._fixed}
            self._values = now
            self._version += 1

    def _is_async(self, item: Credential) -> ConfigurationError:
        title, client = self._vendor.title, self._vendor.client
        return ConfigurationError(f"{title}: the function for {item.name} is asynchronous: use Async{client} with it")
