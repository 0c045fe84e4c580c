"""The pages in docs/vendors/ have one form; tests/docs compares their tables with the code."""

from __future__ import annotations

import re
import tomllib

import pytest

from runstate.catalog import VENDORS, VendorInfo
from tests.support.vendors import ROOT

PAGES = ROOT / "docs" / "vendors"
SECTIONS = [
    "The reference",
    "Credentials and address",
    "What its states become",
    "What else a run has",
    "What its client can do",
    "What is not promised",
]
SOURCE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Source"]
EVERY_VENDOR = pytest.mark.parametrize("info", VENDORS.values(), ids=VENDORS)


def page(info: VendorInfo) -> str:
    """A vendor's page."""
    return (PAGES / f"{info.slug}.md").read_text(encoding="utf-8")


def test_every_vendor_has_a_page() -> None:
    """There is no page without a vendor."""
    assert {path.stem for path in PAGES.glob("*.md")} - {"index"} == set(VENDORS)


@EVERY_VENDOR
def test_pages_have_one_form(info: VendorInfo) -> None:
    """Each has a title, the classes, the form of a reference, and the same sections in the same order."""
    text = page(info)

    assert text.startswith(f"# {info.title}\n")
    assert re.findall(r"^## (.*)", text, re.MULTILINE) == SECTIONS
    assert f"    from runstate import {', '.join(sorted((info.client, f'Async{info.client}')))}\n" in text
    assert f"`{info.slug}:" in text


def test_links_of_the_readme_work_on_a_package_index() -> None:
    """Links are absolute URLs of files in this repository, and the files exist."""
    links = re.findall(r"\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert links
    for link in links:
        assert link.startswith(f"{SOURCE}/blob/main/"), link
        assert (ROOT / link.removeprefix(f"{SOURCE}/blob/main/")).is_file(), link


@EVERY_VENDOR
def test_a_client_on_a_package_index_links_to_its_page(info: VendorInfo) -> None:
    """The link is in its README and in its metadata, with the URLs of the project."""
    folder = ROOT / "generated" / info.slug
    urls = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]
    documentation = f"{SOURCE}/blob/main/docs/vendors/{info.slug}.md"

    assert (urls["Source"], urls["Documentation"]) == (SOURCE, documentation)
    assert f"]({documentation})" in (folder / "README.md").read_text(encoding="utf-8")
