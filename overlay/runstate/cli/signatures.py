"""The methods of the vendors' clients as commands: their parameters become arguments and options.

A parameter without a name in the call becomes an argument, each other one an option. Its annotation decides what the
option takes, and the method's docstring says what it means.
"""

from __future__ import annotations

import inspect
import json
import re
import textwrap
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import click
from attrs import frozen

import runstate
from runstate import ConfigurationError, NotOffered, RunRef, VendorInfo

_SUMMARY = re.compile(r"(.+?)(?:, and return it.*?)?\.(?:\s|$)", re.DOTALL)
"""The first sentence of a docstring, without what concerns programs alone."""
_LONGEST_CHOICE = 60
"""Characters of the choices of an option that help shows beside its name."""


def moment(text: str) -> datetime:
    """A time in ISO 8601."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a time: write 2026-05-02T11:00:00Z") from None


def json_value(text: str) -> object:
    """Any JSON value."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise click.BadParameter(f"{text[:40]!r} is not JSON: quote texts, names included") from None


def pair(text: str) -> tuple[str, str]:
    """A name and a value: `team=blue`."""
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise click.BadParameter(f"{text!r} is not NAME=VALUE")
    return name, value


def run_like(text: str) -> RunRef | str:
    """A reference, or the id of a run, which is what a text is that begins with no vendor."""
    return RunRef.parse(text) if text.partition(":")[0] in runstate.VENDORS else text


@frozen
class Kind:
    """What a parameter takes, and how the command line reads it."""

    type: Any = None
    """For click."""
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    """The words that it takes, if it takes only some."""
    several: bool = False
    """Whether it takes several values, one per occurrence."""
    is_flag: bool = False
    convert: Callable[[Any], object] = lambda value: value
    """From what click has read."""
    of_json: Callable[[Any], object] = lambda value: value
    """From a value in JSON."""

    def read(self, text: str, name: str) -> Any:
        """One value, as click would read it from an option of this name.

        Raises:
            click.UsageError: If it is none.
        """
        try:
            return click.types.convert_type(bool if self.is_flag else self.type).convert(text, None, None)
        except click.BadParameter as error:
            raise click.UsageError(f"Invalid value for '{name}': {error.message}") from None


_TEXT, _JSON = Kind(str, "TEXT"), Kind(json_value, "JSON")
_TEXTS, _FLAG = Kind(str, "TEXT", several=True, convert=list), Kind(is_flag=True)
_RUN = Kind(run_like, "RUN")
_RUNS = Kind(run_like, "RUN", several=True, convert=list)
_PAIRS = Kind(pair, "NAME=VALUE", several=True, convert=dict)
_MOMENT = Kind(moment, "TIME", of_json=lambda value: moment(value) if isinstance(value, str) else value)
_PLAIN: Mapping[object, Kind] = {
    bool: _FLAG,
    datetime: _MOMENT,
    float: Kind(float, "NUMBER"),
    int: Kind(int, "NUMBER"),
}


def kind_of(hint: Any) -> Kind:
    """What a parameter with this annotation takes."""
    members = [member for member in _members(hint) if member is not type(None)]
    origins = [get_origin(member) or member for member in members]
    lists = [member for member, origin in zip(members, origins, strict=True) if origin in {Sequence, Iterable}]
    if lists and all(str in _members(get_args(member)[0]) for member in lists):
        return _RUNS if RunRef in origins else _TEXTS
    if str in origins:
        return _RUN if RunRef in origins else _TEXT
    if len(members) != 1:
        return _JSON
    if origins == [Literal]:
        words = tuple(str(value) for value in get_args(members[0]))
        return Kind(click.Choice(words), choices=words)
    if members == [Mapping[str, str]]:
        return _PAIRS
    return _PLAIN.get(members[0], _JSON)


