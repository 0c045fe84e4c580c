"""Plans from YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml

from runstate.errors import ConfigurationError

from ..fields import NUMBER, WHOLE, Kind, checked
from .plan import Entry, FaultPlan

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

_PLAN: Mapping[str, Kind] = {"faults": (list, "a list of entries"), "seed": WHOLE, "pace": NUMBER}
_ENTRY: Mapping[str, Kind] = {
    "fault": (str, "the name of a fault"),
    "vendor": (str, "the slug of a vendor"),
    "after": WHOLE,
    "times": WHOLE,
    "share": NUMBER,
    "operation": (str, "the id of an operation"),
    "takes_effect": (bool, "true or false"),
}


def read_plan(path: str | os.PathLike[str]) -> FaultPlan:
    """The plan in a file: `faults`, a list of entries, and maybe `seed` and `pace`; or the list alone.

    Raises:
        ConfigurationError: If there is no such file, or it is not a plan: says what is wrong, and in which entry.
    """
    document = _document(Path(path))
    try:
        whole = {"faults": cast("object", document)} if isinstance(document, list) else document
        fields = checked(whole, _PLAN, ("faults",))
        entries = [_entry(number, item) for number, item in enumerate(fields.pop("faults"), 1)]
        return FaultPlan(entries, **fields)
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from None


def _document(path: Path) -> object:
    try:
        return cast("object", yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path} is not YAML: it is not UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise ConfigurationError(f"{path} is not YAML{where}: {problem}") from None


def _entry(number: int, item: object) -> Entry:
    try:
        return Entry(**checked(item, _ENTRY, ("fault",)))
    except ConfigurationError as error:
        raise ConfigurationError(f"entry {number}: {error}") from None
