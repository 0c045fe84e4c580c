"""The comparison as a part of a document: a table, the notes that explain its differences, the errors."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from runstate import VENDORS
from scripts._tools.documents.markers import table

from .playing import Answers, Outcome
from .story import Explanation, Story

PART = "operations"
"""The marker in the document."""
SAME, NONE = "same", "—"


@frozen
class Round:
    """A story, and what both sides said."""

    story: Story
    answers: Sequence[Answers]

    def notes(self, answers: Answers) -> list[Explanation]:
        """The explanations of the differences of a step."""
        return [
            each
            for each in self.story.explained
            if any(each.covers(answers.step, difference) for difference in answers.differences)
        ]

    def problems(self) -> Iterator[str]:
        """The differences that nothing explains, and the explanations of nothing."""
        explained, vendor = self.story.explained, self.story.vendor
        for answers in self.answers:
            for difference, example in answers.differences.items():
                if not any(each.covers(answers.step, difference) for each in explained):
                    yield f"{vendor}: {answers.step}: {difference} (as {example[:200]})"
        used = [note for answers in self.answers for note in self.notes(answers)]
        for each in explained:
            if each not in used:
                yield f"{vendor}: explains nothing: {each.because}"


def names(rounds: Sequence[Sequence[str]]) -> list[str]:
    """The steps of all stories, each once: a new one stands after the one that it follows in its story."""
    merged: list[str] = []
    for steps in rounds:
        at = 0
        for name in steps:
            if name not in merged:
                merged.insert(at, name)
            at = merged.index(name) + 1
    return merged


def notes(told: Sequence[Story]) -> list[str]:
    """What explains the differences, in the order of its numbers."""
    return [f"{VENDORS[story.vendor].title}: {each.because}" for story in told for each in story.explained]


def shown(rounds: Sequence[Round], about: str) -> str:
    """The part of the document."""
    told = [each.story for each in rounds]
    numbers = {id(note): number for number, note in enumerate((n for story in told for n in story.explained), 1)}
    cells = [{answers.step: _cell(each, answers, numbers) for answers in each.answers} for each in rounds]
    lines = [[name, *(cell.get(name, NONE) for cell in cells)] for name in names([[*cell] for cell in cells])]
    vendors = [VENDORS[story.vendor].title for story in told]
    errors: dict[tuple[str, ...], list[str]] = {}
    for vendor, each in zip(vendors, rounds, strict=True):
        for answers in each.answers:
            if "raised" in answers.ours or "raised" in answers.theirs:
                errors.setdefault((vendor, _said(answers.ours), _said(answers.theirs)), []).append(answers.step)
    return "\n\n".join(
        [
            about,
            table([["", *vendors], *lines]),
            "\n".join(f"{number}. {note}" for number, note in enumerate(notes(told), 1)),
            "### Errors",
            table(
                [
                    ["vendor", "these packages", "the SDK", "what is asked"],
                    *([*said, "; ".join(steps)] for said, steps in errors.items()),
                ]
            ),
        ]
    )


def _cell(each: Round, answers: Answers, numbers: dict[int, int]) -> str:
    if not answers.differences:
        return SAME
    return ", ".join(f"note {numbers[id(note)]}" for note in each.notes(answers)) or "**differs**"


def _said(outcome: Outcome) -> str:
    if "raised" not in outcome:
        return "an answer"
    return f"`{outcome['raised']}`" + (f", {outcome['status']}" if outcome["status"] else "")
