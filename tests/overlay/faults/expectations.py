"""The expected outcome of each fault, for every vendor in every mode. Only this file states it by hand."""

from __future__ import annotations

from collections.abc import Mapping

from runstate_simulator.faults.redirects import STATUSES
from runstate_simulator.faults.statuses import ERRORS, UNASSIGNED
from tests.overlay.faults.arena import RUN, TIMED_OUT
from tests.vendors import ALL

_WITH_BODIES = ("", "-without-body", "-of-another-vendor")
_EXACT = {401: "AuthenticationError", 403: "PermissionDenied", 404: "RunNotFound", 429: "RateLimited"}


def _of_status(status: int) -> str:
    return _EXACT.get(status) or ("ServerError" if status >= 500 else "RequestRejected")


_BY_OUTCOME: Mapping[str, str] = {
    RUN: """
        close-when-idle reset-when-idle two-equal-lengths length-and-chunks surplus-bytes unasked-answer
        content-type-of-text content-type-of-html content-type-of-another-json content-type-nonsense
        content-type-of-latin-1 no-content-type lone-surrogate byte-order-mark utf-16 utf-32 duplicate-keys
        gzip-with-surplus deflate-without-head unknown-encoding key-in-encoding
        nan infinity number-beyond-floats numbers-as-texts
        continue-first early-hints-first no-reason http-1-0 date-long-past date-far-off date-nonsense
    """,
    TIMED_OUT: """
        silence-before-headers silence-in-headers silence-after-headers silence-in-body byte-by-byte body-byte-by-byte
        length-too-large no-length endless-early-hints error-silence-in-body handshake-hangs
    """,
    "TransportError": """
        reset-before-headers reset-in-headers reset-after-headers reset-in-body
        close-before-headers close-in-headers close-after-headers close-in-body close-in-chunks
        endless-headers huge-header endless-trailers
        length-nonsense length-negative length-hexadecimal two-lengths
        chunk-size-nonsense chunk-size-negative chunk-size-enormous chunk-size-endless chunk-too-long
        status-101 status-of-two-digits status-of-four-digits status-of-words
        http-0-9 http-2-preface garbage tls-alert line-ends
        key-in-status-line key-in-bad-header key-in-length
        refused certificate-unknown certificate-expired certificate-of-another-host
        plain-http-on-the-https-port handshake-garbage handshake-cut
    """,
    "DecodeError": """
        close-in-unframed-body length-too-small endless-chunks endless-unframed-body
        html empty-body blank-body text truncated-json two-documents bad-utf-8 nul-bytes
        number-of-5000-digits deep-json deeper-than-it-ends
        empty-object array string number true null members-null error-with-200
        gzip-bomb gzip-in-gzip-bomb deflate-bomb gzip-in-100-layers gzip-of-plain gzip-of-nothing gzip-cut-short
        gzip-damaged deflate-of-plain brotli-of-noise
        status-202 status-204 status-206 http-7
        key-in-content-type key-in-text key-in-run
    """,
    "ResponseError": """
        status-304 redirect-loop redirect-to-https redirect-to-a-file redirect-without-location redirect-to-garbage
        redirect-to-a-host-only redirect-https-to-http key-in-location
    """,
    "ServerError": """
        error-reset-in-body error-close-in-body error-close-in-chunks error-endless-chunks error-bad-utf-8
        error-nul-bytes error-deep-json error-array error-null error-gzip-bomb error-gzip-of-plain error-gzip-damaged
        error-brotli-of-noise key-in-html
    """,
    "AuthenticationError": "key-in-error key-in-headers key-in-reason",
    "RateLimited": """
        retry-after-seconds retry-after-fraction retry-after-milliseconds retry-after-date retry-after-past
        retry-after-negative retry-after-year retry-after-nonsense retry-after-enormous
        rate-limit-reset-seconds rate-limit-reset-epoch
    """,
}

EXPECTED: Mapping[str, str] = {
    **{fault: outcome for outcome, faults in _BY_OUTCOME.items() for fault in faults.split()},
    **{f"status-{status}{body}": _of_status(status) for status in (*ERRORS, *UNASSIGNED) for body in _WITH_BODIES},
    **{f"redirect-{status}{where}": "ResponseError" for status in STATUSES for where in ("", "-elsewhere")},
}
"""The outcome of each fault: `run`, `timed out`, or an error's name."""

EXCEPTIONS: Mapping[tuple[str, str], str] = {
    (fault, slug): outcome for slug, each in ALL.items() for fault, outcome in each.faults.items()
}
"""Outcomes that differ, by fault and vendor."""

SAID: Mapping[str, str] = {
    "refused": r"could not be reached at 127\.0\.0\.1:\d+: .*\[Errno \d+\]",
    "certificate-unknown": "could not be reached .* unable to get local issuer",
    "certificate-expired": "could not be reached .* certificate has expired",
    "certificate-of-another-host": r"could not be reached .* not valid for '127\.0\.0\.1'",
    "plain-http-on-the-https-port": "could not be reached .* wrong version number",
    "handshake-cut": "could not be reached .* EOF occurred",
    "handshake-hangs": r"did not answer within 0\.5 s \(127\.0\.0\.1:\d+\)",
    "reset-before-headers": r"did not answer properly \(127\.0\.0\.1:\d+\): .*Connection reset by peer",
    "reset-in-body": "did not answer properly .* Connection reset by peer",
    "close-before-headers": "did not answer properly .* disconnected without sending a response",
    "close-in-body": "did not answer properly .* without sending complete message body",
    "chunk-size-nonsense": "did not answer properly .* illegal chunk header",
    "status-101": "did not answer properly",
    "html": "not JSON but text/html",
    "number-of-5000-digits": "a number in it has more than 4300 digits$",
    "deep-json": "it is nested too deeply$",
    "brotli-of-noise": "it is in the coding 'br', which was not asked for$",
    "gzip-in-100-layers": "it is in the coding 'gzip' and 99 more, which was not asked for$",
    "gzip-bomb": "it is larger than 1048576 bytes$",
    "status-401-without-body": r"answered 401 Unauthorized \((check [A-Z0-9_, ]+|.* or MLFLOW_TRACKING_TOKEN);",
    "status-403-without-body": r"answered 403 Forbidden \((.* the permission: check [A-Z0-9_, ]+|.* set MLFLOW.*);",
    "status-404-without-body": r"answered 404 Not Found \(check the run's id.*; this was http://127\.0\.0\.1.*\)",
    "retry-after-seconds": r"answered 429 .* \(retry after 2 s\)",
    "redirect-302-elsewhere": r"answered 302 Found \(redirects are not followed: check the base URL\)",
}
"""What the error must say to everybody who meets some of them, as a pattern. It is what people act on."""
