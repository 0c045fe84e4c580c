"""What the facts of a meeting are in the table, and what a cell of the table is worth."""

from __future__ import annotations

import pytest
from attrs import evolve

from scripts._lab.sdk_faults.outcomes import MEMORY, TIMES, Facts, Kind, cell, kind, shows_key

GOOD = ("135", "completed")
RETURNED = Facts(fault="null", returned="Run", run=GOOD, seconds=0.1, grown=0, requests=1, elsewhere=0, keys=0)
OWN = evolve(RETURNED, returned=None, run=None, raised=("scorecard_ai", "APIError"))
LARGE = MEMORY + 1


@pytest.mark.parametrize(
    ("facts", "text", "worth"),
    [
        (RETURNED, "run", Kind.FINE),
        (evolve(RETURNED, requests=0), "run", Kind.FINE),
        (evolve(RETURNED, requests=3), f"run {TIMES}3", Kind.FINE),
        (evolve(RETURNED, returned="str", run=None), "no run: str", Kind.NO_RUN),
        (evolve(RETURNED, run=("135", "None")), "no run: Run", Kind.NO_RUN),
        (evolve(RETURNED, run=("136", "completed"), requests=2), f"no run: Run {TIMES}2", Kind.NO_RUN),
        (OWN, "APIError", Kind.FINE),
        (evolve(OWN, requests=3), f"APIError {TIMES}3", Kind.FINE),
        (evolve(OWN, requests=2, shows_key=True), f"APIError {TIMES}2, key shown", Kind.FINE),
        (evolve(OWN, elsewhere=1, shows_key=True), "APIError, other host asked, key shown", Kind.FINE),
        (evolve(OWN, elsewhere=1), "APIError, other host asked", Kind.FINE),
        (evolve(OWN, raised=("httpx", "ReadError")), "ReadError (httpx)", Kind.FOREIGN),
        (evolve(OWN, raised=("httpx", "ReadError"), requests=2), f"ReadError (httpx) {TIMES}2", Kind.FOREIGN),
        (
            evolve(OWN, raised=("builtins", "TypeError"), elsewhere=2),
            "TypeError (Python), other host asked",
            Kind.FOREIGN,
        ),
        (evolve(OWN, raised=None, ended="hangs", requests=2), f"hangs {TIMES}2", Kind.HANGS),
        (evolve(OWN, raised=None, ended="crashes"), "crashes", Kind.CRASHES),
        (evolve(OWN, grown=LARGE), "memory", Kind.MEMORY),
        (evolve(RETURNED, grown=LARGE, requests=3), "memory", Kind.MEMORY),
        (evolve(OWN, raised=None, ended="hangs", grown=LARGE), "memory", Kind.MEMORY),
        (evolve(OWN, grown=MEMORY), "APIError", Kind.FINE),
        (evolve(RETURNED, elsewhere=1, keys=1), "**key sent to another host**", Kind.KEY_SENT),
        (evolve(OWN, elsewhere=1, keys=1, grown=LARGE), "**key sent to another host**", Kind.KEY_SENT),
    ],
)
def test_a_cell_says_the_worst_and_is_understood_again(facts: Facts, text: str, worth: Kind) -> None:
    """The key's way before memory, memory before the end, and what came of it last."""
    assert cell(facts, "scorecard_ai", GOOD) == text
    assert kind(text) is worth
    assert shows_key(text) is facts.shows_key


@pytest.mark.parametrize("text", ["run", "timed out", "RateLimited", "run or DecodeError"])
def test_what_these_packages_do_is_understood_as_well(text: str) -> None:
    """The words of the faults' own tables."""
    assert kind(text) is Kind.FINE
