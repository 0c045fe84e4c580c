"""The command line: `runstate get`, `wait`, `watch`, `list`, `start`, `cancel`, `delete`, `results`, `vendors`,
`simulate` and `demo`.

It uses only public names of `runstate`, so that a program can do all that the command line does. It needs the extra
`runstate[cli]`; importing this module needs nothing.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command, and exit with its status.

    Args:
        arguments: The arguments without the program's name; by default those of the process.
    """
    if not (find_spec("click") and find_spec("rich")):
        sys.stderr.write("runstate: the command line is not installed: pip install 'runstate[cli]'\n")
        sys.exit(2)
    from .commands import run  # noqa: PLC0415 -- it needs the extra

    sys.exit(run(sys.argv[1:] if arguments is None else arguments))
