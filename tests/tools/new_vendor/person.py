"""What a person writes into the scaffold of the rehearsal's vendor: in each file, texts and what is written instead."""

from __future__ import annotations

from collections.abc import Mapping

EDITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "specs/vega/openapi.yaml": (
        ("'TODO: what the document covers, and what it was curated from.'", "The one operation that we need."),
        ("'TODO: and what else differs from the vendor''s document, an entry each.'", "The others are not needed."),
        (
            "'TODO: every vendor has it, and the vendor''s document leaves it out: what does it answer?'",
            "This is what it answers.",
        ),
        ("'TODO: the address of vega.yaml'", "https://vega.example/openapi.yaml"),
    ),
    "overlay/runstate/vendors/vega.py": (
        ("TODO: what is special about them.", "Its jobs may wait for an approval."),
        ("# TODO: check each meaning; what has no variant of its own may be Blocked(…), or Running(phase=…).\n", ""),
        ('Running(phase="awaiting_approval"),  # TODO: what does it mean?', 'Blocked("human"),'),
        ("import Cancelled", "import Blocked, Cancelled"),
        ("import Job\n", "import Job\nfrom runstate_vega.types import or_none\n"),
        ("import Facts", "import Facts, Progress"),
        ("import common", "import common, mapping"),
        ("    # TODO: name, timing, progress, scores and deleted.\n", "    done = or_none(raw.steps_done)\n"),
        ("id=raw.id)", "id=raw.id, name=raw.name or None, progress=None if done is None else Progress(done))"),
        (
            "    return common(body)  # TODO: the vendor's own shapes of errors",
            '    return common({"message": mapping(body)["problem"]} if "problem" in mapping(body) else body)',
        ),
    ),
    "overlay/runstate_simulator/vendors/vega.py": (
        ("TODO: what it does not publish, and is our guess.", "The bodies of 401 and 429 are our guess."),
        ("    # TODO: times, counts and results that fit the state.\n", ""),
        ('"steps_done": 3', '"steps_done": run.count(4)'),
    ),
    "tests/vendors/vega.py": (
        ("TODO: what is special about it.", "a job may wait for an approval."),
        ('Running(phase="awaiting_approval")', 'Blocked("human")'),
        ("    AuthenticationError,\n", "    AuthenticationError,\n    Blocked,\n"),
        ("    Failed,\n", "    Failed,\n    Progress,\n"),
        *(
            (f": Expected({meaning})", f': Expected({meaning}, "nightly", progress=Progress(3))')
            for meaning in ("Queued()", "Running()", 'Blocked("human")', "Completed()", "Failed()", "Cancelled()")
        ),
        ('"TODO"', '"It went wrong."'),
        ("    not_a_string=", '    names=((("name",), "", None), (("name",), "weekly", "weekly")),\n    not_a_string='),
    ),
    "docs/vendors/vega.md": (
        ("TODO: what its runs are.", "Vega runs jobs."),
        (
            "TODO: how an id looks, and where one finds it: on creation, later in the API, in the web pages.",
            "Vega returns it when a job is created.",
        ),
        ("TODO: where one gets the credentials.", "Vega gives you a key."),
        ('`Running("awaiting_approval")`', '`Blocked("human")`'),
        ("TODO: name, times, progress, scores, where the vendor has them.", "Its name, and how many steps are done."),
        (
            "TODO: `get`, `wait` and `watch`; whatever else the vendor offers: listing, starting, cancelling.",
            "`get`, `wait` and `watch`.",
        ),
        ("TODO: what the vendor does not say, or cannot.", "How many steps there are."),
    ),
    "README.md": (('`Running("awaiting_approval")`', '`Blocked("human")`'),),
}
