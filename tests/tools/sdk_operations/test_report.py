"""How answers are compared, what becomes of their differences, and that docs/sdks.md goes with the stories."""

from __future__ import annotations

import re
from typing import Any

import pytest
from attrs import evolve

from runstate import VENDORS
from scripts._lab.sdk_operations.command import DOCUMENT
from scripts._lab.sdk_operations.playing import Answers, differences
from scripts._lab.sdk_operations.report import PART, Round, names, notes, shown
from scripts._lab.sdk_operations.story import Explanation, Step, Story, stories
from scripts._tools.documents.markers import between

STORY = Story("retab", "retab", "none", "id", [Step("start", "ours", "theirs", "missing", 0)], [])
NEWER = Explanation("The SDK has no such field.", ["get *"], ["*.score, absent → present"])


def answers(step: str, theirs: Any, ours: Any) -> Answers:
    """What both sides returned."""
    return Answers(step, ours, theirs, dict(differences(theirs, ours)))


@pytest.mark.parametrize(
    ("theirs", "ours", "found"),
    [
        ({"id": "1", "n": 2}, {"id": "1", "n": 2.0}, {}),
        ({"id": "1"}, {"id": "1", "n": 2}, {"n, absent → present": "2"}),
        ({"a": {"b": 1}}, {"a": {}}, {"a.b, present → absent": "1"}),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}, {"b": 3}]}, {"a[].b, one → another": "2 → 3"}),
        ([1, 2], [1], {"length of the list, 2 → 1": ""}),
        (["x", "y"], ["y", "x"], {"[], one → another": "'y' → 'x'"}),
        ({"a": 1}, {"a": True}, {"a, one → another": "1 → True"}),
        (None, [], {"the answer, one → another": "None → []"}),
    ],
)
def test_what_is_returned_is_compared_field_by_field(theirs: Any, ours: Any, found: dict[str, str]) -> None:
    """With the last example of each difference."""
    assert dict(differences({"returned": theirs}, {"returned": ours})) == found


def test_errors_agree_if_their_status_does() -> None:
    """Whatever their classes are called."""
    theirs = {"raised": "NotFoundError", "status": 404}
    assert dict(differences(theirs, {"raised": "RunNotFound", "status": 404})) == {}
    other = {"raised": "ConfigurationError", "status": None}
    assert [*dict(differences(theirs, other))] == ["status, 404 → None"]
    assert [*dict(differences(theirs, {"returned": 1}))] == ["NotFoundError → an answer"]
    assert [*dict(differences({"returned": 1}, other))] == ["an answer → ConfigurationError"]


def test_a_difference_is_explained_or_a_problem() -> None:
    """So is an explanation of nothing."""
    more = answers("get a run", {"returned": [{"id": 1}]}, {"returned": [{"id": 1, "score": 0.5}]})
    assert [*Round(STORY, [more]).problems()] == ["retab: get a run: [].score, absent → present (as 0.5)"]
    told = evolve(STORY, explained=[NEWER])
    assert [*Round(told, [more]).problems()] == []
    elsewhere = evolve(more, step="list")
    assert [*Round(told, [elsewhere]).problems()] == [
        "retab: list: [].score, absent → present (as 0.5)",
        "retab: explains nothing: The SDK has no such field.",
    ]


def test_the_table_has_a_cell_for_each_step_of_each_vendor() -> None:
    """Notes have their numbers, errors both of their names."""
    told = evolve(STORY, explained=[NEWER])
    first = Round(STORY, [answers("get a run", {"returned": 1}, {"returned": 1})])
    second = Round(
        evolve(told, vendor="scorecard"),
        [
            answers("get a run", {"returned": {"a": {}}}, {"returned": {"a": {"score": 1}}}),
            answers("list", {"returned": 1}, {"returned": 2}),
            answers("delete", {"raised": "Gone", "status": 404}, {"raised": "RunNotFound", "status": 404}),
            answers("restore", {"raised": "Gone", "status": 404}, {"raised": "RunNotFound", "status": 404}),
        ],
    )
    text = shown([first, second], "Compared today.")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    assert rows[0] == ["", "Retab", "Scorecard"]
    assert rows[2:6] == [
        ["get a run", "same", "note 1"],
        ["list", "—", "**differs**"],
        ["delete", "—", "same"],
        ["restore", "—", "same"],
    ]
    assert rows[-1] == ["Scorecard", "`RunNotFound`, 404", "`Gone`, 404", "delete; restore"]
    assert "\n1. Scorecard: The SDK has no such field.\n" in text


def test_the_steps_of_several_stories_stand_together() -> None:
    """A new one after the one that it follows."""
    assert names([["get", "list", "start"], ["get", "pin"], ["wait", "list", "count"]]) == [
        *("wait", "get", "pin", "list", "count", "start")
    ]


def test_the_document_goes_with_the_stories() -> None:
    """It has their vendors, steps and notes, and no difference without a note."""
    part = between(DOCUMENT.read_text(encoding="utf-8"), PART)
    told = [*stories().values()]
    head, _, *rows = [line for line in part.partition("### Errors")[0].splitlines() if line.startswith("|")]
    outdated = "docs/sdks.md is out of date: make sdk-operations-write"
    assert [cell.strip() for cell in head.split("|")[2:-1]] == [VENDORS[story.vendor].title for story in told], outdated
    steps = names([[step.name for step in story.steps] for story in told])
    assert [row.split("|")[1].strip() for row in rows] == steps, outdated
    assert re.findall(r"^[0-9]+\. (.+)", part, re.MULTILINE) == notes(told), outdated
    assert "differs" not in part
