"""A language server, run as an editor runs it, and its completions at a position in a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

HERE = "▮"
"""Marks the cursor in a source text."""


class LanguageServer:
    """basedpyright's language server, in a folder, for as long as the `with` block lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ids = 0
        self._process = subprocess.Popen(
            [Path(sys.executable).with_name("basedpyright-langserver"), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
        )

    def __enter__(self) -> Self:
        capabilities = {
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}},
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        folders = [{"uri": self._folder.as_uri(), "name": "editor"}]
        self._ask("initialize", {"processId": None, "workspaceFolders": folders, "capabilities": capabilities})
        self._tell("initialized", {})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.communicate()

    def completions(self, source: str) -> dict[str, Any]:
        """The completions at HERE in the source, by name; each is an argument of `documentation`."""
        self._ids += 1
        uri = (self._folder / f"file{self._ids}.py").as_uri()
        before, _, after = source.partition(HERE)
        document = {"uri": uri, "languageId": "python", "version": 1, "text": before + after}
        self._tell("textDocument/didOpen", {"textDocument": document})
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        found = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        items: list[dict[str, Any]] = found["items"] if found else []
        return {item["label"]: item for item in items}

    def documentation(self, item: Any) -> str:
        """The documentation that an editor shows for a completion."""
        documentation: Any = self._ask("completionItem/resolve", item).get("documentation") or ""
        return documentation if isinstance(documentation, str) else str(documentation["value"])

    def _ask(self, method: str, params: Any) -> Any:
        self._ids += 1
        self._send({"id": self._ids, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._ids and "method" not in message:
                return message.get("result")
            if "id" in message and "method" in message:  # the server requests settings: there are none
                nothing = [None] * len(message.get("params", {}).get("items", []))
                self._send({"id": message["id"], "result": nothing})

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
