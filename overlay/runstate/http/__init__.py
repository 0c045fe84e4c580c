"""The HTTP seam: the httpx clients that are handed to the generated ones.

A request goes through `client` (time limit, status check) → `late` (no other host) → httpx-retries (`retry`) →
`bodies` (the whole body, within its size) → the network (`transport`, `backend`). So the generated parser only ever
sees an answer of success, and the caller an error of the tree (`responses`, `failures`).
"""
