"""The pages: complete, in the navigation, up to date, with links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import runstate
import runstate.simulator
from runstate.catalog import VENDORS
from scripts._tools.docs import links, llms, navigation
from scripts._tools.docs.command import main, problems_of_documents
from tests.docs.blocks import DOCS
from tests.support.vendors import ROOT

SOURCE = "https://example.org/repository/blob/main/"
DIRECTIVE = re.compile(r"^::: ([\w.]+)$", re.MULTILINE)


def test_the_pages_are_as_they_should_be() -> None:
    """Tables are up to date, each page is in the navigation, and links lead somewhere: make docs-write mends tables."""
    assert list(problems_of_documents()) == []


def test_every_public_name_is_in_the_reference_once() -> None:
    """Those of `runstate` and of `runstate.simulator`."""
    pages = [path.read_text(encoding="utf-8") for path in (DOCS / "reference").rglob("*.md")]
    found = Counter(name for page in pages for name in DIRECTIVE.findall(page))
    names = [f"runstate.{name}" for name in runstate.__all__]
    names += [f"runstate_simulator.{name}" for name in runstate.simulator.__all__]

    assert found == Counter(names)


def test_every_error_has_an_advice() -> None:
    """In the table of errors, but for the classes that only group others."""
    errors = {
        name
        for name in runstate.__all__
        if isinstance(each := getattr(runstate, name), type) and issubclass(each, Exception)
    }
    groups = {"RunstateError", "ResponseError", "WaitError", "RunUnsuccessful"}
    text = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`\w+`.*?) \|", text, re.MULTILINE)

    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == errors - groups


@pytest.mark.parametrize("slug", VENDORS)
def test_every_vendor_has_its_pages(slug: str) -> None:
    """One about it, and one with its client."""
    paths = {page.path.as_posix() for page in navigation.pages(ROOT)}
    assert {f"vendors/{slug}.md", f"reference/clients/{slug}.md"} <= paths


def test_llms_txt_names_every_page() -> None:
    """In the order of the navigation, each with a sentence."""
    pages = navigation.pages(ROOT)
    text = llms.text("runstate", "Clients.", pages)
    assert re.findall(r"^- \[.*?\]\((.*?)\)", text, re.MULTILINE) == [page.path.as_posix() for page in pages]
    assert [page.path for page in pages if not page.summary] == []


def test_the_reference_can_be_read_as_text() -> None:
    """Signatures and docstrings stand where the site has them."""
    text = llms.expanded("# Runs\n\n::: runstate.Run\n    options:\n      members: false\n\n::: runstate.VENDORS\n")
    assert "One run of one vendor" in text
    assert "`Run.raise_for_failure(self) -> " in text
    assert ":::" not in text


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("other.md", None),
        ("other.md#the-first-one", None),
        ("#here", None),
        ("https://example.com/", None),
        (f"{SOURCE}README.md", None),
        ("lost.md", "no such file"),
        ("other.md#lost", "no such heading"),
        (f"{SOURCE}lost.md", "no such file"),
        ("../README.md", "is not part of the site: give the address of the file in the repository"),
    ],
)
def test_links_of_documents(tmp_path: Path, link: str, problem: str | None) -> None:
    """What leads nowhere is found; other sites are not asked, and code has no links."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").touch()
    (tmp_path / "docs" / "other.md").write_text("# The `first` [one](x.md)\n", encoding="utf-8")
    page = tmp_path / "docs" / "page.md"
    page.write_text(f"# Here\n\n[a]({link})\n\n```\n[b](no.md)\n```\n\n`[c](no.md)`\n", encoding="utf-8")

    found = list(links.broken_in_documents(tmp_path, [page], SOURCE))

    assert found == ([] if problem is None else [f"docs/page.md: {link}: {problem}"])


def test_links_of_a_site(tmp_path: Path) -> None:
    """Neither page nor place may be missing, and nothing comes from another host."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="top"></h1><a href="a/#there"></a><a href="a/#lost"></a><a href="b/"></a><a href="https://x.example"></a>'
        '<script src="https://cdn.example/x.js"></script><link rel="stylesheet" href="//fonts.example/x.css">',
        encoding="utf-8",
    )
    (tmp_path / "a" / "index.html").write_text('<a name="there" href="../#top">', encoding="utf-8")

    assert list(links.broken_in_site(tmp_path)) == [
        "index.html: loads https://cdn.example/x.js",
        "index.html: loads //fonts.example/x.css",
        "index.html: a/#lost: no such place in the page",
        "index.html: b/: no such file",
    ]


def test_nothing_is_written_where_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is said."""
    assert main(["--write"]) == main(["--check"]) == 0
    assert capsys.readouterr() == ("", "")
