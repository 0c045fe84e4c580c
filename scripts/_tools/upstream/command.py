"""`scripts/compare_upstream`: a vendor's published OpenAPI document against the curated spec.

Exit status: 0 nothing new, 1 something new, 2 could not compare.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts._tools.documents.nodes import BadInput, Node, mapping

from .comparison import compare
from .fetch import read_document
from .report import Entry, Report, data, known, split, text

SPECS = Path(__file__).resolve().parents[3] / "specs"


def main(arguments: Sequence[str] | None = None, specs: Path = SPECS) -> int:
    parser = argparse.ArgumentParser(prog="scripts/compare_upstream", description=__doc__)
    parser.add_argument("vendor", nargs="?", help="a folder of specs/")
    parser.add_argument(
        "source", nargs="?", metavar="FILE_OR_URL", help="the vendor's document; by default the spec's x-upstream"
    )
    parser.add_argument("--published", action="store_true", help="compare all vendors that publish a document")
    parser.add_argument(
        "--operation", metavar="ID", help="the vendor's operationId of the first operation, if the path does not tell"
    )
    parser.add_argument("--all", action="store_true", help="show the known differences, too")
    parser.add_argument("--json", action="store_true", help="print one JSON object per vendor")
    options = parser.parse_args(arguments)
    if options.published == (options.vendor is not None):
        parser.error("give a vendor, or --published")
    vendors = sorted(path.parent.name for path in specs.glob("*/openapi.yaml"))
    if not options.published and options.vendor not in vendors:
        print(f"compare_upstream: no vendor {options.vendor!r}; there are {', '.join(vendors)}", file=sys.stderr)
        return 2
    statuses = [0]
    for vendor in vendors if options.published else [str(options.vendor)]:
        try:
            statuses.append(_one(vendor, specs, options))
        except BadInput as error:
            print(f"compare_upstream: {vendor}: {error}", file=sys.stderr)
            statuses.append(2)
    return max(statuses)


def _one(vendor: str, specs: Path, options: argparse.Namespace) -> int:
    """Compare one vendor, print the result, and return its exit status."""
    curated = read_curated(vendor, specs)
    source = options.source or curated.published.get("url")
    if source is None and options.published:
        print(f"{vendor}: publishes no OpenAPI document", file=sys.stderr if options.json else sys.stdout)
        return 0
    if source is None:
        raise BadInput("its spec has no x-upstream; give a file or a URL")
    report = curated.against(read_document(source), source, options.operation)
    print(json.dumps(data(report), indent=2) if options.json else text(report, everything=options.all))
    return int(report.count > 0)


@dataclass(frozen=True, slots=True)
class Curated:
    """A vendor's curated spec."""

    vendor: str
    doc: Node
    known: list[Entry]
    """The known differences."""

    @property
    def published(self) -> Node:
        """Where the vendor publishes its own document."""
        return mapping(self.doc.get("x-upstream"))

    def against(self, document: Node, source: str, operation: str | None = None) -> Report:
        """Compare the vendor's document with it."""
        try:
            pairs, differences = compare(document, self.doc, operation or self.published.get("operation"))
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise BadInput(f"{source} is not valid OpenAPI: {type(error).__name__}: {error}") from error
        except RecursionError:
            raise BadInput(f"{source} is nested too deeply") from None
        return Report(self.vendor, source, pairs, *split(differences, self.known))


def read_curated(vendor: str, specs: Path) -> Curated:
    """The curated spec in a vendor's folder."""
    doc = read_document(str(specs / vendor / "openapi.yaml"), f"specs/{vendor}/openapi.yaml")
    return Curated(vendor, doc, known(specs / vendor / "upstream.yaml", f"specs/{vendor}/upstream.yaml", doc))
