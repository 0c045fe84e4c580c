"""The HTTP seam: the httpx clients that are handed to the generated ones.

A request goes through `client` (time limit, status check) → httpx-retries (`retry`) → `transport` (the whole
body, within its size) → the network. So the generated parser only ever sees an answer of success.
"""
