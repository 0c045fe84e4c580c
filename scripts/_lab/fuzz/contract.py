"""The simulator against the specs: Schemathesis sends the requests that they document, and many others."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import schemathesis
from attrs import evolve, frozen
from click.testing import CliRunner
from schemathesis.cli import schemathesis as cli
from schemathesis.core.failures import Failure

from runstate import RunRef
from runstate.simulator import SCENARIOS, Simulator, serve
from runstate_simulator.scenarios import SIMULATED
from scripts._lab.record import ROOT

from .valid import reading, spec

EXPLAINED: Mapping[str, Mapping[str, str]] = {
    "adobe-sensei": {
        "missing_required_header": (
            "The check accepts only 401 for a request without a token; Adobe's gateway answers 403, with its code "
            "403010. The tests of the simulator check that."
        ),
    },
}
"""Checks that are left out, and why."""
UNSEEN: Mapping[str, Mapping[str, str]] = {
    "retab": {
        "unknown": (
            "OpenAPI 3.1 has no way to say which variant takes a tag that is not in a discriminator's mapping, so "
            "Schemathesis refuses every status that is new, which this scenario is made of. The tests of the "
            "simulator check it against the JSON Schema, whose last variant takes it."
        ),
    },
}
"""Scenarios that Schemathesis does not see, and why."""
_CHECKS: Any = import_module("schemathesis.specs.openapi.checks")  # typed in part only
CONFORMANCE = [
    _CHECKS.status_code_conformance,
    _CHECKS.content_type_conformance,
    _CHECKS.response_headers_conformance,
    _CHECKS.response_schema_conformance,
]
"""The checks of an answer that is an error on purpose."""
_RANGE = ("02", "03", "99")
_SECONDS = (1e-6, 2.0, 3600.0)
"""How long runs take: one has ended at the first request, one is running, one has just begun."""


@frozen
class Outcome:
    """The result of Schemathesis."""

    passed: bool
    cases: int
    statuses: Counter[int]
    """Answers by HTTP status."""
    report: str
    """Its report, with requests to repeat."""

    def also(self, report: str) -> Self:
        """With a further report; empty if nothing was wrong."""
        return evolve(self, passed=self.passed and not report, report=self.report + report)


def check(slug: str, cases: int, seed: int) -> Outcome:
    """Make every check of the operation that reads a run, with valid and invalid data."""
    return ask(slug, ("--max-examples", str(cases), "--seed", str(seed), *_without(EXPLAINED.get(slug, {}))))


def check_others(slug: str, cases: int, seed: int) -> Outcome:
    """Make the checks of the vendor's other operations that are simulated, one by one and in stories.

    Not that they accept what is valid and refuse what is not: a contract cannot say which parameters need or exclude
    each other, and vendors ignore much that theirs forbids.
    """
    others = [each.id for each in SIMULATED[slug].operations]
    without = _without({**EXPLAINED.get(slug, {}), "positive_data_acceptance": "", "negative_data_rejection": ""})
    return ask(slug, ("--max-examples", str(cases), "--seed", str(seed), *without), others)


def _without(checks: Iterable[str]) -> Sequence[str]:
    names = ",".join(checks)
    return ("--exclude-checks", names) if names else ()


def ask(slug: str, options: Sequence[str], operations: Sequence[str] = ()) -> Outcome:
    """Run Schemathesis with these options on a simulator that has runs in every state.

    It asks for the given operations, by default for the one that reads a run.
    """
    simulator = Simulator()
    unseen = UNSEEN.get(slug, {})
    scenarios = [name for name, scenario in SCENARIOS.items() if slug in scenario.vendors and name not in unseen]
    ids = [simulator.start(slug, name, seconds=seconds).ids for name in scenarios for seconds in _SECONDS]
    asked = operations or [reading(slug)[1]["operationId"]]
    selected = [word for operation in asked for word in ("--include-operation-id", operation)]
    config = _config(slug, ids, strict=not operations)
    return _run(simulator, slug, config, ("--continue-on-failure", *selected, *options))


def check_errors(slug: str) -> str:
    """A report on the simulator's answers with the error statuses that the spec documents; empty if they are right."""
    report = ""
    for status in documented_errors(slug):
        try:
            check_error(slug, status)
        except* Failure as group:
            report += f"\nafter a failure with {status}:\n" + "\n".join(map(str, group.exceptions))
    return report


