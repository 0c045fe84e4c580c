"""`scripts/compare_upstream`: a vendor's published OpenAPI document against the curated spec.

Exit status: 0 nothing new, 1 something new, 2 could not compare.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.nodes import Node, mapping

from .comparison import compare, curated_operation
from .explain import known, split
from .fetch import text_of
from .published import document_of
from .report import Entry, Report, data, text

SPECS = Path(__file__).resolve().parents[3] / "specs"


def main(arguments: Sequence[str] | None = None, specs: Path = SPECS) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="scripts/compare_upstream", description=__doc__)
    parser.add_argument("vendor", nargs="?", help="a folder of specs/")
    parser.add_argument(
        "source", nargs="?", metavar="FILE_OR_URL", help="the vendor's document; by default the spec's x-upstream"
    )
    parser.add_argument("--published", action="store_true", help="compare all vendors that publish a document")
    parser.add_argument("--operation", metavar="ID", help="the vendor's operationId, if the path does not tell")
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
            statuses.append(_one(vendor, specs / vendor / "openapi.yaml", options))
        except BadInput as error:
            print(f"compare_upstream: {vendor}: {error}", file=sys.stderr)
            statuses.append(2)
    return max(statuses)


def _one(vendor: str, spec: Path, options: argparse.Namespace) -> int:
    """Compare one vendor, print the result, and return its exit status."""
    curated = document_of(text_of(str(spec)), f"specs/{vendor}/openapi.yaml")
    published = mapping(curated.get("x-upstream"))
    source = options.source or published.get("url")
    if source is None and options.published:
        print(f"{vendor}: publishes no OpenAPI document", file=sys.stderr if options.json else sys.stdout)
        return 0
    if source is None:
        raise BadInput("its spec has no x-upstream; give a file or a URL")
    entries = known(spec.with_name("upstream.yaml"), f"specs/{vendor}/upstream.yaml", curated)
    document = document_of(text_of(source), source)
    report = compared(vendor, curated, document, source, options.operation or published.get("operation"), entries)
    print(json.dumps(data(report), indent=2) if options.json else text(report, everything=options.all))
    return int(report.count > 0)


def compared(
    vendor: str, curated: Node, published: Node, source: str, operation: str | None, entries: list[Entry]
) -> Report:
    """Compare a vendor's document with the curated one, less the known differences."""
    pointer = curated_operation(curated)
    try:
        upstream, differences = compare(published, curated, pointer, operation)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise BadInput(f"{source} is not valid OpenAPI: {type(error).__name__}: {error}") from error
    except RecursionError:
        raise BadInput(f"{source} is nested too deeply") from None
    return Report(vendor, source, upstream, pointer, *split(differences, entries))
