"""References: a vendor and the ids of a run, in one string."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from operator import index
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast
from urllib.parse import unquote

from attrs import field, frozen

from .catalog import VENDORS, VendorInfo
from .errors import ConfigurationError

if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    RawT_co = TypeVarWithDefault("RawT_co", covariant=True, default=object)
else:
    RawT_co = TypeVar("RawT_co", covariant=True)  # Python 3.11 has no defaults, and only type checkers need this one
RawT = TypeVar("RawT")
"""A vendor's generated model of a run."""

RunId: TypeAlias = str | int
"""An id. At run time any integer or string (numpy's, too) and `uuid.UUID` are accepted, but not a bool."""


def _texts(ids: Iterable[RunId]) -> tuple[str, ...]:
    """The ids as plain text; `_check_ids` then refuses anything else."""
    return tuple(map(_text, ids))


def _text(value: RunId) -> str:
    if isinstance(value, str):
        return str.__str__(value)  # the characters, whatever a subclass prints
    if isinstance(getattr(value, "hex", None), str):  # a UUID; `uuid` is not imported for this
        return str(value)
    with suppress(TypeError):
        return str(index(value)) if type(value) is not bool else cast("str", value)
    return cast("str", value)


def _check_ids(_: object, __: object, ids: tuple[object, ...]) -> None:
    for value in ids:
        if not isinstance(value, str) or value in {"", ".", ".."}:
            # Such a segment would change the path, and send the key to another endpoint.
            raise ConfigurationError(
                f"{value!r} is not a run id: it must be a string, a whole number or a UUID, and not empty, '.' or '..'"
            )
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ConfigurationError(f"{value!r} is not a run id: it has a lone surrogate") from None


@frozen
class RunRef(Generic[RawT_co]):
    """A vendor's slug and the ids that name one run there.

    The string form is `vendor:id`, or `vendor:first/second` where a run has two ids. A single id is
    not escaped; of several ids, `/` and `%` within one are written as `%2F` and `%25`.

    For type checkers it is generic in the type of `raw`: `Retab.ref("exprun_2")` has Retab's model, and
    `RunRef(…)` and `RunRef.parse(…)` have `object`.

    Raises:
        ConfigurationError: If the vendor is unknown, or the ids are too few, too many, empty, `.` or `..`.
    """

    vendor: str
    ids: tuple[str, ...] = field(converter=_texts, validator=_check_ids)

    def __attrs_post_init__(self) -> None:
        info = vendor_info(self.vendor)
        if len(self.ids) != len(info.id_names):
            raise ConfigurationError(f"{info.title} names a run by {' and '.join(info.id_names)}, as in {info.example}")
        if info.id_is_integer and not re.fullmatch(r"[0-9]{1,19}", self.ids[0]):
            raise ConfigurationError(
                f"{info.title} numbers its runs, as in {info.example}; {self.ids[0]!r} is not a number"
            )

    @staticmethod
    def parse(text: str | RunRef) -> RunRef:
        """The reference in `text`; a reference is returned as it is.

        Raises:
            ConfigurationError: If it is not a reference.
        """
        if isinstance(text, RunRef):
            return text
        slug, colon, rest = text.partition(":")
        if not colon:
            raise ConfigurationError(f"{text!r} is not a reference: write VENDOR:ID, as in retab:exprun_2")
        if slug.lower() in {"http", "https"}:
            raise ConfigurationError(_instead_of_url(rest))
        info = vendor_info(slug)
        if not rest:
            raise ConfigurationError(f"{text!r} names no run: write VENDOR:ID, as in {info.example}")
        if len(info.id_names) == 1:
            return RunRef(slug, (rest,))
        return RunRef(slug, tuple(unquote(part) for part in rest.split("/")))

    def __str__(self) -> str:
        if len(self.ids) == 1:
            return f"{self.vendor}:{self.ids[0]}"
        return f"{self.vendor}:{'/'.join(map(_escape, self.ids))}"


def _escape(value: str) -> str:
    return value.replace("%", "%25").replace("/", "%2F")


def vendor_info(slug: str) -> VendorInfo:
    """The vendor of that slug.

    Raises:
        ConfigurationError: If there is no such vendor.
    """
    try:
        return VENDORS[slug]
    except KeyError:
        meant = _meant(slug)
        advice = f"did you mean {meant}?" if meant else f"choose one of {', '.join(VENDORS)}"
        raise ConfigurationError(f"{slug!r} is not a vendor: {advice}") from None


def _meant(text: str) -> str | None:
    """The slug most like the text, or None."""
    word = text.lower().replace("_", "-")
    part = [slug for slug in VENDORS if len(word) > 2 and word in slug]
    return next(iter(part or get_close_matches(word, VENDORS, n=1, cutoff=0.7)), None)


def _instead_of_url(url: str) -> str:
    """The message for the URL of a vendor's page. It leaves the URL out, which may hold a key."""
    host = url.lower().removeprefix("//").partition("/")[0]
    known = [info for slug, info in VENDORS.items() if slug.partition("-")[0] in host]
    example = known[0].example if known else VENDORS["retab"].example
    return f"a URL is not a reference: write VENDOR:ID, as in {example}"
