"""Commands with a subcommand for each vendor that has the operation: its arguments are those of the vendor's client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from runstate import VENDORS, vendor_info

from .signatures import method_of

Run = Callable[..., int]
"""Runs the operation, given the method, the values of its parameters by name, and the other options as keywords."""


class ByVendor(click.Group):
    """A command like `list`, followed by a vendor.

    A vendor's client is loaded only for its own subcommand.
    """

    def __init__(
        self,
        name: str,
        run: Run,
        options: Callable[[Any], Any],
        *,
        leave_out: Sequence[str],
        below: Callable[[str], str],
        **texts: Any,
    ) -> None:
        """The command.

        Args:
            name: The name of the command and of the clients' method.
            run: Runs the operation.
            options: The options that each vendor's subcommand has, as a decorator.
            leave_out: Parameters of the methods for which there are such options.
            below: The text below a subcommand's options, given a vendor with all that is required.
            texts: Help and epilog of the command itself.
        """
        super().__init__(name, subcommand_metavar="VENDOR ...", no_args_is_help=False, **texts)
        self._method = name
        self._run = run
        self._options = options
        self._leave_out = leave_out
        self._below = below

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as the parent's
        return [slug for slug, info in VENDORS.items() if self._method in info.offers]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002 -- as the parent's
        method = method_of(vendor_info(cmd_name), self._method, self._leave_out)

        def callback(**options: Any) -> int:
            values = {parameter.name: options.pop(parameter.name) for parameter in method.parameters}
            return self._run(method, values, **options)

        command = click.command(
            cmd_name,
            params=[parameter.for_click() for parameter in method.parameters],
            help=method.help,
            epilog=self._below(method.example),
        )
        return command(self._options(callback))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Vendors"):
            formatter.write_dl([(slug, VENDORS[slug].title) for slug in self.list_commands(ctx)])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            ctx.fail(f"Missing argument 'VENDOR': choose one of {', '.join(self.list_commands(ctx))}")
        return super().parse_args(ctx, args)
