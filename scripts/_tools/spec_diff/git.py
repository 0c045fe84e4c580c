"""Files at a git revision, the last tag. Each failure is one line."""

import io
import os
import subprocess
import tarfile
from pathlib import Path

from scripts._tools.documents.nodes import BadInput


class Repository:
    """The checkout at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        top = self._git("rev-parse", "--show-prefix")
        if top is None or top.strip():
            raise BadInput(f"{root} is not a git repository: name two files instead")

    def commit(self, revision: str) -> str:
        """The full id of a revision."""
        output = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not output:
            raise BadInput(f"git knows no revision {revision!r} here; in a shallow clone: git fetch --unshallow --tags")
        return output.decode().strip()

    def last_tag(self, pattern: str) -> str | None:
        """The nearest tag before HEAD that fits the pattern; None without tags or without their history."""
        output = self._git("describe", "--tags", "--abbrev=0", f"--match={pattern}", "HEAD")
        return output.decode().strip() if output else None

    def read(self, commit: str, path: str) -> str | None:
        """A file's text at a commit; None if it was not there."""
        output = self._git("cat-file", "blob", f"{commit}:{path}")
        return None if output is None else output.decode("utf-8", errors="replace")

    def folders(self, commit: str, path: str) -> list[str]:
        """The names of the folders in a folder at a commit."""
        output = self._git("ls-tree", "-d", "--name-only", commit, f"{path}/") or b""
        return [line.rpartition("/")[2] for line in output.decode().splitlines()]

    def extract(self, commit: str, path: str, target: Path) -> bool:
        """Write a folder as it was at a commit below `target`; False if it was not there."""
        packed = self._git("archive", "--format=tar", commit, path)
        if packed is None:
            return False
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(target, filter="data")
        return True

    def touched(self, commit: str, *paths: str) -> bool:
        """Whether the working tree differs from the commit in these paths, new files included."""
        changed = self._git("diff", "--name-only", commit, "--", *paths)
        new = self._git("ls-files", "--others", "--exclude-standard", "--", *paths)
        return bool(changed) or bool(new)

    def _git(self, *arguments: str) -> bytes | None:
        """What a git command prints; None if it failed."""
        # A hook's own variables would point git at another repository than the one asked for.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            done = subprocess.run(
                ["git", "-C", str(self.root), *arguments],  # noqa: S607 -- whichever git the person uses
                capture_output=True,
                check=False,
                env=environment,
            )
        except FileNotFoundError:
            raise BadInput("git is missing: install it, or name two files") from None
        return None if done.returncode else done.stdout
