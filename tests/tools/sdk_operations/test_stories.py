"""The stories, with these packages on both sides: no SDK is installed where the tests run."""

from __future__ import annotations

import sys

import pytest
from attrs import evolve

from runstate import VENDORS
from scripts._lab.sdk_operations.playing import play, said
from scripts._lab.sdk_operations.story import RUNS, Step, stories
from scripts._lab.workers import WorkerFailed

STORIES = stories()
ERRORS = {"RunNotFound", "RequestRejected", "ConfigurationError", "AlreadyFinished"}
FAILING = ("missing", "wrong", "deleted", "cancel a completed run", "cancel a failed run")
"""What the names of steps have in them that fail."""


@pytest.mark.parametrize("vendor", STORIES)
def test_our_side_of_a_story(vendor: str) -> None:
    """Every call is one that our client has, and fails only where it is meant to."""
    story = STORIES[vendor]
    outcomes = said(story, sys.executable, f"runstate-{vendor}", [step.ours for step in story.steps])
    failed = {step.name: each["raised"] for step, each in zip(story.steps, outcomes, strict=True) if "raised" in each}
    assert {*failed.values()} <= ERRORS
    assert not [name for name in failed if not any(word in name for word in FAILING)]


def test_both_sides_have_the_same_before_them() -> None:
    """Our client, on both sides, says the same twice: ids and times, too."""
    steps = [evolve(step, theirs=step.ours) for step in STORIES["retab"].steps[:8]]
    twice = evolve(STORIES["retab"], distribution="runstate-retab", steps=steps)
    assert [answers.differences for answers in play(twice, sys.executable)] == [{}] * len(steps)


@pytest.mark.parametrize("vendor", STORIES)
def test_a_story_asks_for_all_that_the_client_offers(vendor: str) -> None:
    """Except for waiting and watching, which no SDK does alike; the names of its steps are its own."""
    steps = STORIES[vendor].steps
    assert len({step.name for step in steps}) == len(steps)
    assert {step.run for step in steps} <= {*RUNS}
    asked = " ".join(step.ours for step in steps)
    missing = {name for name in VENDORS[vendor].offers if f"client.{name}(" not in asked}
    assert missing <= {"wait", "watch"}


def test_a_client_that_cannot_start_is_told() -> None:
    """Later steps need the run."""
    broken = evolve(STORIES["retab"], steps=[Step("start", "client.begin()", "", "missing", 0)])
    with pytest.raises(WorkerFailed, match=r"runstate-retab cannot start a run: .*AttributeError"):
        next(play(broken, sys.executable))
