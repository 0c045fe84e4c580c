"""`scripts/audit`: whether anything that requirements/ pins has a known vulnerability.

A mirror with packages but without vulnerabilities looks to pip-audit like an index that knows of none. So it is asked
first about a release that is known to have one: only an index that reports it is believed about the others.

Exit status: 0 none known, or skipped; 1 some known, or `--must-answer` and no index answers; 2 could not run.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parents[2]
KNOWN_BAD = "pyyaml==5.3"
"""A release with several entries in every index."""


class NoAudit(Exception):
    """The tool could not be run, or says nothing that can be read: the message says why."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/audit", description=__doc__)
    parser.add_argument("requirements", nargs="*", type=Path, help="hash-pinned files; by default all of requirements/")
    parser.add_argument("--tool", default=str(ROOT / ".cache/audit/bin/pip-audit"), help="the pip-audit to run")
    parser.add_argument("--must-answer", action="store_true", help="exit 1, not 0, if no vulnerability index answers")
    options = parser.parse_args(arguments)
    files = options.requirements or sorted((ROOT / "requirements").glob("*.txt"))
    try:
        if not _index_answers(options.tool):
            print("audit: skipped: no vulnerability index answers")
            return int(options.must_answer)
        answers = _ask(options.tool, files, "--require-hashes")
    except NoAudit as error:
        print(f"audit: {error}", file=sys.stderr)
        return 2
    bad = [_line(entry, files) for entry in answers if entry.get("vulns") or "skip_reason" in entry]
    print(*bad, sep="\n", end="\n" * bool(bad), file=sys.stderr)
    if not bad:
        print(f"audit: {len(answers)} pinned packages, none with a known vulnerability")
    return int(bool(bad))


def _index_answers(tool: str) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        canary = Path(scratch) / "canary.txt"
        canary.write_text(f"{KNOWN_BAD}\n", encoding="utf-8")
        try:
            return any(entry.get("vulns") for entry in _ask(tool, [canary], "--no-deps"))
        except NoAudit:
            if Path(tool).exists():
                return False  # an index that cannot be reached ends the tool, too
            raise


def _ask(tool: str, files: list[Path], *more: str) -> list[dict[str, Any]]:
    """What the index says of each pinned package; nothing is downloaded or installed."""
    options = ["--disable-pip", "--progress-spinner=off", "--format=json", "--desc=off", *more]
    command = [tool, *options, *(word for path in files for word in ("-r", str(path)))]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NoAudit(f"{tool}: {error.strerror}: make audit installs it") from None
    try:
        return cast("list[dict[str, Any]]", json.loads(done.stdout)["dependencies"])
    except (ValueError, LookupError, TypeError):
        reason = done.stderr.strip().rpartition("\n")[2] or f"exit status {done.returncode}"
        raise NoAudit(f"pip-audit broke off: {reason}") from None


def _line(entry: dict[str, Any], files: list[Path]) -> str:
    """One package that is vulnerable or unknown: where it is pinned, the ids, and what mends it."""
    if "skip_reason" in entry:
        return f"audit: {entry['name']}: {entry['skip_reason']}"
    pin = f"{entry['name']}=={entry['version']}"
    where = ", ".join(path.name for path in files if f"\n{pin} " in f"\n{path.read_text(encoding='utf-8')}")
    ids = ", ".join(
        f"{vulnerability['id']} (mended in {', '.join(vulnerability['fix_versions']) or 'no version yet'})"
        for vulnerability in entry["vulns"]
    )
    return f"audit: {pin} of {where}: {ids}"
