"""The commands of `runstate`, their options and exit statuses, as Markdown."""

import re
from collections.abc import Iterator

import click

from runstate.cli.commands import app


def text() -> str:
    """A section for each command, in the order of `runstate --help`."""
    context = click.Context(app, info_name="runstate", show_default=True)
    names = app.list_commands(context)
    return "\n\n".join(_section(command, context) for name in names if (command := app.get_command(context, name)))


def _section(command: click.Command, parent: click.Context) -> str:
    context = click.Context(command, info_name=command.name, parent=parent)
    paragraphs = (command.help or "").replace("\b\n", "").strip().split("\n\n")
    usage = " ".join(command.collect_usage_pieces(context))
    parts = [f"## runstate {command.name}", paragraphs[0], f"    runstate {command.name} {usage}"]
    parts += [part for part in map(_plain, paragraphs[1:]) if part]
    if rows := list(_options(command, context)):
        parts.append("\n".join(["| option | meaning |", "|---|---|", *rows]))
    parts += filter(None, map(_plain, (command.epilog or "").split("\n\n")))
    return "\n\n".join(parts)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1] and "--help" not in parameter.opts:
            name, meaning = (cell.replace("|", "\\|") for cell in record)
            yield f"| `{name}` | {' '.join(meaning.split())} |"


def _plain(paragraph: str) -> str:
    """A paragraph of a help text; a block whose lines are kept becomes a title and a block of code."""
    if not paragraph.lstrip().startswith("\b"):
        return " ".join(paragraph.split())
    title, *lines = paragraph.strip("\b\n").splitlines()
    code = "\n".join(f"    {re.sub('^ {2}', '', line)}" for line in lines)
    return f"{title.rstrip(':')}:\n\n{code}" if lines else title
