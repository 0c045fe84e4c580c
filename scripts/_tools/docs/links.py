"""Links, checked without a network: of the documents as they stand in the repository, and of the built site."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`|^ {4}.*$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LOADING = frozenset({"script", "img", "iframe", "source", "video", "audio", "embed", "object"})
"""Elements whose address a browser fetches by itself."""


def anchors(text: str) -> set[str]:
    """What the headings of a document are called in links."""
    headings = (re.sub(r"\]\([^)]*\)|[`*\[]", "", title) for title in _HEADING.findall(_FENCED.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in headings}


def broken_in_documents(root: Path, documents: Iterable[Path], source: str) -> Iterator[str]:
    """The links of Markdown documents that lead nowhere in the repository.

    Args:
        root: The repository.
        documents: The documents.
        source: The address under which a browser finds files of the repository.
    """
    docs = root / "docs"
    for document in documents:
        text = _CODE.sub("", _FENCED.sub("", document.read_text(encoding="utf-8")))
        for link in _LINK.findall(text):
            if problem := _problem(root, docs, document, link, source):
                yield f"{document.relative_to(root).as_posix()}: {link}: {problem}"


def _problem(root: Path, docs: Path, document: Path, link: str, source: str) -> str | None:
    address = urlsplit(link)
    if link.startswith(source):
        target = root / unquote(link.removeprefix(source).partition("#")[0])
    elif address.scheme:
        return None  # another site, which is not asked
    else:
        target = (document.parent / unquote(address.path)).resolve() if address.path else document
        if document.is_relative_to(docs) and not target.is_relative_to(docs):
            return "is not part of the site: give the address of the file in the repository"
    if not target.exists():
        return "no such file"
    if address.fragment and target.suffix == ".md" and address.fragment not in _anchors_of(target):
        return "no such heading"
    return None


@cache
def _anchors_of(document: Path) -> set[str]:
    return anchors(document.read_text(encoding="utf-8"))


class _Parser(HTMLParser):
    """Collects what a page links to, loads, and can be linked to by name."""

    def __init__(self) -> None:
        super().__init__()
        self.names = set[str]()
        self.links = list[str]()
        self.loads = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        self.names |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in LOADING and "src" in given:
            self.loads.append(given["src"])
        if tag == "link" and "href" in given and given.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}:
            self.loads.append(given["href"])


def broken_in_site(site: Path) -> Iterator[str]:
    """The links of built pages that lead nowhere in the site, and what they would load from another host."""
    pages = {path: _parsed(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}
    for path, page in pages.items():
        where = path.relative_to(site).as_posix()
        yield from (f"{where}: loads {address}" for address in page.loads if urlsplit(address).netloc)
        for link in dict.fromkeys([*page.links, *page.loads]):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                yield f"{where}: {link}: no such file"
            elif address.fragment and target in pages and unquote(address.fragment) not in pages[target].names:
                yield f"{where}: {link}: no such place in the page"


def _parsed(path: Path) -> _Parser:
    parser = _Parser()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser
