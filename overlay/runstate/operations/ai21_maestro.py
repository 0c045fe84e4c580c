"""The operation on runs of AI21 Maestro."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from runstate_ai21_maestro.api.runs import create_maestro_run
from runstate_ai21_maestro.errors import PayloadError
from runstate_ai21_maestro.models import CreateMaestroRunRequest

from ..errors import ConfigurationError
from ..http.effects import Effect
from ..vendors import ai21_maestro
from .base import RunOperation, given

if TYPE_CHECKING:
    from runstate_ai21_maestro.models import MaestroRun


def start(**fields: object) -> RunOperation[MaestroRun]:
    """The request that creates a run.

    Raises:
        ConfigurationError: If a field is not as AI21 documents it.
    """
    try:
        body = CreateMaestroRunRequest.from_dict({name: _plain(value) for name, value in given(**fields).items()})
    except PayloadError as error:
        raise ConfigurationError(str(error)) from None
    return RunOperation(
        request=create_maestro_run.request(body=body),
        parse=create_maestro_run.parse,
        needed=ai21_maestro.VENDOR.needed,
        effect=Effect("the run may have been started"),
        ids=lambda run: (run.id,),
        normalize=ai21_maestro.normalize,
    )


def _plain(value: object) -> object:
    """A generated model, or what holds some, as JSON holds it."""
    if callable(to_dict := getattr(value, "to_dict", None)):
        return to_dict()
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in cast("Mapping[object, object]", value).items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in cast("Sequence[object]", value)]
    return value
