"""A transport that returns prepared answers in order, and records the requests."""

from __future__ import annotations

from typing import Any, TypeAlias

import httpx

Answer: TypeAlias = httpx.Response | Exception


class Answers(httpx.MockTransport):
    """Returns each answer once, then repeats the last one; raises an answer that is an exception."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(self._answer)
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A response can be read only once, but the last one is returned several times.
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def answer(body: Any = None, status: int = 200, **headers: str) -> httpx.Response:
    """A JSON answer; header names are written with underscores."""
    return httpx.Response(status, json=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