def check_error(slug: str, status: int) -> None:
    """Check that the simulator's answer with an error status is one that the spec documents.

    Raises:
        FailureGroup: Of Schemathesis, if it is not.
    """
    simulator = Simulator()
    ref = simulator.start(slug)
    simulator.fail(slug, status)
    check_answer(simulator, ref)


def check_answer(simulator: Simulator, ref: RunRef, headers: Mapping[str, str] | None = None) -> None:
    """Check that the simulator's answer to a request with these headers is one that the spec documents.

    Raises:
        FailureGroup: Of Schemathesis, if it is not.
    """
    slug = ref.vendor
    document: Any = schemathesis.openapi.from_dict(spec(slug))
    document.app = simulator.app
    path, _ = reading(slug)
    values = dict(zip((each["name"] for each in _ids(slug)), ref.ids, strict=True))
    path_parameters = {each["name"]: values[each["name"]] for each in _ids(slug) if each["in"] == "path"}
    query = {name: value for name, value in values.items() if name not in path_parameters}
    case = document[path]["GET"].Case(path_parameters=path_parameters, query=query)
    response = case.call(base_url=simulator.base_url(slug, "http://simulator"), headers=dict(headers or {}))
    case.validate_response(response, checks=CONFORMANCE)


def documented_errors(slug: str) -> list[int]:
    """The error statuses in the spec; 502, 503 and 599 for a range."""
    _, operation = reading(slug)
    statuses = [status for status in operation["responses"] if status[0] in "45"]
    return [
        int(status.replace("XX", digits)) for status in statuses for digits in (_RANGE if "XX" in status else ("",))
    ]


def _run(simulator: Simulator, slug: str, config: str, options: Sequence[str]) -> Outcome:
    with serve(simulator) as root, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schemathesis.toml"
        file.write_text(config, encoding="utf-8")
        words = ["--config-file", str(file), "run", "--no-color", "--url", simulator.base_url(slug, root), *options]
        document = ROOT / "specs" / slug / "openapi.yaml"
        # In this process, because the tool takes longer to start than to run.
        done = CliRunner().invoke(cli, [*words, str(document)], env={"NO_PROXY": "127.0.0.1"})
    generated = re.search(r"(\d+) generated", done.output)
    return Outcome(
        passed=done.exit_code == 0,
        cases=int(generated[1]) if generated else 0,
        statuses=Counter(asked.status for asked in simulator.requests),
        report="" if done.exit_code == 0 else done.output,
    )


def _config(slug: str, ids: Sequence[tuple[str, ...]], *, strict: bool) -> str:
    """Credentials for each way to authenticate, and ids of existing runs for half the requests.

    A strict run also fails if Schemathesis warns, as of operations that refuse most of what it sends.
    """
    places = _ids(slug)
    lines = ["[warnings]", f"fail-on = {str(strict).lower()}", "[cache]", "enabled = false"]
    for name, scheme in spec(slug)["components"]["securitySchemes"].items():
        lines += [f"[auth.openapi.{name}]", *_CREDENTIALS[scheme.get("scheme", scheme["type"])]]
    for number, place in enumerate(places):
        known = ", ".join(
            value[number] if place["schema"]["type"] == "integer" else f'"{value[number]}"' for value in ids
        )
        lines += [f"[dictionaries.{place['name']}]", f"values = [{known}]"]
    lines += ["[parameters]"]
    lines += [
        f'"{kind}.{place["name"]}" = {{ dictionary = "{place["name"]}", probability = 0.5 }}'
        for place in places
        for kind in ("path", "query")  # other operations may have it elsewhere
    ]
    return "\n".join(lines) + "\n"


def _ids(slug: str) -> list[dict[str, Any]]:
    """The parameters that name a run, in order."""
    _, operation = reading(slug)
    return [each for each in operation["parameters"] if each["in"] in {"path", "query"}]


_CREDENTIALS: Mapping[str, Sequence[str]] = {
    "bearer": ('bearer = "simulator-key"',),
    "basic": ('username = "simulator"', 'password = "simulator-key"'),
    "apiKey": ('api_key = "simulator-key"',),
}
