"""What `--help` says. Lines of text are wrapped, blocks are kept as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .outcome import MEANINGS, SEVERITY, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping


def _block(*lines: str) -> str:
    return "\n".join(("\b", *lines))


def _statuses(meanings: Mapping[Outcome, str]) -> str:
    return _block("Exit status:", *(f"  {outcome.value:>3}  {meaning}" for outcome, meaning in meanings.items()))


def _examples(*lines: str) -> str:
    return _block("Examples:", *(f"  {line}" for line in lines))


def _chosen(*outcomes: Outcome) -> Mapping[Outcome, str]:
    return {outcome: MEANINGS[outcome] for outcome in outcomes}


_ORDER = ", ".join(str(outcome.value) for outcome in SEVERITY)
_WAITING = f"{_statuses(MEANINGS)}\n\nOf several runs the gravest counts, in this order: {_ORDER}."

RUNSTATE = "What has become of my run? One answer for six vendors, and waiting for its end."
RUNSTATE_EPILOG = "\n\n".join(
    (
        _examples(
            "pip install 'runstate[all,simulator]'     what the demo needs",
            "runstate demo                             see it work, without any key",
            "runstate vendors                          which variables hold the keys",
            "runstate get retab:exprun_2",
            "runstate wait retab:exprun_2 scorecard:135 --timeout 2h && echo done",
        ),
        "Errors are one line on stderr. Each command's own help lists its exit statuses.",
    )
)

_REF = "REF is VENDOR:ID, as in retab:exprun_2; - reads one per line from stdin."
GET = f"Tell what each run is now.\n\n{_REF}"
GET_EPILOG = "\n\n".join(
    (
        _examples(
            "runstate get retab:exprun_2",
            "runstate get --json retab:exprun_2 scorecard:135 | jq -r .status",
            "runstate get - < references.txt",
        ),
        _statuses(
            {
                Outcome.COMPLETED: "every run could be asked about, whatever has become of it",
                **_chosen(Outcome.USAGE, Outcome.NOT_ASKED),
            }
        ),
    )
)

WAIT = f"Wait until every run has finished.\n\n{_REF}"
WAIT_EPILOG = "\n\n".join(
    (
        _examples(
            "runstate wait retab:exprun_2 && ./publish",
            "runstate wait - --timeout 2h --json < references.txt",
            "runstate wait scorecard:135 --on-blocked wait --quiet",
        ),
        _WAITING,
    )
)

WATCH = f"Show each run as it changes, until all have finished.\n\n{_REF}"
WATCH_EPILOG = "\n\n".join(
    (
        _examples(
            "runstate watch retab:exprun_2 scorecard:135",
            "runstate watch datadog-model-lab:70158 --timeout none | tee run.log",
            "runstate watch --json retab:exprun_2 | jq -c '[.status, .progress]'",
        ),
        _WAITING,
    )
)

VENDORS = "Tell of each vendor: installed or not, which variables it reads, how a reference looks."
VENDORS_SHORT = "Tell what is installed and which keys are set."
VENDORS_EPILOG = "\n\n".join(
    (
        "What a variable holds is never shown.",
        _examples("runstate vendors", "runstate vendors --json | jq -r 'select(.installed).vendor'"),
        _statuses({Outcome.COMPLETED: "always"}),
    )
)

SIMULATE = "Serve all six vendors on this machine, with runs to ask about. Needs no key."
SIMULATE_SHORT = "Serve simulated vendors on this machine."
SIMULATE_EPILOG = "\n\n".join(
    (
        _examples(
            "runstate simulate",
            "runstate simulate --port 9000 --speed 5",
            'eval "$(runstate simulate --env)"         in the terminal that asks',
            "runstate simulate --faults plan.yaml      to see how a program copes",
        ),
        _statuses(
            {
                Outcome.COMPLETED: "stopped with Ctrl-C",
                Outcome.USAGE: "usage: bad option or plan, port in use, missing extra",
            }
        ),
    )
)

DEMO = "Watch one simulated run of each vendor from its first state to its end."
DEMO_SHORT = "See it work: one simulated run of each vendor."
DEMO_EPILOG = "\n\n".join(
    (
        "Needs no key. One run fails, one is blocked and then released, one tries a part of itself again.",
        _statuses(
            {
                Outcome.COMPLETED: "each run ended as its script says",
                Outcome.UNSUCCESSFUL: "one did not",
                Outcome.USAGE: "usage: bad option or missing extra",
                Outcome.INTERRUPTED: "stopped with Ctrl-C",
            }
        ),
    )
)
