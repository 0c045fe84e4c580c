"""What all clients have, synchronous or not: settings, a repr, a signature."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, ClassVar

from .catalog import OPERATIONS, VendorInfo
from .errors import ConfigurationError, NotOffered
from .http.options import HttpOptions
from .http.settings import Settings
from .reference import RunRef
from .registry import load_vendor
from .run import Run, RunLike

if TYPE_CHECKING:
    from .flows import Flow
    from .http.options import Given
    from .operations.base import Paged, PagedRuns


class _Signature:
    """The result of `inspect.signature` for a client: its parameters, with those of `HttpOptions` for `**http`."""

    def __get__(self, _: object, client: type) -> inspect.Signature:
        _self, *own, _http = inspect.signature(inspect.getattr_static(client, "__init__")).parameters.values()
        credential = "AsyncCredentialValue" if hasattr(client, "__aenter__") else "CredentialValue"
        own = [each.replace(annotation=each.annotation.replace("CredentialT", credential)) for each in own]
        options = (
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=..., annotation=hint.__forward_arg__)
            for name, hint in HttpOptions.__annotations__.items()
        )
        return inspect.Signature([*own, *options])


class AnyClient:
    """A client of any vendor, synchronous or not."""

    __signature__: ClassVar[_Signature] = _Signature()
    _info: ClassVar[VendorInfo]

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def vendor(self) -> str:
        """The slug of its vendor."""
        return self._settings.vendor.slug

    def __repr__(self) -> str:
        if "_settings" not in vars(self):  # in the traceback of an error in its constructor
            return f"<{type(self).__name__}, incomplete>"
        return f"<{type(self).__name__} at {self._settings.base_url}>"

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and connections: create one in each process")

    if not TYPE_CHECKING:  # a type checker would take any name for an operation

        def __getattr__(self, name: str) -> Any:
            settings = vars(self).get("_settings")
            if settings is not None and name in OPERATIONS:
                raise not_offered(settings.vendor, name)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class Configured(AnyClient):
    """A client that is created from arguments and the environment, or from the settings of another."""

    def __init__(self, given: Given | Settings) -> None:
        if not isinstance(given, Settings):
            info = self._info
            # Load the vendor's module only to read an error: it imports the vendor's package.
            given = Settings.resolve(info, given, lambda body: load_vendor(info.slug).read_error(body))
        super().__init__(given)

    @classmethod
    def _own(cls, run: RunLike) -> RunRef:
        """The reference of a run or of itself, which must be this vendor's."""
        ref = run.ref if isinstance(run, Run) else run
        if not isinstance(ref, RunRef):
            return RunRef(cls._info.slug, (ref,))  # which refuses what is no id
        if ref.vendor != cls._info.slug:
            raise ConfigurationError(f"{ref} is not a run of {cls._info.title}: use the client of its own vendor")
        return ref

    if TYPE_CHECKING:  # what the synchronous and the asynchronous client have, for the operations that both share

        def _get(self, ref: RunRef, /) -> Any: ...
        def _perform(self, flow: Flow[Any], /) -> Any: ...
        def _runs(self, paged: PagedRuns[Any, Any], limit: int | None, /) -> Any: ...
        def _results(self, paged: Paged[Any, Any], limit: int | None, /) -> Any: ...


def not_offered(info: VendorInfo, name: str) -> NotOffered:
    """The error for an operation that a vendor does not have."""
    return NotOffered(f"{info.title} has no {name}: it has {', '.join(info.offers)}")
