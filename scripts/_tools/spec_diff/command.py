"""Say what a change of a spec means to users: which changes, which version, which entry in the changelog.

scripts/spec_diff [VENDOR ...] [--against REV]     specs/ of the working tree against a revision
scripts/spec_diff OLD.yaml NEW.yaml                two files
scripts/spec_diff --gate [--against REV]           has each change of the public surface an entry?
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts._tools.codegen.distribution import train_version
from scripts._tools.codegen.generate import ROOT
from scripts._tools.documents.nodes import BadInput, Node

from . import fragments
from .changes import RANKS, Change, Part
from .comparison import diff
from .fragments import surface_gate
from .git import Repository
from .packages import overlay_changes, package_changes
from .report import Report, lines
from .rules import CURATION
from .sources import Pair, from_files, from_git, parse, refuse_closed_enums

FILES = (".yaml", ".yml", ".json")


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command: 0 compared, 1 not passed (`--fail-on`, `--gate`), 2 could not compare."""
    options = _parser().parse_args(arguments)
    try:
        if options.gate:
            gate = surface_gate(options.against, root)
            print(gate.message, file=sys.stdout if gate.passed else sys.stderr)
            return int(not gate.passed)
        report = compare(options.what, options.against or "HEAD", root)
    except BadInput as error:
        print(f"spec_diff: {error}", file=sys.stderr)
        return 2
    drafts = [entry for part in report.parts if (entry := fragments.draft(part))]
    if options.json:
        print(json.dumps(report.as_json(drafts), indent=2, ensure_ascii=False))
    else:
        print(*lines(report, drafts), sep="\n")
    for entry in drafts if options.write else []:
        path, written = fragments.write(entry, root)
        outcome = "wrote" if written else "was there already:"
        print(f"{outcome} {path.relative_to(root)}", file=sys.stderr)
    return int(bool(options.fail_on) and RANKS[report.verdict] >= RANKS[options.fail_on])


def compare(what: list[str], against: str, root: Path) -> Report:
    """Compare vendors with a revision, or two files."""
    version = train_version(root)
    if any(name.endswith(FILES) for name in what):
        if len(what) != 2:
            raise BadInput("name two files, the old one and the new one")
        old, new = (Path(name) for name in what)
        return Report(str(old), str(new), version, [_part(from_files(old, new), lenient=True)])
    repository = Repository(root)
    commit = repository.commit(against)
    parts = [_part(pair, lenient=False) for pair in from_git(repository, commit, against, what)]
    overlay = Part(fragments.OVERLAY, python=overlay_changes(repository, commit))
    return Report(against, "working tree", version, [*parts, overlay])


def _part(pair: Pair, *, lenient: bool) -> Part:
    """Compare one vendor's spec. `lenient`: a document that gives no client is compared without its Python."""
    if pair.new is None:
        return Part(pair.vendor, [Change("breaking", "vendor-removed", pair.vendor, "is no longer a vendor")])
    new = parse(pair.new.text, pair.new.name)
    refuse_closed_enums(new, pair.new.name)
    if pair.old is None:
        return Part(pair.vendor, [Change("additive", "vendor-added", pair.vendor, "is a new vendor")])
    if (pair.old.text, pair.old.settings) == (pair.new.text, pair.new.settings):
        return Part(pair.vendor)
    changes = _diff(parse(pair.old.text, pair.old.name), new, pair.new.name)
    if pair.old.settings == pair.new.settings and all(change.rule == CURATION for change in changes):
        return Part(pair.vendor, changes)
    try:
        return Part(pair.vendor, changes, package_changes(pair.old, pair.new))
    except BadInput as error:
        if not lenient:
            raise
        return Part(pair.vendor, changes, [], [f"the Python was not compared: {error}"])


def _diff(old: Node, new: Node, name: str) -> list[Change]:
    try:
        return diff(old, new)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise BadInput(f"{name}: cannot be compared: {type(error).__name__}: {' '.join(str(error).split())}") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/spec_diff", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", metavar="VENDOR", help="only these vendors; or two files, old and new")
    parser.add_argument(
        "--against", metavar="REV", help="the git revision to compare with; HEAD, for --gate the last tag"
    )
    parser.add_argument(
        "--json", action="store_true", help="print JSON, as scripts/_tools/spec_diff/report.py describes"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the entries to changelog.d/, over none that is there"
    )
    parser.add_argument("--fail-on", choices=["major", "minor", "patch"], help="exit 1 if the verdict is that or more")
    parser.add_argument("--gate", action="store_true", help="exit 1 if the public surface changed without an entry")
    return parser
