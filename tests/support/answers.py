"""A transport that gives prepared answers in order, and keeps the requests."""

from __future__ import annotations

from typing import Any, TypeAlias

import httpx

Answer: TypeAlias = httpx.Response | Exception


class Answers(httpx.MockTransport):
    """Gives each answer once, the last one for ever; an exception is raised."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(self._answer)
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A response is used up by reading it; the last one is given again and again.
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def answer(body: Any = None, status: int = 200, **headers: str) -> httpx.Response:
    """A JSON answer; header names are written with underscores."""
    return httpx.Response(status, json=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
