"""The HTTP stack: the httpx clients that send the requests of the generated operations.

A request goes through `client` (time limit, status check), `transport` (no other host), httpx-retries (`retries`),
`bodies` (the whole body, within its size) and `network` (sockets that keep to the time limit). The response is
returned if it is a success, else it becomes an error of the public tree (`errors`).
"""
