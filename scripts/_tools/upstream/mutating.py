"""`scripts/mutate_upstream`: whether `compare_upstream` reports each small change of a document, and nothing else.

Exit status: 0 it does, 1 it misses a change or reports one without meaning, 2 could not compare.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts._tools.documents.nodes import BadInput

from .command import SPECS, read_curated
from .comparison import compare
from .fetch import read_document
from .mutations import harmless, mutations

DOCUMENTS = SPECS.parent / "tests" / "tools" / "upstream"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/mutate_upstream", description=__doc__)
    parser.add_argument("vendor", nargs="*", help="a folder of specs/; by default each with a document in the tests")
    parser.add_argument("--document", metavar="FILE_OR_URL", help="another document of the one vendor")
    options = parser.parse_args(arguments)
    vendors: list[str] = options.vendor or sorted(abridged())
    status = 0
    for vendor in vendors:
        try:
            source = options.document or str(abridged()[vendor])
            wrong = [*mistakes(vendor, source)]
        except KeyError:
            print(
                f"mutate_upstream: no document of {vendor!r} in tests/tools/upstream; give --document", file=sys.stderr
            )
            return 2
        except BadInput as error:
            print(f"mutate_upstream: {vendor}: {error}", file=sys.stderr)
            return 2
        print(*(f"{vendor}: {line}" for line in wrong or ["each change is reported"]), sep="\n")
        status = max(status, int(bool(wrong)))
    return status


def abridged() -> dict[str, Path]:
    """The vendors' documents, abridged to the operations that the specs have, that the tests have."""
    return {path.stem: path for path in DOCUMENTS.iterdir() if (SPECS / path.stem / "openapi.yaml").exists()}


def mistakes(vendor: str, source: str, step: int = 1) -> Iterator[str]:
    """What is not reported although it changed, and what is although nothing did; of every `step`th change."""
    curated, document = read_curated(vendor, SPECS), read_document(source)
    pairs, differences = compare(document, curated.doc, curated.published.get("operation"))
    found = [upstream for upstream, _ in pairs]
    if count := curated.against(document, source).count:
        yield f"{count} differences without any change"
    for mutation in [*mutations(document, found, differences)][::step]:
        try:
            report = curated.against(mutation.of(document), source)
        except BadInput:
            continue  # the command says so, and ends with 2
        if report.count == 0:
            yield f"not reported: {mutation.what} at {mutation.pointer}"
    for mutation in [*harmless(document, found)][::step]:
        if curated.against(mutation.of(document), source).count:
            yield f"reported, and means nothing: {mutation.what} at {mutation.pointer}"