def _members(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in {Union, types.UnionType}:
        return tuple(inner for member in get_args(hint) for inner in _members(member))
    return (hint,)


@frozen
class Parameter:
    """One parameter of a method."""

    name: str
    kind: Kind
    required: bool
    is_argument: bool
    help: str

    @property
    def shown(self) -> str:
        """How the user knows it."""
        return self.name.upper() if self.is_argument else f"--{self.name.replace('_', '-')}"

    def for_click(self) -> click.Parameter:
        """The argument or option. Whether it is missing is known only after the file of `--body` was read."""
        kind = self.kind
        if self.is_argument:
            return click.Argument(
                [self.name],
                type=kind.type,
                metavar=f"{self.name.upper()}{'...' if kind.several else ''}",
                nargs=-1 if kind.several else 1,
                required=False,
            )
        option = f"--{self.name.replace('_', '-')}"
        if kind.is_flag:
            names = [f"{option}/--no-{option.removeprefix('--')}", self.name]
            return click.Option(names, default=None, help=self.help)
        text, metavar = self.help, kind.metavar
        if len("|".join(self.kind.choices)) > _LONGEST_CHOICE:
            metavar = self.name.rpartition("_")[2].upper()
            text = f"{text} One of {', '.join(self.kind.choices)}."
        text = f"{text} May be repeated." if kind.several else text
        text = f"{text} Required." if self.required else text
        return click.Option(
            [option, self.name], type=kind.type, metavar=metavar, multiple=kind.several, default=None, help=text
        )

    @property
    def example(self) -> str:
        """How it looks in a command."""
        return self.shown if self.is_argument else f"{self.shown} {next(iter(self.kind.choices), self.name.upper())}"


@frozen
class Method:
    """A method of a vendor's client."""

    info: VendorInfo
    name: str
    summary: str
    parameters: tuple[Parameter, ...]

    @property
    def help(self) -> str:
        """What it does, and what its arguments are."""
        meanings = [f"{each.shown}: {each.help}" for each in self.parameters if each.is_argument and each.help]
        return "\n\n".join([self.summary, *meanings])

    @property
    def example(self) -> str:
        """The vendor with all that is required, as in a command."""
        return " ".join([self.info.slug, *(each.example for each in self.parameters if each.required)])

    def arguments(self, values: Mapping[str, Any], body: Mapping[str, object] | None = None) -> dict[str, object]:
        """The arguments of the call.

        Args:
            values: What click has read.
            body: The object in the file of `--body`.

        Raises:
            click.UsageError: If a required one is missing.
            ConfigurationError: If the file has other names than the method's.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        if unknown := [name for name in body or () if name not in known]:
            raise ConfigurationError(f"--body: {unknown[0]!r} is not one of {', '.join(known)}")
        call = {name: known[name].kind.of_json(value) for name, value in (body or {}).items() if value is not None}
        for name, parameter in known.items():
            if (value := values.get(name)) not in (None, ()):
                call[name] = parameter.kind.convert(value)
        for name, parameter in known.items():
            if parameter.required and name not in call:
                what = "argument" if parameter.is_argument else "option"
                raise click.UsageError(f"Missing {what} '{parameter.shown}'.")
        return call


def method_of(info: VendorInfo, name: str, leave_out: Iterable[str] = ()) -> Method:
    """A method of a vendor's client, without the parameters that the command itself has.

    Raises:
        ConfigurationError: If the vendor does not have it, or its package is not installed.
    """
    if name not in info.offers:
        able = [slug for slug, vendor in runstate.VENDORS.items() if name in vendor.offers]
        raise NotOffered(f"{info.title} has no {name}: only {', '.join(able)} {'have' if len(able) > 1 else 'has'} it")
    function = getattr(getattr(runstate, info.client), name)
    text = inspect.getdoc(function) or ""
    summary = _SUMMARY.match(text.replace("\n", " "))
    meanings, hints = _meanings(text), get_type_hints(function)
    parameters = tuple(
        Parameter(
            name=each.name,
            kind=kind_of(hints.get(each.name)),
            required=each.default is each.empty,
            is_argument=each.kind is not each.KEYWORD_ONLY,
            help=meanings.get(each.name, ""),
        )
        for each in [*inspect.signature(function).parameters.values()][1:]
        if each.name not in leave_out
    )
    return Method(info, name, f"{summary[1]}." if summary else "", parameters)


def _meanings(text: str) -> dict[str, str]:
    """What the docstring says of each parameter."""
    section = re.search(r"^Args:\n((?: {4}.*\n?|\n)+)", text, re.MULTILINE)
    entries = re.split(r"^(\w+): ", textwrap.dedent(section[1]) if section else "", flags=re.MULTILINE)[1:]
    return {name: " ".join(words.split()) for name, words in zip(entries[::2], entries[1::2], strict=True)}
